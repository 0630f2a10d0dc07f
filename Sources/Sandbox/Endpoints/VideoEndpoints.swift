import Foundation
import VideoModel

/// Status, list and deletion of videos.
enum VideoEndpoints {
  /// `GET /v1/video_status.get?video_id=`.
  static func status(_ request: HTTPRequest, library: VideoLibrary) -> HTTPResponse {
    guard let id = request.query["video_id"], !id.isEmpty else {
      return Answers.failure(.v1, 400, "40012", "video_id is required")
    }
    guard let video = library.video(id) else { return missing(id) }
    let base = "http://\(request.headers["host"] ?? "127.0.0.1")/media/\(video.token)"
    let isReady = video.state == .completed
    return Answers.success(
      .v1,
      [
        "id": .string(video.id), "status": .string(video.state.rawValue),
        "duration": isReady ? .number(JSONNumber(video.duration)) : .null, "error": failure(of: video),
        "video_url": isReady ? .string(base + "/video.mp4") : .null, "video_url_caption": .null,
        "caption_url": .null, "gif_url": .null,
        "thumbnail_url": isReady ? .string(base + "/thumbnail.jpg") : .null,
        "callback_id": video.request["callback_id"] ?? .null,
        "created_at": .number(JSONNumber(video.createdAt.rounded(.down))),
        "sandbox_progress": .number(JSONNumber(video.progress)),
      ])
  }

  private static func failure(of video: StoredVideo) -> JSONValue {
    guard let reason = video.failure else { return .null }
    return ["code": "rendering_failed", "message": "The draft cannot be rendered", "detail": .string(reason)]
  }

  private static func missing(_ id: String) -> HTTPResponse {
    Answers.failure(.v1, 404, "40031", "There is no video \(id)")
  }

  /// `GET /v1/video.list?limit=&token=`, the newest first; the token is the id of the last video seen.
  static func list(_ request: HTTPRequest, library: VideoLibrary) -> HTTPResponse {
    let limit = request.query["limit"].map { Int($0) ?? 0 } ?? 100
    guard (1...100).contains(limit) else {
      return Answers.failure(.v1, 400, "40012", "limit must be 1 to 100")
    }
    let all = library.all
    var start = 0
    if let token = request.query["token"], !token.isEmpty {
      guard let index = all.firstIndex(where: { $0.id == token }) else {
        return Answers.failure(.v1, 400, "40012", "token is not valid")
      }
      start = index + 1
    }
    let page = all.dropFirst(start).prefix(limit)
    let hasMore = start + page.count < all.count
    let videos = page.map { video -> JSONValue in
      [
        "video_id": .string(video.id), "status": .string(video.state.rawValue),
        "video_title": video.request["title"] ?? "",
        "created_at": .number(JSONNumber(video.createdAt.rounded(.down))),
        "type": "GENERATED", "folder_id": video.request["folder_id"] ?? .null,
      ]
    }
    let token: JSONValue = hasMore ? page.last.map { .string($0.id) } ?? .null : .null
    return Answers.success(.v1, ["token": token, "videos": .array(videos)])
  }

  /// `DELETE /v1/video.delete?video_id=`.
  static func delete(_ request: HTTPRequest, library: VideoLibrary, queue: RenderQueue) -> HTTPResponse {
    guard let id = request.query["video_id"], !id.isEmpty else {
      return Answers.failure(.v1, 400, "40012", "video_id is required")
    }
    guard library.video(id) != nil else { return missing(id) }
    queue.cancel(id)
    library.remove(id)
    return Answers.success(.v1, ["Deleted": [.string(id)], "Failed": []])
  }
}
