// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A scene of a v3 studio video: an avatar that speaks, a picture, or a video.
public struct V3Scene: RequestObject, Narrated {
  /// What is seen.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// An avatar that speaks.
    public static let avatarVideo: Kind = "avatar_video"
    /// A picture, silent or with a voice over it.
    public static let image: Kind = "image"
    /// A video, with or without a voice over it.
    public static let video: Kind = "video"
    public static let allowed: [Kind] = [.avatarVideo, .image, .video]
  }

  public var type: Kind?
  public var input: V3SceneInput?
  public var source: AssetSource?
  /// Seconds, up to 300.
  public var duration: Double?
  public var script: String?
  public var voiceID: String?
  public var audioURL: String?
  public var audioAssetID: String?
  public var voiceSettings: V3VoiceSettings?
  public var playback: Playback?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: V3Scene {
    var scene = V3Scene()
    scene.type = .avatarVideo
    scene.input = .fresh
    return scene
  }

  public static let shapeKey: String? = "type"

  private static let isAvatar = Condition<V3Scene>("type is avatar_video", isShape: true) {
    $0.type == .avatarVideo
  }
  private static let isImage = Condition<V3Scene>("type is image", isShape: true) { $0.type == .image }
  private static let isVideo = Condition<V3Scene>("type is video", isShape: true) { $0.type == .video }
  private static let isPicture = Condition<V3Scene>("type is image or video", isShape: true) {
    $0.type == .image || $0.type == .video
  }
  private static let speaksScript = Condition<V3Scene>("a script is given") {
    $0.type != .avatarVideo && $0.gives("script")
  }

  public static let fields: [Field<V3Scene>] =
    [
      .choice(
        "type", \.type, "Type", required: true, help: "An avatar that speaks, a picture, or a video",
        source: .commandLine),
      .object(
        "input", \.input, "Subject", required: true, isSection: true, when: isAvatar,
        help: "Who is seen, and what is said",
        source: .commandLine),
      .object(
        "source", \.source, "Source", required: true, when: isPicture, help: "The picture or the video",
        source: .commandLine),
      .number(
        "duration", \.duration, "Duration",
        NumberRule(0...300, step: 0.5, largeStep: 5, excludesMinimum: true, unit: "s"), when: isImage,
        help: "How long a picture without a voice is shown", source: .commandLine),
    ]
    + narrationFields(
      when: isPicture, voiceRequiredWhen: speaksScript,
      voiceHelp: "Who speaks over the picture or the video; Enter opens the list of voices",
      source: .commandLine) + [
      .object(
        "voice_settings", \.voiceSettings, "Speech", isSection: true, when: isPicture,
        help: "How the script is spoken", source: .commandLine),
      .object(
        "playback", \.playback, "Playback", when: isVideo, help: "How the video is played",
        source: .commandLine),
    ]

  public static let rules: [ObjectRule<V3Scene>] = [
    .exactlyOne(of: ["duration"] + narrationKeys, when: isImage),
    .atMostOne(of: narrationKeys, when: isVideo),
    ObjectRule { scene, path in
      guard scene.type == .video, scene.playback?.mode != nil, !scene.hasNarration else { return [] }
      return [
        Problem(
          path.appending("playback").appending("mode"), .error,
          .rule(
            wrong: "is given, and nothing is said", allowed: "it wants a script or a recording over the video"
          ))
      ]
    },
  ]
}

/// Who is seen in a speaking scene of v3, and what is said.
public struct V3SceneInput: RequestObject, Narrated, Animated {
  /// What the subject is.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let avatar: Kind = "avatar"
    public static let image: Kind = "image"
    public static let allowed: [Kind] = [.avatar, .image]
  }

  public var type: Kind?
  public var avatarID: String?
  public var image: ImageSource?
  public var script: String?
  public var voiceID: String?
  public var audioURL: String?
  public var audioAssetID: String?
  public var voiceSettings: V3VoiceSettings?
  public var engine: Engine?
  public var motionPrompt: String?
  public var expressiveness: Expressiveness?
  public var background: ColorBackground?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: V3SceneInput {
    var input = V3SceneInput()
    input.type = .avatar
    return input
  }

  public static let shapeKey: String? = "type"

  private static let isAvatar = Condition<V3SceneInput>("type is avatar", isShape: true) {
    $0.type == .avatar
  }
  private static let isImage = Condition<V3SceneInput>("type is image", isShape: true) { $0.type == .image }
  static let voiceHelp =
    "Who speaks; without one an avatar speaks with its own voice, and a picture cannot speak a script"

  private static let imageSpeaksScript = Condition<V3SceneInput>("type is image and a script is given") {
    $0.type == .image && $0.gives("script")
  }

  public static let fields: [Field<V3SceneInput>] =
    [
      .choice(
        "type", \.type, "Subject", required: true, help: "An avatar, or a picture that is made to speak",
        source: .commandLine),
      .text(
        "avatar_id", \.avatarID, "Avatar", .catalogue(.looks), required: true, when: isAvatar,
        help: "Who is seen; Enter opens the list of looks", source: .commandLine),
      .object(
        "image", \.image, "Image", required: true, when: isImage, help: "The picture that is made to speak",
        source: .commandLine),
    ] + narrationFields(voiceRequiredWhen: imageSpeaksScript, voiceHelp: voiceHelp, source: .commandLine) + [
      .object(
        "voice_settings", \.voiceSettings, "Speech", isSection: true,
        help: "How the script is spoken",
        source: .commandLine),
      engineField(when: isAvatar), motionPromptField(when: nil), expressivenessField(when: nil),
      .object(
        "background", \.background, "Background", isSection: true, help: "The colour behind the avatar",
        source: .commandLine),
    ]

  public static let rules: [ObjectRule<V3SceneInput>] = [.exactlyOne(of: narrationKeys)] + engineRules
}

/// The background of a speaking scene of v3. The colour has another key here than elsewhere.
public struct ColorBackground: RequestObject {
  /// What the background is.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let color: Kind = "color"
    public static let allowed: [Kind] = [.color]
  }

  public var type: Kind?
  public var color: String?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: ColorBackground {
    var background = ColorBackground()
    background.type = .color
    return background
  }

  public static let fields: [Field<ColorBackground>] = [
    .choice("type", \.type, "Type", required: true, help: "A colour", source: .commandLine),
    .text(
      "color", \.color, "Colour", .color, required: true, help: "The colour of the whole background",
      source: .commandLine),
  ]
}

/// How the video of a scene is played.
public struct Playback: RequestObject {
  /// How a video and the voice over it go together.
  public struct Mode: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Mode] = ["freeze", "loop", "fit_to_scene"]
  }

  public var mode: Mode?
  /// 0–1.
  public var volume: Double?
  public var mute: Bool?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<Playback>] = [
    .choice(
      "mode", \.mode, "Mode", default: "freeze",
      help: "What happens when the voice is longer than the video; only with a voice", source: .commandLine),
    .number(
      "volume", \.volume, "Volume", .share, default: 1.0,
      help: "How loud the video's own sound is", source: .commandLine),
    .toggle(
      "mute", \.mute, "Mute", default: false, help: "Take the video's own sound away", source: .commandLine),
  ]
}
