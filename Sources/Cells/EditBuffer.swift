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
  var history = EditHistory()

  /// What is stepped over and deleted as if it were one character, in the order of the text.
  public private(set) var units: [EditUnit] = []
  private let findUnits: EditUnit.Finder?

  /// Makes a buffer. The text is cleaned as `insert` cleans it.
  ///
  /// - Parameters:
  ///   - cursor: Where the cursor stands, clamped; the end when nil.
  ///   - findUnits: Finds the units of a text; it is asked after every change.
  public init(_ text: String, cursor: Int? = nil, multiline: Bool, findUnits: EditUnit.Finder? = nil) {
    isMultiline = multiline
    self.findUnits = findUnits
    characters = Array(EditBuffer.clean(text, multiline: multiline))
    cursorOffset = min(max(0, cursor ?? characters.count), characters.count)
    units = findUnits?(characters) ?? []
  }

  /// The text. Setting it keeps the cursor where it is as far as the text reaches, ends the selection, and cannot be
  /// undone.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(EditBuffer.clean(newValue, multiline: isMultiline))
      history = EditHistory()
      textHasChanged(cursor: cursorOffset)
    }
  }

  /// The number of characters.
  public var count: Int { characters.count }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// The offset of the character that the cursor stands before, 0 to `count`; clamped when set, and never inside a
  /// unit: on the way back it stops before one, on the way on behind it.
  public var cursor: Int {
    get { cursorOffset }
    set {
      let offset = min(max(0, newValue), characters.count)
      cursorOffset = outsideUnits(offset, isGoingBack: offset < cursorOffset)
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
    replace(selection ?? cursorOffset..<cursorOffset, with: string)
  }

  /// Puts a text in place of some characters (clamped); the cursor then stands after it, and nothing is
  /// selected.
  public mutating func replace(_ range: Range<Int>, with string: String) {
    replace(range, with: string, as: .whole)
  }

  /// - Parameter kind: Whether undo takes it back together with what was done before.
  mutating func replace(_ range: Range<Int>, with string: String, as kind: EditHistory.Kind) {
    let range = range.clamped(to: 0..<characters.count)
    let clean = EditBuffer.clean(string, multiline: isMultiline)
    // A mark may join the character before it, a joiner the one after it, flags pair anew: what stands at
    // the seams is divided into characters again, as far as joining can reach.
    let left = seam(before: range.lowerBound)
    let right = seam(after: range.upperBound)
    let head = String(characters[left..<range.lowerBound]) + clean
    let divided = Array(head + String(characters[range.upperBound..<right]))
    var change = EditHistory.Change(
      start: left, removed: Array(characters[left..<right]), inserted: divided, cursorBefore: cursorOffset)
    characters.replaceSubrange(left..<right, with: divided)
    textHasChanged(cursor: left + EditBuffer.count(of: divided, covering: head.utf8.count))
    change.cursorAfter = cursorOffset
    history.record(change, as: kind)
  }

  /// Puts characters in the place of others, as they are: undo and redo know how the text was divided.
  mutating func put(_ new: [Character], inPlaceOf range: Range<Int>, cursor: Int) {
    characters.replaceSubrange(range, with: new)
    textHasChanged(cursor: cursor)
  }

  private mutating func textHasChanged(cursor: Int) {
    units = findUnits?(characters) ?? []
    cursorOffset = outsideUnits(min(cursor, characters.count), isGoingBack: false)
    anchorOffset = nil
    goalColumn = nil
  }

  /// Removes some characters and keeps them for yank.
  mutating func kill(_ range: Range<Int>) {
    let range = coveringUnits(range)
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    replace(range, with: "")
  }

  /// What the last kill took, for yank: to be handed on from one field to the next.
  public var killedText: String {
    get { String(killed) }
    set { killed = Array(newValue) }
  }

  /// The text of some characters (clamped).
  public func text(in range: Range<Int>) -> String { String(characters[range.clamped(to: 0..<count)]) }

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
