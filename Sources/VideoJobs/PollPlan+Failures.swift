import Foundation
import HeyGenClient
import VideoModel

/// What follows from answers, and from those that told no status.
extension PollPlan {
  /// What follows from an answer that told no status.
  struct Consequence: Equatable {
    var events: [JobEvent] = []
    /// Why the video will not come, when it is time to believe so.
    var failure: VideoFailure?
  }

  /// A fresh video may not be found yet, and a service may forget one for a while; after so many answers in a row, over
  /// so many seconds, it is not there.
  static let patienceWithMissing = (answers: 5, seconds: 600.0)
  /// After so many useless answers in a row the user is told.
  static let patienceWithFaults = 3
  /// A silence of so many seconds is told.
  static let toldSilence = 30.0
  /// For how long a survey that is of no use is not tried, in seconds.
  static let surveyRest = 600.0

  /// The service answered, whatever it said.
  private mutating func endOutage() -> [JobEvent] {
    guard outage != nil else { return [] }
    outage = nil
    return [.online]
  }

  /// The service answered, and does not mind the key.
  mutating func reached() -> [JobEvent] {
    defer { refusal = nil }
    return endOutage() + (refusal == nil ? [] : [.keyTaken])
  }

  /// The service told a status.
  mutating func answered(_ id: Job.ID) -> [JobEvent] {
    entries[id]?.missing = 0
    entries[id]?.faults = 0
    limits = 0
    return reached()
  }

  /// A survey told what it was asked.
  mutating func answered(_ survey: Survey) -> [JobEvent] {
    surveyFaults[survey] = nil
    limits = 0
    return reached()
  }

  /// The service told no status.
  /// - Parameter askedAt: when the question was asked; several that were under way together count as one try.
  mutating func failed(
    _ error: ClientError, about id: Job.ID, askedAt: Date, now: Date, random: Double
  ) -> Consequence {
    if let events = failedForAll(error, askedAt: askedAt, now: now, random: random) {
      // It is asked about again as soon as anything is.
      ask(id, at: error == .cancelled ? now.addingTimeInterval(schedule.first) : now)
      return Consequence(events: events)
    }
    if case .notFound(let message) = error { return missed(id, message, now: now, random: random) }
    return failedOnce(error, id, now: now, random: random)
  }

  /// A survey told nothing, or broke off. What it was to tell of is asked about later, or in another way.
  mutating func failed(
    _ error: ClientError, _ survey: Survey, about jobs: [Job], askedAt: Date, now: Date, random: Double
  ) -> [JobEvent] {
    var events = failedForAll(error, askedAt: askedAt, now: now, random: random)
    var due = error == .cancelled ? now.addingTimeInterval(schedule.first) : now
    if events == nil {
      let faults = (surveyFaults[survey] ?? 0) + 1
      surveyFaults[survey] = faults
      due = now.addingTimeInterval(schedule.backOff(failures: faults, random: random))
      events = reached()
      if error.serverRefused || faults >= Self.patienceWithFaults {
        surveyRests[survey] = now.addingTimeInterval(Self.surveyRest)
        surveyFaults[survey] = nil
        due = now
      }
      if !error.serverRefused, faults >= Self.patienceWithFaults {
        events?.append(.problem("The list of videos cannot be read now: \(error)"))
      }
    }
    for job in jobs where isSurveyed(job.id) { ask(job.id, at: due) }
    return events ?? []
  }

  /// What an error means for every question; nil when it is about this one alone.
  private mutating func failedForAll(
    _ error: ClientError, askedAt: Date, now: Date, random: Double
  ) -> [JobEvent]? {
    switch error {
    case .cancelled: return []
    case .offline(let reason), .connectionLost(let reason):
      return goOffline(reason, askedAt: askedAt, now: now, random: random)
    case .timedOut: return goOffline("no answer in time", askedAt: askedAt, now: now, random: random)
    case .rateLimited(let wait): return fallSilent(wait, now: now, random: random)
    case .wrongKey(let message):
      return endOutage() + refuseKey(message, askedAt: askedAt, now: now, random: random)
    case .notFound, .noCredits, .invalidRequest, .requestInProgress, .refused, .serverFault,
      .unreadableAnswer, .fileFailed:
      return nil
    }
  }

  private mutating func fallSilent(_ wait: Duration?, now: Date, random: Double) -> [JobEvent] {
    let isNew = silentUntil <= now
    if isNew { limits += 1 }
    let seconds =
      wait.map { max($0 / .seconds(1), 1) } ?? schedule.backOff(failures: limits, random: random)
    silentUntil = max(silentUntil, now.addingTimeInterval(seconds))
    // What counts requests may not have looked at the key.
    guard isNew, seconds >= Self.toldSilence else { return endOutage() }
    let told = "The service takes no more requests for now; renders are followed again in \(Int(seconds)) s"
    return endOutage() + [.problem(told)]
  }

  private mutating func missed(_ id: Job.ID, _ message: String, now: Date, random: Double) -> Consequence {
    guard var entry = entries[id] else { return Consequence(events: reached()) }
    if entry.missing == 0 { entry.missingSince = now }
    entry.missing += 1
    entries[id] = entry
    ask(id, at: now.addingTimeInterval(schedule.backOff(failures: entry.missing, random: random)))
    let isPatient =
      entry.missing < Self.patienceWithMissing.answers
      || !isReached(entry.missingSince + Self.patienceWithMissing.seconds, now)
    guard !isPatient else { return Consequence(events: reached()) }
    return Consequence(
      events: reached(),
      failure: VideoFailure(code: "not_found", message: "the service does not know the video: \(message)"))
  }

  private mutating func failedOnce(
    _ error: ClientError, _ id: Job.ID, now: Date, random: Double
  ) -> Consequence {
    guard var entry = entries[id] else { return Consequence(events: reached()) }
    entry.faults += 1
    entries[id] = entry
    ask(id, at: now.addingTimeInterval(schedule.backOff(failures: entry.faults, random: random)))
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
    return [.offline(since: since + lag, retryAt: retryAt + lag, reason: reason)]
  }

  private mutating func refuseKey(
    _ message: String, askedAt: Date, now: Date, random: Double
  ) -> [JobEvent] {
    if let refusal, askedAt < refusal.failedAt { return [] }
    let refusals = (refusal?.failures ?? 0) + 1
    let retryAt = now.addingTimeInterval(schedule.backOff(refusals: refusals, random: random))
    let since = refusal?.since ?? now
    refusal = Outage(since: since, failures: refusals, failedAt: now, retryAt: retryAt)
    return [.keyRefused(since: since + lag, retryAt: retryAt + lag, message: message)]
  }
}
