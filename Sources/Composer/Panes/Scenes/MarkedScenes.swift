import VideoModel

/// Several scenes at once.
extension State {
  /// The scenes that a command is about: those marked, or else the selected one.
  var chosenScenes: [Int] {
    if !place.marked.isEmpty { return place.marked.sorted() }
    if case .scene(let index) = subject { return [index] }
    return []
  }

  /// Marks the selected scene, or takes its mark away, and goes on to the next.
  mutating func toggleMark() -> [Effect] {
    guard case .scene(let index) = subject else { return [] }
    if place.marked.remove(index) == nil { place.marked.insert(index) }
    return index + 1 < sceneCount ? selectRow(index + 1) : []
  }

  /// Marks all scenes, or none when all are marked.
  mutating func toggleAllMarks() -> [Effect] {
    place.marked = place.marked.count == sceneCount ? [] : Set(0..<sceneCount)
    return []
  }

  /// Copies the chosen scenes behind the last of them; what was marked is not, and its copies are.
  mutating func duplicateScenes() -> [Effect] {
    let chosen = chosenScenes
    guard let last = chosen.last else { return [] }
    let effects = editRequest { $0.changeScenes(.copies(of: chosen, at: last + 1)) }
    if !place.marked.isEmpty { place.marked = Set(last + 1...last + chosen.count) }
    return effects + selectRow(last + 1)
  }

  /// Deletes the chosen scenes.
  mutating func deleteScenes() -> [Effect] {
    let chosen = chosenScenes
    guard let first = chosen.first else { return [] }
    let effects = editRequest { request in
      for index in chosen.reversed() { request.changeScenes(.remove(index)) }
    }
    place.marked = []
    _ = selectRow(min(first, max(sceneCount - 1, 0)))
    let what = chosen.count == 1 ? "Scene \(first + 1)" : "\(chosen.count) scenes"
    notice = Notice(
      .information,
      "\(what) deleted; \(keys.symbol(of: "edit.undo")) brings \(chosen.count == 1 ? "it" : "them") back")
    return effects
  }

  /// Moves the chosen scenes by one place, those at the edge not at all.
  mutating func moveScenes(by step: Int) -> [Effect] {
    let chosen = chosenScenes
    var moved: [Int: Int] = [:]
    for index in step < 0 ? chosen : chosen.reversed() {
      let target = index + step
      moved[index] = (0..<sceneCount).contains(target) && !moved.values.contains(target) ? target : index
    }
    let order = step < 0 ? chosen : chosen.reversed()
    let effects = editRequest { request in
      for index in order { if let target = moved[index] { request.changeScenes(.swap(index, target)) } }
    }
    if !place.marked.isEmpty { place.marked = Set(moved.values) }
    if case .scene(let index) = subject, let target = moved[index] { _ = selectRow(target) }
    return effects
  }

  var canAddChosenScenes: Availability {
    guard !chosenScenes.isEmpty else { return .unavailable("no scene is selected") }
    guard canAddScene.reason == nil, sceneCount + chosenScenes.count <= VideoRequest.mostScenes else {
      return .unavailable("a video has at most \(VideoRequest.mostScenes) scenes")
    }
    return .available
  }
}

/// One field of several scenes.
extension State {
  /// The marked scenes beside the open one, or all others when none is marked.
  private var otherScenes: [Int] {
    guard case .scene(let open) = subject else { return [] }
    let chosen = place.marked.isEmpty ? Array(0..<sceneCount) : place.marked.sorted()
    return chosen.filter { $0 != open }
  }

  var canSpreadField: Availability {
    guard case .scene(let open) = subject, let scene = draft.request.scenePath(open), let row,
      row.path.isInside(scene)
    else { return .unavailable("this is no field of a scene") }
    return otherScenes.isEmpty ? .unavailable("there is no other scene") : .available
  }

  /// Gives the focused field's value, or a whole object, to the marked scenes, or to all when none is marked. Scenes that
  /// have no such field are left as they are, and told of.
  mutating func spreadField() -> [Effect] {
    guard case .scene(let open) = subject, let scene = draft.request.scenePath(open), let row else {
      return []
    }
    let inside = row.path.steps.dropFirst(scene.steps.count)
    let value = draft.request.value(at: row.path)
    let before = draft.request
    let others = otherScenes
    var without: [Int] = []
    let effects = editRequest { request in
      for index in others {
        guard let other = request.scenePath(index) else { continue }
        let path = FieldPath(other.steps + inside)
        if before.hasField(at: path, isObject: row.isObject) {
          request.set(value, at: path, keepsAny: true)
        } else {
          without.append(index)
        }
      }
    }
    let count = others.count - without.count + 1
    var words =
      "\(row.label) is \(value == nil ? "unset" : "the same") in \(count) scene\(count == 1 ? "" : "s")"
    if !without.isEmpty {
      let numbers = without.map { "\($0 + 1)" }.joined(separator: ", ")
      words += "; scene\(without.count == 1 ? "" : "s") \(numbers) without it"
    }
    notice = Notice(
      .information, words + (effects.isEmpty ? "" : "; \(keys.symbol(of: "edit.undo")) takes it back"))
    return effects
  }
}

extension VideoRequest {
  /// Whether a field applies, and stands in a part of the scene that is there.
  fileprivate func hasField(at path: FieldPath, isObject: Bool) -> Bool {
    let around = fields(in: path.parent, evenAbsent: true)
    guard around.contains(where: { $0.path == path }) else { return false }
    if isObject { return true }
    // A small object such as an offset is made; a part such as a text overlay is not.
    var part = path.parent
    while part != .root, case .key? = part.steps.last {
      let info = fields(in: part.parent, evenAbsent: true).first { $0.path == part }?.info
      if info?.isSection == true, value(at: part) == nil { return false }
      part = part.parent
    }
    return true
  }
}
