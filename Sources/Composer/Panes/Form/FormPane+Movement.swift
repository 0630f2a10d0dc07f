import VideoModel

/// Going through the form.
extension State {
  mutating func selectField(_ index: Int) -> [Effect] {
    finishEdit()
    place.field = index
    clampPlace()
    history.seal()
    return []
  }

  mutating func moveField(by step: Int) -> [Effect] {
    let target = place.field + step
    if rows.indices.contains(target) { return selectField(target) }
    let next = place.section + step
    guard sections.indices.contains(next) else { return [] }
    place.section = next
    return selectField(step > 0 ? 0 : rows.count - 1)
  }

  mutating func moveSection(by step: Int) -> [Effect] {
    let count = sections.count
    guard count > 0 else { return [] }
    place.section = (place.section + step + count) % count
    return selectField(0)
  }

  mutating func showSection(of key: String) -> [Effect] {
    // What v2 calls a scene's character and voice has other keys in v3.
    let keys = ["character": ["character", "input"], "voice": ["voice", "voice_settings"]][key] ?? [key]
    guard let index = sections.firstIndex(where: { keys.contains($0.path.key) }) else { return [] }
    place.section = index
    pane = .form
    return selectMainField()
  }

  /// Goes to what the section is about: its first field that is more than a type.
  mutating func selectMainField() -> [Effect] {
    selectField(rows.firstIndex { $0.field.map { $0.path.key != "type" } ?? false } ?? 0)
  }

  // MARK: From scene to scene

  var canGoToNextScene: Availability {
    guard case .scene(let index) = subject else { return shownSubjectIsScene }
    return index + 1 < sceneCount ? .available : canAddScene
  }

  var canGoToPreviousScene: Availability {
    guard case .scene(let index) = subject else { return shownSubjectIsScene }
    return index > 0 ? .available : .unavailable("this is the first scene")
  }

  /// Goes to the same field of another scene, and goes on typing where a text was typed. Behind the last scene a new one
  /// is begun.
  mutating func moveToScene(by step: Int) -> [Effect] {
    guard case .scene(let index) = subject, let scene = draft.request.scenePath(index) else { return [] }
    let inside = focusedPath.steps.dropFirst(scene.steps.count)
    let isTyping = edit != nil
    finishEdit()
    let effects = index + step == sceneCount ? addScene() : []
    guard let other = draft.request.scenePath(index + step) else { return effects }
    let target = FieldPath(other.steps + inside)
    focus(on: target)
    // A number is begun by its first digit, and would otherwise have to be cleared.
    if isTyping, let field = row?.field, field.path == target, field.info.kind.isWords { beginEdit(field) }
    return effects
  }

  // MARK: The script

  /// Where it stands what is said in the selected scene, or in a video without scenes.
  private var spokenScript: FieldPath? {
    let around: FieldPath? =
      switch subject {
      case .scene(let index): draft.request.scenePath(index)
      case .video: draft.request.sceneListPath == nil ? .root : nil
      case .adding: nil
      }
    guard let around else { return nil }
    return draft.request.fields(in: around, evenAbsent: true).first { $0.info.kind.isSpokenScript }?.path
  }

  var hasSpokenScript: Availability {
    spokenScript == nil ? .unavailable("no script is spoken here") : .available
  }

  /// Begins to edit what is said.
  mutating func writeScript() -> [Effect] {
    guard let path = spokenScript else { return [] }
    focus(on: path)
    return row?.path == path ? activateRow() : []
  }
}

extension FieldKind {
  /// Whether words are typed into it.
  fileprivate var isWords: Bool {
    switch self {
    case .text, .script: true
    default: false
    }
  }
}
