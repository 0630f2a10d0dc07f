import Foundation

/// A video as a list of the service shows it.
public struct VideoSummary: Equatable, Sendable {
  /// The service's id.
  public var videoID: String
  /// The service's own word, such as `completed`.
  public var status: String
  /// The title; empty where there is none.
  public var title: String
  /// When it was asked for.
  public var createdAt: Date?
  /// What came out, where the list tells it.
  public var result: VideoResult?
  /// Why it failed, where the list tells it.
  public var failure: VideoFailure?

  /// A summary.
  public init(
    videoID: String, status: String, title: String, createdAt: Date? = nil, result: VideoResult? = nil,
    failure: VideoFailure? = nil
  ) {
    self.videoID = videoID
    self.status = status
    self.title = title
    self.createdAt = createdAt
    self.result = result
    self.failure = failure
  }
}
