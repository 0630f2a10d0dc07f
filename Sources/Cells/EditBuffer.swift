/// A text while it is edited: the text, the cursor, the selection. One line, or many.
///
/// Offsets count characters (grapheme clusters). Two buffers are equal when a user would see no difference:
/// what was killed and the column that the arrows keep to are not compared.
public struct EditBuffer: Sendable {
  /// Whether the text may have more than one line.
  public let isMultiline: Bool

  /// The characters, so that a key costs no walk through a string to find its place.
  private(set) var characters: [Character]
  private var cursorOffset: Int
  private var anchorOffset: Int?
  /// What the last kill took, for yank.
  var killed: [Character] = []
  /// The display column that moving up and down keeps to.
  var goalColumn: Int?

  /// Makes a buffer. The text is cleaned as `insert` cleans it.
  ///
  /// - Parameter cursor: Where the cursor stands, clamped; the end when nil.
  public init(_ text: String, cursor: Int? = nil, multiline: Bool) {
    isMultiline = multiline
    characters = Array(EditBuffer.clean(text, multiline: multiline))
    cursorOffset = min(max(0, cursor ?? characters.count), characters.count)
  }

  /// The text. Setting it keeps the cursor where it is as far as the text reaches, and ends the selection.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(EditBuffer.clean(newValue, multiline: isMultiline))
      cursorOffset = min(cursorOffset, characters.count)
      anchorOffset = nil
      goalColumn = nil
    }
  }

  /// The number of characters.
  public var count: Int { characters.count }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// The offset of the character that the cursor stands before, 0 to `count`; clamped when set.
  public var cursor: Int {
    get { cursorOffset }
    set {
      cursorOffset = min(max(0, newValue), characters.count)
      goalColumn = nil
    }
  }

  /// The other end of the selection, or nil when nothing is selected; clamped when set.
  public var selectionAnchor: Int? {
    get { anchorOffset }
    set { anchorOffset = newValue.map { min(max(0, $0), characters.count) } }
  }

  /// The offsets selected, or nil when there are none.
  public var selection: Range<Int>? {
    guard let anchorOffset, anchorOffset != cursorOffset else { return nil }
    return min(anchorOffset, cursorOffset)..<max(anchorOffset, cursorOffset)
  }

  /// The text selected, "" when there is none.
  public var selectedText: String { selection.map { String(characters[$0]) } ?? "" }

  /// Puts a text in place of the selection, or at the cursor, which then stands after it. Line ends become
  /// "\n", or spaces when there is one line only; other controls except tabs are left out.
  public mutating func insert(_ string: String) {
    let clean = EditBuffer.clean(string, multiline: isMultiline)
    replace(selection ?? cursorOffset..<cursorOffset, with: clean)
  }

  /// Puts a text in place of some characters (clamped); the cursor then stands after it, and nothing is
  /// selected.
  public mutating func replace(_ range: Range<Int>, with string: String) {
    let range = range.clamped(to: 0..<characters.count)
    let clean = EditBuffer.clean(string, multiline: isMultiline)
    // A mark may join the character before it, a joiner the one after it, flags pair anew: what stands at
    // the seams is divided into characters again, as far as joining can reach.
    let left = seam(before: range.lowerBound)
    let right = seam(after: range.upperBound)
    let head = String(characters[left..<range.lowerBound]) + clean
    let divided = Array(head + String(characters[range.upperBound..<right]))
    characters.replaceSubrange(left..<right, with: divided)
    cursorOffset = left + EditBuffer.count(of: divided, covering: head.utf8.count)
    anchorOffset = nil
    goalColumn = nil
  }

  /// Removes some characters and keeps them for yank.
  mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    replace(range, with: "")
  }

  /// Moves the cursor, and the end of the selection with it when `selecting`; else nothing stays selected.
  mutating func move(to offset: Int, selecting: Bool) {
    anchorOffset = selecting ? anchorOffset ?? cursorOffset : nil
    cursor = offset
  }

  private func seam(before offset: Int) -> Int {
    var index = offset
    while index > 0 {
      index -= 1
      if EditBuffer.standsApart(characters[index]) { break }
    }
    return index
  }

  private func seam(after offset: Int) -> Int {
    var index = offset
    while index < characters.count {
      index += 1
      if EditBuffer.standsApart(characters[index - 1]) { break }
    }
    return index
  }

  /// Whether what is on one side of a character cannot change how the other side is divided. It may say no
  /// needlessly, which only costs time.
  private static func standsApart(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
      return false
    }
    return first.value < 0x300 || (0x3041...0x9FFF).contains(first.value)
  }

  /// The number of characters from the first on that hold `bytes` bytes or just more.
  private static func count(of characters: [Character], covering bytes: Int) -> Int {
    var covered = 0
    var count = 0
    while covered < bytes, count < characters.count {
      covered += characters[count].utf8.count
      count += 1
    }
    return count
  }

  private static func clean(_ text: String, multiline: Bool) -> String {
    var text = text
    let isClean = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A && multiline }
    }
    if isClean { return text }
    var cleaned = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where afterReturn: break
      case "\n", "\r": cleaned.append(multiline ? "\n" : " ")
      case "\t": cleaned.append(scalar)
      case "\0"..<" ", "\u{7F}": break
      default: cleaned.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(cleaned)
  }
}

extension EditBuffer: Equatable {
  /// Whether a user would see no difference.
  public static func == (one: EditBuffer, other: EditBuffer) -> Bool {
    one.isMultiline == other.isMultiline && one.cursorOffset == other.cursorOffset
      && one.anchorOffset == other.anchorOffset && one.characters == other.characters
  }
}
