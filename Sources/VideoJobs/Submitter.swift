import Foundation
import HeyGenClient
import VideoModel

/// Sends requests: each is written down first, then sent once.
public actor Submitter {
  private let store: Store
  private let service: VideoService
  private let clock: JobClock
  private let owner: String
  private let isAlive: @Sendable (String) -> Bool

  /// No submission takes as long, in seconds. A number of a program that ended may have gone to another since, so after
  /// that time a living one is no sign any more.
  static let longestSending = 15.0 * 60
  /// Before each further try to write an answer down, in seconds.
  static let pausesOfWriting = [0.2, 1, 4]

  /// - Parameter owner: names this run of the program, `PID-…`, so that another can tell whether it still lives.
  public init(store: Store, service: VideoService, clock: JobClock, owner: String) {
    self.init(store: store, service: service, clock: clock, owner: owner, isAlive: ProgramRun.isAlive)
  }

  init(
    store: Store, service: VideoService, clock: JobClock, owner: String,
    isAlive: @escaping @Sendable (String) -> Bool
  ) {
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
    self.isAlive = isAlive
  }

  /// Writes a job down and sends its request. Whatever the service says is in the job that is returned.
  /// - Parameter onStored: told of the job before the first byte leaves.
  /// - Throws: `StoreError`, and then nothing was sent.
  public func submit(
    draftID: Draft.ID?, kind: RequestKind, title: String, requestText: String,
    onStored: (@Sendable (Job) -> Void)? = nil
  ) async throws(StoreError) -> Job {
    var job = Job(
      id: Job.ID(rawValue: UUID().uuidString.lowercased()), draftID: draftID, kind: kind, title: title,
      requestText: requestText, service: service.name, createdAt: clock.now())
    try await store.insert(job, owner: owner)
    guard try await store.claimForSending(job.id, owner: owner, now: clock.now()) else {
      return try await store.job(job.id) ?? job
    }
    job.state = .sending
    onStored?(job)
    let answer: Result<String, ClientError>
    do { answer = .success(try await service.generate(kind, requestText)) } catch { answer = .failure(error) }
    return await writeDown(answer, of: job)
  }

  /// The request has left, so a store that fails must not make it look unsent: it is tried again a few times, and the
  /// job that is returned says what the store could not take.
  private func writeDown(_ answer: Result<String, ClientError>, of sent: Job) async -> Job {
    let now = clock.now()
    var job = sent
    job.take(answer, at: now)
    for pause in Self.pausesOfWriting + [nil] {
      do {
        return try await store.change(sent.id) { $0.take(answer, at: now) }?.after ?? job
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

  /// Settles what a program left behind that ended while it was sending. Nothing is sent again.
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

  private func isAbandoned(_ job: Job, by sender: String) -> Bool {
    guard sender != owner else { return false }
    return !isAlive(sender) || clock.now().timeIntervalSince(job.changedAt) > Self.longestSending
  }
}

extension Job {
  /// Takes over how its submission ended. An answer that comes after the job was given up for lost still counts.
  mutating func take(_ answer: Result<String, ClientError>, at now: Date) {
    guard state == .sending || state == .unconfirmed else { return }
    failure = nil
    switch answer {
    case .success(let videoID):
      self.videoID = videoID
      take(VideoStatus(videoID: videoID, word: "pending"), at: now)
    case .failure(let error): take(error, at: now)
    }
  }

  /// Takes over why a submission failed: refused when there is surely no video, otherwise unconfirmed.
  mutating func take(_ error: ClientError, at now: Date) {
    let isRefused = error.serverRefused || error.surelyNotSent
    state = isRefused ? .refused : .unconfirmed
    failure = VideoFailure(
      code: error.code,
      message: error.surelyNotSent ? "\(error); nothing was sent, so submit it again" : error.description)
    changedAt = now
    endedAt = isRefused ? now : nil
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
