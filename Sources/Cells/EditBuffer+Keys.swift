/// What the keys do, as in readline and in the usual editors.
extension EditBuffer {
  /// Types a character, or does what an editing key does.
  ///
  /// - Parameter wrapWidth: The columns at which the view wraps the text, so that the arrows move by the
  ///   lines seen; nil when it does not wrap.
  /// - Returns: Whether the chord means anything here. What moves by lines and begins a new one does not when there is
  ///   one line only, nor does undo when there is nothing to undo.
  public mutating func handle(_ chord: KeyChord, wrapWidth: Int?, keys: EditKeys = .standard) -> Bool {
    if case .character(let character) = chord.key, chord.modifiers.subtracting(.shift).isEmpty {
      replace(selection ?? cursor..<cursor, with: String(character), as: .typing)
      return true
    }
    guard let (action, isSelecting) = keys.action(of: chord) else { return false }
    return move(action, selecting: isSelecting, wrapWidth: wrapWidth) || change(action)
  }

  /// - Returns: Whether the action is one that moves the cursor or selects.
  private mutating func move(_ action: EditAction, selecting: Bool, wrapWidth: Int?) -> Bool {
    switch action {
    case .left: moveLeft(selecting: selecting)
    case .right: moveRight(selecting: selecting)
    case .wordLeft: move(to: wordStart(before: cursor), selecting: selecting)
    case .wordRight: move(to: wordEnd(after: cursor), selecting: selecting)
    case .lineStart: move(to: lineStart, selecting: selecting)
    case .lineEnd: move(to: lineEnd, selecting: selecting)
    case .textStart: move(to: 0, selecting: selecting)
    case .textEnd: move(to: count, selecting: selecting)
    case .up where isMultiline: moveLines(-1, wrapWidth: wrapWidth, selecting: selecting)
    case .down where isMultiline: moveLines(1, wrapWidth: wrapWidth, selecting: selecting)
    case .pageUp where isMultiline: moveLines(-10, wrapWidth: wrapWidth, selecting: selecting)
    case .pageDown where isMultiline: moveLines(10, wrapWidth: wrapWidth, selecting: selecting)
    case .selectAll: selectAll()
    case .widenSelection: widenSelection()
    default: return false
    }
    return true
  }

  /// - Returns: Whether the action is one that changes the text.
  private mutating func change(_ action: EditAction) -> Bool {
    switch action {
    case .newline where isMultiline: replace(selection ?? cursor..<cursor, with: "\n", as: .typing)
    case .deleteBack: remove(characterBefore..<cursor)
    case .deleteForward: remove(cursor..<characterAfter)
    case .cutWordBack: kill(selection ?? wordStart(before: cursor)..<cursor)
    case .cutBlankBack: kill(selection ?? blankBefore(cursor)..<cursor)
    case .cutWordForward: kill(selection ?? cursor..<wordEnd(after: cursor))
    case .cutLineStart: kill(selection ?? lineStart..<cursor)
    case .cutLineEnd: kill(selection ?? cursor..<(cursor == lineEnd ? characterAfter : lineEnd))
    case .yank: insert(String(killed))
    case .transpose: transpose()
    case .undo: return undo()
    default: return false
    }
    return true
  }

  /// Removes the selection, or else `range`, without keeping it for yank.
  private mutating func remove(_ range: Range<Int>) {
    if let selection {
      replace(selection, with: "")
    } else if !range.isEmpty {
      replace(range, with: "", as: .deleting)
    }
  }

  private mutating func moveLeft(selecting: Bool) {
    if let selection, !selecting {
      move(to: selection.lowerBound, selecting: false)
    } else {
      move(to: characterBefore, selecting: selecting)
    }
  }

  private mutating func moveRight(selecting: Bool) {
    if let selection, !selecting {
      move(to: selection.upperBound, selecting: false)
    } else {
      move(to: characterAfter, selecting: selecting)
    }
  }

  /// Exchanges the characters on both sides of the cursor, or the two before it at the end of a line.
  private mutating func transpose() {
    let second = cursor == lineEnd ? cursor - 1 : cursor
    guard second > lineStart, coveringUnits(second - 1..<second + 1).count == 2 else { return }
    let pair = String(characters[second]) + String(characters[second - 1])
    replace(second - 1..<second + 1, with: pair)
  }
}
