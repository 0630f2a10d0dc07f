import Cells
import VideoModel

/// What jobs that failed for the same cause offer together.
extension State {
  /// The jobs of the present service that failed for the same cause as the selected one, itself included; but for those of
  /// which a draft was made that has been submitted since.
  private var jobsOfCause: [Job] {
    guard let cause = selectedJob.flatMap(FailureCause.init) else { return [] }
    let submitted = Set(jobs.filter { $0.failure == nil }.compactMap(\.draftID))
    let remedied = Set(drafts.filter { submitted.contains($0.id) }.compactMap(\.origin))
    return jobs.filter {
      $0.archivedAt == nil && $0.service == service.name && FailureCause(of: $0) == cause
        && !remedied.contains($0.id)
    }
  }

  var canRemedyAll: Availability {
    guard case .available = canRemedy else { return canRemedy }
    guard selectedJob?.service == service.name else {
      return .unavailable("the job is in another service; \(keys.symbol(of: "app.profile")) goes there")
    }
    if case .field = remedy {
      return .unavailable(
        "each needs a change of its own; \(keys.symbol(of: "job.fix")) opens one as a draft")
    }
    return jobsOfCause.count > 1 ? .available : .unavailable("no other job failed for this cause")
  }

  /// Does what fits the failure of the selected job to all that failed like it, after a question.
  mutating func remedyAll() -> [Effect] {
    let jobs = jobsOfCause
    guard let remedy else { return [] }
    switch remedy {
    case .sendAgain: return ask(toSend: jobs, "as they are") { $0 }
    case .testMode:
      return ask(toSend: jobs, "in test mode, with a watermark") { request in
        var test = request
        test.set(.bool(true), at: FieldPath([.key("test")]))
        return test
      }
    case .anotherAvatar, .anotherVoice: return offerForAll(jobs, remedy.catalogues)
    case .field: return []
    }
  }

  /// Opens the list of what can stand where the id is that the service did not like.
  private mutating func offerForAll(_ failed: [Job], _ catalogues: [Catalogue]) -> [Effect] {
    guard let field = failed.first?.fieldsAtFault(of: catalogues).first,
      case .catalogue(let catalogue) = field.info.kind
    else {
      notice = Notice(
        .warning, "The service does not say which id; \(keys.symbol(of: "job.fix")) opens one job as a draft")
      return []
    }
    var list = ListOverlay.picker(
      for: field, label: "\(field.info.label) for \(failed.count) jobs", state: self)
    list.purpose = .replacement(failed.map(\.id), catalogue)
    list.takesTyped = true
    overlay = .list(list)
    return []
  }

  /// Asks whether jobs are to be sent again with another avatar or voice.
  mutating func replace(_ ids: [Job.ID], _ catalogue: Catalogue, by id: String) -> [Effect] {
    let wanted = Set(ids)
    let name = self.catalogue?.choice(id, of: catalogue)?.name ?? id
    let recent = noteChoice(id, of: catalogue)
    let failed = jobs.filter { wanted.contains($0.id) }
    let fields = Dictionary(failed.map { ($0.id, $0.fieldsAtFault(of: [catalogue])) }) { $1 }
    return recent
      + ask(toSend: failed.filter { fields[$0.id]?.isEmpty == false }, "with “\(name)”", of: failed.count) {
        request, job in
        var changed = request
        for field in fields[job.id] ?? [] { changed.set(.string(id), at: field.path) }
        return changed
      }
  }

  private mutating func ask(
    toSend jobs: [Job], _ how: String, _ change: (VideoRequest) -> VideoRequest
  ) -> [Effect] {
    ask(toSend: jobs, how, of: jobs.count) { request, _ in change(request) }
  }

  /// Asks before jobs are sent once more: how many, how, and what it costs. Those that failed are put away, so that none of
  /// them is sent twice.
  private mutating func ask(
    toSend jobs: [Job], _ how: String, of total: Int, _ change: (VideoRequest, Job) -> VideoRequest
  ) -> [Effect] {
    var effects: [Effect] = []
    var sent: [Job] = []
    var isFree = true
    for job in jobs {
      guard let request = try? VideoRequest(kind: job.kind, parsing: job.requestText) else { continue }
      let changed = change(request, job)
      isFree = isFree && changed.isTest == true
      sent.append(job)
      effects.append(
        .submit(
          draftID: job.draftID, kind: job.kind, title: job.title,
          requestText: changed == request ? job.requestText : changed.json.prettyText))
    }
    guard !sent.isEmpty else {
      notice = Notice(.warning, "None of the \(total) jobs can be changed in this way")
      return []
    }
    let rest = sent.count < total ? " \(total - sent.count) others need a change of their own." : ""
    overlay = .confirm(
      ConfirmOverlay(
        question:
          "Submit \(sent.count) \(sent.count == 1 ? "job" : "jobs") again, \(how)? \(cost(of: sent, isFree: isFree)) "
          + "Those that failed are put away." + rest,
        yes: "Submit \(sent.count)",
        purpose: .perform(effects + [.archiveJobs(sent.map(\.id), true)])))
    return []
  }

  private func cost(of jobs: [Job], isFree: Bool) -> String {
    guard !isFree else { return "It spends no credits." }
    let known = jobs.compactMap(\.spokenSeconds)
    let seconds = known.count == jobs.count ? known.reduce(0, +) : nil
    if let doubt = quotaDoubt(seconds: seconds) { return doubt }
    let length = seconds.map { " for about \(Age.clock($0)) of video" } ?? ""
    return service.isLive ? "This spends credits\(length)." : "It spends no credits."
  }
}

extension Job {
  /// The fields of its request whose ids its failure names.
  fileprivate func fieldsAtFault(of catalogues: [Catalogue]) -> [FieldState] {
    guard let failure, let request = try? VideoRequest(kind: kind, parsing: requestText) else { return [] }
    return request.fields(of: catalogues, namedIn: failure.sentence)
  }
}
