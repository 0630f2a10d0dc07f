import Foundation
import VideoModel

/// A page of the list of videos.
public struct VideoPage: Equatable, Sendable {
  /// The videos.
  public var videos: [VideoSummary]
  /// What to ask for the next page with; nil at the end.
  public var token: String?

  /// A page.
  public init(videos: [VideoSummary], token: String?) {
    self.videos = videos
    self.token = token
  }
}

extension Client {
  /// Submits a request: the very text, once.
  /// - Returns: the service's id of the video.
  public func generate(kind: RequestKind, requestText: String) async throws(ClientError) -> String {
    try await submit(endpoint: kind.endpoint, requestText: requestText).videoID
  }

  /// Submits a request to any endpoint that makes videos: the very text, once.
  /// - Parameters:
  ///   - endpoint: the path, such as `/v3/videos`.
  ///   - idempotencyKey: 1–255 of A–Z, a–z, 0–9, `_`, `-`, `:` and `.`. Within 24 hours, v3 answers the same key with
  ///     its first answer instead of another video; v2 does not know it.
  ///   - hasTurn: whether `turnToSubmit` was waited for.
  /// - Throws: also `.invalidRequest`, before anything is sent, for a key of another form.
  public func submit(
    endpoint: String, requestText: String, idempotencyKey: String? = nil, hasTurn: Bool = false
  ) async throws(ClientError) -> Submitted {
    if let idempotencyKey, !Self.isIdempotencyKey(idempotencyKey) {
      throw .invalidRequest(
        message: "its idempotency key has characters or a length that no key has", field: nil)
    }
    let headers = idempotencyKey.map { ["Idempotency-Key": $0] } ?? [:]
    let answer = try await used(for: .submission).post(
      endpoint, json: requestText, headers: headers, hasTurn: hasTurn)
    let body = try envelope.body(of: answer)
    guard let id = Self.plain(Envelope.data(in: body)["video_id"]) ?? Self.plain(body["video_id"]) else {
      throw .unreadableAnswer(reason: "it names no video_id")
    }
    return Submitted(videoID: id, deprecation: envelope.deprecation(in: body, answer))
  }

  /// Waits until a request for a video may leave: whoever writes down that it is being sent does so after that.
  /// - Parameter patience: how long a silence of the service is waited for, in seconds.
  /// - Throws: `.rateLimited` when it is longer; nothing was sent.
  public func turnToSubmit(patience: Double) async throws(ClientError) {
    try await gate?.enter(.submission, patience: patience)
  }

  private static func isIdempotencyKey(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true  // digits and :, letters, - . _
        default: false
        }
      }
  }

  /// Asks how far a video is: `GET /v1/video_status.get`.
  public func videoStatus(_ videoID: String) async throws(ClientError) -> VideoStatus {
    let data = try await get("/v1/video_status.get", [("video_id", videoID)])
    guard let word = data["status"]?.string else { throw .unreadableAnswer(reason: "it tells no status") }
    func text(_ key: String) -> String? { Self.plain(data[key]) }
    let result = text("video_url").map { url in
      VideoResult(
        videoURL: url, thumbnailURL: text("thumbnail_url"), gifURL: text("gif_url"),
        captionURL: text("caption_url"), captionedVideoURL: text("video_url_caption"),
        duration: Self.seconds(data["duration"]))
    }
    return VideoStatus(
      videoID: videoID, word: envelope.readable(word),
      progress: Self.progress(data), result: result, failure: failure(data["error"]),
      warnings: warnings(data),
      callbackID: Self.plain(data["callback_id"]))
  }

  /// An object, a string, or nothing.
  private func failure(_ error: JSONValue?) -> VideoFailure? {
    guard let error, error != .null else { return nil }
    let code = error["code"]?.string ?? error["code"]?.integer.map(String.init) ?? ""
    return VideoFailure(
      code: envelope.readable(code),
      message: envelope.readable(error["message"]?.string ?? error.string ?? ""),
      detail: error["detail"]?.string.map(envelope.readable))
  }

  /// A page of the account's videos, the newest first: `GET /v1/video.list`.
  /// - Parameter limit: 1–100.
  public func videos(limit: Int = 100, token: String? = nil) async throws(ClientError) -> VideoPage {
    let data = try await get(
      "/v1/video.list", [("limit", String(min(max(limit, 1), 100))), ("token", token)])
    guard let list = data["videos"]?.array else { throw .unreadableAnswer(reason: "it lists no videos") }
    let videos = list.compactMap { video -> VideoSummary? in
      guard let id = Self.plain(video["video_id"]) else { return nil }
      return VideoSummary(
        videoID: id, status: envelope.readable(video["status"]?.string ?? ""),
        title: envelope.readable(video["video_title"]?.string ?? ""),
        createdAt: Self.time(video["created_at"]))
    }
    return VideoPage(videos: videos, token: Self.plain(data["token"]))
  }

  /// A title as a list shows it: on one line, and not longer than what is kept of one.
  public static func asListed(_ title: String) -> String { PlainText.line(title) }

  /// Deletes a video from the service: `DELETE /v1/video.delete`.
  public func deleteVideo(_ id: String) async throws(ClientError) {
    let data = try await send("DELETE", "/v1/video.delete", [("video_id", id)])
    let failed = data["Failed"]?.array ?? data["failed"]?.array ?? []
    guard !failed.contains(where: { $0.string == id || $0["video_id"]?.string == id }) else {
      throw .refused(status: 200, code: "", message: "the video was not deleted")
    }
  }

  /// A page of the account's videos, the newest first: `GET /v3/videos`.
  /// - Parameters:
  ///   - limit: 1–100.
  ///   - token: of the page before; nil for the first.
  ///   - title: only videos whose title holds this text.
  public func videosV3(
    limit: Int = 100, token: String? = nil, title: String? = nil
  ) async throws(ClientError) -> VideoPage {
    let body = try await body(
      "/v3/videos", [("limit", String(min(max(limit, 1), 100))), ("token", token), ("title", title)])
    guard let list = Self.list("videos", in: body) else {
      throw .unreadableAnswer(reason: "it lists no videos")
    }
    let videos = list.compactMap { video -> VideoSummary? in
      guard let id = Self.plain(video["id"]) ?? Self.plain(video["video_id"]) else { return nil }
      return VideoSummary(
        videoID: id, status: envelope.readable(video["status"]?.string ?? ""),
        title: envelope.readable(video["title"]?.string ?? ""),
        createdAt: Self.time(video["created_at"]),
        result: Self.result(of: video), failure: failure(of: video))
    }
    return VideoPage(videos: videos, token: Self.nextToken(in: body))
  }

  /// Deletes a video from the service: `DELETE /v3/videos/{id}`.
  public func deleteVideoV3(_ id: String) async throws(ClientError) {
    let data = try await send("DELETE", "/v3/videos/" + (try Self.pathPart(id, "a video")))
    guard data["deleted"]?.bool != false else {
      throw .refused(status: 200, code: "", message: "the video was not deleted")
    }
  }

  /// An id or an address as the service gives it; nil when it is empty or holds blanks or control characters,
  /// with which it could not be passed on.
  static func plain(_ json: JSONValue?) -> String? {
    json?.string.flatMap { PlainText.isPlain($0) ? $0 : nil }
  }

  /// Seconds of a video, up to years of them; nil for what no video can last, since everything here reckons with it.
  static func seconds(_ json: JSONValue?) -> Double? {
    json?.double.flatMap { (0...1e8).contains($0) ? $0 : nil }
  }

  /// A time in seconds since 1970, up to the year 5138; nil for what is none.
  static func time(_ json: JSONValue?) -> Date? {
    json?.double.flatMap { (0...1e11).contains($0) ? Date(timeIntervalSince1970: $0) : nil }
  }
}
