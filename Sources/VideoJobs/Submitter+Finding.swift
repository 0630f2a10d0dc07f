import Foundation
import HeyGenClient
import VideoModel

/// What has been learned while the videos of submissions are looked for.
struct Finding {
  fileprivate var traces: [VideoList: VideoTraces] = [:]
  /// Why the lists cannot be read; they are not tried again for each submission.
  fileprivate var failure: ClientError?
  /// Of submissions in doubt, since each is held against all the others.
  fileprivate var marks: [Job.ID: SubmissionMark] = [:]
}

/// Finds the videos of submissions that the service does not know again by a key.
extension Submitter {
  /// Most videos of which the callback id is asked.
  static let mostAsked = 10
  /// Before so many seconds have gone by, a list may not show a new video.
  static let listDelay = 60.0

  /// Looks for an unconfirmed job's video in the service's list.
  /// - Returns: the job as it is now, also when only the reason has become clearer; nil when the list cannot be read.
  func settleByList(
    _ job: Job, _ finding: inout Finding
  ) async throws(StoreError) -> Job? {
    let found: (videos: [VideoSummary], isSure: Bool)
    do {
      guard let candidates = try await candidates(for: job, &finding) else { return nil }
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
      case 1: "the service lists a video that may be this one's, or another submission's"
      default: "the service lists \(count) videos that may be this one's"
      }
    return try await store.change(job.id) { job in
      if job.state == .unconfirmed { job.explain(reason) }
    }?.after
  }

  /// The videos that may be an unconfirmed job's.
  /// - Throws: why the list cannot be read.
  public func candidates(for id: Job.ID) async throws -> [VideoSummary] {
    var finding = Finding()
    guard let job = try await store.job(id), job.state == .unconfirmed else { return [] }
    do { return try await candidates(for: job, &finding)?.videos ?? [] } catch {
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
    for job: Job, _ finding: inout Finding
  ) async throws(FindingError) -> (videos: [VideoSummary], isSure: Bool)? {
    let mark = SubmissionMark(job)
    guard let lists = service.lists,
      let found = try await read(lists, since: mark.earliest, job.kind, &finding)
    else { return nil }
    var videos = found.candidates(for: mark)
    let hasRival: Bool
    do {
      let taken = try await store.knownVideos(among: videos.map(\.videoID))
      videos.removeAll { taken.contains($0.videoID) }
      hasRival = try await rivals(&finding).contains(where: mark.isRival)
    } catch { throw .store(error) }
    guard let callback = job.callbackID else { return (videos, !hasRival && videos.allSatisfy(mark.tells)) }
    return try await ask(about: videos, of: job, callback)
  }

  /// The submissions that are in doubt at this moment.
  private func rivals(_ finding: inout Finding) async throws(StoreError) -> [SubmissionMark] {
    var marks: [SubmissionMark] = []
    for id in try await store.jobsInDoubt(service: service.name) {
      if finding.marks[id] == nil { finding.marks[id] = try await store.job(id).map(SubmissionMark.init) }
      if let mark = finding.marks[id] { marks.append(mark) }
    }
    return marks
  }

  /// Reads the first of the lists that answers.
  private func read(
    _ lists: VideoLists, since start: Date, _ kind: RequestKind, _ finding: inout Finding
  ) async throws(FindingError) -> VideoTraces? {
    if let failure = finding.failure { throw .service(failure) }
    for case .list(let list) in Survey.ways(for: kind) {
      do {
        try await finding.traces[list, default: VideoTraces()].read(list, of: lists, since: start)
        return finding.traces[list]
      } catch {
        guard error.serverRefused, error.isEnded else {
          finding.failure = error
          throw .service(error)
        }
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
  func jobsInDoubt(service: String) throws(StoreError) -> [Job.ID] {
    try database.run(
      "SELECT id FROM jobs WHERE service = ? AND state IN ('sending', 'unconfirmed')", [.text(service)]
    ).compactMap { $0.first?.string.map(Job.ID.init(rawValue:)) }
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
