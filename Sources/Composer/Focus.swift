import VideoModel

/// What the scenes list has selected.
enum Subject: Equatable {
  case scene(Int)
  case adding
  case video
}

/// A part of the form: an object of the request, or the request's own fields.
struct FormSection: Equatable {
  let title: String
  let path: FieldPath

  /// The title's first word, which is enough beside the others.
  var shortTitle: String { title.split(separator: " ").first.map(String.init) ?? title }

  /// The sections for what is selected: an object with fields of its own, and the large objects inside it.
  static func all(of request: VideoRequest, subject: Subject) -> [FormSection] {
    switch subject {
    case .adding: return []
    case .scene(let index):
      guard let path = request.scenePath(index) else { return [] }
      return all(of: request, at: path, title: "Scene")
    case .video: return all(of: request, at: .root, title: "Video")
    }
  }

  private static func all(of request: VideoRequest, at path: FieldPath, title: String) -> [FormSection] {
    let inside = request.fields(in: path, evenAbsent: true).filter { $0.path.parent == path }
    let hasRows = inside.contains { !$0.info.isSection && $0.path != request.sceneListPath }
    let own = hasRows ? [FormSection(title: title, path: path)] : []
    return own
      + inside.filter(\.info.isSection).flatMap { all(of: request, at: $0.path, title: $0.info.label) }
  }
}

/// Where the focus is, in terms of the request.
extension State {
  /// What each scene shows and says, in a studio scene's terms.
  var shots: [Scene] { derived.shots }

  /// How many scenes the list has; none for a request without a list.
  var sceneCount: Int { draft.request.sceneListPath == nil ? 0 : shots.count }

  /// The rows of the scenes list: the scenes, "add", and the video's own settings.
  var sceneRowCount: Int { draft.request.sceneListPath == nil ? 1 : sceneCount + 2 }

  var subject: Subject {
    if place.row < sceneCount { return .scene(place.row) }
    return place.row == sceneRowCount - 1 ? .video : .adding
  }

  var sections: [FormSection] { FormSection.all(of: draft.request, subject: subject) }

  var section: FormSection? {
    let sections = sections
    return sections.indices.contains(place.section) ? sections[place.section] : nil
  }

  var rows: [FormRow] { section.map { FormRow.all(of: draft.request, section: $0, groups: groups) } ?? [] }

  /// The row of the form that has the focus.
  var row: FormRow? {
    let rows = rows
    return rows.indices.contains(place.field) ? rows[place.field] : nil
  }

  /// The path that the preview marks: that of the focused field, or what is selected in the scenes list.
  var focusedPath: FieldPath {
    if pane == .scenes, case .scene(let index) = subject, let path = draft.request.scenePath(index) {
      return path
    }
    return row?.path ?? section?.path ?? .root
  }

  /// The scene that stage and estimates are about.
  var shownScene: (index: Int, scene: Scene)? {
    let index = min(place.row, shots.count - 1)
    return shots.indices.contains(index) ? (index, shots[index]) : nil
  }

  mutating func clampPlace() {
    place.row = min(max(place.row, 0), sceneRowCount - 1)
    place.marked = place.marked.filter { $0 < sceneCount }
    place.section = min(max(place.section, 0), max(sections.count - 1, 0))
    place.field = min(max(place.field, 0), max(rows.count - 1, 0))
  }

  /// Puts the focus on the field at a path, or on the nearest one around it.
  mutating func focus(on path: FieldPath) {
    finishEdit()
    if let list = draft.request.sceneListPath, path.isInside(list) {
      guard path.steps.count > list.steps.count, case .index(let index) = path.steps[list.steps.count] else {
        pane = .scenes
        return
      }
      place.row = index
    } else {
      place.row = sceneRowCount - 1
    }
    clampPlace()
    let sections = sections
    place.section =
      sections.indices.filter { path.isInside(sections[$0].path) }
      .max { sections[$0].path.steps.count < sections[$1].path.steps.count } ?? 0
    openGroup(around: path)
    let rows = rows
    place.field =
      rows.firstIndex { $0.path == path } ?? rows.firstIndex { $0.path.isInside(path) }
      ?? rows.firstIndex { path.isInside($0.path) && $0.path != section?.path } ?? 0
    pane = .form
  }
}
