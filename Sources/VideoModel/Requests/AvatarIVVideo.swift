// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The request of `POST /v2/videos`: one avatar or picture that speaks, rendered with Avatar IV.
public struct AvatarIVVideo: RequestObject, Narrated {
  /// The video's shorter side.
  public struct Resolution: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Resolution] = ["1080p", "720p"]
  }

  /// The video's shape.
  public struct AspectRatio: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [AspectRatio] = ["16:9", "9:16"]
  }

  public var avatarID: String?
  public var imageURL: String?
  public var imageAssetID: String?
  public var script: String?
  public var voiceID: String?
  public var audioURL: String?
  public var audioAssetID: String?
  public var title: String?
  public var resolution: Resolution?
  public var aspectRatio: AspectRatio?
  public var motionPrompt: String?
  public var expressiveness: Expressiveness?
  public var removeBackground: Bool?
  public var background: StillBackground?
  public var voiceSettings: VoiceSettings?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<AvatarIVVideo>] =
    [
      .text(
        "avatar_id", \.avatarID, "Avatar", .catalogue(.looks),
        help: "Who is seen; give this or a picture. Enter opens the list", source: .generateVideo),
      .text(
        "image_url", \.imageURL, "Image URL", .url(.image),
        help: "The address of a picture that is made to speak; give this, an asset or an avatar",
        source: .generateVideo),
      .text(
        "image_asset_id", \.imageAssetID, "Image asset", .asset(.image),
        help: "The id of an uploaded picture that is made to speak; give this, an address or an avatar",
        source: .generateVideo),
    ]
    + narrationFields(
      voiceRequiredWhen: hasScript, voiceHelp: "Who speaks the script; Enter opens the list of voices",
      source: .generateVideo) + [
      .object(
        "voice_settings", \.voiceSettings, "Speech", isSection: true,
        help: "How the script is spoken",
        source: .generateVideo),
      .text(
        "title", \.title, "Title", help: "The video's name in the service", source: .generateVideo),
      .choice(
        "resolution", \.resolution, "Resolution", default: "1080p", help: "The video's shorter side",
        source: .generateVideo),
      .choice(
        "aspect_ratio", \.aspectRatio, "Aspect ratio", default: "16:9", help: "The video's shape",
        source: .generateVideo),
      .text(
        "motion_prompt", \.motionPrompt, "Motion prompt", .script(.any),
        help: "How a photo should move, in words; photo avatars only", source: .generateVideo),
      .choice(
        "expressiveness", \.expressiveness, "Expressiveness",
        help: "How lively a photo is; photo avatars only, and low when not given", source: .generateVideo),
      .toggle(
        "remove_background", \.removeBackground, "Remove background", default: false,
        help: "Take away what is behind the avatar; a filmed avatar needs matting", source: .generateVideo),
      .object(
        "background", \.background, "Background", isSection: true, help: "What is behind the avatar",
        source: .generateVideo),
    ]

  public static let rules: [ObjectRule<AvatarIVVideo>] = [
    .exactlyOne(of: ["avatar_id", "image_url", "image_asset_id"]),
    .exactlyOne(of: narrationKeys),
  ]
}

/// How lively a photo avatar is.
public struct Expressiveness: Choice {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let allowed: [Expressiveness] = ["high", "medium", "low"]
}

/// How `/v2/videos` speaks a script.
public struct VoiceSettings: SpeechTuning {
  public var speed: Double?
  public var pitch: Double?
  public var locale: String?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<VoiceSettings>] = [
    speedField(source: .generateVideo), pitchField(source: .generateVideo),
    localeField(source: .generateVideo),
  ]
}
