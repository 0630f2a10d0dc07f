import Foundation
import VideoModel

/// A video as the list shows it.
public struct VideoSummary: Equatable, Sendable {
  /// The service's id.
  public var videoID: String
  /// The service's own word, such as `completed`.
  public var status: String
  /// The title; empty where there is none.
  public var title: String
  /// When it was asked for.
  public var createdAt: Date?
}

/// A page of the list of videos.
public struct VideoPage: Equatable, Sendable {
  /// The videos.
  public var videos: [VideoSummary]
  /// What to ask for the next page with; nil at the end.
  public var token: String?
}

extension Client {
  /// Submits a request: the very text, once.
  /// - Returns: the service's id of the video.
  public func generate(kind: RequestKind, requestText: String) async throws(ClientError) -> String {
    let data = try await send("POST", kind.endpoint, body: requestText)
    guard let id = data["video_id"]?.string, !id.isEmpty else {
      throw .unreadableAnswer(reason: "it names no video_id")
    }
    return id
  }

  /// Asks how far a video is: `GET /v1/video_status.get`.
  public func videoStatus(_ videoID: String) async throws(ClientError) -> VideoStatus {
    let data = try await get("/v1/video_status.get", [("video_id", videoID)])
    guard let word = data["status"]?.string else { throw .unreadableAnswer(reason: "it tells no status") }
    func text(_ key: String) -> String? { data[key]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    let result = text("video_url").map { url in
      VideoResult(
        videoURL: url, thumbnailURL: text("thumbnail_url"), gifURL: text("gif_url"),
        captionURL: text("caption_url"), captionedVideoURL: text("video_url_caption"),
        duration: data["duration"]?.double)
    }
    return VideoStatus(
      videoID: videoID, word: Envelope.readable(word), progress: data["sandbox_progress"]?.double,
      result: result, failure: Self.failure(data["error"]))
  }

  /// An object, a string, or nothing.
  private static func failure(_ error: JSONValue?) -> VideoFailure? {
    guard let error, error != .null else { return nil }
    let code = error["code"]?.string ?? error["code"]?.integer.map(String.init) ?? ""
    return VideoFailure(
      code: Envelope.readable(code),
      message: Envelope.readable(error["message"]?.string ?? error.string ?? ""),
      detail: error["detail"]?.string.map(Envelope.readable))
  }

  /// A page of the account's videos, the newest first: `GET /v1/video.list`.
  /// - Parameter limit: 1–100.
  public func videos(limit: Int = 100, token: String? = nil) async throws(ClientError) -> VideoPage {
    let data = try await get("/v1/video.list", [("limit", String(limit)), ("token", token)])
    let videos = (data["videos"]?.array ?? []).compactMap { video -> VideoSummary? in
      guard let id = video["video_id"]?.string else { return nil }
      return VideoSummary(
        videoID: id, status: Envelope.readable(video["status"]?.string ?? ""),
        title: Envelope.readable(video["video_title"]?.string ?? ""),
        createdAt: video["created_at"]?.double.map { Date(timeIntervalSince1970: $0) })
    }
    return VideoPage(videos: videos, token: data["token"]?.string.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Deletes a video from the service: `DELETE /v1/video.delete`.
  public func deleteVideo(_ id: String) async throws(ClientError) {
    _ = try await send("DELETE", "/v1/video.delete", [("video_id", id)])
  }
}
