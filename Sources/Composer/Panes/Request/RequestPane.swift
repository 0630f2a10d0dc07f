import VideoModel

/// Where the request preview stands.
struct RequestPane: Equatable {
  /// What the request is shown as.
  enum Mode: CaseIterable {
    case json, curl, difference

    var next: Mode {
      switch self {
      case .json: .curl
      case .curl: .difference
      case .difference: .json
      }
    }
  }

  /// The line that the cursor is on when the pane has the focus; until then, that of the focused field.
  var line = 0
  var mode = Mode.json
  /// What the draft is held against, as long as the difference is shown.
  var comparison: Comparison?
}

/// The draft held against what it was made from.
struct Comparison: Equatable {
  /// What it is held against.
  enum Source: Equatable {
    case job(Job)
    case file(ImportedFile)

    /// What it is called.
    var title: String {
      switch self {
      case .job(let job): "job “\(job.title)”"
      case .file(let file): "file “\(file.name)”"
      }
    }

    /// Its request; nil when it cannot be read.
    var request: VideoRequest? {
      switch self {
      case .job(let job): try? VideoRequest(kind: job.kind, parsing: job.requestText)
      case .file(let file): file.request
      }
    }

    /// Whether both are the same request; a job's never changes.
    func isSame(as other: Source) -> Bool {
      switch (self, other) {
      case (.job(let one), .job(let two)): one.id == two.id
      case (.file(let one), .file(let two)): one == two
      default: false
      }
    }
  }

  let source: Source
  let older: VideoRequest?
  let newer: VideoRequest
  let difference: RequestDifference?

  init(_ source: Source, older: VideoRequest?, newer: VideoRequest) {
    self.source = source
    self.older = older
    self.newer = newer
    difference = older.map { RequestDifference(from: $0, to: newer) }
  }
}

extension State {
  mutating func moveLine(by step: Int) -> [Effect] {
    requestPane.line = min(max(requestPane.line + step, 0), max(preview.count - 1, 0))
    return []
  }

  /// Shows the request in the next form; the cursor stays on its field.
  mutating func showNextMode() -> [Effect] {
    let before = preview
    let path = before.count > requestPane.line ? before[requestPane.line].path : .root
    requestPane.mode = requestPane.mode.next
    followRequest()
    requestPane.line = preview.line(of: path)
    return []
  }

  /// What the draft was made from: a job, a file, or else the job that it was last submitted as.
  var draftSource: Comparison.Source? {
    if let origin = draft.origin, let job = jobs.first(where: { $0.id == origin }) { return .job(job) }
    if let file = draft.file { return .file(file) }
    return jobs.first { $0.draftID == draft.id }.map { .job($0) }
  }

  /// Keeps the preview true: what the draft is held against, and the line of the focused field. To be called after
  /// every event.
  mutating func followRequest() {
    followSource()
    if pane != .request { requestPane.line = preview.line(of: focusedPath) }
    if requestPane.line >= preview.count { requestPane.line = max(preview.count - 1, 0) }
  }

  private mutating func followSource() {
    guard requestPane.mode == .difference, let source = draftSource else {
      if requestPane.comparison != nil { requestPane.comparison = nil }
      return
    }
    let present = requestPane.comparison
    let isSame = present?.source.isSame(as: source) ?? false
    if isSame, present?.newer == draft.request { return }
    let older = isSame ? present?.older : source.request
    requestPane.comparison = Comparison(source, older: older, newer: draft.request)
  }
}
