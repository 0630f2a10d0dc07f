// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The request of `POST /v1/video.webm`: one avatar before a transparent background.
public struct TransparentVideo: RequestObject {
  /// How the avatar is framed.
  public struct AvatarStyle: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The whole figure.
    public static let normal: AvatarStyle = "normal"
    /// Head and shoulders.
    public static let closeUp: AvatarStyle = "closeUp"
    public static let allowed: [AvatarStyle] = [.normal, .closeUp]
  }

  public var avatarPoseID: String?
  public var avatarStyle: AvatarStyle?
  public var inputText: String?
  public var voiceID: String?
  public var inputAudio: String?
  public var dimension: TransparentDimension?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: TransparentVideo {
    var video = TransparentVideo()
    video.avatarStyle = .normal
    return video
  }

  private static let speaks = Condition<TransparentVideo>("input_text is given") { $0.gives("input_text") }

  public static let fields: [Field<TransparentVideo>] = [
    .text(
      "avatar_pose_id", \.avatarPoseID, "Avatar", .catalogue(.avatars), required: true,
      help: "Who is seen: a studio avatar of the service; Enter opens the list", source: .workflow),
    .choice(
      "avatar_style", \.avatarStyle, "Style", required: true, help: "The whole figure, or head and shoulders",
      source: .workflow),
    .text(
      "input_text", \.inputText, "Script", .script(.spoken),
      help: "What is said; give this or a recording. A pause is written <break time=\"1s\"/>",
      source: .workflow),
    .text(
      "voice_id", \.voiceID, "Voice", .catalogue(.voices), requiredWhen: speaks,
      help: "Who speaks the script; Enter opens the list of voices", source: .workflow),
    .text(
      "input_audio", \.inputAudio, "Recording", .addressOrAsset(.audio),
      help: "The address of a recording, or the id of an uploaded one; give this or a script",
      source: .workflow),
    .object("dimension", \.dimension, "Dimension", help: "The size of the video", source: .workflow),
  ]

  public static let rules: [ObjectRule<TransparentVideo>] = [.exactlyOne(of: ["input_text", "input_audio"])]
}

/// The size of a transparent video in pixels.
public struct TransparentDimension: PixelSize {
  public var width: Int?
  public var height: Int?
  public var kept: [JSONMember] = []

  public init() {}

  public static let defaultSize = (width: 1280, height: 720)
  public static let fields = sizeFields(source: .workflow)
}
