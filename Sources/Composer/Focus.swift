import VideoModel

/// What the scenes list has selected.
enum Subject: Hashable, Sendable {
  case scene(Int)
  case adding
  case video

  /// The object that the form is about; nil where there is none yet.
  func path(in request: VideoRequest) -> FieldPath? {
    switch self {
    case .scene(let index): request.scenePath(index)
    case .adding: nil
    case .video: .root
    }
  }
}

/// A part of the form: an object of the request, or the request's own fields.
struct FormSection: Equatable, Sendable {
  let title: String
  let path: FieldPath

  /// The title's first word, which is enough beside the others.
  var shortTitle: String { title.split(separator: " ").first.map(String.init) ?? title }

  /// The sections for what is selected: an object with fields of its own, and the large objects inside it.
  static func all(of request: VideoRequest, subject: Subject) -> [FormSection] {
    guard let path = subject.path(in: request) else { return [] }
    let list = request.sceneListPath
    let title = subject == .video ? "Video" : "Scene"
    return all(among: request.fields(in: path, evenAbsent: true).filter { $0.path != list }, at: path, title)
  }

  /// - Parameter fields: all that are at and below the path, but for the list of scenes.
  private static func all(among fields: [FieldState], at path: FieldPath, _ title: String) -> [FormSection] {
    let inside = fields.filter { $0.path.steps.count > path.steps.count && $0.path.isInside(path) }
    let direct = inside.filter { $0.path.steps.count == path.steps.count + 1 }
    let own = direct.contains { !$0.info.isSection } ? [FormSection(title: title, path: path)] : []
    return own + direct.filter(\.info.isSection).flatMap { all(among: inside, at: $0.path, $0.info.label) }
  }
}

/// What the form is made of, worked out once for each change.
struct FormOutline: Equatable, Sendable {
  struct Sections: Equatable {
    let request: VideoRequest
    let subject: Subject
  }

  struct Rows: Equatable {
    let request: VideoRequest
    let section: FormSection
    let groups: Groups
  }

  let sections = Memo<Sections, [FormSection]>()
  let rows = Memo<Rows, [FormRow]>()
  let contents = Memo<Sections, FormContents>()
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

  /// The object of the request that is selected in the scenes list; nil where a scene can be added.
  var selectedObject: FieldPath? {
    switch subject {
    case .scene(let index): draft.request.scenePath(index)
    case .adding: nil
    case .video: .root
    }
  }

  var sections: [FormSection] {
    let key = FormOutline.Sections(request: draft.request, subject: subject)
    return outline.sections.value(for: key) { FormSection.all(of: key.request, subject: key.subject) }
  }

  var section: FormSection? {
    let sections = sections
    return sections.indices.contains(place.section) ? sections[place.section] : nil
  }

  var rows: [FormRow] {
    guard let section else { return [] }
    let key = FormOutline.Rows(request: draft.request, section: section, groups: groups)
    return outline.rows.value(for: key) {
      FormRow.all(of: key.request, section: key.section, groups: key.groups)
    }
  }

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

  /// Puts the focus on the first field of the video itself.
  mutating func goToVideoSettings() -> [Effect] {
    finishEdit()
    pane = .form
    place.field = 0
    return selectRow(sceneRowCount - 1)
  }

  /// Puts the focus on the field at a path, or on the nearest one around it.
  mutating func focus(on path: FieldPath) {
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
