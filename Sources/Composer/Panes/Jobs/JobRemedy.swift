import VideoModel

/// What a job that failed offers.
extension State {
  /// What would help the selected job; nil where nothing is known to.
  var remedy: Remedy? {
    guard let job = selectedJob, job.state == .failed || job.state == .refused else { return nil }
    return job.failure.flatMap { Remedy(for: $0, of: job.kind) }
  }

  var canRemedy: Availability {
    guard let job = selectedJob else { return .unavailable("no job is selected") }
    guard job.state != .unconfirmed else {
      let key = keys.symbol(of: "job.settle")
      return .unavailable("nobody knows yet whether it failed; \(key) finds out what became of it")
    }
    guard job.state == .failed || job.state == .refused else {
      return .unavailable("the selected job has not failed")
    }
    return remedy == nil
      ? .unavailable("no change of the request is known to help; Enter shows the error") : .available
  }

  /// Does what fits the failure of the selected job: a draft with the field at fault, with a list of others, or in test
  /// mode; or the same request once more.
  mutating func remedyJob() -> [Effect] {
    guard let remedy, let job = selectedJob, let failure = job.failure else { return [] }
    if remedy == .sendAgain { return resubmitJob() }
    let effects = editJob()
    guard draft.origin == job.id else { return effects }
    let reason = failure.sentence
    switch remedy {
    case .anotherAvatar, .anotherVoice: return effects + offer(remedy.catalogues, insteadOf: reason)
    case .testMode:
      let changes = draft.request.isTest == true ? [] : toggleTest()
      let submit = keys.symbol(of: "draft.submit")
      notice = Notice(.information, "Test mode: a watermark, and no credits. \(submit) submits it")
      return effects + changes
    case .field(let path):
      if let path = path ?? derived.problems.first?.fieldPath { focus(on: path) }
      notice = Notice(.warning, "It failed: \(reason)")
      return effects
    case .sendAgain: return effects
    }
  }

  /// Opens the list of what can stand in the field that the service did not like: the one whose value the service names,
  /// otherwise the first of its kind.
  private mutating func offer(_ catalogues: [Catalogue], insteadOf reason: String) -> [Effect] {
    let fields = draft.request.fields(of: catalogues)
    let named = draft.request.fields(of: catalogues, namedIn: reason).first
    guard let field = named ?? fields.first(where: { $0.value != nil }) ?? fields.first else {
      notice = Notice(.warning, "It failed: \(reason)")
      return []
    }
    focus(on: field.path)
    notice = Notice(.warning, "It failed: \(reason)")
    return activateRow()
  }
}
