import Foundation
import HeyGenClient
import VideoModel

/// Asks for the status of the jobs under way, each as often as its age deserves, and many with one request where the
/// service tells of many. It sleeps until the next job is due.
public actor Poller {
  /// What happens, for one listener; it ends with `stop`.
  public nonisolated let events: AsyncStream<JobEvent>
  private let report: AsyncStream<JobEvent>.Continuation
  /// How closely the renders are followed, for one listener, who may miss what has changed since; it ends with `stop`.
  public nonisolated let followings: AsyncStream<Following>
  let followingReport: AsyncStream<Following>.Continuation
  /// Other programs have changed the store, for one listener; it ends with `stop`.
  public nonisolated let changesElsewhere: AsyncStream<Void>
  private let changeReport: AsyncStream<Void>.Continuation

  let store: Store
  let service: VideoService
  let clock: JobClock
  let owner: String
  let isAlive: @Sendable (String) -> Bool
  /// The only jobs to ask about; nil for all of the service.
  private let only: Set<Job.ID>?
  private let looksEvery: Double
  /// When it was looked for what other programs did, by the computer's clock, as they see it.
  private var othersSeenAt = Date.distantFuture

  /// As good as for ever, in seconds: only a nudge brings something new.
  public static let longSleep = 86_400.0
  /// Between the time that a program notes with a job and the moment at which others can read it, in seconds.
  private static let slack = 2.0
  /// Jobs that are read from the store in a second, at most, when other programs change it all the time.
  static let readingSpeed = 5000.0

  var plan: PollPlan
  private var questions: [Int: (about: Set<Job.ID>, since: Date, task: Task<Void, Never>)] = [:]
  private var questionCount = 0
  private var loop: Task<Void, Never>?
  private var sleeper: Task<Void, Never>?
  /// Something happened that the loop has not seen yet.
  private var isWoken = false
  /// The counter of the store when the jobs were last read; nil when they must be read anew.
  private var seenCounter: Int?
  /// The counter of the store when it was last told that it had changed.
  private var toldCounter: Int?
  /// Jobs that may have changed by a hand of this program.
  private var nudged: Set<Job.ID> = []
  /// The store failed, and is left alone until then.
  private var storeRetryAt: Date?
  /// All jobs have been read, and are not read again before then.
  private var readAgainAt: Date?
  /// Answers that were written down.
  var settlements = 0
  private var toldProblem: StoreError?
  /// When the service last answered anything.
  private var heardAt = Date.distantPast
  /// The job that somebody looks at.
  var lookedAt: Job.ID?
  var toldFollowing: Following?
  /// Until when this program alone may survey; by the computer's clock, as the other programs see it.
  var surveyLease = Date.distantPast

  /// - Parameters:
  ///   - owner: names this run of the program, `PID-…`, for leases.
  ///   - only: the jobs to ask about; nil for all that are under way at the service.
  ///   - looksEvery: after how many seconds at the latest it is looked for what other programs did with the store.
  public init(
    store: Store, service: VideoService, clock: JobClock, owner: String, schedule: PollSchedule = .standard,
    only: Set<Job.ID>? = nil, looksEvery: Double = longSleep
  ) {
    self.init(
      store: store, service: service, clock: clock, owner: owner, schedule: schedule, only: only,
      looksEvery: looksEvery, isAlive: ProgramRun.isAlive)
  }

  init(
    store: Store, service: VideoService, clock: JobClock, owner: String, schedule: PollSchedule = .standard,
    only: Set<Job.ID>? = nil, looksEvery: Double = longSleep, isAlive: @escaping @Sendable (String) -> Bool
  ) {
    self.looksEvery = looksEvery
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
    self.only = only
    self.isAlive = isAlive
    plan = PollPlan(schedule: schedule, hasSurveys: service.lists != nil && only == nil)
    (events, report) = AsyncStream.makeStream(of: JobEvent.self)
    (followings, followingReport) = AsyncStream.makeStream(
      of: Following.self, bufferingPolicy: .bufferingNewest(1))
    (changesElsewhere, changeReport) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// Begins with the jobs that are under way in the store: what happens to jobs after this is told.
  public func start() async {
    guard loop == nil else { return }
    let reading = Task { await readStore(tells: false) }
    loop = Task {
      await reading.value
      await run()
    }
    await reading.value
  }

  /// Ends polling; a question under way is given up, and other programs may ask.
  public func stop() async {
    defer {
      report.finish()
      followingReport.finish()
      changeReport.finish()
    }
    guard let loop else { return }
    loop.cancel()
    sleeper?.cancel()
    await loop.value
    for question in questions.values { question.task.cancel() }
    for question in questions.values { await question.task.value }
    self.loop = nil
    // When the store fails now, the leases end by themselves.
    try? await store.releasePoll(owner: owner)
  }

  /// Asks about a job at once, and tells of it if it has ended, also while the key is refused; without a job, looks for new
  /// ones.
  public func nudge(_ id: Job.ID? = nil) {
    plan.nudge(id, now: clock.steady())
    if let id { nudged.insert(id) } else { (seenCounter, readAgainAt) = (nil, nil) }
    storeRetryAt = nil
    wake()
  }

  /// Lets the loop see what has happened.
  func wake() {
    isWoken = true
    sleeper?.cancel()
  }

  // MARK: The loop

  private func run() async {
    while !Task.isCancelled {
      isWoken = false
      await readStore(tells: true)
      let now = clock.steady()
      plan.lag = clock.now().timeIntervalSince(now)
      if !Task.isCancelled {
        for question in plan.questions(at: now) { begin(question) }
      }
      await sleepUntilNext()
    }
  }

  private func begin(_ question: PollPlan.Question) {
    questionCount += 1
    let number = questionCount
    let task = Task {
      await ask(question)
      questions[number] = nil
      plan.end(question, now: clock.steady())
      wake()
    }
    questions[number] = (Set(question.jobs.map(\.id)), clock.steady(), task)
  }

  private func sleepUntilNext() async {
    guard !Task.isCancelled, !isWoken else { return }
    tellFollowing()
    let now = clock.steady()
    let next = [plan.next(after: now), storeRetryAt, readAgainAt].compactMap { $0 }.min()
    let wait = next.map { max($0.timeIntervalSince(now), 0.01) } ?? Self.longSleep
    let sleep = clock.sleep
    let task = Task { [looksEvery] in _ = try? await sleep(.seconds(min(wait, looksEvery))) }
    sleeper = task
    await task.value
  }

  /// The service has answered, if only a part of what it is asked.
  func noteHeard() { heardAt = clock.steady() }

  /// Since when the service has been asked and has answered nothing.
  var unansweredSince: Date? { questions.values.map(\.since).min().map { max($0, heardAt) } }

  // MARK: The store

  /// Reads the jobs that are asked about when they may have changed by another hand.
  private func readStore(tells: Bool) async {
    if let storeRetryAt, clock.steady() < storeRetryAt { return }
    storeRetryAt = nil
    do {
      try await readNudged()
      if let readAgainAt, clock.steady() < readAgainAt { return }
      readAgainAt = nil
      let counter = try await store.changeCounter()
      if toldCounter != counter {
        toldCounter = counter
        changeReport.yield()
      }
      guard counter != seenCounter else { return }
      // Before the jobs are read: a nudge meanwhile makes it nil again, and they are read once more.
      seenCounter = counter
      let since = othersSeenAt
      othersSeenAt = clock.now()
      let jobs = try await jobsAwaited()
      let found = plan.take(jobs, now: clock.steady())
      let gone = Set(found.gone)
      for question in questions.values where !question.about.isEmpty && question.about.isSubset(of: gone) {
        question.task.cancel()
      }
      toldProblem = nil
      // Another program that writes all the time does not make this one read all the time.
      let pause = Double(jobs.count) / Self.readingSpeed
      if pause > 0.1 { readAgainAt = clock.steady().addingTimeInterval(pause) }
      guard tells else { return }
      for job in found.changed { report.yield(.changed(job)) }
      for id in found.gone { report.yield(try await store.job(id).map { .changed($0) } ?? .removed(id)) }
      // What was sent elsewhere, refused, or over before it was seen here.
      for job in try await store.jobs(of: service.name, changedSince: since - Self.slack)
      where plan.entries[job.id] == nil && !gone.contains(job.id) && isWanted(job.id) {
        report.yield(.changed(job))
      }
    } catch {
      seenCounter = nil
      storeRetryAt = clock.steady().addingTimeInterval(plan.schedule.first)
      tell(error)
    }
  }

  /// Reads the jobs that were nudged. The others stand as they were: what this program does is told to the poller.
  private func readNudged() async throws(StoreError) {
    while let id = nudged.popFirst() {
      guard isWanted(id) else { continue }
      if let job = try await store.job(id) {
        guard job.service == service.name else { continue }
        // Who follows a job must learn, too, that it had ended before.
        let isOver = !job.state.isUnderWay
        if plan.take(job, now: clock.steady()) || isOver { report.yield(.changed(job)) }
      } else if plan.entries[id] != nil {
        plan.forget(id)
        report.yield(.removed(id))
      }
    }
  }

  private func isWanted(_ id: Job.ID) -> Bool { only?.contains(id) ?? true }

  /// The jobs as they are in the store, none of them older than what an answer has made of it meanwhile.
  private func jobsAwaited() async throws(StoreError) -> [Job] {
    while true {
      let before = settlements
      let jobs = try await store.jobsAwaited(service: service.name)
      if settlements == before { return jobs.filter { isWanted($0.id) } }
    }
  }

  // MARK: What is told

  func tell(_ error: StoreError) {
    // A full disk fails every few seconds, and is told once.
    if toldProblem != error { report.yield(.problem(error.description)) }
    toldProblem = error
  }

  func tell(_ events: [JobEvent]) { for event in events { report.yield(event) } }

  /// An answer was written down.
  func noteSettled() {
    settlements += 1
    toldProblem = nil
  }
}
