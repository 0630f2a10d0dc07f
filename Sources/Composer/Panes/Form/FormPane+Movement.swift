import VideoModel

/// Going through the form.
extension State {
  mutating func selectField(_ index: Int) -> [Effect] {
    place.field = index
    clampPlace()
    history.seal(at: draft.request)
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

  /// Goes to the first field of the section that is more than a type; where the section has no other, of the next one.
  mutating func selectMainField() -> [Effect] {
    let isType = rows.allSatisfy { $0.field?.path.key == "type" }
    if isType, sections.indices.contains(place.section + 1) { place.section += 1 }
    return selectMainField(of: section?.path ?? .root)
  }

  private mutating func selectMainField(of path: FieldPath) -> [Effect] {
    let inside = rows.indices.filter { rows[$0].path.isInside(path) }
    let main = inside.first { rows[$0].field.map { $0.path.key != "type" } ?? false }
    return selectField(main ?? inside.first ?? 0)
  }

  // MARK: To a part by its letter

  /// Where a part of what is selected stands; nil where there is none.
  func place(of part: FormPart) -> FieldPath? {
    guard let around = selectedObject else { return nil }
    // Who is seen and heard in a scene of v3 stands in its input.
    let objects = [around, around.appending("input")]
    let fields = draft.request.fields(in: around, evenAbsent: true).filter {
      objects.contains($0.path.parent)
    }
    return part.keys.lazy.compactMap { key in fields.first { $0.path.key == key }?.path }.first
  }

  /// Goes to a part of what is selected.
  mutating func show(_ part: FormPart) -> [Effect] {
    guard let path = place(of: part) else { return [] }
    focus(on: path)
    return selectMainField(of: path)
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
    guard let around = selectedObject else { return nil }
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

/// What a letter goes to in the form, whatever a kind of request calls it.
enum FormPart: String, CaseIterable {
  case character, voice, background, text, audio

  /// The keys that it has: as an object, or as the field that says who is seen or heard.
  fileprivate var keys: [String] {
    switch self {
    case .character: ["character", "input", "avatar_id", "avatar_pose_id", "image"]
    case .voice: ["voice", "voice_id"]
    case .background, .text, .audio: [rawValue]
    }
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
