import VideoModel

/// What can be copied of a job alone.
enum JobPart: String, CaseIterable {
  case videoID, link, error, title, request

  /// What it is called in the list.
  var title: String {
    switch self {
    case .videoID: "Video id"
    case .link: "The video's link"
    case .error: "Error"
    case .title: "Title"
    case .request: "The request as it was sent"
    }
  }

  /// What the notice calls it.
  fileprivate var copied: String {
    switch self {
    case .videoID: "The video's id"
    case .link: "The video's link"
    case .error: "The error"
    case .title: "The title"
    case .request: "The job's request"
    }
  }

  /// Its text; nil where the job has none. The link is asked for anew, as it expires.
  fileprivate func text(of job: Job) -> String? {
    switch self {
    case .videoID: job.videoID
    case .link: job.state == .completed ? job.result?.videoURL ?? "" : nil
    case .error:
      job.failure.map { failure in
        [JobText.error(failure), failure.detail ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
      }
    case .title: job.title
    case .request: job.requestText
    }
  }

  /// Why there is nothing to copy.
  fileprivate var lack: String {
    switch self {
    case .videoID: "the service has given none"
    case .link: "the video is not ready"
    case .error: "there was none"
    case .title, .request: ""
    }
  }
}

extension State {
  /// Asks what is to be copied of the selected job.
  mutating func chooseCopyOfJob() -> [Effect] {
    guard let job = selectedJob else { return [] }
    let items = JobPart.allCases.map { part in
      let text = part.text(of: job)
      let first = text?.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      return ListOverlay.Item(
        value: part.rawValue, title: part.title, detail: part == .request ? job.kind.endpoint : first,
        unavailable: text == nil ? part.lack : nil)
    }
    overlay = .list(
      ListOverlay(title: "Copy of “\(job.title)”", purpose: .copyOfJob(job.id), items: items))
    return []
  }

  /// Copies a part of a job.
  mutating func copy(_ part: JobPart?, of id: Job.ID) -> [Effect] {
    guard let part, let job = jobs.first(where: { $0.id == id }) else { return [] }
    guard let text = part.text(of: job) else {
      notice = Notice(.warning, "\(part.title): \(part.lack)")
      return []
    }
    return part == .link ? [.findLink(job, .copy)] : [.copy(text, what: part.copied)]
  }

  /// The beginning of a job's id, where another job has the same title; nil where the title tells it.
  func mark(of job: Job) -> String? {
    jobs.contains { $0.id != job.id && $0.title == job.title } ? job.mark : nil
  }
}

extension Job {
  /// The beginning of the id that the service knows it by, or of its own as long as it has none.
  var mark: String { String((videoID ?? id.rawValue).prefix(8)) }
}
