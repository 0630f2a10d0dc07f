/// What the keys do, as in readline and in the usual editors.
extension EditBuffer {
  /// Carries out an editing key.
  ///
  /// - Parameter wrapWidth: The columns at which the view wraps the text, so that the arrows move by the
  ///   lines seen; nil when it does not wrap.
  /// - Returns: Whether the chord is an editing key. ^C ^G ^L ^N ^O ^P ^Q ^R ^S ^X ^Z, Tab and Esc never are,
  ///   nor are Enter and the keys that move by lines when there is one line only, nor ^_ when there is nothing to undo.
  public mutating func handle(_ chord: KeyChord, wrapWidth: Int?) -> Bool {
    let selecting = chord.modifiers.contains(.shift)
    let modifiers = chord.modifiers.subtracting(.shift)
    if case .character(let character) = chord.key {
      switch modifiers {
      case []: replace(selection ?? cursor..<cursor, with: String(character), as: .typing)
      case .control: return handle(control: character)
      case .alt: return handle(alt: character)
      default: return false
      }
      return true
    }
    switch modifiers {
    case []: return handle(plain: chord.key, selecting: selecting, wrapWidth: wrapWidth)
    case .control: return handle(control: chord.key, selecting: selecting)
    case .alt: return handle(alt: chord.key)
    default: return false
    }
  }

  private mutating func handle(plain key: Key, selecting: Bool, wrapWidth: Int?) -> Bool {
    switch key {
    case .left: moveLeft(selecting: selecting)
    case .right: moveRight(selecting: selecting)
    case .home: move(to: lineStart, selecting: selecting)
    case .end: move(to: lineEnd, selecting: selecting)
    case .backspace: remove(characterBefore..<cursor)
    case .delete: remove(cursor..<characterAfter)
    case .enter where isMultiline: replace(selection ?? cursor..<cursor, with: "\n", as: .typing)
    case .up where isMultiline: moveLines(-1, wrapWidth: wrapWidth, selecting: selecting)
    case .down where isMultiline: moveLines(1, wrapWidth: wrapWidth, selecting: selecting)
    case .pageUp where isMultiline: moveLines(-10, wrapWidth: wrapWidth, selecting: selecting)
    case .pageDown where isMultiline: moveLines(10, wrapWidth: wrapWidth, selecting: selecting)
    default: return false
    }
    return true
  }

  private mutating func handle(control key: Key, selecting: Bool) -> Bool {
    switch key {
    case .left: move(to: wordStart(before: cursor), selecting: selecting)
    case .right: move(to: wordEnd(after: cursor), selecting: selecting)
    case .home: move(to: 0, selecting: selecting)
    case .end: move(to: count, selecting: selecting)
    case .backspace: kill(selection ?? wordStart(before: cursor)..<cursor)
    case .delete: kill(selection ?? cursor..<wordEnd(after: cursor))
    default: return false
    }
    return true
  }

  private mutating func handle(alt key: Key) -> Bool {
    switch key {
    case .left: move(to: wordStart(before: cursor), selecting: false)
    case .right: move(to: wordEnd(after: cursor), selecting: false)
    case .backspace: kill(selection ?? wordStart(before: cursor)..<cursor)
    default: return false
    }
    return true
  }

  private mutating func handle(control character: Character) -> Bool {
    switch character {
    case "a": move(to: lineStart, selecting: false)
    case "e": move(to: lineEnd, selecting: false)
    case "b": moveLeft(selecting: false)
    case "f": moveRight(selecting: false)
    case "h": remove(characterBefore..<cursor)
    case "d": remove(cursor..<characterAfter)
    case "w": kill(selection ?? blankBefore(cursor)..<cursor)
    case "u": kill(selection ?? lineStart..<cursor)
    case "k": kill(selection ?? cursor..<(cursor == lineEnd ? characterAfter : lineEnd))
    case "y": insert(String(killed))
    case "t": transpose()
    case "_": return undo()
    case "j" where isMultiline: insert("\n")
    default: return false
    }
    return true
  }

  private mutating func handle(alt character: Character) -> Bool {
    switch character {
    case "b": move(to: wordStart(before: cursor), selecting: false)
    case "f": move(to: wordEnd(after: cursor), selecting: false)
    case "d": kill(selection ?? cursor..<wordEnd(after: cursor))
    case "a": select(0..<count)
    case "s": widenSelection()
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
