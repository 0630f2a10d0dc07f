import VideoModel

/// Avatars and voices.
enum CatalogueEndpoints {
  /// `GET /v2/avatars`.
  static func avatars() -> HTTPResponse {
    let photos = SandboxCatalogue.talkingPhotos.map { photo -> JSONValue in
      [
        "talking_photo_id": .string(photo.id), "talking_photo_name": .string(photo.name),
        "preview_image_url": .null,
      ]
    }
    let avatars = SandboxCatalogue.avatars.map { avatar -> JSONValue in
      [
        "avatar_id": .string(avatar.id), "avatar_name": .string(avatar.name),
        "gender": .string(avatar.gender),
        "preview_image_url": .null, "preview_video_url": .null, "premium": false, "type": .null,
        "tags": .array(avatar.tags.map { .string($0) }),
        "default_voice_id": .string(avatar.defaultVoiceID ?? ""),
      ]
    }
    return Answers.success(.v2, ["avatars": .array(avatars), "talking_photos": .array(photos)])
  }

  /// `GET /v2/avatar/{id}/details`.
  static func avatarDetails(_ id: String) -> HTTPResponse {
    guard let avatar = SandboxCatalogue.avatars.first(where: { $0.id == id }) else {
      return Answers.failure(.v2, 404, "avatar_not_found", "Avatar \(id) not found or no longer available.")
    }
    return Answers.success(
      .v2,
      [
        "type": "avatar", "id": .string(avatar.id), "name": .string(avatar.name),
        "gender": .string(avatar.gender),
        "preview_image_url": .null, "preview_video_url": .null, "premium": false, "is_public": true,
        "default_voice_id": .string(avatar.defaultVoiceID ?? ""),
        "tags": .array(avatar.tags.map { .string($0) }),
      ])
  }

  /// `GET /v2/voices`.
  static func voices() -> HTTPResponse {
    let voices = SandboxCatalogue.voices.map { voice -> JSONValue in
      [
        "voice_id": .string(voice.id), "language": .string(voice.language), "gender": .string(voice.gender),
        "name": .string(voice.name), "preview_audio": .null, "support_pause": true, "emotion_support": false,
        "support_interactive_avatar": false, "support_locale": false,
      ]
    }
    return Answers.success(.v2, ["voices": .array(voices)])
  }
}
