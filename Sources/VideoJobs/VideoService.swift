import HeyGenClient
import VideoModel

/// What submission, polling and deletion need of a service.
public struct VideoService: Sendable {
  /// The name that jobs are kept under.
  public var name: String
  /// Sends a job's request, with its idempotency key where it has one.
  public var submit: @Sendable (Job) async throws(ClientError) -> Submitted
  /// How far a job's video is.
  public var status: @Sendable (Job) async throws(ClientError) -> VideoStatus
  /// Deletes a job's video; a render under way ends.
  public var delete: @Sendable (Job) async throws(ClientError) -> Void
  /// How it tells of many videos at once; nil where it does not.
  public var lists: VideoLists?
  /// Waits until a submission may leave, at most so many seconds when the service wants silence. `submit` is called only
  /// after that.
  public var turnToSubmit: @Sendable (Double) async throws(ClientError) -> Void = { _ in }

  /// How much of the budget of requests is used.
  public var load: @Sendable () -> RequestGate.Load = { RequestGate.Load() }

  /// A service of these closures.
  public init(
    name: String, submit: @escaping @Sendable (Job) async throws(ClientError) -> Submitted,
    status: @escaping @Sendable (Job) async throws(ClientError) -> VideoStatus,
    delete: @escaping @Sendable (Job) async throws(ClientError) -> Void, lists: VideoLists? = nil
  ) {
    self.name = name
    self.submit = submit
    self.status = status
    self.delete = delete
    self.lists = lists
  }

  /// The service that a client reaches.
  /// - Parameter client: told what the requests are for; the client may be another one from time to time.
  public init(
    name: String,
    client: @escaping @Sendable (RequestGate.Use) async throws(ClientError) -> Client
  ) {
    self.init(
      name: name,
      submit: { job async throws(ClientError) in try await client(.submission).submit(job, hasTurn: true) },
      status: { job async throws(ClientError) in try await client(.polling).status(of: job) },
      delete: { job async throws(ClientError) in try await client(.reading).deleteVideo(of: job) },
      lists: VideoLists(
        named: { ids async throws(ClientError) in try await client(.polling).videoStatuses(ids) },
        page: { list, token async throws(ClientError) in
          try await client(.polling).page(of: list, token: token)
        }))
    turnToSubmit = { patience async throws(ClientError) in
      try await client(.submission).turnToSubmit(patience: patience)
    }
  }
}

extension Client {
  /// Sends a job's request, with its idempotency key where it has one.
  /// - Parameter hasTurn: whether `turnToSubmit` was waited for.
  public func submit(_ job: Job, hasTurn: Bool = false) async throws(ClientError) -> Submitted {
    try await submit(
      endpoint: job.kind.endpoint, requestText: job.requestText, idempotencyKey: job.idempotencyKey,
      hasTurn: hasTurn)
  }

  /// How far a job's video is, by the endpoint of its kind; where v1 and v2 do not tell any more, by that of v3.
  public func status(of job: Job) async throws(ClientError) -> VideoStatus {
    guard let id = job.videoID else { throw .notFound(message: "the job has no video yet") }
    do throws(ClientError) {
      return switch job.kind {
      case .studio, .transparent: try await videoStatus(id)
      case .avatarIV: try await videoStatusV2(id)
      case .v3: try await videoStatusV3(id)
      }
    } catch {
      guard job.kind != .v3, error.isEnded else { throw error }
      do throws(ClientError) { return try await videoStatusV3(id) } catch let other {
        throw other.serverRefused ? error : other
      }
    }
  }

  /// Deletes a job's video, by the endpoint of its kind; where v1 does not answer any more, by that of v3.
  public func deleteVideo(of job: Job) async throws(ClientError) {
    guard let id = job.videoID else { throw .notFound(message: "the job has no video yet") }
    guard job.kind != .v3 else { return try await deleteVideoV3(id) }
    do throws(ClientError) { try await deleteVideo(id) } catch {
      guard error.isEnded else { throw error }
      try await deleteVideoV3(id)
    }
  }
}
