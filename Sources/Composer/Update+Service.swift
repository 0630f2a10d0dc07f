import Cells
import Foundation
import VideoModel

/// What the store and the service tell.
extension State {
  /// The drafts on disk; what is open here is newer than what is there.
  mutating func take(drafts loaded: [Draft]) -> [Effect] {
    drafts = [draft] + loaded.filter { $0.id != draft.id }
    return []
  }

  mutating func importDraft(named name: String, text: String) -> [Effect] {
    do {
      let request = try VideoRequest(kind: nil, parsing: text)
      let file = ImportedFile(name: name, request: request)
      let effects = makeDraft(name: name, request: request, file: file)
      answerImport(refusal: nil)
      let count = derived.problems.count
      notice =
        count == 0
        ? Notice(.success, "Imported as “\(name)”")
        : Notice(
          .warning,
          "Imported as “\(name)” with \(count) problem\(count == 1 ? "" : "s"); "
            + "\(keys.symbol(of: "problem.list")) lists them")
      return effects
    } catch {
      answerImport(refusal: "“\(name)” is not imported: \(error)")
      return []
    }
  }

  /// A job that is new or has changed. The selection stays on the job that it was on.
  mutating func take(job: Job) -> [Effect] {
    let before = jobs.first { $0.id == job.id }
    if let index = jobs.firstIndex(where: { $0.id == job.id }) {
      jobs[index] = job
    } else {
      let index = jobs.firstIndex { $0.createdAt <= job.createdAt } ?? jobs.count
      jobs.insert(job, at: index)
    }
    if before?.state != job.state { tellOfChange(of: job) }
    if before?.state.isUnderWay == true, job.service == service.name { renderTimes.learn(from: job) }
    defer { repeatDeprecation() }
    let isSpent = before?.state != job.state && (job.state.isEnded || job.state == .waiting)
    return tellOfDeprecation(of: job) + keepSelectedJob() + (isSpent ? [.loadAccount] : [])
      + announceEnd(of: job, before: before) + save(job, before: before)
  }

  /// Saves a video that was waited for, where that is to be done by itself.
  private mutating func save(_ job: Job, before: Job?) -> [Effect] {
    guard configuration.preferences.savesVideos, before?.state.isUnderWay == true, job.state == .completed,
      job.savedTo == nil
    else { return [] }
    downloads[job.id] = 0
    return [.download(job, path: downloadPath(of: job), ifTaken: .nextFree)]
  }

  /// Tells also whoever looks elsewhere that a video that was waited for is ready, or will not come.
  private mutating func announceEnd(of job: Job, before: Job?) -> [Effect] {
    guard before?.state.isUnderWay == true, job.state.isEnded else { return [] }
    let words = "\(job.title): \(JobText.word(job))"
    let preferences = configuration.preferences
    if preferences.jobNotices.contains(.title) { news = words }
    return (preferences.jobNotices.contains(.bell) ? [.ringBell] : [])
      + (preferences.jobNotices.contains(.desktop) ? [.notify(words)] : [])
      + (preferences.noticeCommand.map { [.start($0 + [words])] } ?? [])
  }

  /// An endpoint's end is told once, and kept with every job that it concerns.
  private mutating func tellOfDeprecation(of job: Job) -> [Effect] {
    guard let deprecation = job.deprecation else { return [] }
    let words = "\(job.kind.endpoint): \(deprecation.message)"
    guard shownDeprecations.insert(words).inserted else { return [] }
    unreadDeprecation = words
    return [.remember(.shownDeprecations, shownDeprecations.sorted().joined(separator: "\n"))]
  }

  /// Until a key is pressed, and so perhaps somebody has read it, it stands behind whatever else is told. Behind an error it
  /// would read as the cause; the job's details have it.
  private mutating func repeatDeprecation() {
    guard let unreadDeprecation, notice?.severity != .error else { return }
    tellBeside(unreadDeprecation, notice?.severity ?? .warning)
  }

  /// Tells something behind what was told last, which stays to be read.
  mutating func tellBeside(_ words: String, _ severity: Notice.Severity) {
    guard notice?.text.hasSuffix(words) != true else { return }
    let before = notice.map { $0.text + ". " } ?? ""
    notice = Notice(notice?.severity == .error ? .error : severity, before + words)
  }

  /// What was remembered from the run before.
  mutating func take(settings: [Setting: String]) -> [Effect] {
    plan = configuration.preferences.plan ?? settings[.plan].flatMap(Plan.init) ?? plan
    tour = Tour(remembered: settings[.tour])
    shownDeprecations = Set((settings[.shownDeprecations] ?? "").split(separator: "\n").map(String.init))
    groups = Groups(text: settings[.openGroups] ?? "")
    clampPlace()
    derived = Derived(draft.request, plan: plan, catalogue: catalogue, after: derived)
    arrangements = [ScreenClass: Arrangement](parsing: settings[.panes] ?? "")
    jobsPane.query.order = settings[.jobOrder].flatMap(JobsQuery.Order.init) ?? .newest
    take(rememberedTheme: settings[.theme])
    return []
  }

  /// A name of any length leaves room for what became of it, in columns.
  private static let longestName = 30

  private mutating func tellOfChange(of job: Job) {
    let name = "“\(truncate(job.title, toWidth: Self.longestName))”"
    let reason = job.failure.map { $0.detail ?? $0.message } ?? "the service gives no reason"
    switch job.state {
    case .completed: notice = Notice(.success, "\(name) is ready")
    case .failed: notice = Notice(.error, "\(name) failed: \(reason)")
    case .refused: notice = Notice(.error, "\(name) was not accepted: \(reason)")
    case .unconfirmed:
      notice = Notice(
        .error,
        "\(name) may have been submitted, or not: \(reason). It is looked for, and never made twice")
    case .waiting: notice = Notice(.success, "\(name) is submitted")
    case .deleted: notice = Notice(.success, "The video of \(name) is deleted")
    case .stored, .sending, .processing: break
    }
  }

  mutating func keepSelectedJob() -> [Effect] {
    if let id = jobsPane.selectedID, let index = shownJobs.firstIndex(where: { $0.id == id }) {
      jobsPane.selected = index
      return []
    }
    // A filter that shows nothing for a moment takes the selection from nobody.
    return shownJobs.isEmpty && !jobs.isEmpty ? [] : selectJob(jobsPane.selected)
  }
}
