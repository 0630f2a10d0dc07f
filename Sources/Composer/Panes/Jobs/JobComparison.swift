import VideoModel

/// What is not the same in a job and a draft, or in two jobs.
extension State {
  /// Asks what the selected job is to be held against.
  mutating func chooseComparison() -> [Effect] {
    guard let job = selectedJob else { return [] }
    let now = now
    let drafts = drafts.map { draft in
      ListOverlay.Item(
        value: "", title: draft.name,
        detail: (draft.id == self.draft.id ? "the open draft · " : "draft · ")
          + Age.ago(draft.updatedAt, now: now), target: .draft(draft.id))
    }
    // Jobs of one title are told apart by their ids.
    let titles = jobs.reduce(into: [:]) { $0[$1.title, default: 0] += 1 }
    let jobs = jobs.filter { $0.id != job.id }.map { other in
      let mark = (titles[other.title] ?? 0) > 1 ? "\(other.mark) · " : ""
      return ListOverlay.Item(
        value: "", title: other.title,
        detail: mark + "\(JobText.word(other)) · \(JobText.age(other, now: now))", target: .job(other.id))
    }
    // The open draft first, then the one that was submitted, then everything else.
    let own = drafts.filter { $0.target == job.draftID.map { .draft($0) } }
    let open = drafts.filter { $0.target == .draft(draft.id) }
    let first = open + own.filter { !open.contains($0) }
    overlay = .list(
      ListOverlay(
        title: "Compare “\(job.title)” with", purpose: .comparison(job.id),
        items: first + jobs + drafts.filter { !first.contains($0) }))
    return []
  }

  /// Shows what is not the same. The older one comes first: of two jobs the one that was submitted before, of a job and a
  /// draft the job.
  mutating func compare(_ id: Job.ID, with target: ListOverlay.Target?) -> [Effect] {
    guard let job = jobs.first(where: { $0.id == id }), let target else { return [] }
    switch target {
    case .draft(let id):
      guard let draft = drafts.first(where: { $0.id == id }) else { return [] }
      return showDifference(
        from: job, to: draft.request, titles: ("the job “\(job.title)”", "the draft “\(draft.name)”"))
    case .job(let other):
      guard let other = jobs.first(where: { $0.id == other }) else { return [] }
      let (old, new) = job.createdAt <= other.createdAt ? (job, other) : (other, job)
      return showDifference(
        from: old, to: Comparison.Source.job(new).request,
        titles: ("the job “\(old.title)”, \(age(old))", "the job “\(new.title)”, \(age(new))"))
    case .command, .scene, .field: return []
    }
  }

  private func age(_ job: Job) -> String { "submitted \(Age.ago(job.createdAt, now: now))" }

  private mutating func showDifference(
    from old: Job, to new: VideoRequest?, titles: (old: String, new: String)
  ) -> [Effect] {
    guard let older = Comparison.Source.job(old).request, let new else {
      notice = Notice(.error, "\(titles.old) or \(titles.new): the request cannot be read")
      return []
    }
    overlay = .text(.difference(RequestDifference(from: older, to: new), titles: titles))
    return []
  }
}

extension TextOverlayPane {
  /// A difference to read; what is copied of it has a sentence for each change.
  static func difference(_ difference: RequestDifference, titles: (old: String, new: String))
    -> TextOverlayPane
  {
    var lines = [
      Line(style: .key("From"), text: titles.old), Line(style: .key("To"), text: titles.new),
      Line(style: .text, text: ""),
    ]
    if difference.isEmpty { lines.append(Line(style: .text, text: "Both requests are the same.")) }
    for line in difference.lines {
      switch line.role {
      case .heading: lines.append(Line(style: .heading, text: line.text))
      case .field: lines.append(Line(style: .text, text: "  " + line.text))
      case .old, .new: lines.append(Line(style: .text, text: "    " + line.text))
      }
    }
    var pane = TextOverlayPane(title: "Difference", lines: lines, copied: "The difference")
    pane.copiedText = difference.sentences.joined(separator: "\n")
    return pane
  }
}
