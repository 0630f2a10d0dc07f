import Foundation
import HeyGenClient
import VideoModel

/// Which jobs are asked about and when: the poller's memory, without clock, store and network.
struct PollPlan {
  /// A job under way.
  struct Entry {
    /// The job as it was last told.
    var job: Job
    var due: Date
    var isAsked = false
    /// Answers in a row that the service does not know the video.
    var missing = 0
    /// Answers in a row that were of no use.
    var faults = 0
  }

  /// The time since the service could not be reached.
  struct Outage {
    var since: Date
    var failures: Int
    var failedAt: Date
    var retryAt: Date
  }

  /// What follows from an answer that told no status.
  struct Consequence: Equatable {
    var events: [JobEvent] = []
    /// Why the video will not come, when it is time to believe so.
    var failure: VideoFailure?
  }

  /// Questions that may be under way at once.
  static let width = 4
  /// A fresh video may not be found yet; after so many answers in a row it is not there.
  static let patienceWithMissing = 5
  /// After so many useless answers in a row the user is told.
  static let patienceWithFaults = 3

  let schedule: PollSchedule
  private(set) var entries: [Job.ID: Entry] = [:]
  private(set) var outage: Outage?
  /// Nothing is asked before, since the service said so.
  private var silentUntil = Date.distantPast
  private var limits = 0
  /// The key is wrong; only a nudge goes on.
  private(set) var isHalted = false

  init(schedule: PollSchedule) { self.schedule = schedule }

  // MARK: What the store says

  /// Takes over the jobs under way.
  /// - Returns: the jobs that are new or that another program has changed, and those that are under way no more.
  mutating func take(_ jobs: [Job], now: Date) -> (changed: [Job], gone: [Job.ID]) {
    let present = Set(jobs.map(\.id))
    let gone = entries.keys.filter { !present.contains($0) }
    for id in gone { entries[id] = nil }
    var changed: [Job] = []
    for job in jobs where entries[job.id]?.job != job {
      let due = entries[job.id]?.due ?? firstQuestion(about: job, now: now)
      entries[job.id, default: Entry(job: job, due: due)].job = job
      changed.append(job)
    }
    return (changed, gone)
  }

  /// A job that has just been submitted has nothing to tell yet; one from an earlier run is asked about at once.
  private func firstQuestion(about job: Job, now: Date) -> Date {
    let age = now.timeIntervalSince(job.createdAt)
    return (0..<schedule.first).contains(age) ? job.createdAt.addingTimeInterval(min(1, schedule.first)) : now
  }

  // MARK: Whose turn it is

  /// The jobs to ask about now, those that wait longest first.
  func ready(at now: Date) -> [Job] {
    guard !isHalted, isReached(silentUntil, now, within: 90_000) else { return [] }
    let free = Self.width - asked
    let due = entries.values.filter { !$0.isAsked && isReached($0.due, now) }
      .sorted { ($0.due, $0.job.id.rawValue) < ($1.due, $1.job.id.rawValue) }
    guard let outage else { return due.prefix(free).map(\.job) }
    // While the service is out of reach one question finds out for all.
    return isReached(outage.retryAt, now) && asked == 0 ? due.prefix(1).map(\.job) : []
  }

  /// When to look again; nil when only an answer or a nudge can bring something new.
  var next: Date? {
    guard !isHalted, asked < Self.width, outage == nil || asked == 0 else { return nil }
    let due = entries.values.filter { !$0.isAsked }.map(\.due).min()
    return due.map { max($0, silentUntil, outage?.retryAt ?? .distantPast) }
  }

  private var asked: Int { entries.values.count { $0.isAsked } }

  /// A time farther off than any that is ever planned was planned before the clock was set back. A millisecond is no
  /// reason to sleep once more: sums of times differ in their last digits.
  private func isReached(_ time: Date, _ now: Date, within longest: Double = 400) -> Bool {
    let left = time.timeIntervalSince(now)
    return left <= 0.001 || left > longest
  }

  // MARK: What happens to a question

  mutating func asks(about id: Job.ID) { entries[id]?.isAsked = true }

  /// Nothing was learned; the job is asked about after a while as if it had answered.
  mutating func gaveUp(on id: Job.ID, now: Date, random: Double) {
    guard let job = entries[id]?.job else { return }
    plan(job, now: now, random: random)
  }

  /// The store failed when the job was to be asked about or its answer written down.
  mutating func storeFailed(on id: Job.ID, now: Date) {
    entries[id]?.isAsked = false
    entries[id]?.due = now.addingTimeInterval(schedule.first)
  }

  /// The service told a status, and the job is now this.
  mutating func plan(_ job: Job, now: Date, random: Double) {
    guard job.state.isUnderWay else { return forget(job.id) }
    // Where progress is told, the server is at hand and a question costs nothing.
    let interval = schedule.interval(age: now.timeIntervalSince(job.createdAt), random: random)
    entries[job.id]?.job = job
    entries[job.id]?.isAsked = false
    entries[job.id]?.due = now.addingTimeInterval(job.progress == nil ? interval : min(interval, 1))
  }

  /// A job is not there any more.
  mutating func forget(_ id: Job.ID) { entries[id] = nil }

  /// A nudge: the job is asked about at once, and what stopped the questions is tried anew. The service's own
  /// wish for silence is still honoured.
  mutating func nudge(_ id: Job.ID?, now: Date) {
    isHalted = false
    guard let id else { return }
    entries[id]?.due = now
    outage?.retryAt = now
  }

  /// The service answered, whatever it said.
  mutating func reached() -> [JobEvent] {
    guard outage != nil else { return [] }
    outage = nil
    return [.online]
  }

  /// The service told a status.
  mutating func answered(_ id: Job.ID) -> [JobEvent] {
    entries[id]?.missing = 0
    entries[id]?.faults = 0
    limits = 0
    return reached()
  }

  /// The service told no status.
  /// - Parameter askedAt: when the question was asked; several that were under way together count as one try.
  mutating func failed(
    _ error: ClientError, about id: Job.ID, askedAt: Date, now: Date, random: Double
  ) -> Consequence {
    entries[id]?.isAsked = false
    switch error {
    case .cancelled:
      entries[id]?.due = now.addingTimeInterval(schedule.first)
      return Consequence()
    case .offline(let reason), .connectionLost(let reason):
      return Consequence(events: goOffline(reason, askedAt: askedAt, now: now, random: random))
    case .timedOut:
      return Consequence(
        events: goOffline("no answer in time", askedAt: askedAt, now: now, random: random))
    case .rateLimited(let wait):
      if silentUntil <= now { limits += 1 }
      let seconds =
        wait.map { max($0 / .seconds(1), 1) } ?? schedule.backOff(failures: limits, random: random)
      silentUntil = max(silentUntil, now.addingTimeInterval(seconds))
      return Consequence(events: reached())
    case .wrongKey:
      guard !isHalted else { return Consequence() }
      isHalted = true
      return Consequence(events: reached() + [.problem("Renders are not followed any more: \(error)")])
    case .notFound(let message): return missed(id, message, now: now, random: random)
    case .noCredits, .invalidRequest, .requestInProgress, .refused, .serverFault, .unreadableAnswer,
      .fileFailed:
      return failedOnce(error, id, now: now, random: random)
    }
  }

  private mutating func missed(_ id: Job.ID, _ message: String, now: Date, random: Double) -> Consequence {
    guard var entry = entries[id] else { return Consequence(events: reached()) }
    entry.missing += 1
    entry.due = now.addingTimeInterval(schedule.backOff(failures: entry.missing, random: random))
    entries[id] = entry
    guard entry.missing >= Self.patienceWithMissing else { return Consequence(events: reached()) }
    return Consequence(
      events: reached(),
      failure: VideoFailure(code: "not_found", message: "the service does not know the video: \(message)"))
  }

  private mutating func failedOnce(
    _ error: ClientError, _ id: Job.ID, now: Date, random: Double
  ) -> Consequence {
    guard var entry = entries[id] else { return Consequence(events: reached()) }
    entry.faults += 1
    entry.due = now.addingTimeInterval(schedule.backOff(failures: entry.faults, random: random))
    entries[id] = entry
    guard entry.faults == Self.patienceWithFaults else { return Consequence(events: reached()) }
    return Consequence(
      events: reached() + [.problem("How far “\(entry.job.title)” is cannot be learned now: \(error)")])
  }

  private mutating func goOffline(
    _ reason: String, askedAt: Date, now: Date, random: Double
  ) -> [JobEvent] {
    if let outage, askedAt < outage.failedAt { return [] }
    let failures = (outage?.failures ?? 0) + 1
    let retryAt = now.addingTimeInterval(schedule.backOff(failures: failures, random: random))
    let since = outage?.since ?? now
    outage = Outage(since: since, failures: failures, failedAt: now, retryAt: retryAt)
    return [.offline(since: since, retryAt: retryAt, reason: reason)]
  }
}
