/// The places in a text that a key can go to.
extension EditBuffer {
  /// The offset before the character or unit to the left of the cursor.
  var characterBefore: Int { outsideUnits(max(0, cursor - 1), isGoingBack: true) }

  /// The offset after the character or unit to the right of the cursor.
  var characterAfter: Int { outsideUnits(min(count, cursor + 1), isGoingBack: false) }

  /// The beginning of the line that holds the cursor, wherever the view wraps it.
  var lineStart: Int { lineStart(of: cursor) }

  /// The end of the line that holds the cursor, before its newline.
  var lineEnd: Int { lineEnd(of: cursor) }

  private func lineStart(of offset: Int) -> Int {
    var index = offset
    while index > 0, characters[index - 1] != "\n" { index -= 1 }
    return index
  }

  private func lineEnd(of offset: Int) -> Int {
    var index = offset
    while index < count, characters[index] != "\n" { index += 1 }
    return index
  }

  /// The beginning of the word that ends before or holds an offset. Letters and digits make words.
  func wordStart(before offset: Int) -> Int {
    var index = offset
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  /// The end of the word that begins after or holds an offset.
  func wordEnd(after offset: Int) -> Int {
    var index = offset
    while index < count, !characters[index].isWordPart { index += 1 }
    while index < count, characters[index].isWordPart { index += 1 }
    return index
  }

  /// The beginning of what stands between white space and an offset: what ^W takes.
  func blankBefore(_ offset: Int) -> Int {
    var index = offset
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  /// Selects the word at the cursor; between words only moves to the end of the next one.
  public mutating func selectWord() {
    let end = wordEnd(after: cursor)
    let start = wordStart(before: end)
    selectionAnchor = start <= cursor ? start : nil
    cursor = end
  }

  /// Selects some characters (clamped); the cursor stands behind them.
  public mutating func select(_ range: Range<Int>) {
    let range = coveringUnits(range.clamped(to: 0..<count))
    selectionAnchor = range.lowerBound
    cursor = range.upperBound
  }

  /// Selects the whole text; the cursor stands behind it.
  public mutating func selectAll() { select(0..<count) }

  /// Selects the word at the cursor; when it is selected already, or there is none, the line, and after it everything.
  public mutating func widenSelection() {
    var word = cursor..<cursor
    while word.lowerBound > 0, characters[word.lowerBound - 1].isWordPart {
      word = word.lowerBound - 1..<word.upperBound
    }
    while word.upperBound < count, characters[word.upperBound].isWordPart {
      word = word.lowerBound..<word.upperBound + 1
    }
    let present = selection ?? cursor..<cursor
    let wider = [word, lineStart..<lineEnd, 0..<count].first {
      $0.count > present.count && $0.lowerBound <= present.lowerBound && $0.upperBound >= present.upperBound
    }
    if let wider { select(wider) }
  }

  /// Moves by lines as they are seen when wrapped, keeping to the column in which the moves began. Beyond the
  /// first line is the beginning of the text, beyond the last its end.
  mutating func moveLines(_ lines: Int, wrapWidth: Int?, selecting: Bool) {
    let shown = markedText
    let start = shown.shownOffset(of: cursor)
    var walk = LineWalk(characters: shown.characters, offset: start, width: wrapWidth)
    let goal = goalColumn ?? walk.column(of: start)
    let moved = walk.move(lines)
    let end = moved ? shown.offset(ofShown: walk.offset(atColumn: goal)) : lines < 0 ? 0 : count
    move(to: end, selecting: selecting)
    goalColumn = goal
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" || self == "'" || self == "’" }
}

/// Goes from one seen line to the next, wrapping only the paragraphs it comes through.
private struct LineWalk {
  let characters: [Character]
  /// Columns; without wrapping, more than any paragraph has.
  let width: Int
  private var rows: [Range<Int>]
  private var row: Int

  init(characters: [Character], offset: Int, width: Int?) {
    self.characters = characters
    self.width = max(1, width ?? characters.count * 2 + 1)
    rows = []
    row = 0
    wrapParagraph(around: offset)
    row = rows.lastIndex { $0.lowerBound <= offset } ?? 0
  }

  /// Moves by `count` lines, or as far as there are any; whether it moved at all.
  mutating func move(_ count: Int) -> Bool {
    var moved = false
    for _ in 0..<abs(count) {
      guard count < 0 ? moveUp() : moveDown() else { break }
      moved = true
    }
    return moved
  }

  func column(of offset: Int) -> Int {
    characters[rows[row].lowerBound..<offset].reduce(0) { $0 + columns(of: $1) }
  }

  /// The offset in the present line nearest to a column; at a soft break not the line's end, which is seen
  /// as the beginning of the next.
  func offset(atColumn column: Int) -> Int {
    let range = rows[row]
    var offset = range.lowerBound
    var reached = 0
    while offset < range.upperBound {
      reached += columns(of: characters[offset])
      if reached > column { break }
      offset += 1
    }
    let isSoft = row + 1 < rows.count
    return isSoft && !range.isEmpty ? min(offset, range.upperBound - 1) : offset
  }

  private mutating func moveUp() -> Bool {
    if row == 0 {
      guard let first = rows.first?.lowerBound, first > 0 else { return false }
      wrapParagraph(around: first - 1)
      row = rows.count
    }
    row -= 1
    return true
  }

  private mutating func moveDown() -> Bool {
    if row + 1 == rows.count {
      guard let last = rows.last?.upperBound, last < characters.count else { return false }
      wrapParagraph(around: last + 1)
      row = -1
    }
    row += 1
    return true
  }

  private mutating func wrapParagraph(around offset: Int) {
    var start = offset
    while start > 0, characters[start - 1] != "\n" { start -= 1 }
    var end = offset
    while end < characters.count, characters[end] != "\n" { end += 1 }
    rows = lineRanges(characters[start..<end], width: width)
  }
}
