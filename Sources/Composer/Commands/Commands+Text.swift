import Cells

/// What is done in a field that is being edited, beside the keys of readline. None of them ends editing.
extension CommandTable {
  static let textCommands: [Command] = [
    Command(
      "text.pause", "Insert a pause", keys: [.alt("p")], in: .pane(.form), hint: "pause",
      help: "In a spoken script: a pause of half a second, or the next longer one in place of the one here",
      availability: { $0.isEditingSpokenScript }
    ) { $0.insertPause() },
    Command(
      "text.copy", "Copy the selected text", keys: [.alt("w")], in: .pane(.form),
      help: "Put the selected text on the clipboard", availability: { $0.hasSelectedText }
    ) { $0.copySelection(isCut: false) },
    Command(
      "text.cut", "Cut the selected text", keys: [.control("x")], in: .pane(.form),
      help: "Put the selected text on the clipboard, and take it out", availability: { $0.hasSelectedText }
    ) { $0.copySelection(isCut: true) },
  ]
}
