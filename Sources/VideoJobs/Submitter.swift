import Foundation
import HeyGenClient
import VideoModel

/// Sends requests: each is written down first, then sent once.
public actor Submitter {
  private let store: Store
  private let service: VideoService
  private let clock: JobClock
  private let owner: String

  /// - Parameter owner: names this run of the program, `PID-…`, so that another can tell whether it still lives.
  public init(store: Store, service: VideoService, clock: JobClock, owner: String) {
    self.store = store
    self.service = service
    self.clock = clock
    self.owner = owner
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
    guard try await store.claimForSending(job.id, owner: owner, now: clock.now()) else { return job }
    job.state = .sending
    onStored?(job)
    do {
      let videoID = try await service.generate(kind, requestText)
      job.videoID = videoID
      job.take(VideoStatus(videoID: videoID, word: "pending"), at: clock.now())
    } catch {
      job.take(error, at: clock.now())
    }
    try await store.update(job)
    return job
  }

  /// Settles what a program left behind that ended while it was sending.
  /// - Returns: the jobs that were settled.
  public func recover() async throws(StoreError) -> [Job] {
    var settled: [Job] = []
    for (left, sender) in try await store.jobsBeingSent() where sender != owner && !Self.isAlive(sender) {
      var job = left
      let wasSent = job.state == .sending
      job.state = wasSent ? .unconfirmed : .refused
      job.failure = VideoFailure(
        code: wasSent ? "interrupted" : "not_sent",
        message: wasSent
          ? "the program ended while the request was being sent"
          : "the program ended before the request was sent")
      job.changedAt = clock.now()
      if !wasSent { job.endedAt = clock.now() }
      try await store.update(job)
      settled.append(job)
    }
    return settled
  }

  /// Whether the program that an owner names still runs.
  static func isAlive(_ owner: String) -> Bool {
    guard let pid = owner.split(separator: "-").first.flatMap({ Int32($0) }), pid > 0 else { return false }
    return kill(pid, 0) == 0 || errno == EPERM
  }
}

extension Job {
  /// Takes over why a submission failed: refused when there is surely no video, otherwise unconfirmed.
  mutating func take(_ error: ClientError, at now: Date) {
    let isRefused = error.serverRefused || error.surelyNotSent
    state = isRefused ? .refused : .unconfirmed
    failure = VideoFailure(code: error.code, message: error.description)
    changedAt = now
    if isRefused { endedAt = now }
  }
}
