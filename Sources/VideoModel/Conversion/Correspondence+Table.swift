/// The meanings, and where each form says them. The first that fits is taken: whole objects come before their
/// parts, and what is said before what belongs to one way of saying it.
extension Correspondence {
  static let table: [Correspondence] =
    wholes + delivery + size + subject + narration + tuning + movement + surroundings

  private static let flat: [Form] = [.avatarIV, .v3Avatar, .v3Image]
  private static let single: [Form] = [.v3Avatar, .v3Image]

  private static let wholes: [Correspondence] = [
    whole([single + [.v3Studio]: "caption"]),
    whole([single + [.v3Studio]: "watermark"]),
    whole([[.speakingScene]: "input.voice_settings", single + [.mediaScene]: "voice_settings"]),
    whole([[.speakingScene]: "input.engine", [.v3Avatar]: "engine"]),
    whole([[.speakingScene]: Place("input.image", when: ["input.type": "image"]), [.v3Image]: "image"]),
    whole([flat: "background"]),
  ]

  private static let delivery: [Correspondence] = [
    Correspondence([flat + [.studio, .v3Studio, .v3Cinematic]: "title"]),
    Correspondence([single + [.studio, .v3Studio]: "callback_id"]),
    Correspondence([single + [.studio, .v3Studio]: "callback_url"]),
    Correspondence([single + [.v3Studio]: "brand_glossary_id"]),
    Correspondence(
      [
        single: Place("output_format").standing(for: "mp4"),
        [.transparent]: .always("webm", "webm without a background"),
        [.studio, .v3Studio, .v3Cinematic, .avatarIV]: .always("mp4", "mp4 with a background"),
      ], name: "the file"),
  ]

  /// Sizes in pixels on one side, shapes with a shorter side on the other; between the two, see `Transfer+Size`.
  private static let size: [Correspondence] = [
    Correspondence([[.studio, .transparent]: "dimension.width"]),
    Correspondence([[.studio, .transparent]: "dimension.height"]),
    Correspondence([flat + [.v3Studio, .v3Cinematic]: "resolution"]),
    Correspondence([flat + [.v3Studio, .v3Cinematic]: "aspect_ratio"]),
  ]

  private static let subject: [Correspondence] = [
    Correspondence([
      [.studioScene]: .avatar("avatar_id"), [.transparent]: "avatar_pose_id",
      [.speakingScene]: Place("input.avatar_id", when: ["input.type": "avatar"]),
      [.avatarIV, .v3Avatar]: "avatar_id", [.v3Cinematic]: "avatar_id[0]",
    ]),
    Correspondence([
      [.studioScene]: Place("character.talking_photo_id", when: ["character.type": "talking_photo"]),
      [.speakingScene]: Place("input.avatar_id", when: ["input.type": "avatar"]),
      [.avatarIV, .v3Avatar]: "avatar_id", [.v3Cinematic]: "avatar_id[0]",
    ]),
    Correspondence([
      [.avatarIV]: "image_url", [.v3Image]: Place("image.url", when: ["image.type": "url"]),
      [.speakingScene]: Place("input.image.url", when: ["input.type": "image", "input.image.type": "url"]),
    ]),
    Correspondence([
      [.avatarIV]: "image_asset_id",
      [.v3Image]: Place("image.asset_id", when: ["image.type": "asset_id"]),
      [.speakingScene]: Place(
        "input.image.asset_id", when: ["input.type": "image", "input.image.type": "asset_id"]),
    ]),
    Correspondence([
      [.studioScene]: .avatar("avatar_style"), [.transparent]: Place("avatar_style").standing(for: "normal"),
    ]),
    Correspondence([[.studioScene]: "character.fit", single: "fit"]),
    Correspondence([[.studioScene]: "character.matting", flat: "remove_background"]),
  ]

  private static let narration: [Correspondence] = [
    said("script", studio: .voice("text", "input_text"), transparent: "input_text"),
    said(
      "audio_url", studio: .voice("audio", "audio_url"),
      transparent: Place("input_audio").accepting { $0.string?.contains("://") ?? false }),
    said("audio_asset_id", studio: .voice("audio", "audio_asset_id"), transparent: "input_audio"),
    said("voice_id", studio: .voice("text", "voice_id"), transparent: "voice_id"),
    Correspondence([
      [.studioScene]: .voice("silence", "duration").felt,
      [.mediaScene]: Place("duration", when: ["type": "image"]),
    ]),
  ]

  private static let tuning: [Correspondence] =
    [
      tuned("speed", studio: .voice("text", "speed"), in: flat),
      tuned("pitch", studio: .voice("text", "pitch"), in: flat),
      tuned("locale", studio: .voice("text", "locale"), in: flat),
      tuned("volume", studio: .voice("text", "volume"), in: single),
    ] + ["model", "similarity_boost", "stability", "style"].map(elevenLabs)

  private static let movement: [Correspondence] = [
    Correspondence([
      [.studioScene]: Place("character.use_avatar_iv_model").wording([
        (true, "avatar_iv"), (false, "avatar_iii"),
      ]),
      [.speakingScene]: Place("input.engine.type").standing(for: "avatar_iv"),
      [.v3Avatar]: Place("engine.type").standing(for: "avatar_iv"),
      [.avatarIV, .v3Image]: .always("avatar_iv"),
    ]),
    Correspondence([
      [.studioScene]: Place("character.prompt", when: ["character.use_avatar_iv_model": true]),
      [.speakingScene]: "input.motion_prompt", flat: "motion_prompt",
    ]),
    Correspondence([[.speakingScene]: "input.expressiveness", flat: "expressiveness"]),
  ]

  private static let surroundings: [Correspondence] = [
    Correspondence([
      [.studioScene]: .background("color", "value").felt, flat: .background("color", "value"),
      [.speakingScene]: Place("input.background.color", when: ["input.background.type": "color"]),
    ]),
    Correspondence([
      [.studioScene]: .background("image", "url"), flat: .background("image", "url"),
      [.mediaScene]: .source("image", "url"),
    ]),
    Correspondence([
      [.studioScene]: .background("image", "image_asset_id"), flat: .background("image", "asset_id"),
      [.mediaScene]: .source("image", "asset_id"),
    ]),
    Correspondence([
      [.studioScene]: .background("video", "url"), [.mediaScene]: .source("video", "url"),
    ]),
    Correspondence([
      [.studioScene]: .background("video", "video_asset_id"), [.mediaScene]: .source("video", "asset_id"),
    ]),
    Correspondence([
      [.studioScene]: .background("video", "play_style"),
      [.mediaScene]: Place("playback.mode", when: ["type": "video"])
        .approximating(["once": "freeze", "full_video": "freeze"]),
    ]),
    Correspondence([
      [.studioScene]: .background("video", "volume"),
      [.mediaScene]: Place("playback.volume", when: ["type": "video"]),
    ]),
  ]

  private static func whole(_ places: KeyValuePairs<[Form], Place>) -> Correspondence {
    Correspondence(places, isWhole: true)
  }

  /// What is heard: v3 and `/v2/videos` have the same keys for it.
  private static func said(_ key: String, studio: Place, transparent: Place) -> Correspondence {
    Correspondence([
      [.studioScene]: studio, [.transparent]: transparent, [.speakingScene]: Place("input.\(key)"),
      flat + [.mediaScene]: Place(key),
    ])
  }

  /// How a voice speaks.
  private static func tuned(_ key: String, studio: Place, in forms: [Form]) -> Correspondence {
    Correspondence([
      [.studioScene]: studio, [.speakingScene]: Place("input.voice_settings.\(key)"),
      forms + [.mediaScene]: Place("voice_settings.\(key)"),
    ])
  }

  private static func elevenLabs(_ key: String) -> Correspondence {
    func settings(_ prefix: String) -> Place {
      let object = prefix + "voice_settings.engine_settings."
      return Place(object + key, when: [object + "engine_type": "elevenlabs"])
    }
    return Correspondence([
      [.studioScene]: .voice("text", "elevenlabs_settings.\(key)"), [.speakingScene]: settings("input."),
      single + [.mediaScene]: settings(""),
    ])
  }
}

extension Place {
  fileprivate static func avatar(_ key: String) -> Place {
    Place("character.\(key)", when: ["character.type": "avatar"])
  }

  fileprivate static func voice(_ type: JSONValue, _ key: String) -> Place {
    Place("voice.\(key)", when: ["voice.type": type])
  }

  fileprivate static func background(_ type: JSONValue, _ key: String) -> Place {
    Place("background.\(key)", when: ["background.type": type])
  }

  /// The picture or video of a scene, from an address or an asset.
  fileprivate static func source(_ type: JSONValue, _ key: String) -> Place {
    Place("source.\(key)", when: ["type": type, "source.type": .string(key)])
  }

  fileprivate func standing(for value: JSONValue) -> Place {
    var place = self
    place.standard = value
    return place
  }

  fileprivate var felt: Place {
    var place = self
    place.isFelt = true
    return place
  }

  fileprivate func wording(_ words: [(own: JSONValue, common: JSONValue)]) -> Place {
    var place = self
    place.words = words
    return place
  }

  fileprivate func approximating(_ nearest: [JSONValue: JSONValue]) -> Place {
    var place = self
    place.nearest = nearest
    return place
  }

  fileprivate func accepting(_ accepts: @escaping @Sendable (JSONValue) -> Bool) -> Place {
    var place = self
    place.accepts = accepts
    return place
  }
}
