/// What one cell group of the screen shows for a part of a text.
public struct Glyph: Equatable, Sendable {
  /// What is drawn: one spacing scalar and the marks that stand on it.
  public var text: String
  /// Columns: 1 or 2.
  public var width: Int
  /// The offset, in characters (grapheme clusters), of the character it comes from. A few characters,
  /// such as flags, are drawn as two glyphs.
  public var offset: Int

  /// Makes a glyph of 1 or 2 columns.
  public init(text: String, width: Int, offset: Int) {
    self.text = text
    self.width = width
    self.offset = offset
  }
}

/// The glyphs that show a text on the screen.
///
/// Terminals, fonts and the C library disagree about joined emoji, presentation selectors, flags and skin
/// tones; so the screen shows the part that all of them draw alike, and the text itself is left as it is:
/// the first glyph of a joined emoji, no presentation selector, no skin tone, a flag as its two letters.
/// Nothing that could steer the terminal or reorder a line gets there: controls are drawn as pictures.
public func displayGlyphs(_ text: String) -> [Glyph] {
  var glyphs: [Glyph] = []
  glyphs.reserveCapacity(text.utf8.count)
  var offset = 0
  for character in text {
    forEachGlyph(of: character) { glyphs.append(Glyph(text: $0, width: $1, offset: offset)) }
    offset += 1
  }
  return glyphs
}

/// Calls `body` with the text and the width of each glyph that shows `character`: one, rarely more.
func forEachGlyph(of character: Character, _ body: (String, Int) -> Void) {
  let utf8 = character.utf8
  if utf8.count == 1, let byte = utf8.first, byte >= 0x20, byte < 0x7F {
    body(String(character), 1)
  } else {
    forEachGlyph(ofScalars: character.unicodeScalars, body)
  }
}

/// The columns that `character` takes, without making its glyphs where that can be helped.
func columns(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.index(after: scalars.startIndex) == scalars.endIndex {
    if first.value < 0x80 { return 1 }
    if let columns = ScalarWidth.columns(of: first), columns > 0 { return columns }
    return 1
  }
  var sum = 0
  forEachGlyph(ofScalars: scalars) { sum += $1 }
  return sum
}

private func forEachGlyph(ofScalars scalars: Character.UnicodeScalarView, _ body: (String, Int) -> Void) {
  var base = GlyphBuilder()
  for scalar in scalars {
    switch ScalarRole(scalar, afterBase: !base.isEmpty) {
    case .joiner where base.isEmoji:
      base.flush(body)
      return
    case .mark: base.add(mark: scalar)
    case .base(let width):
      base.flush(body)
      base.start(scalar, width: width)
    case .picture(let picture):
      base.flush(body)
      body(picture, 1)
    case .joiner, .dropped: break
    }
  }
  base.flush(body)
}

/// A glyph while its scalars are read.
private struct GlyphBuilder {
  private var text = ""
  private var width = 0
  private var marks = 0
  private(set) var isEmoji = false

  /// ncurses keeps five scalars in a cell: one that takes columns, and four marks.
  private static let marksThatFit = 4

  var isEmpty: Bool { text.isEmpty }

  mutating func start(_ scalar: Unicode.Scalar, width: Int) {
    text = String(Character(scalar))
    self.width = width
    marks = 0
    // Digits, # and * count as emoji for the keycaps; nothing is ever joined to them.
    isEmoji = scalar.value > 0xFF && scalar.properties.isEmoji
  }

  mutating func add(mark: Unicode.Scalar) {
    // A mark that has nothing to stand on gets the dotted circle that typographers use for it.
    if text.isEmpty { start("\u{25CC}", width: 1) }
    guard marks < Self.marksThatFit else { return }
    text.unicodeScalars.append(mark)
    marks += 1
  }

  mutating func flush(_ body: (String, Int) -> Void) {
    guard !text.isEmpty else { return }
    body(text, width)
    text = ""
    isEmoji = false
  }
}

/// What a scalar does on the screen.
private enum ScalarRole {
  /// Takes columns of its own.
  case base(width: Int)
  /// Stands on the scalar before it.
  case mark
  /// Joins what comes next to what came before.
  case joiner
  /// Is not shown.
  case dropped
  /// Is shown as this instead.
  case picture(String)

  init(_ scalar: Unicode.Scalar, afterBase: Bool) {
    switch scalar.value {
    case 0..<0x20: self = .picture(Self.text(0x2400 + scalar.value))
    case 0x20..<0x7F: self = .base(width: 1)
    case 0x7F: self = .picture("\u{2421}")
    case 0x80..<0xA0: self = .picture("\u{FFFD}")
    case 0x200D: self = afterBase ? .joiner : .picture("·")
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = afterBase ? .dropped : .picture("·")
    case 0x1F3FB...0x1F3FF: self = afterBase ? .dropped : .base(width: 2)
    case 0x1F1E6...0x1F1FF: self = .picture(Self.text(0x41 + scalar.value - 0x1F1E6))
    default: self.init(other: scalar, afterBase: afterBase)
    }
  }

  private init(other scalar: Unicode.Scalar, afterBase: Bool) {
    switch scalar.properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator:
      // After a base only tags and joining hints come (controls always stand alone): no one sees them.
      self = afterBase ? .dropped : .picture("·")
      return
    default: break
    }
    switch ScalarWidth.columns(of: scalar) {
    case .some(0): self = .mark
    case .some(let width): self = .base(width: width)
    case nil: self = .picture("\u{FFFD}")
    }
  }

  private static func text(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "\u{FFFD}"
  }
}
