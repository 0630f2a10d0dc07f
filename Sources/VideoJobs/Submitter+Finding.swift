import Foundation
import HeyGenClient
import VideoModel

/// Finds the videos of submissions that the service does not know again by a key.
extension Submitter {
  /// Most videos of which the callback id is asked.
  static let mostAsked = 10
  /// Before so many seconds have gone by, a list may not show a new video.
  static let listDelay = 60.0

  /// Looks for an unconfirmed job's video in the service's list.
  /// - Returns: the job as it is now, also when only the reason has become clearer; nil when the list cannot be read.
  func settleByList(
    _ job: Job, _ traces: inout [Survey: VideoTraces]
  ) async throws(StoreError) -> Job? {
    let found: (videos: [VideoSummary], isSure: Bool)
    do {
      guard let candidates = try await candidates(for: job, &traces) else { return nil }
      found = candidates
    } catch .store(let error) { throw error } catch { return nil }
    if found.isSure, found.videos.count == 1 {
      return try await adopt(found.videos[0].videoID, for: job.id)
    }
    let isEarly = clock.now().timeIntervalSince(job.createdAt) < Self.listDelay
    guard !found.videos.isEmpty || !isEarly else { return nil }
    let count = found.videos.count
    let reason =
      switch count {
      case 0: "the service lists no video of that title and time, so it was probably not taken"
      case 1: "the service lists a video that may be this one's, or another submission's of the same title"
      default: "the service lists \(count) videos that may be this one's"
      }
    return try await store.change(job.id) { job in
      if job.state == .unconfirmed { job.explain(reason) }
    }?.after
  }

  /// The videos that may be an unconfirmed job's.
  /// - Throws: why the list cannot be read.
  public func candidates(for id: Job.ID) async throws -> [VideoSummary] {
    var traces: [Survey: VideoTraces] = [:]
    guard let job = try await store.job(id), job.state == .unconfirmed else { return [] }
    do { return try await candidates(for: job, &traces)?.videos ?? [] } catch {
      switch error {
      case .store(let error): throw error
      case .service(let error): throw error
      }
    }
  }

  enum FindingError: Error {
    case store(StoreError)
    case service(ClientError)
  }

  /// - Returns: the videos that fit, and whether no other submission may have made them; nil when the service has no list.
  private func candidates(
    for job: Job, _ traces: inout [Survey: VideoTraces]
  ) async throws(FindingError) -> (videos: [VideoSummary], isSure: Bool)? {
    guard let lists = service.lists, let found = try await read(lists, for: job, &traces) else { return nil }
    let taken: Set<String>, rivals: [Job]
    do {
      taken = try await store.knownVideos(among: found.videos.map(\.videoID))
      rivals = try await store.jobsInDoubt(service: service.name)
    } catch { throw .store(error) }
    let videos = found.candidates(for: job, taken: taken)
    guard let callback = job.callbackID else {
      return (videos, !rivals.contains { VideoTraces.areRivals(job, $0) })
    }
    return try await ask(about: videos, of: job, callback)
  }

  /// Reads the first of the lists that answers.
  private func read(
    _ lists: VideoLists, for job: Job, _ traces: inout [Survey: VideoTraces]
  ) async throws(FindingError) -> VideoTraces? {
    for case .list(let list) in Survey.ways(for: job.kind) {
      do {
        try await traces[.list(list), default: VideoTraces()].read(
          list, of: lists, since: VideoTraces.earliest(of: job))
        return traces[.list(list)]
      } catch {
        guard error.serverRefused, error.isEnded else { throw .service(error) }
      }
    }
    return nil
  }

  /// A callback id that the service repeats leaves no doubt.
  private func ask(
    about videos: [VideoSummary], of job: Job, _ callback: String
  ) async throws(FindingError) -> (videos: [VideoSummary], isSure: Bool) {
    var open: [VideoSummary] = []
    for video in videos.prefix(Self.mostAsked) {
      var asked = job
      asked.videoID = video.videoID
      let told: String?
      do { told = try await service.status(asked).callbackID } catch { throw .service(error) }
      if told == callback { return ([video], true) }
      if told == nil { open.append(video) }
    }
    return (open + videos.dropFirst(Self.mostAsked), false)
  }

  /// Makes a video an unconfirmed job's.
  /// - Returns: the job as it is now; nil when it is not unconfirmed any more, or the video is another job's.
  public func adopt(_ videoID: String, for id: Job.ID) async throws(StoreError) -> Job? {
    try await store.adopt(videoID, for: id, at: clock.now())
  }

  /// Takes the user's word that the service did not take an unconfirmed job.
  public func giveUp(_ id: Job.ID) async throws(StoreError) -> Job? {
    let now = clock.now()
    return try await store.change(id) { $0.giveUp(at: now) }?.after
  }
}

extension Store {
  /// Those of the videos that are jobs' already.
  func knownVideos(among ids: [String]) throws(StoreError) -> Set<String> {
    var known: Set<String> = []
    for id in ids where try !database.run("SELECT 1 FROM jobs WHERE video_id = ?", [.text(id)]).isEmpty {
      known.insert(id)
    }
    return known
  }

  /// The jobs of a service that are being sent, or of which is not known whether it took them.
  func jobsInDoubt(service: String) throws(StoreError) -> [Job] {
    try jobs("WHERE service = ? AND state IN ('sending', 'unconfirmed')", [.text(service)])
  }

  /// Makes a video an unconfirmed job's, unless it is another one's.
  func adopt(_ videoID: String, for id: Job.ID, at now: Date) throws(StoreError) -> Job? {
    try database.transaction { () throws(StoreError) in
      guard try knownVideos(among: [videoID]).isEmpty, var job = try job(id), job.state == .unconfirmed else {
        return nil
      }
      job.videoID = videoID
      job.failure = nil
      job.take(VideoStatus(videoID: videoID, word: "pending"), at: now)
      try update(job)
      return job
    }
  }
}

extension Job {
  /// The user's own id of the video, by which a service may know it again.
  fileprivate var callbackID: String? {
    (try? JSONValue(parsing: requestText))?["callback_id"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Says why it is still not known what became of it; what was said first stays.
  fileprivate mutating func explain(_ reason: String) {
    let first = failure?.message.components(separatedBy: Self.reasonMark).first ?? ""
    failure = VideoFailure(
      code: failure?.code ?? "", message: first.isEmpty ? reason : first + Self.reasonMark + reason)
  }

  private static let reasonMark = "; looked for: "

  fileprivate mutating func giveUp(at now: Date) {
    guard state == .unconfirmed else { return }
    state = .refused
    failure = VideoFailure(code: "not_taken", message: "you decided that the service did not take it")
    changedAt = now
    endedAt = now
  }
}
