import HeyGenClient
import VideoModel

/// A list of an account's videos.
public enum VideoList: Hashable, Sendable, CaseIterable {
  /// `GET /v1/video.list`.
  case v1
  /// `GET /v3/videos`.
  case v3
}

/// How a service tells of many videos at once.
public struct VideoLists: Sendable {
  /// How far videos are, by their ids, at most `Client.statusesAtOnce` of them. What it does not know is left out, or has
  /// the word `not_found`.
  public var named: @Sendable ([String]) async throws(ClientError) -> [VideoStatus]
  /// A page of a list, the newest videos first; the token is the page's before.
  public var page: @Sendable (VideoList, String?) async throws(ClientError) -> VideoPage

  /// Lists of these closures.
  public init(
    named: @escaping @Sendable ([String]) async throws(ClientError) -> [VideoStatus],
    page: @escaping @Sendable (VideoList, String?) async throws(ClientError) -> VideoPage
  ) {
    self.named = named
    self.page = page
  }
}

extension Client {
  /// A page of a list of the account's videos, 100 of them, the newest first.
  public func page(of list: VideoList, token: String?) async throws(ClientError) -> VideoPage {
    switch list {
    case .v1: try await videos(token: token)
    case .v3: try await videosV3(token: token)
    }
  }
}

extension VideoSummary {
  /// What the list tells of how far the video is.
  var told: VideoStatus { VideoStatus(videoID: videoID, word: status, result: result, failure: failure) }
}

/// A way to learn of many videos with few requests.
enum Survey: Hashable {
  /// By their ids.
  case named
  /// By the pages of a list.
  case list(VideoList)

  /// The ways for a kind of video, the best first. Where a list of v1 does not answer any more, v3 may still tell.
  static func ways(for kind: RequestKind) -> [Survey] {
    kind == .v3 ? [.named, .list(.v3)] : [.list(.v1), .list(.v3)]
  }
}
