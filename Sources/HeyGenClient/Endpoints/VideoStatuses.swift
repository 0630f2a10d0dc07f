import VideoModel

extension Client {
  /// Most videos that `GET /v3/videos/statuses` is asked about at once.
  public static let statusesAtOnce = 100

  /// Asks how far a video of `/v2/videos` is: `GET /v2/videos/{id}`. Not every video is known there; one that is not
  /// is asked for at `GET /v1/video_status.get`, which knows them all.
  public func videoStatusV2(_ id: String) async throws(ClientError) -> VideoStatus {
    let path = "/v2/videos/" + (try Self.pathPart(id, "a video"))
    do throws(ClientError) { return try status(of: id, in: try await get(path)) } catch {
      guard error.isEnded else { throw error }
      return try await videoStatus(id)
    }
  }

  /// Asks how far a video is: `GET /v3/videos/{id}`.
  public func videoStatusV3(_ id: String) async throws(ClientError) -> VideoStatus {
    try status(of: id, in: try await get("/v3/videos/" + (try Self.pathPart(id, "a video"))))
  }

  /// Asks how far many videos are: `GET /v3/videos/statuses`, 100 at once. The answers may hold the bare word of a
  /// status and no result, and a video that the service does not know has the word `not_found` or is left out.
  public func videoStatuses(_ ids: [String]) async throws(ClientError) -> [VideoStatus] {
    // A comma parts the ids, so that one with a comma would be read as two others.
    var rest = ids.filter { PlainText.isPlain($0) && !$0.contains(",") }[...]
    var statuses: [VideoStatus] = []
    while !rest.isEmpty {
      let asked = rest.prefix(Self.statusesAtOnce)
      rest = rest.dropFirst(asked.count)
      let data = try await get("/v3/videos/statuses", [("video_ids", asked.joined(separator: ","))])
      guard let list = data.array ?? data["statuses"]?.array ?? data["videos"]?.array else {
        throw .unreadableAnswer(reason: "it lists no statuses")
      }
      statuses += list.compactMap { video in
        let id = Self.plain(video["video_id"]) ?? Self.plain(video["id"])
        return id.flatMap { id in try? status(of: id, in: video) }
      }
    }
    return statuses
  }

  /// A status in the fields of `/v2/videos` and of v3.
  private func status(of id: String, in data: JSONValue) throws(ClientError) -> VideoStatus {
    guard let word = data["status"]?.string else { throw .unreadableAnswer(reason: "it tells no status") }
    return VideoStatus(
      videoID: id, word: envelope.readable(word), progress: Self.progress(data),
      result: Self.result(of: data),
      failure: failure(of: data), warnings: warnings(data))
  }

  /// What came out, in the fields of `/v2/videos` and of v3; nil where there is no video yet.
  static func result(of data: JSONValue) -> VideoResult? {
    func text(_ key: String) -> String? { plain(data[key]) }
    return text("video_url").map { url in
      VideoResult(
        videoURL: url, thumbnailURL: text("thumbnail_url"), gifURL: text("gif_url"),
        captionURL: text("subtitle_url"), captionedVideoURL: text("captioned_video_url"),
        duration: seconds(data["duration"]))
    }
  }

  /// A failed video may lack the code, the message or both.
  func failure(of data: JSONValue) -> VideoFailure? {
    let code = envelope.readable(Envelope.word(data["failure_code"]) ?? "")
    let message = envelope.readable(data["failure_message"]?.string ?? "")
    return code.isEmpty && message.isEmpty ? nil : VideoFailure(code: code, message: message)
  }

  /// 0–1, which the sandbox alone tells.
  static func progress(_ data: JSONValue) -> Double? {
    data["sandbox_progress"]?.double.map { min(max($0, 0), 1) }
  }

  /// What is not as it should be, which the sandbox alone tells.
  func warnings(_ data: JSONValue) -> [String] {
    (data["sandbox_warnings"]?.array ?? []).compactMap(\.string).map(envelope.readable)
  }

  /// An id as a part of a path.
  /// - Throws: `.notFound` for a word that would name another place.
  static func pathPart(_ id: String, _ thing: String) throws(ClientError) -> String {
    guard !["", ".", ".."].contains(id) else { throw .notFound(message: "“\(id)” is no id of \(thing)") }
    return escaped(id)
  }
}
