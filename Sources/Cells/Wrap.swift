/// One line of a wrapped text.
public struct WrappedLine: Equatable, Sendable {
  /// The offset of its first character in the whole text, in characters (grapheme clusters).
  public var start: Int
  /// The offset after its last character; a newline is not part of any line.
  public var end: Int
  /// Its text. The space at which the line was broken is part of it and may stand beyond the width.
  public var text: String

  /// Makes a line.
  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

/// Breaks a text into lines of `width` columns (at least 1): at newlines, after spaces, anywhere between wide
/// characters, and inside of words that are longer than a line. The space at a break belongs to the line
/// before. An empty text is one empty line, and after a newline at the end comes an empty line.
public func wrap(_ text: String, width: Int) -> [WrappedLine] {
  guard asciiCount(text) == nil else { return wrapASCII(text, width: width) }
  let characters = Array(text)
  return lineRanges(characters, width: width).map {
    WrappedLine(start: $0.lowerBound, end: $0.upperBound, text: String(characters[$0]))
  }
}

/// The same for text of one byte a character, which needs no search for the ends of characters.
private func wrapASCII(_ text: String, width: Int) -> [WrappedLine] {
  var text = text
  return text.withUTF8 { bytes in
    let ranges = lineRanges(0..<bytes.count, width: width) { offset in
      switch bytes[offset] {
      case 0x0A: .newline
      case 0x20: .space
      default: .narrow
      }
    }
    return ranges.map {
      WrappedLine(
        start: $0.lowerBound, end: $0.upperBound,
        text: String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self))
    }
  }
}

/// The lines of a text that is given as characters, as ranges of offsets.
func lineRanges(_ characters: [Character], width: Int) -> [Range<Int>] {
  lineRanges(0..<characters.count, width: width) { WrapUnit(characters[$0]) }
}

/// The lines of one paragraph or more of `characters`.
func lineRanges(_ characters: ArraySlice<Character>, width: Int) -> [Range<Int>] {
  lineRanges(characters.indices, width: width) { WrapUnit(characters[$0]) }
}

/// What a character means for breaking lines.
private enum WrapUnit {
  case newline
  case space
  case narrow
  /// A character of a word, of these columns.
  case letter(columns: Int)
  /// A character of a script without spaces: the line may be broken on both sides of it.
  case ideograph(columns: Int)
  /// Punctuation that must not begin a line: it stays with what comes before it.
  case closing(columns: Int)

  init(_ character: Character) {
    let utf8 = character.utf8
    if utf8.count == 1 {
      self = character == "\n" ? .newline : character == " " ? .space : .narrow
    } else if character == "\r\n" {
      self = .newline
    } else {
      self.init(wide: character)
    }
  }

  private init(wide character: Character) {
    let columns = columns(of: character)
    switch character.unicodeScalars.first?.value ?? 0 {
    // 、。〉》」』】〕〗〙〛！），．：；？
    case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0xFF01,
      0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F:
      self = .closing(columns: columns)
    // Han, kana, Hangul and the full-width forms.
    case 0x2E80...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      self = .ideograph(columns: columns)
    default: self = .letter(columns: columns)
    }
  }
}

@inline(__always)
private func lineRanges(
  _ offsets: Range<Int>, width: Int, unit: (Int) -> WrapUnit
) -> [Range<Int>] {
  var breaker = LineBreaker(start: offsets.lowerBound, width: max(1, width))
  for offset in offsets { breaker.take(unit(offset), at: offset) }
  breaker.lines.append(breaker.start..<offsets.upperBound)
  return breaker.lines
}

/// Takes one character after the other and keeps the lines that are done.
private struct LineBreaker {
  let width: Int
  var lines: [Range<Int>] = []
  /// The first character of the line that is not done.
  var start: Int
  private var column = 0
  /// The last place at which the line may be broken, and the column there; `start` when there is none.
  private var place: Int
  private var placeColumn = 0
  private var afterIdeograph = false

  init(start: Int, width: Int) {
    self.width = width
    self.start = start
    place = start
  }

  mutating func take(_ unit: WrapUnit, at offset: Int) {
    switch unit {
    case .newline:
      end(at: offset)
      begin(at: offset + 1)
    case .space:
      // One space may stand beyond the edge; after it the line is full.
      if column > width { breakLine(before: offset) }
      column += 1
      afterIdeograph = false
      allowBreak(before: offset + 1)
    case .narrow: add(letter: 1, at: offset)
    case .letter(let columns): add(letter: columns, at: offset)
    case .ideograph(let columns):
      allowBreak(before: offset)
      add(columns, at: offset)
      afterIdeograph = true
    case .closing(let columns): add(columns, at: offset)
    }
  }

  private mutating func add(letter columns: Int, at offset: Int) {
    if afterIdeograph { allowBreak(before: offset) }
    afterIdeograph = false
    add(columns, at: offset)
  }

  private mutating func add(_ columns: Int, at offset: Int) {
    if column + columns > width, offset > start { breakLine(before: offset) }
    // What was moved to the next line may itself be longer than that line.
    if column + columns > width, offset > start { breakLine(before: offset) }
    column += columns
  }

  private mutating func allowBreak(before offset: Int) {
    place = offset
    placeColumn = column
  }

  /// Ends the line at the last place allowed, or before `offset` when there is none.
  private mutating func breakLine(before offset: Int) {
    let cut = place > start ? place : offset
    let moved = place > start ? column - placeColumn : 0
    end(at: cut)
    begin(at: cut)
    column = moved
  }

  private mutating func end(at offset: Int) { lines.append(start..<offset) }

  private mutating func begin(at offset: Int) {
    start = offset
    column = 0
    place = offset
    placeColumn = 0
    afterIdeograph = false
  }
}

/// The row of the character at `offset`, and the display columns before it. At a soft break that is the
/// beginning of the next line. An offset beyond the text is at its end.
public func position(of offset: Int, in lines: [WrappedLine]) -> (row: Int, column: Int) {
  guard let last = lines.last else { return (0, 0) }
  let offset = min(max(0, offset), last.end)
  let row = max(0, firstRow(in: lines) { $0.start > offset } - 1)
  let line = lines[row]
  return (row, displayWidth(String(line.text.prefix(min(offset, line.end) - line.start))))
}

/// The offset of the character that stands at a display column of a row, or the nearest there is: rows are
/// clamped, and beyond the end of a line is its end (at a soft break, the last character of the line, since
/// the end is the beginning of the next).
public func offset(row: Int, column: Int, in lines: [WrappedLine]) -> Int {
  guard !lines.isEmpty else { return 0 }
  let row = min(max(0, row), lines.count - 1)
  let line = lines[row]
  let isSoft = row + 1 < lines.count && lines[row + 1].start == line.end
  var offset = line.start
  var reached = 0
  for character in line.text {
    let next = reached + columns(of: character)
    if next > column { break }
    reached = next
    offset += 1
  }
  return isSoft && line.end > line.start ? min(offset, line.end - 1) : offset
}

/// The first row for which `isBehind` holds, or the number of rows; it holds for no row before one where it
/// does not.
private func firstRow(in lines: [WrappedLine], where isBehind: (WrappedLine) -> Bool) -> Int {
  var low = 0
  var high = lines.count
  while low < high {
    let middle = (low + high) / 2
    if isBehind(lines[middle]) { high = middle } else { low = middle + 1 }
  }
  return low
}
