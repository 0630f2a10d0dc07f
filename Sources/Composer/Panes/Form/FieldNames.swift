import VideoModel

/// What the places of a request are called, in the words of the form.
struct FieldNames {
  private let request: VideoRequest
  private var contents: [Subject: FormContents] = [:]

  init(of request: VideoRequest) { self.request = request }

  /// The name of one place.
  static func name(of path: FieldPath, in request: VideoRequest) -> String {
    var names = FieldNames(of: request)
    return names.name(of: path)
  }

  /// The name of a place, such as "Scene 49 · Voice · Script". What the form does not know goes by its key.
  mutating func name(of path: FieldPath) -> String {
    let subject = Subject(of: path, in: request)
    if path == subject.path(in: request) {
      if case .scene(let index) = subject { return "Scene \(index + 1)" }
      return "The request"
    }
    if path == request.sceneListPath { return label(of: path) ?? path.key }
    if let entry = entries(of: subject).first(where: { $0.row.path == path }) { return entry.name }
    let around = name(of: path.parent)
    if case .index(let index)? = path.steps.last { return "\(around) \(index + 1)" }
    let own = label(of: path) ?? path.key
    guard path.parent == .root else { return "\(around) · \(own)" }
    return request.sceneListPath == nil ? own : "Video · \(own)"
  }

  /// What is wrong and what is allowed, other fields by their names on the form.
  func sentence(of problem: Problem) -> String { problem.sentence { label(of: $0) } }

  /// A problem as a sentence.
  mutating func words(of problem: Problem) -> String {
    "\(name(of: problem.path)) \(sentence(of: problem))"
  }

  /// The name of a field alone, whether it applies now or not; nil for what no table knows.
  private func label(of path: FieldPath) -> String? { Self.labels[request.kind]?[path.pattern] }

  private mutating func entries(of subject: Subject) -> [FormContents.Entry] {
    if let known = contents[subject] { return known.entries }
    let made = FormContents(of: request, subject: subject)
    contents[subject] = made
    return made.entries
  }

  /// By kind of request and path, with `[]` for any element of a list.
  private static let labels = Dictionary(
    uniqueKeysWithValues: RequestKind.allCases.map { kind in
      (kind, Dictionary(kind.fieldTable.map { ($0.path, $0.info.label) }) { first, _ in first })
    })
}

extension Subject {
  /// What is to be selected for the form to show a path.
  init(of path: FieldPath, in request: VideoRequest) {
    if let list = request.sceneListPath, path.isInside(list), path.steps.count > list.steps.count,
      case .index(let index) = path.steps[list.steps.count]
    {
      self = .scene(index)
    } else {
      self = .video
    }
  }
}

extension FieldPath {
  /// The path with `[]` for any element of a list, by which tables know a field.
  var pattern: String {
    steps.reduce(into: "") { name, step in
      switch step {
      case .key(let key): name += name.isEmpty ? key : "." + key
      case .index: name += "[]"
      }
    }
  }
}

extension State {
  /// What is wrong with a focused field, to be told beside it. A rule over several fields names the object they are in.
  func words(of problem: Problem, on row: FormRow) -> String {
    guard problem.path == row.path else { return words(of: problem) }
    return FieldNames(of: draft.request).sentence(of: problem)
  }

  /// A problem of the open draft as a sentence, in the words of the form.
  func words(of problem: Problem) -> String {
    var names = FieldNames(of: draft.request)
    return names.words(of: problem)
  }
}
