/// An avatar as the service lists it.
public struct AvatarListing: Equatable, Sendable {
  /// The id that requests use.
  public var id: String
  /// The name for people.
  public var name: String
  /// "male", "female" or another word; empty where not told.
  public var gender: String
  /// A still picture.
  public var previewImageURL: String?
  /// A short video.
  public var previewVideoURL: String?
  /// The voice that the service recommends for it.
  public var defaultVoiceID: String?
  /// Words to find it by.
  public var tags: [String]
  /// The service's `avatar_type`, such as `photo_avatar`; empty where not told.
  public var kind: String
  /// The engines that can move it, such as `avatar_iv`; empty where not told.
  public var engines: [String]

  /// An avatar.
  public init(
    id: String, name: String, gender: String = "", previewImageURL: String? = nil,
    previewVideoURL: String? = nil, defaultVoiceID: String? = nil, tags: [String] = [], kind: String = "",
    engines: [String] = []
  ) {
    self.id = id
    self.name = name
    self.gender = gender
    self.previewImageURL = previewImageURL
    self.previewVideoURL = previewVideoURL
    self.defaultVoiceID = defaultVoiceID
    self.tags = tags
    self.kind = kind
    self.engines = engines
  }
}

/// A photo that can talk, as the service lists it.
public struct TalkingPhotoListing: Equatable, Sendable {
  /// The id that requests use.
  public var id: String
  /// The name for people.
  public var name: String
  /// The photo.
  public var previewImageURL: String?

  /// A talking photo.
  public init(id: String, name: String, previewImageURL: String? = nil) {
    self.id = id
    self.name = name
    self.previewImageURL = previewImageURL
  }
}

/// A voice as the service lists it.
public struct VoiceListing: Equatable, Sendable {
  /// The id that requests use.
  public var id: String
  /// The name for people.
  public var name: String
  /// Such as "English".
  public var language: String
  /// "male", "female" or another word, in lower case; empty where not told.
  public var gender: String
  /// A recording to listen to.
  public var previewAudioURL: String?
  /// Whether break tags make pauses.
  public var supportsPause: Bool
  /// Whether the voice has moods.
  public var supportsEmotion: Bool
  /// Whether the voice has accents.
  public var supportsLocale: Bool

  /// A voice.
  public init(
    id: String, name: String, language: String, gender: String = "", previewAudioURL: String? = nil,
    supportsPause: Bool = false, supportsEmotion: Bool = false, supportsLocale: Bool = false
  ) {
    self.id = id
    self.name = name
    self.language = language
    self.gender = gender
    self.previewAudioURL = previewAudioURL
    self.supportsPause = supportsPause
    self.supportsEmotion = supportsEmotion
    self.supportsLocale = supportsLocale
  }
}

/// What the service lists, as far as it is known.
public struct CatalogueListing: Equatable, Sendable {
  /// Avatars.
  public var avatars: [AvatarListing]
  /// Photos that can talk.
  public var talkingPhotos: [TalkingPhotoListing]
  /// Voices.
  public var voices: [VoiceListing]
  /// Everybody who can be seen: avatars, twins and photos, as v3 lists them.
  public var looks: [AvatarListing]

  /// A listing; empty unless filled.
  public init(
    avatars: [AvatarListing] = [], talkingPhotos: [TalkingPhotoListing] = [], voices: [VoiceListing] = [],
    looks: [AvatarListing] = []
  ) {
    self.avatars = avatars
    self.talkingPhotos = talkingPhotos
    self.voices = voices
    self.looks = looks
  }
}
