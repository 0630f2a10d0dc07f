import Foundation
import HeyGenClient
import VideoModel

/// Sends requests: each is written down first, then sent: once, or again and again by a key that the service knows it by.
public actor Submitter {
  let store: Store
  let service: VideoService
  let clock: JobClock
  private let owner: String
  private let isAlive: @Sendable (String) -> Bool
  /// Told what a submission waits for; nil when it waits for nothing any more.
  private let tellWait: @Sendable (Job.ID, SubmissionWait?) -> Void

  /// No submission takes as long, in seconds. A number of a program that ended may have gone to another since, so after
  /// that time a living one is no sign any more.
  static let longestSending = 15.0 * 60
  /// Before each further try to write an answer down, in seconds.
  static let pausesOfWriting = [0.2, 1, 4]
  /// How long a request waits in all when the service takes no more for now, in seconds.
  static let longestQueueing = 300.0

  /// - Parameters:
  ///   - owner: names this run of the program, `PID-…`, so that another can tell whether it still lives.
  ///   - tellWait: told what a submission waits for, and nil when it waits for nothing any more.
  public init(
    store: Store, service: VideoService, clock: JobClock, owner: String,
    tellWait: @escaping @Sendable (Job.ID, SubmissionWait?) -> Void = { _, _ in }
  ) {
    self.init(
      store: store, service: service, clock: clock, owner: owner, tellWait: tellWait,
      isAlive: ProgramRun.isAlive)
  }

  init(
    store: Store, service: VideoService, clock: JobClock, owner: String,
    tellWait: @escaping @Sendable (Job.ID, SubmissionWait?) -> Void = { _, _ in },
    isAlive: @escaping @Sendable (String) -> Bool
  ) {
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
    self.isAlive = isAlive
    self.tellWait = tellWait
  }

  /// Writes a job down and sends its request, in its turn. Whatever the service says is in the job that is returned.
  /// - Parameters:
  ///   - id: the job's own id, where it is written down elsewhere before; of one that is taken nothing is sent.
  ///   - onStored: told of the job as it is written down, and whenever its turn comes or is lost again.
  /// - Throws: `StoreError`, and then nothing was sent.
  public func submit(
    id: Job.ID = .random, draftID: Draft.ID?, kind: RequestKind, title: String, requestText: String,
    onStored: (@Sendable (Job) -> Void)? = nil
  ) async throws(StoreError) -> Job {
    var job = Job(
      id: id, draftID: draftID, kind: kind, title: title, requestText: requestText,
      service: service.name, idempotencyKey: kind.takesIdempotencyKey ? id.rawValue : nil,
      createdAt: clock.now())
    job.spokenSeconds = (try? VideoRequest(kind: kind, parsing: requestText))?.spokenSeconds
    try await store.insert(job, owner: owner)
    onStored?(job)
    return try await sendInTurn(job, onStored)
  }

  /// Sends a request that is written down, and once more as long as the service only says that there are too many now: that
  /// is no doubt about what became of it. While it waits it counts as not sent.
  private func sendInTurn(
    _ stored: Job, _ onStored: (@Sendable (Job) -> Void)?
  ) async throws(StoreError) -> Job {
    defer { tellWait(stored.id, nil) }
    var job = stored
    var refusals = 0
    var left = Self.longestQueueing
    while true {
      do { try await turn(of: job.id, left) } catch {
        return await writeDown(Outcome(.failure(error)), of: job)
      }
      guard try await store.claimForSending(job.id, owner: owner, now: clock.now()) else {
        return try await store.job(job.id) ?? job
      }
      job.state = .sending
      onStored?(job)
      let outcome = await send(job)
      guard !outcome.isInDoubt, case .failure(.rateLimited(let asked)) = outcome.answer else {
        return await writeDown(outcome, of: job)
      }
      refusals += 1
      let wait =
        asked.map { max($0 / .seconds(1), 1) }
        ?? PollSchedule.standard.backOff(
          failures: refusals, random: clock.random())
      left -= wait
      guard left > 0, let waiting = try await store.change(job.id, { $0.wait() })?.after else {
        return await writeDown(outcome, of: job)
      }
      job = waiting
      onStored?(job)
      tellWait(job.id, .silence(until: clock.now() + wait))
      do { try await clock.sleep(.seconds(wait)) } catch {
        return await writeDown(Outcome(.failure(.cancelled)), of: job)
      }
    }
  }

  /// Sends a request: once, or, where the service knows it again by its key, until it is known what became of it.
  /// - Parameter wasSent: whether it was sent before, and nobody knows what became of that.
  private func send(_ job: Job, wasSent: Bool = false) async -> Outcome {
    var tries = Tries(wasSent: wasSent)
    while true {
      tellWait(job.id, .answer(since: clock.now()))
      do { return Outcome(.success(try await service.submit(job))) } catch {
        // What is said of earlier tries, before this one counts among them.
        let outcome = Outcome(.failure(error), isInDoubt: tries.leaveInDoubt(error))
        guard job.canBeSentAgain(at: clock.now()), !Task.isCancelled, let pause = tries.pause(after: error)
        else { return outcome }
        tellWait(job.id, .nextTry(at: clock.now() + pause, reason: error.description))
        do { try await clock.sleep(.seconds(pause)) } catch {
          return Outcome(.failure(.cancelled), isInDoubt: true)
        }
        do { try await turn(of: job.id, Self.longestQueueing) } catch {
          return Outcome(.failure(error), isInDoubt: tries.leaveInDoubt(error))
        }
      }
    }
  }

  /// Waits until a submission may leave, and tells what it waits for.
  private func turn(of id: Job.ID, _ patience: Double) async throws(ClientError) {
    let load = service.load()
    let now = clock.now()
    tellWait(
      id,
      load.silence > 0
        ? .silence(until: now + load.silence) : .turn(since: now, perMinute: load.perMinute))
    try await service.turnToSubmit(patience)
  }

  /// The request has left, so a store that fails must not make it look unsent: it is tried again a few times, and the
  /// job that is returned says what the store could not take.
  private func writeDown(_ outcome: Outcome, of sent: Job) async -> Job {
    let now = clock.now()
    var job = sent
    job.take(outcome, at: now)
    for pause in Self.pausesOfWriting + [nil] {
      do {
        return try await store.change(sent.id) { $0.take(outcome, at: now) }?.after ?? job
      } catch {
        guard let pause else {
          job.noteUnwritten(error)
          return job
        }
        try? await clock.sleep(.seconds(pause))
      }
    }
    return job
  }

  /// Settles what a program left behind that ended while it was sending. Only what the service knows again by its key is
  /// sent again, by `settle`.
  /// - Returns: the jobs that were settled.
  public func recover() async throws(StoreError) -> [Job] {
    var settled: [Job] = []
    for (left, sender) in try await store.jobsBeingSent() where isAbandoned(left, by: sender) {
      let now = clock.now()
      let change = try await store.change(left.id) { job in
        if job.state == left.state { job.settleInterrupted(at: now) }
      }
      if let change, change.after != change.before { settled.append(change.after) }
    }
    return settled
  }

  /// Learns what became of the unconfirmed jobs, as far as it can be learned: see `settle`.
  /// - Parameter told: told of each job that was settled.
  public func settleUnconfirmed(told: @Sendable (Job) -> Void) async throws(StoreError) {
    var finding = Finding()
    for job in try await store.jobsUnconfirmed(service: service.name) where !Task.isCancelled {
      if let settled = try await settle(job, &finding), settled.state != .unconfirmed { told(settled) }
    }
  }

  /// Learns what became of an unconfirmed job. Where the service knows it again by its key, it is sent once more: the
  /// service answers as it did at first, or carries it out. Otherwise its video is looked for in the service's list, and
  /// found where exactly one fits.
  /// - Returns: the job as it is now; nil when nothing was learned.
  public func settle(_ id: Job.ID) async throws(StoreError) -> Job? {
    guard let job = try await store.job(id), job.service == service.name, job.state == .unconfirmed else {
      return nil
    }
    var finding = Finding()
    return try await settle(job, &finding)
  }

  /// Before each time that an unconfirmed job is looked for by itself, in seconds: a list may show a new video only after a
  /// while.
  static let pausesOfSettling = [10.0, 60, 300]

  /// Learns what became of an unconfirmed job as time goes by: it is looked for a few times, until it is found.
  /// - Parameter told: told of the job whenever something was learned.
  public func settleLater(_ id: Job.ID, told: @Sendable (Job) async -> Void) async {
    for pause in Self.pausesOfSettling {
      do { try await clock.sleep(.seconds(pause)) } catch { return }
      // A store that fails now may not fail the next time.
      if let job = try? await settle(id) { await told(job) }
      if let job = try? await store.job(id), job.state != .unconfirmed { return }
    }
  }

  private func settle(_ found: Job, _ finding: inout Finding) async throws(StoreError) -> Job? {
    var job = found
    guard job.canBeSentAgain(at: clock.now()) else { return try await settleByList(job, &finding) }
    do { try await service.turnToSubmit(Self.longestQueueing) } catch { return nil }
    let isMine = try await store.claimForSendingAgain(
      job.id, in: .unconfirmed, owner: owner, now: clock.now())
    guard isMine else { return nil }
    defer { tellWait(job.id, nil) }
    job.state = .sending
    return await writeDown(await send(job, wasSent: true), of: job)
  }

  private func isAbandoned(_ job: Job, by sender: String) -> Bool {
    guard sender != owner else { return false }
    return !isAlive(sender) || clock.now().timeIntervalSince(job.changedAt) > Self.longestSending
  }
}

extension Job {
  /// Takes over how its submission ended. An answer that comes after the job was given up for lost still counts.
  mutating func take(_ outcome: Outcome, at now: Date) {
    guard state == .stored || state == .sending || state == .unconfirmed else { return }
    failure = nil
    switch outcome.answer {
    case .success(let submitted):
      videoID = submitted.videoID
      deprecation = submitted.deprecation
      take(VideoStatus(videoID: submitted.videoID, word: "pending"), at: now)
    case .failure(let error): take(error, isInDoubt: outcome.isInDoubt, at: now)
    }
  }

  /// Takes over why a submission failed: refused when there is surely no video, otherwise unconfirmed.
  private mutating func take(_ error: ClientError, isInDoubt: Bool, at now: Date) {
    let isUnsent = error.surelyNotSent || state == .stored
    let isRefused = !isInDoubt && (error.serverRefused || isUnsent)
    let message = isUnsent && !isInDoubt ? Self.unsent(error) : Self.message(error, isInDoubt: isInDoubt)
    state = isRefused ? .refused : .unconfirmed
    failure = VideoFailure(code: error.code, message: message, field: error.field)
    changedAt = now
    endedAt = isRefused ? now : nil
  }

  private static func message(_ error: ClientError, isInDoubt: Bool) -> String {
    isInDoubt ? "\(error); the service may have taken an earlier try" : error.description
  }

  private static func unsent(_ error: ClientError) -> String {
    "\(error); nothing was sent, so submit it again"
  }

  /// The service took no more requests just now: it was not sent.
  fileprivate mutating func wait() {
    if state == .sending { state = .stored }
  }

  /// The program that was to send it ended.
  fileprivate mutating func settleInterrupted(at now: Date) {
    let wasSent = state == .sending
    state = wasSent ? .unconfirmed : .refused
    failure = VideoFailure(
      code: wasSent ? "interrupted" : "not_sent",
      message: wasSent
        ? "the program ended while the request was being sent"
        : "the program ended before the request was sent; nothing was sent, so submit it again")
    changedAt = now
    endedAt = wasSent ? nil : now
  }

  /// The store holds the job as it was before the answer.
  fileprivate mutating func noteUnwritten(_ error: StoreError) {
    let known = videoID.map { "the service took it as video \($0)" } ?? failure?.message ?? "it was sent"
    if state.isUnderWay { state = .unconfirmed }
    failure = VideoFailure(code: "not_written", message: "\(known), but that is not kept: \(error)")
  }
}
