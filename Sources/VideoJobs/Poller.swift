import Foundation
import HeyGenClient
import VideoModel

/// Asks for the status of the jobs under way, each as often as its age deserves. It sleeps until the next job is due.
public actor Poller {
  /// What happens, for one listener; it ends with `stop`.
  public nonisolated let events: AsyncStream<JobEvent>
  private let report: AsyncStream<JobEvent>.Continuation

  private let store: Store
  private let service: VideoService
  private let clock: JobClock
  private let owner: String
  private let isAlive: @Sendable (String) -> Bool

  /// In seconds. A lease outlives the longest answer: three tries of half a minute, and the waits between.
  static let leaseSeconds = 180.0
  /// As good as for ever, in seconds: only a nudge brings something new.
  static let longSleep = 86_400.0

  private var plan: PollPlan
  private var questions: [Job.ID: Task<Void, Never>] = [:]
  private var loop: Task<Void, Never>?
  private var sleeper: Task<Void, Never>?
  /// Something happened that the loop has not seen yet.
  private var isWoken = false
  /// The counter of the store when the jobs were last read; nil when they must be read anew.
  private var seenCounter: Int?
  private var storeRetryAt: Date?
  /// Answers that were written down.
  private var settlements = 0
  private var toldProblem: StoreError?

  /// - Parameter owner: names this run of the program, `PID-…`, for leases.
  public init(
    store: Store, service: VideoService, clock: JobClock, owner: String, schedule: PollSchedule = .standard
  ) {
    self.init(
      store: store, service: service, clock: clock, owner: owner, schedule: schedule,
      isAlive: ProgramRun.isAlive)
  }

  init(
    store: Store, service: VideoService, clock: JobClock, owner: String, schedule: PollSchedule,
    isAlive: @escaping @Sendable (String) -> Bool
  ) {
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
    self.isAlive = isAlive
    plan = PollPlan(schedule: schedule)
    (events, report) = AsyncStream.makeStream(of: JobEvent.self)
  }

  /// Begins with the jobs that are under way in the store.
  public func start() {
    guard loop == nil else { return }
    loop = Task { await run() }
  }

  /// Ends polling; a question under way is given up, and other programs may ask.
  public func stop() async {
    guard let loop else { return report.finish() }
    loop.cancel()
    sleeper?.cancel()
    await loop.value
    for question in questions.values { question.cancel() }
    for question in questions.values { await question.value }
    self.loop = nil
    // When the store fails now, the leases end by themselves.
    try? await store.releasePoll(owner: owner)
    report.finish()
  }

  /// Asks about a job at once, and looks for new ones. Goes on after a wrong key.
  public func nudge(_ id: Job.ID? = nil) {
    plan.nudge(id, now: clock.now())
    seenCounter = nil
    storeRetryAt = nil
    wake()
  }

  private func wake() {
    isWoken = true
    sleeper?.cancel()
  }

  // MARK: The loop

  private func run() async {
    var isFirst = true
    while !Task.isCancelled {
      isWoken = false
      await readStore(tells: !isFirst)
      isFirst = false
      for job in plan.ready(at: clock.now()) where !Task.isCancelled {
        plan.asks(about: job.id)
        questions[job.id] = Task { await ask(about: job) }
      }
      await sleepUntilNext()
    }
  }

  /// Reads the jobs under way when they may have changed by another hand.
  private func readStore(tells: Bool) async {
    if let storeRetryAt, clock.now() < storeRetryAt { return }
    do {
      let counter = try await store.changeCounter()
      guard counter != seenCounter else { return }
      // Before the jobs are read: a nudge meanwhile makes it nil again, and they are read once more.
      seenCounter = counter
      let found = plan.take(try await jobsUnderWay(), now: clock.now())
      for id in found.gone { questions[id]?.cancel() }
      guard tells else { return }
      for job in found.changed { report.yield(.changed(job)) }
      for id in found.gone {
        if let job = try await store.job(id) {
          report.yield(.changed(job))
        } else {
          report.yield(.removed(id))
        }
      }
      storeRetryAt = nil
      toldProblem = nil
    } catch {
      seenCounter = nil
      storeRetryAt = clock.now().addingTimeInterval(plan.schedule.first)
      tell(error)
    }
  }

  /// The jobs as they are in the store, none of them older than what an answer has made of it meanwhile.
  private func jobsUnderWay() async throws(StoreError) -> [Job] {
    while true {
      let before = settlements
      let jobs = try await store.jobsUnderWay(service: service.name)
      if settlements == before { return jobs }
    }
  }

  private func sleepUntilNext() async {
    guard !Task.isCancelled, !isWoken else { return }
    let next = [plan.next, storeRetryAt].compactMap { $0 }.min()
    let wait = next.map { max($0.timeIntervalSince(clock.now()), 0.01) } ?? Self.longSleep
    let sleep = clock.sleep
    let task = Task { _ = try? await sleep(.seconds(min(wait, Self.longSleep))) }
    sleeper = task
    await task.value
  }

  private func tell(_ error: StoreError) {
    // A full disk fails every few seconds, and is told once.
    if toldProblem != error { report.yield(.problem(error.description)) }
    toldProblem = error
  }

  // MARK: A question

  private func ask(about job: Job) async {
    let askedAt = clock.now()
    defer {
      questions[job.id] = nil
      wake()
    }
    guard let videoID = job.videoID else { return plan.forget(job.id) }
    do {
      guard try await lease(job.id, at: askedAt) else {
        // Another program asks; what it learns is in the store.
        return plan.gaveUp(on: job.id, now: clock.now(), random: clock.random())
      }
    } catch {
      tell(error)
      return plan.storeFailed(on: job.id, now: clock.now())
    }
    do {
      let status = try await service.status(job)
      tell(plan.answered(job.id))
      await settle(job.id, status)
    } catch {
      let consequence = plan.failed(
        error, about: job.id, askedAt: askedAt, now: clock.now(), random: clock.random())
      tell(consequence.events)
      guard let failure = consequence.failure else { return }
      await settle(job.id, VideoStatus(videoID: videoID, word: "failed", failure: failure))
    }
  }

  private func tell(_ events: [JobEvent]) { for event in events { report.yield(event) } }

  /// Takes the right to ask. A program that ended without giving it back does not hold up this one.
  private func lease(_ id: Job.ID, at now: Date) async throws(StoreError) -> Bool {
    let until = now.addingTimeInterval(Self.leaseSeconds)
    if try await store.leasePoll(id, owner: owner, until: until, now: now) { return true }
    guard let holder = try await store.leaseHolder(id), !isAlive(holder) else { return false }
    try await store.releasePoll(owner: holder)
    return try await store.leasePoll(id, owner: owner, until: until, now: now)
  }

  /// Writes an answer down, onto the job as it stands in the store now.
  private func settle(_ id: Job.ID, _ status: VideoStatus) async {
    let now = clock.now()
    do {
      let change = try await store.change(id) { job in
        if job.state.isUnderWay { job.take(status, at: now) }
      }
      settlements += 1
      toldProblem = nil
      guard let (before, after) = change else {
        plan.forget(id)
        return tell([.removed(id)])
      }
      let told = plan.entries[id]?.job ?? before
      plan.plan(after, now: now, random: clock.random())
      // Another hand may have changed the job since it was told, such as by deleting its video.
      if after != told { report.yield(.changed(after)) }
    } catch {
      tell(error)
      plan.storeFailed(on: id, now: clock.now())
    }
  }
}
