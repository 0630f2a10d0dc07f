import Cells

/// What is done in a text while it is typed.
extension CommandTable {
  static let textCommands: [Command] =
    [
      Command(
        "text.pause", "Insert a pause", keys: [.alt("p")], in: .typing, hint: "pause",
        help: "In a spoken script: a pause of a second; once more makes it two, then half a second",
        availability: { $0.isEditingSpokenScript }
      ) { $0.insertPause() },
      Command(
        "text.copy", "Copy the selected text", keys: [.alt("w")], in: .typing,
        help: "Put the selected text on the clipboard", availability: { $0.hasSelectedText }
      ) { $0.copySelection(isCut: false) },
      Command(
        "text.cut", "Cut the selected text", keys: [.control("x")], in: .typing,
        help: "Put the selected text on the clipboard, and take it out", availability: { $0.hasSelectedText }
      ) { $0.copySelection(isCut: true) },
    ] + EditAction.allCases.map(command)

  /// The buffer that is edited carries the action out, wherever it is.
  private static func command(of action: EditAction) -> Command {
    let (title, help) = words(of: action)
    return Command(
      "text.\(action.rawValue)", title, keys: action.keys, in: .typing, editing: action,
      isNeeded: action == .done, help: help
    ) { _ in [] }
  }

  private static func words(of action: EditAction) -> (title: String, help: String) {
    switch action {
    case .left: ("Left", "A letter to the left; with Shift this and the other movements select")
    case .right: ("Right", "A letter to the right")
    case .up: ("Up", "A line up; outside of scripts to the field above")
    case .down: ("Down", "A line down; outside of scripts to the next field")
    case .pageUp: ("Page up", "Ten lines up")
    case .pageDown: ("Page down", "Ten lines down")
    case .wordLeft: ("Word left", "A word to the left")
    case .wordRight: ("Word right", "A word to the right")
    case .lineStart: ("Line's beginning", "To the beginning of the line")
    case .lineEnd: ("Line's end", "To the end of the line")
    case .textStart: ("Text's beginning", "To the beginning of the text")
    case .textEnd: ("Text's end", "To the end of the text")
    case .newline: ("New line, or done", "In a script a new line; elsewhere editing ends")
    case .deleteBack: ("Delete back", "Delete the letter before the cursor, or what is selected")
    case .deleteForward: ("Delete", "Delete the letter behind the cursor, or what is selected")
    case .cutWordBack: ("Cut the word before", "Cut back to the beginning of the word")
    case .cutBlankBack: ("Cut back to a space", "Cut back to the space before")
    case .cutWordForward: ("Cut the word behind", "Cut to the end of the word")
    case .cutLineStart: ("Cut the line before", "Cut back to the beginning of the line")
    case .cutLineEnd: ("Cut the rest of the line", "Cut to the end of the line, there the line's end")
    case .yank: ("Put back", "Put back what was cut, in another field too")
    case .transpose: ("Exchange letters", "Exchange the letters on both sides of the cursor")
    case .undo:
      ("Take back", "Take back the last word that was typed, or what else was done last in the field")
    case .selectAll: ("Select everything", "Select the whole text")
    case .widenSelection: ("Select more", "Select the word, then the line, then everything")
    case .done: ("Done", "Stop editing; what you typed stays")
    }
  }
}
