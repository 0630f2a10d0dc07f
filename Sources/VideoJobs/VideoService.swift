import HeyGenClient
import VideoModel

/// What submission and polling need of a service.
public struct VideoService: Sendable {
  /// The name that jobs are kept under.
  public var name: String
  /// Sends a job's request, with its idempotency key where it has one.
  public var submit: @Sendable (Job) async throws(ClientError) -> Submitted
  /// How far a job's video is.
  public var status: @Sendable (Job) async throws(ClientError) -> VideoStatus

  /// A service of these closures.
  public init(
    name: String, submit: @escaping @Sendable (Job) async throws(ClientError) -> Submitted,
    status: @escaping @Sendable (Job) async throws(ClientError) -> VideoStatus
  ) {
    self.name = name
    self.submit = submit
    self.status = status
  }
}

extension Client {
  /// Sends a job's request, with its idempotency key where it has one.
  public func submit(_ job: Job) async throws(ClientError) -> Submitted {
    try await submit(
      endpoint: job.kind.endpoint, requestText: job.requestText, idempotencyKey: job.idempotencyKey)
  }

  /// How far a job's video is, by the endpoint of its kind.
  public func status(of job: Job) async throws(ClientError) -> VideoStatus {
    guard let id = job.videoID else { throw .notFound(message: "the job has no video yet") }
    return switch job.kind {
    case .studio, .transparent: try await videoStatus(id)
    case .avatarIV: try await videoStatusV2(id)
    case .v3: try await videoStatusV3(id)
    }
  }
}
