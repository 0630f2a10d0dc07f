import HeyGenClient
import VideoModel

/// What submission and polling need of a service.
public struct VideoService: Sendable {
  /// The name that jobs are kept under.
  public var name: String
  /// Submits the text of a request; the service's id of the video.
  public var generate: @Sendable (RequestKind, String) async throws(ClientError) -> String
  /// How far a video is.
  public var status: @Sendable (String) async throws(ClientError) -> VideoStatus

  /// A service of these closures.
  public init(
    name: String, generate: @escaping @Sendable (RequestKind, String) async throws(ClientError) -> String,
    status: @escaping @Sendable (String) async throws(ClientError) -> VideoStatus
  ) {
    self.name = name
    self.generate = generate
    self.status = status
  }
}

extension VideoService {
  /// A service by its client.
  public init(client: Client, name: String) {
    self.init(
      name: name,
      generate: { kind, text async throws(ClientError) in
        try await client.generate(kind: kind, requestText: text)
      },
      status: { id async throws(ClientError) in try await client.videoStatus(id) })
  }
}
