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

  /// The objects of a request that are a section of the form, not rows of their parent's.
  private static let sectionKeys: Set<String> = ["subtitles"]

  /// The sections for what is selected.
  static func all(of request: VideoRequest, subject: Subject) -> [FormSection] {
    switch subject {
    case .adding: return []
    case .scene(let index):
      let path = scenePath(index)
      return request.fields(in: path).filter { $0.path.parent == path && $0.info.kind == .object }
        .map { FormSection(title: $0.info.label, path: $0.path) }
    case .video:
      let objects = request.fields(in: .root).filter { sectionKeys.contains($0.path.description) }
      return [FormSection(title: "Video", path: .root)]
        + objects.map { FormSection(title: $0.info.label, path: $0.path) }
    }
  }

  static func scenePath(_ index: Int) -> FieldPath { FieldPath([.key("video_inputs"), .index(index)]) }

  /// Whether a field of the request's own belongs to a section of its own.
  static func hasSection(_ path: FieldPath) -> Bool {
    guard case .key(let key)? = path.steps.first else { return false }
    return sectionKeys.contains(key) || key == "video_inputs"
  }
}

/// Where the focus is, in terms of the request.
extension State {
  var scenes: [Scene] { draft.request.scenes }

  /// The rows of the scenes list: the scenes, "add", and the video's own settings.
  var sceneRowCount: Int { scenes.count + 2 }

  var subject: Subject {
    if place.row < scenes.count { return .scene(place.row) }
    return place.row == scenes.count ? .adding : .video
  }

  var sections: [FormSection] { FormSection.all(of: draft.request, subject: subject) }

  var section: FormSection? {
    let sections = sections
    return sections.indices.contains(place.section) ? sections[place.section] : nil
  }

  var rows: [FormRow] { section.map { FormRow.all(of: draft.request, section: $0) } ?? [] }

  /// The row of the form that has the focus.
  var row: FormRow? {
    let rows = rows
    return rows.indices.contains(place.field) ? rows[place.field] : nil
  }

  /// The path that the preview marks: that of the focused field, or what is selected in the scenes list.
  var focusedPath: FieldPath {
    if pane == .scenes, case .scene(let index) = subject { return FormSection.scenePath(index) }
    return row?.path ?? section?.path ?? .root
  }

  /// The scene that stage and estimates are about.
  var shownScene: (index: Int, scene: Scene)? {
    let index = min(place.row, scenes.count - 1)
    return scenes.indices.contains(index) ? (index, scenes[index]) : nil
  }

  mutating func clampPlace() {
    place.row = min(max(place.row, 0), sceneRowCount - 1)
    place.section = min(max(place.section, 0), max(sections.count - 1, 0))
    place.field = min(max(place.field, 0), max(rows.count - 1, 0))
  }

  /// Puts the focus on the field at a path, or on the nearest one around it.
  mutating func focus(on path: FieldPath) {
    finishEdit()
    if case .key("video_inputs")? = path.steps.first {
      guard path.steps.count > 1, case .index(let index) = path.steps[1] else {
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
    let rows = rows
    place.field =
      rows.firstIndex { $0.path == path } ?? rows.firstIndex { $0.path.isInside(path) }
      ?? rows.firstIndex { path.isInside($0.path) && $0.path != section?.path } ?? 0
    pane = .form
  }
}
