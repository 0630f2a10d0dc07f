import VideoModel

extension Client {
  /// Avatars and photos that can talk: `GET /v2/avatars`, one large page.
  public func avatars() async throws(ClientError) -> (
    avatars: [AvatarListing], talkingPhotos: [TalkingPhotoListing]
  ) {
    let data = try await get("/v2/avatars")
    guard let avatars = data["avatars"]?.array else { throw .unreadableAnswer(reason: "it lists no avatars") }
    let photos = (data["talking_photos"]?.array ?? []).compactMap { photo -> TalkingPhotoListing? in
      guard let id = photo["talking_photo_id"]?.string else { return nil }
      return TalkingPhotoListing(
        id: id, name: Envelope.readable(photo["talking_photo_name"]?.string ?? id),
        previewImageURL: photo["preview_image_url"]?.string)
    }
    return (avatars.compactMap { Self.avatar($0, id: "avatar_id", name: "avatar_name") }, photos)
  }

  /// One avatar: `GET /v2/avatar/{id}/details`.
  public func avatarDetails(_ id: String) async throws(ClientError) -> AvatarListing {
    let data = try await get("/v2/avatar/\(Self.escaped(id))/details")
    guard let avatar = Self.avatar(data, id: "id", name: "name") else {
      throw .unreadableAnswer(reason: "it names no avatar")
    }
    return avatar
  }

  private static func avatar(_ json: JSONValue, id: String, name: String) -> AvatarListing? {
    guard let identifier = json[id]?.string else { return nil }
    return AvatarListing(
      id: identifier, name: Envelope.readable(json[name]?.string ?? identifier),
      gender: Envelope.readable(json["gender"]?.string ?? "").lowercased(),
      previewImageURL: json["preview_image_url"]?.string, previewVideoURL: json["preview_video_url"]?.string,
      defaultVoiceID: json["default_voice_id"]?.string,
      tags: (json["tags"]?.array ?? []).compactMap(\.string).map(Envelope.readable))
  }

  /// Voices: `GET /v2/voices`, one large page.
  public func voices() async throws(ClientError) -> [VoiceListing] {
    let data = try await get("/v2/voices")
    guard let voices = data["voices"]?.array else { throw .unreadableAnswer(reason: "it lists no voices") }
    return voices.compactMap { voice in
      guard let id = voice["voice_id"]?.string else { return nil }
      return VoiceListing(
        id: id, name: Envelope.readable(voice["name"]?.string ?? id),
        language: Envelope.readable(voice["language"]?.string ?? ""),
        gender: Envelope.readable(voice["gender"]?.string ?? "").lowercased(),
        previewAudioURL: voice["preview_audio"]?.string, supportsPause: voice["support_pause"]?.bool ?? false,
        supportsEmotion: voice["emotion_support"]?.bool ?? false,
        supportsLocale: voice["support_locale"]?.bool ?? false)
    }
  }
}
