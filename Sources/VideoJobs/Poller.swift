import Foundation
import HeyGenClient
import VideoModel

/// What polling tells.
public enum JobEvent: Equatable, Sendable {
  /// A job has changed.
  case changed(Job)
  /// A job is not there any more.
  case removed(Job.ID)
  /// The service cannot be reached.
  case offline(since: Date, retryAt: Date, reason: String)
  /// The service can be reached again.
  case online
  /// Something that the user must see to.
  case problem(String)
}

/// Asks for the status of the jobs under way, each as often as its age deserves.
public actor Poller {
  /// What happens, for one listener.
  public nonisolated let events: AsyncStream<JobEvent>
  private let report: AsyncStream<JobEvent>.Continuation

  private let store: Store
  private let service: VideoService
  private let clock: JobClock
  private let owner: String
  private let schedule: PollSchedule

  /// Questions that may be under way at once.
  private static let width = 4
  /// A lease outlives the longest answer.
  private static let leaseSeconds = 150.0
  /// A fresh video may not be found yet; after so many times it is not there.
  private static let patienceWithMissing = 3

  private var due: [Job.ID: Date] = [:]
  private var asking: Set<Job.ID> = []
  private var missing: [Job.ID: Int] = [:]
  private var faults: [Job.ID: Int] = [:]
  private var offlineSince: Date?
  private var failures = 0
  private var notBefore = Date.distantPast
  private var isHalted = false
  /// A nudge that came while jobs were asked about, and not in sleep.
  private var isNudged = false
  private var loop: Task<Void, Never>?
  private var sleeper: Task<Void, Never>?

  /// - Parameter owner: names this run of the program, for leases.
  public init(
    store: Store, service: VideoService, clock: JobClock, owner: String, schedule: PollSchedule = .standard
  ) {
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
    self.schedule = schedule
    (events, report) = AsyncStream.makeStream(of: JobEvent.self)
  }

  /// Begins with the jobs that are under way in the store.
  public func start() {
    guard loop == nil else { return }
    loop = Task { await run() }
  }

  /// Ends polling; a question under way is given up.
  public func stop() async {
    loop?.cancel()
    sleeper?.cancel()
    await loop?.value
    loop = nil
    report.finish()
  }

  /// Asks about a job at once, or looks for new ones.
  public func nudge(_ id: Job.ID? = nil) {
    isHalted = false
    isNudged = true
    if let id {
      due[id] = clock.now()
      notBefore = min(notBefore, clock.now())
    }
    sleeper?.cancel()
  }

  private func run() async {
    while !Task.isCancelled {
      isNudged = false
      await askWhoIsDue()
      await sleepUntilNext()
    }
  }

  /// Asks about every job that is due, a few at once.
  private func askWhoIsDue() async {
    guard !isHalted, clock.now() >= notBefore else { return }
    let jobs: [Job]
    do { jobs = try await store.jobsUnderWay(service: service.name) } catch {
      report.yield(.problem(error.description))
      notBefore = clock.now().addingTimeInterval(schedule.offline.lowerBound)
      return
    }
    keepOnly(Set(jobs.map(\.id)))
    let now = clock.now()
    for job in jobs where due[job.id] == nil { due[job.id] = firstQuestion(about: job, now: now) }
    // While the service is out of reach one question finds out for all.
    let ready = jobs.filter { (due[$0.id] ?? now) <= now && !asking.contains($0.id) }
    let batch = offlineSince == nil ? ready : Array(ready.prefix(1))
    await withTaskGroup(of: Void.self) { group in
      for (index, job) in batch.enumerated() {
        if index >= Self.width { await group.next() }
        group.addTask { await self.ask(about: job) }
      }
    }
  }

  private func keepOnly(_ ids: Set<Job.ID>) {
    due = due.filter { ids.contains($0.key) }
    missing = missing.filter { ids.contains($0.key) }
    faults = faults.filter { ids.contains($0.key) }
  }

  /// A job that has just been submitted has nothing to tell yet; one from an earlier run is asked about at once.
  private func firstQuestion(about job: Job, now: Date) -> Date {
    let age = now.timeIntervalSince(job.createdAt)
    return age < schedule.first ? job.createdAt.addingTimeInterval(min(1, schedule.first)) : now
  }

  private func ask(about job: Job) async {
    guard !Task.isCancelled, !isHalted, clock.now() >= notBefore, let videoID = job.videoID,
      asking.insert(job.id).inserted
    else { return }
    defer { asking.remove(job.id) }
    let now = clock.now()
    let until = now.addingTimeInterval(Self.leaseSeconds)
    guard (try? await store.leasePoll(job.id, owner: owner, until: until, now: now)) == true else {
      // Another program asks; what it learns is in the store.
      await tellWhatOthersLearned(of: job)
      return plan(job)
    }
    do {
      take(try await service.status(videoID), of: job)
      await settle(job.id)
    } catch {
      await take(error, of: job)
    }
  }

  private var answers: [Job.ID: VideoStatus] = [:]

  private func take(_ status: VideoStatus, of job: Job) {
    answers[job.id] = status
    missing[job.id] = nil
    faults[job.id] = nil
    if offlineSince != nil { report.yield(.online) }
    offlineSince = nil
    failures = 0
  }

  /// Writes an answer down, onto the job as it stands in the store now.
  private func settle(_ id: Job.ID) async {
    guard let status = answers.removeValue(forKey: id) else { return }
    do {
      guard var job = try await store.job(id) else {
        report.yield(.removed(id))
        return
      }
      let before = job
      job.take(status, at: clock.now())
      if job != before {
        try await store.update(job)
        report.yield(.changed(job))
      }
      plan(job)
    } catch {
      report.yield(.problem(error.description))
      due[id] = clock.now().addingTimeInterval(schedule.offline.lowerBound)
    }
  }

  private func tellWhatOthersLearned(of job: Job) async {
    guard let present = try? await store.job(job.id), present != job else { return }
    report.yield(.changed(present))
  }

  private func plan(_ job: Job) {
    guard job.state.isUnderWay else {
      due[job.id] = nil
      return
    }
    let now = clock.now()
    // Where progress is told, the server is at hand and a question costs nothing.
    let isQuick = job.progress != nil
    let interval = schedule.interval(age: now.timeIntervalSince(job.createdAt), random: clock.random())
    due[job.id] = now.addingTimeInterval(isQuick ? min(interval, 1) : interval)
  }

  private func take(_ error: ClientError, of job: Job) async {
    let now = clock.now()
    switch error {
    case .cancelled: due[job.id] = now
    case .offline(let reason), .connectionLost(let reason): goOffline(reason, at: now)
    case .timedOut: goOffline("no answer in time", at: now)
    case .rateLimited(let wait):
      let seconds = wait.map { Double($0.components.seconds) } ?? schedule.interval(age: 0, random: 1)
      notBefore = max(notBefore, now.addingTimeInterval(max(seconds, 1)))
    case .wrongKey:
      isHalted = true
      report.yield(.problem("Renders are not followed any more: \(error)"))
    case .notFound(let message):
      missing[job.id, default: 0] += 1
      guard missing[job.id, default: 0] >= Self.patienceWithMissing else { return plan(job) }
      take(
        VideoStatus(
          videoID: job.videoID ?? "", word: "failed",
          failure: VideoFailure(code: "not_found", message: "the service does not know the video: \(message)")
        ),
        of: job)
      await settle(job.id)
    case .noCredits, .invalidRequest, .refused, .serverFault, .unreadableAnswer, .fileFailed:
      faults[job.id, default: 0] += 1
      let wait = schedule.backOff(failures: faults[job.id, default: 1], random: clock.random())
      due[job.id] = now.addingTimeInterval(wait)
    }
  }

  private func goOffline(_ reason: String, at now: Date) {
    // Several questions that were under way together count as one try.
    guard now >= notBefore else { return }
    failures += 1
    let since = offlineSince ?? now
    offlineSince = since
    notBefore = now.addingTimeInterval(schedule.backOff(failures: failures, random: clock.random()))
    report.yield(.offline(since: since, retryAt: notBefore, reason: reason))
  }

  /// Sleeps until the next job is due; without one until a nudge.
  private func sleepUntilNext() async {
    let next = isHalted ? nil : due.values.min().map { max($0, notBefore) }
    let wait = next.map { max($0.timeIntervalSince(clock.now()), 0.01) } ?? 86_400
    let sleep = clock.sleep
    let task = Task { _ = try? await sleep(.seconds(wait)) }
    sleeper = task
    guard !Task.isCancelled, !isNudged else { return task.cancel() }
    await task.value
  }
}
