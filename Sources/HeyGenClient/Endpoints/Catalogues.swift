import VideoModel

extension Client {
  /// Avatars and photos that can talk: `GET /v2/avatars`, one large page.
  public func avatars() async throws(ClientError) -> (
    avatars: [AvatarListing], talkingPhotos: [TalkingPhotoListing]
  ) {
    let data = try await get("/v2/avatars")
    guard let avatars = data["avatars"]?.array else { throw .unreadableAnswer(reason: "it lists no avatars") }
    let photos = (data["talking_photos"]?.array ?? []).compactMap { photo -> TalkingPhotoListing? in
      guard let id = Self.plain(photo["talking_photo_id"]) else { return nil }
      return TalkingPhotoListing(
        id: id, name: envelope.readable(photo["talking_photo_name"]?.string ?? id),
        previewImageURL: Self.plain(photo["preview_image_url"]))
    }
    return (avatars.compactMap { avatar($0, id: "avatar_id", name: "avatar_name") }, photos)
  }

  /// One avatar: `GET /v2/avatar/{id}/details`.
  public func avatarDetails(_ id: String) async throws(ClientError) -> AvatarListing {
    let data = try await get("/v2/avatar/\(try Self.pathPart(id, "an avatar"))/details")
    guard let avatar = avatar(data, id: "id", name: "name") else {
      throw .unreadableAnswer(reason: "it names no avatar")
    }
    return avatar
  }

  /// Avatars of every kind, look by look: `GET /v3/avatars/looks`, all pages.
  public func looks() async throws(ClientError) -> [AvatarListing] {
    try await all("/v3/avatars/looks", limit: 50, "looks").compactMap { avatar($0, id: "id", name: "name") }
  }

  private func avatar(_ json: JSONValue, id: String, name: String) -> AvatarListing? {
    guard let identifier = Self.plain(json[id]) else { return nil }
    return AvatarListing(
      id: identifier, name: envelope.readable(json[name]?.string ?? identifier),
      gender: envelope.readable(json["gender"]?.string ?? "").lowercased(),
      previewImageURL: Self.plain(json["preview_image_url"]),
      previewVideoURL: Self.plain(json["preview_video_url"]),
      defaultVoiceID: Self.plain(json["default_voice_id"]),
      tags: words(json["tags"]), kind: envelope.readable(json["avatar_type"]?.string ?? ""),
      engines: words(json["supported_api_engines"]))
  }

  private func words(_ list: JSONValue?) -> [String] {
    (list?.array ?? []).compactMap(\.string).map(envelope.readable)
  }

  /// Voices: `GET /v2/voices`, one large page.
  public func voices() async throws(ClientError) -> [VoiceListing] {
    let data = try await get("/v2/voices")
    guard let voices = data["voices"]?.array else { throw .unreadableAnswer(reason: "it lists no voices") }
    return voices.compactMap(voice)
  }

  /// Voices: `GET /v3/voices`, all pages.
  public func voicesV3() async throws(ClientError) -> [VoiceListing] {
    try await all("/v3/voices", limit: 100, "voices").compactMap(voice)
  }

  private func voice(_ json: JSONValue) -> VoiceListing? {
    guard let id = Self.plain(json["voice_id"]) else { return nil }
    return VoiceListing(
      id: id, name: envelope.readable(json["name"]?.string ?? id),
      language: envelope.readable(json["language"]?.string ?? ""),
      gender: envelope.readable(json["gender"]?.string ?? "").lowercased(),
      previewAudioURL: Self.plain(json["preview_audio"]) ?? Self.plain(json["preview_audio_url"]),
      supportsPause: json["support_pause"]?.bool ?? false,
      supportsEmotion: json["emotion_support"]?.bool ?? false,
      supportsLocale: json["support_locale"]?.bool ?? false)
  }
}
