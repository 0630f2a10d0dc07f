// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// What is behind the character: a colour, a picture or a video.
public struct Background: RequestObject {
  /// What the background is.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// One colour.
    public static let color: Kind = "color"
    /// A picture.
    public static let image: Kind = "image"
    /// A video.
    public static let video: Kind = "video"
    public static let allowed: [Kind] = [.color, .image, .video]
  }

  /// How a background video and a scene of different length go together.
  public struct PlayStyle: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [PlayStyle] = ["fit_to_scene", "freeze", "loop", "once"]
    /// What an older guide calls `once`.
    public static let tolerated: [PlayStyle] = ["full_video"]
  }

  /// How a picture or video fills the scene.
  public struct Fit: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Fit] = ["cover", "crop", "contain", "none"]
  }

  public var type: Kind?
  public var value: String?
  public var url: String?
  public var imageAssetID: String?
  public var videoAssetID: String?
  public var playStyle: PlayStyle?
  public var fit: Fit?
  /// 0–1.
  public var volume: Double?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: Background {
    var background = Background()
    background.type = .color
    return background
  }

  /// The colour that is taken when none is given (Studio API).
  public static let defaultColor = RGB(0xF6, 0xF6, 0xFC)

  private static let isColor = Condition<Background>("type is color") { $0.type == .color }
  private static let isImage = Condition<Background>("type is image") { $0.type == .image }
  private static let isVideo = Condition<Background>("type is video") { $0.type == .video }
  private static let isPicture = Condition<Background>("type is image or video") {
    $0.type == .image || $0.type == .video
  }

  public static let fields: [Field<Background>] = [
    .choice("type", \.type, "Type", required: true, help: "A colour, a picture or a video"),
    .text(
      "value", \.value, "Colour", .color, default: .string(defaultColor.hex), when: isColor,
      help: "The colour of the whole background"),
    .text(
      "url", \.url, "Image URL", .url(.image), when: isImage,
      help: "The address of the picture; give this or an asset"),
    .text(
      "url", \.url, "Video URL", .url(.video), when: isVideo,
      help: "The address of the video; give this or an asset"),
    .text(
      "image_asset_id", \.imageAssetID, "Image asset", .asset(.image), when: isImage,
      help: "The id of an uploaded picture; give this or an address"),
    .text(
      "video_asset_id", \.videoAssetID, "Video asset", .asset(.video), when: isVideo,
      help: "The id of an uploaded video; give this or an address"),
    .choice(
      "play_style", \.playStyle, "Play", default: "fit_to_scene", when: isVideo,
      help: "What happens when the video is shorter or longer than the scene", source: .createAvatarVideoV2),
    .choice(
      "fit", \.fit, "Fit", default: "cover", when: isPicture, help: "How the picture fills the scene"),
    .number(
      "volume", \.volume, "Volume", .share, when: isVideo,
      help: "How loud the video's own sound is"),
  ]

  public static let rules: [ObjectRule<Background>] = [
    .exactlyOne(of: ["url", "image_asset_id"], when: isImage),
    .exactlyOne(of: ["url", "video_asset_id"], when: isVideo),
  ]
}
