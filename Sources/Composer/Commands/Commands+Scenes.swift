import Cells
import VideoModel

extension CommandTable {
  static let sceneCommands: [Command] = [
    Command(
      "scene.down", "Next scene", keys: [.plain(.down), .character("j")], in: .pane(.scenes),
      isStep: true,
      help: "Select the next row"
    ) { $0.selectRow($0.place.row + 1) },
    Command(
      "scene.up", "Previous scene", keys: [.plain(.up), .character("k")], in: .pane(.scenes),
      isStep: true,
      help: "Select the row above"
    ) { $0.selectRow($0.place.row - 1) },
    Command(
      "scene.page-down", "Page down", keys: [.plain(.pageDown)], in: .pane(.scenes), isStep: true,
      help: "Select the row a page further down"
    ) { $0.selectRow($0.place.row + $0.pageHeight(of: .scenes)) },
    Command(
      "scene.page-up", "Page up", keys: [.plain(.pageUp)], in: .pane(.scenes), isStep: true,
      help: "Select the row a page further up"
    ) { $0.selectRow($0.place.row - $0.pageHeight(of: .scenes)) },
    Command(
      "scene.first", "First scene", keys: [.plain(.home)], in: .pane(.scenes), isMovement: true,
      help: "Select the first scene"
    ) { $0.selectRow(0) },
    Command(
      "scene.last", "Video settings", keys: [.plain(.end)], in: .pane(.scenes), isMovement: true,
      help: "Select the video's own settings"
    ) { $0.selectRow($0.sceneRowCount - 1) },
    Command(
      "scene.edit", "Edit scene", keys: [.plain(.enter), .plain(.right)], in: .pane(.scenes),
      hint: HintWord { $0.subject == .adding ? "add" : "edit" },
      isMovement: true, help: "Go to the form of what is selected"
    ) { state in
      if state.subject == .adding { return state.addScene() }
      state.pane = .form
      return []
    },
    Command(
      "scene.script", "Write the script", keys: [.character("s")], in: .pane(.scenes), hint: "script",
      help: "Type what is said in the selected scene", availability: { $0.hasSpokenScript }
    ) { $0.writeScript() },
    Command(
      "scene.add", "Add scene", keys: [.character("a"), .plain(.insert)], in: .pane(.scenes),
      hint: HintWord { $0.subject == .adding ? nil : "add" },
      help: "Add a scene behind the selected one, with its avatar, voice and background",
      availability: { $0.canAddScene }
    ) { $0.addScene() },
    Command(
      "scene.duplicate", "Duplicate scene", keys: [.character("c")], in: .pane(.scenes), hint: "copy",
      help: "Add a copy of the selected scene behind it, or of all marked ones",
      availability: { $0.canAddChosenScenes }
    ) { $0.duplicateScenes() },
    Command(
      "scene.delete", "Delete scene", keys: [.character("d"), .plain(.delete)], in: .pane(.scenes),
      hint: "delete", help: "Delete the selected scene, or all marked ones; undo brings them back",
      availability: { $0.hasChosenScenes }
    ) { $0.deleteScenes() },
    Command(
      "scene.move-up", "Move scene up", keys: [.character("K"), KeyChord(.up, .shift)], in: .pane(.scenes),
      hint: HintWord { $0.place.marked.isEmpty ? nil : "move" },
      help: "Move the selected scene, or the marked ones, before the one above",
      availability: { $0.hasChosenScenes }
    ) { $0.moveScenes(by: -1) },
    Command(
      "scene.move-down", "Move scene down", keys: [.character("J"), KeyChord(.down, .shift)],
      in: .pane(.scenes),
      help: "Move the selected scene, or the marked ones, behind the next one",
      availability: { $0.hasChosenScenes }
    ) { $0.moveScenes(by: 1) },
    Command(
      "scene.mark", "Mark scene", keys: [.character(" ")], in: .pane(.scenes),
      help: "Mark the selected scene for what is done to several, and go to the next",
      availability: { $0.shownSubjectIsScene }
    ) { $0.toggleMark() },
    Command(
      "scene.mark-all", "Mark all scenes", keys: [.character("*")], in: .pane(.scenes),
      help: "Mark all scenes; when all are marked, none",
      availability: { $0.sceneCount == 0 ? .unavailable("there is no scene") : .available }
    ) { $0.toggleAllMarks() },
    Command(
      "scene.unmark", "Unmark all scenes", keys: [.plain(.escape)], in: .pane(.scenes), hint: "unmark",
      help: "Take the marks of all scenes away",
      availability: { $0.place.marked.isEmpty ? .unavailable("no scene is marked") : .available }
    ) { state in
      state.place.marked = []
      return []
    },
  ]
}

extension State {
  var canAddScene: Availability {
    guard draft.request.sceneListPath != nil else {
      return .unavailable("this kind of video has no scenes")
    }
    return sceneCount < VideoRequest.mostScenes
      ? .available : .unavailable("a video has at most \(VideoRequest.mostScenes) scenes")
  }

  var shownSubjectIsScene: Availability {
    if case .scene = subject { return .available }
    return .unavailable("no scene is selected")
  }

  var hasChosenScenes: Availability {
    chosenScenes.isEmpty ? .unavailable("no scene is selected") : .available
  }

  mutating func selectRow(_ row: Int) -> [Effect] {
    let wasVideo = subject == .video
    place.row = row
    // From scene to scene the same section stays open; the video's own are others.
    if (subject == .video) != wasVideo { place.section = 0 }
    place.field = 0
    clampPlace()
    return []
  }

  /// A new scene takes who is seen and heard from the one before, since most videos keep them.
  mutating func addScene() -> [Effect] {
    guard case .available = canAddScene else {
      notice = Notice(.warning, canAddScene.reason ?? "")
      return []
    }
    let position = min(place.row + 1, sceneCount)
    let effects = editScenes(.insert(at: position))
    place.marked = Set(place.marked.map { $0 < position ? $0 : $0 + 1 })
    return effects + selectRow(position) + selectMainField()
  }
}
