import Cells
import VideoModel

/// What is done in a text beside typing.
extension State {
  /// Puts a pause where the cursor is; a pause that is there already becomes the next longer one, and
  /// the longest the shortest.
  mutating func insertPause() -> [Effect] {
    guard var changed = edit else { return [] }
    changed.buffer.insertPause()
    return go(on: changed)
  }

  /// Puts the selection on the clipboard, for the terminal and for ^Y.
  /// - Parameter isCut: whether it is taken out of the text.
  mutating func copySelection(isCut: Bool) -> [Effect] {
    guard var changed = edit, changed.buffer.selection != nil else { return [] }
    let text = changed.buffer.selectedText
    if isCut {
      changed.buffer.replace(changed.buffer.selection ?? 0..<0, with: "")
    }
    changed.buffer.killedText = text
    return go(on: changed) + [.copy(text, what: "the selection")]
  }

  var isEditingSpokenScript: Availability {
    edit?.isSpoken == true ? .available : .unavailable("no spoken script is being edited")
  }

  var hasSelectedText: Availability {
    edit?.buffer.selection != nil ? .available : .unavailable("no text is selected")
  }
}

extension EditBuffer {
  /// The pauses that a key goes through, in seconds.
  static let pauseSteps = [0.5, 1, 2]
  /// The one that it begins with.
  static let firstPause = 1.0

  /// Inserts a pause with spaces around it, or makes the one at the cursor the next longer one.
  mutating func insertPause() {
    if let unit = pauseAtCursor {
      let text = text(in: unit.range)
      let seconds = Script.pauses(in: text).first?.seconds ?? 0
      let next = Self.pauseSteps.first { $0 > seconds + 0.001 } ?? Self.pauseSteps[0]
      let behind = max(cursor - unit.range.upperBound, 0)
      replace(unit.range, with: Script.breakTag(seconds: next))
      cursor += behind
      return
    }
    let place = selection ?? cursor..<cursor
    let needsSpace = place.lowerBound > 0 && !isSpace(place.lowerBound - 1)
    let hasSpace = place.upperBound < count && isSpace(place.upperBound)
    let tag = Script.breakTag(seconds: Self.firstPause)
    replace(place, with: (needsSpace ? " " : "") + tag + (hasSpace ? "" : " "))
    if hasSpace { cursor += 1 }
  }

  /// The pause that the cursor stands behind, with at most a space between, or before.
  private var pauseAtCursor: EditUnit? {
    units.last { unit in
      let end = unit.range.upperBound
      return end == cursor || end == cursor - 1 && isSpace(end)
    } ?? units.first { $0.range.lowerBound == cursor }
  }

  private func isSpace(_ offset: Int) -> Bool { text(in: offset..<offset + 1).allSatisfy(\.isWhitespace) }
}
