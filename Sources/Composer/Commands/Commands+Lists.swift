import Cells

/// What is done in lists and in texts that lie over the panes.
extension CommandTable {
  static let listCommands: [Command] = [
    Command(
      "list.take", "Take", keys: [.plain(.enter)], in: .lists, isNeeded: true,
      help: "Take what is selected or typed; say yes to a question"
    ) { $0.takeInOverlay() },
    Command(
      "list.close", "Close", keys: [.plain(.escape), .control("c")], in: .lists,
      isNeeded: true, help: "Close the list; say no to a question; end a search"
    ) { $0.closeOverlay() },
    Command(
      "list.down", "Next row", keys: [.plain(.down)], in: .lists, help: "Go to the next row"
    ) { $0.moveItem(by: 1) },
    Command(
      "list.up", "Previous row", keys: [.plain(.up)], in: .lists,
      help: "Go to the row above"
    ) { $0.moveItem(by: -1) },
    Command(
      "list.page-down", "Page down", keys: [.plain(.pageDown)], in: .lists,
      help: "Go down by ten rows"
    ) { $0.moveItem(by: 10) },
    Command(
      "list.page-up", "Page up", keys: [.plain(.pageUp)], in: .lists,
      help: "Go up by ten rows"
    ) { $0.moveItem(by: -10) },
    Command(
      "list.open-link", "Look at it", keys: [.control("o")], in: .lists,
      help: "Open the picture or the sample of the avatar or voice"
    ) { $0.openItemLink() },
    Command(
      "list.mark", "Mark", keys: [.character(" ")], in: .several, isStep: true,
      help: "Choose the selected one, too, or no longer"
    ) { $0.toggleMarkInList() },
    Command(
      "drafts.new", "New draft", keys: [.control("n")], in: .drafts,
      help: "Choose a kind of video, and begin one"
    ) { state in
      state.overlay = .list(.newDraft)
      return []
    },
    Command(
      "drafts.rename", "Rename", keys: [.control("r")], in: .drafts,
      help: "Give the selected draft another name"
    ) { state in state.selectedDraftID.map { state.askForName(of: $0) } ?? [] },
    Command(
      "drafts.duplicate", "Duplicate", keys: [.control("d")], in: .drafts,
      help: "Make a copy of the selected draft, and open it"
    ) { $0.duplicateSelectedDraft() },
    Command(
      "drafts.delete", "Delete", keys: [.control("x")], in: .drafts,
      help: "Delete the selected draft; its jobs stay"
    ) { state in state.selectedDraftID.map { state.askToDelete($0) } ?? [] },
    Command(
      "log.copy", "Copy the log", keys: [.control("x")], in: .log,
      help: "Put the entries that are listed on the clipboard"
    ) { state in state.openList.map { state.copyLog($0) } ?? [] },
  ]

  static let readingCommands: [Command] = [
    Command(
      "reading.down", "Down", keys: [.plain(.down), .character("j")], in: .reading,
      help: "A row down"
    ) { $0.turn(by: .rows(1)) },
    Command(
      "reading.up", "Up", keys: [.plain(.up), .character("k")], in: .reading,
      help: "A row up"
    ) { $0.turn(by: .rows(-1)) },
    Command(
      "reading.page-down", "Page down", keys: [.plain(.pageDown), .character(" ")], in: .reading,
      help: "A page down"
    ) { $0.turn(by: .pages(1)) },
    Command(
      "reading.page-up", "Page up", keys: [.plain(.pageUp)], in: .reading,
      help: "A page up"
    ) { $0.turn(by: .pages(-1)) },
    Command(
      "reading.first", "Beginning", keys: [.plain(.home)], in: .reading,
      help: "To the beginning"
    ) { $0.turn(by: .toTheEdge(-1)) },
    Command(
      "reading.last", "End", keys: [.plain(.end)], in: .reading, help: "To the end"
    ) { $0.turn(by: .toTheEdge(1)) },
    Command(
      "reading.copy", "Copy", keys: [.character("y")], in: .reading,
      help: "Put the text on the clipboard"
    ) { state in
      guard case .text(let text) = state.overlay else { return [] }
      return [text.copying]
    },
    Command(
      "reading.close", "Close",
      keys: [.plain(.escape), .plain(.enter), .character("q"), .character("?"), .control("c")], in: .reading,
      isNeeded: true, help: "Close the text"
    ) { $0.closeOverlay() },
  ]
}
