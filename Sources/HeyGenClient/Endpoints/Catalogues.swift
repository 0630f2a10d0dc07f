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

  private func avatar(_ json: JSONValue, id: String, name: String) -> AvatarListing? {
    guard let identifier = Self.plain(json[id]) else { return nil }
    return AvatarListing(
      id: identifier, name: envelope.readable(json[name]?.string ?? identifier),
      gender: envelope.readable(json["gender"]?.string ?? "").lowercased(),
      previewImageURL: Self.plain(json["preview_image_url"]),
      previewVideoURL: Self.plain(json["preview_video_url"]),
      defaultVoiceID: Self.plain(json["default_voice_id"]),
      tags: (json["tags"]?.array ?? []).compactMap(\.string).map(envelope.readable))
  }

  /// Voices: `GET /v2/voices`, one large page.
  public func voices() async throws(ClientError) -> [VoiceListing] {
    let data = try await get("/v2/voices")
    guard let voices = data["voices"]?.array else { throw .unreadableAnswer(reason: "it lists no voices") }
    return voices.compactMap { voice in
      guard let id = Self.plain(voice["voice_id"]) else { return nil }
      return VoiceListing(
        id: id, name: envelope.readable(voice["name"]?.string ?? id),
        language: envelope.readable(voice["language"]?.string ?? ""),
        gender: envelope.readable(voice["gender"]?.string ?? "").lowercased(),
        previewAudioURL: Self.plain(voice["preview_audio"]),
        supportsPause: voice["support_pause"]?.bool ?? false,
        supportsEmotion: voice["emotion_support"]?.bool ?? false,
        supportsLocale: voice["support_locale"]?.bool ?? false)
    }
  }
}
