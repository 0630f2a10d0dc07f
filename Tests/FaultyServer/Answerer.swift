import Foundation
import Synchronization

/// The API's words for what is on the shelf.
struct Answerer: Sendable {
  let shelf: VideoShelf
  let now: @Sendable () -> Date
  let address: String
  let told = ToldEnds()

  /// A question about a single video was answered whole.
  func noteAnswered(_ request: WireRequest) {
    let parts = request.path.split(separator: "/")
    let id = request.query["video_id"] ?? (parts.count == 3 && parts[1] == "videos" ? String(parts[2]) : "")
    guard request.method == "GET", let video = shelf[id], now() >= video.endsAt else { return }
    told.note(id)
  }

  func answer(_ request: WireRequest) -> (status: Int, body: Data) {
    let found: Any?
    switch (request.method, request.path) {
    case ("POST", "/v2/video/generate"), ("POST", "/v1/video.webm"), ("POST", "/v2/videos"),
      ("POST", "/v3/videos"):
      found = take(request)
    case ("GET", "/v1/video_status.get"):
      found = shelf[request.query["video_id"] ?? ""].map {
        ["code": 100, "data": status($0), "message": "Success"]
      }
    case ("GET", "/v1/video.list"): found = list(request)
    case ("GET", "/v3/videos/statuses"): found = statuses(request)
    case ("GET", "/v3/videos"): found = videos(request)
    case ("GET", "/v2/avatars"):
      found = ["error": NSNull(), "data": ["avatars": [Any](), "talking_photos": [Any]()]]
    case ("GET", "/v2/voices"): found = ["error": NSNull(), "data": ["voices": [Any]()]]
    case ("GET", "/v3/avatars/looks"): found = ["data": [Any](), "has_more": false, "next_token": NSNull()]
    case ("GET", _) where request.path.hasPrefix("/v3/videos/"):
      found = shelf[String(request.path.dropFirst(11))].map { ["data": shown($0, isWhole: true)] }
    case ("GET", _) where request.path.hasPrefix("/v2/videos/"):
      found = shelf[String(request.path.dropFirst(11))].map { ["data": shown($0, isWhole: true)] }
    case ("GET", _) where request.path.hasPrefix("/files/"):
      return (200, Data(repeating: UInt8(ascii: "v"), count: 200_000))
    default: found = nil
    }
    guard let found, let body = try? JSONSerialization.data(withJSONObject: found) else {
      return (404, Data(#"{"error":{"code":"video_not_found","message":"Video not found"}}"#.utf8))
    }
    return (200, body)
  }

  private func take(_ request: WireRequest) -> [String: Any] {
    let json = (try? JSONSerialization.jsonObject(with: request.body)) as? [String: Any] ?? [:]
    let key = request.path.hasPrefix("/v3/") ? request.headers["idempotency-key"] : nil
    let video = shelf.add(
      title: json["title"] as? String ?? "", callbackID: json["callback_id"] as? String,
      isV3: request.path.hasPrefix("/v3/"), key: key)
    return ["error": NSNull(), "data": ["video_id": video.id, "status": "waiting"]]
  }

  private func link(_ video: VideoShelf.Video, _ word: String) -> Any {
    word == "completed" ? "\(address)/files/\(video.id).mp4" : NSNull()
  }

  private func status(_ video: VideoShelf.Video) -> [String: Any] {
    let word = video.word(at: now())
    return [
      "id": video.id, "status": word, "video_url": link(video, word),
      "duration": word == "completed" ? 12.5 : NSNull(),
      "error": word == "failed"
        ? ["code": 40119, "message": "Video is too long"] as [String: Any] : NSNull(),
      "callback_id": video.callbackID ?? NSNull(), "created_at": Int(video.createdAt.timeIntervalSince1970),
    ]
  }

  /// v1 lists neither results nor reasons.
  private func list(_ request: WireRequest) -> [String: Any] {
    let page = shelf.page(
      limit: request.query["limit"].flatMap { Int($0) } ?? 100, token: request.query["token"], title: nil,
      isV3: false)
    let videos = page.videos.map { video in
      [
        "video_id": video.id, "status": video.word(at: now()), "video_title": video.title,
        "created_at": Int(video.createdAt.timeIntervalSince1970), "type": "GENERATED",
      ] as [String: Any]
    }
    return [
      "code": 100, "data": ["token": page.token ?? NSNull(), "videos": videos] as [String: Any],
      "message": "Success",
    ]
  }

  /// v3 tells results in its list, and the bare words by ids.
  private func shown(_ video: VideoShelf.Video, isWhole: Bool) -> [String: Any] {
    let word = video.word(at: now())
    var shown: [String: Any] = ["id": video.id, "status": word]
    guard isWhole else { return shown }
    shown["title"] = video.title
    shown["created_at"] = Int(video.createdAt.timeIntervalSince1970)
    shown["video_url"] = link(video, word)
    // A failed video may lack its reason.
    if word == "failed", video.number % 2 == 0 { shown["failure_code"] = "rendering_failed" }
    return shown
  }

  private func videos(_ request: WireRequest) -> [String: Any] {
    let page = shelf.page(
      limit: request.query["limit"].flatMap { Int($0) } ?? 10, token: request.query["token"],
      title: request.query["title"], isV3: true)
    return [
      "data": page.videos.map { shown($0, isWhole: true) }, "has_more": page.token != nil,
      "next_token": page.token ?? NSNull(),
    ]
  }

  private func statuses(_ request: WireRequest) -> [String: Any] {
    let ids = (request.query["video_ids"] ?? "").split(separator: ",").map(String.init)
    return [
      "data": [
        "videos": ids.compactMap { shelf[$0] }.map { shown($0, isWhole: false) },
        "not_found": ids.filter { shelf[$0] == nil },
      ] as [String: Any]
    ]
  }
}

/// Which ends have been told to a question about the video alone.
final class ToldEnds: Sendable {
  private let state = Mutex<(ids: Set<String>, repeats: Int)>(([], 0))

  /// How often an end was asked for that had been told before.
  var repeats: Int { state.withLock { $0.repeats } }

  func note(_ id: String) {
    state.withLock { if !$0.ids.insert(id).inserted { $0.repeats += 1 } }
  }
}
