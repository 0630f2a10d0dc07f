import Cells
import VideoModel

extension CommandTable {
  static let sceneCommands: [Command] = [
    Command(
      "scene.down", "Next scene", keys: [.plain(.down), .character("j")], in: .pane(.scenes),
      isMovement: true,
      help: "Select the next row"
    ) { $0.selectRow($0.place.row + 1) },
    Command(
      "scene.up", "Previous scene", keys: [.plain(.up), .character("k")], in: .pane(.scenes),
      isMovement: true,
      help: "Select the row above"
    ) { $0.selectRow($0.place.row - 1) },
    Command(
      "scene.first", "First scene", keys: [.plain(.home)], in: .pane(.scenes), isMovement: true,
      help: "Select the first scene"
    ) { $0.selectRow(0) },
    Command(
      "scene.last", "Video settings", keys: [.plain(.end)], in: .pane(.scenes), isMovement: true,
      help: "Select the video's own settings"
    ) { $0.selectRow($0.sceneRowCount - 1) },
    Command(
      "scene.edit", "Edit scene", keys: [.plain(.enter), .plain(.right)], in: .pane(.scenes), hint: "edit",
      isMovement: true, help: "Go to the form of what is selected"
    ) { state in
      if state.subject == .adding { return state.addScene() }
      state.pane = .form
      return []
    },
    Command(
      "scene.add", "Add scene", keys: [.character("a"), .plain(.insert)], in: .pane(.scenes), hint: "add",
      help: "Add a scene behind the selected one, with its avatar and voice",
      availability: { $0.canAddScene }
    ) { $0.addScene() },
    Command(
      "scene.duplicate", "Duplicate scene", keys: [.character("c")], in: .pane(.scenes), hint: "copy",
      help: "Add a copy of the selected scene behind it",
      availability: { $0.shownSubjectIsScene.reason == nil ? $0.canAddScene : $0.shownSubjectIsScene }
    ) { $0.duplicateScene() },
    Command(
      "scene.delete", "Delete scene", keys: [.character("d"), .plain(.delete)], in: .pane(.scenes),
      hint: "delete", help: "Delete the selected scene; undo brings it back",
      availability: { $0.shownSubjectIsScene }
    ) { $0.deleteScene() },
    Command(
      "scene.move-up", "Move scene up", keys: [.character("K"), KeyChord(.up, .shift)], in: .pane(.scenes),
      help: "Move the selected scene before the one above", availability: { $0.shownSubjectIsScene }
    ) { $0.moveScene(by: -1) },
    Command(
      "scene.move-down", "Move scene down", keys: [.character("J"), KeyChord(.down, .shift)],
      in: .pane(.scenes), hint: "move",
      help: "Move the selected scene behind the next one", availability: { $0.shownSubjectIsScene }
    ) { $0.moveScene(by: 1) },
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

  mutating func selectRow(_ row: Int) -> [Effect] {
    finishEdit()
    place.row = row
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
    _ = selectRow(position)
    return effects
  }

  mutating func duplicateScene() -> [Effect] {
    guard case .scene(let index) = subject else { return [] }
    let effects = editScenes(.duplicate(index))
    _ = selectRow(index + 1)
    return effects
  }

  mutating func deleteScene() -> [Effect] {
    guard case .scene(let index) = subject else { return [] }
    let effects = editScenes(.remove(index))
    _ = selectRow(min(index, max(sceneCount - 1, 0)))
    notice = Notice(
      .information, "Scene \(index + 1) deleted; \(keys.symbol(of: "edit.undo")) brings it back")
    return effects
  }

  mutating func moveScene(by step: Int) -> [Effect] {
    guard case .scene(let index) = subject, (0..<sceneCount).contains(index + step) else { return [] }
    let effects = editScenes(.swap(index, index + step))
    _ = selectRow(index + step)
    return effects
  }
}
