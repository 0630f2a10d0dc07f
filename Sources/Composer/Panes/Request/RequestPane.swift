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
  /// The older request as one of the newer's template. It is made once, not at every key that changes the newer.
  private let converted: VideoRequest?
  let newer: VideoRequest
  let difference: RequestDifference?

  /// - Parameter previous: a comparison with the same source, whose work need not be done again.
  init(_ source: Source, to newer: VideoRequest, after previous: Comparison?) {
    let template = RequestTemplate(of: newer)
    let isSame = previous.map { RequestTemplate(of: $0.newer) == template } ?? false
    let older = previous == nil ? source.request : previous?.older
    let converted = isSame ? previous?.converted : older?.converted(to: template).request
    self.source = source
    self.older = older
    self.converted = converted
    self.newer = newer
    difference = older.flatMap { older in
      converted.map { RequestDifference(from: older.kind, as: $0, to: newer) }
    }
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
    requestPane.comparison = Comparison(source, to: draft.request, after: isSame ? present : nil)
  }
}
