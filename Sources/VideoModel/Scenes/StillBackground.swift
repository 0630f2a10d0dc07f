// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The background of `/v2/videos` and of v3's avatar and image videos: a colour or a picture.
public struct StillBackground: RequestObject {
  /// What the background is.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// One colour.
    public static let color: Kind = "color"
    /// A picture.
    public static let image: Kind = "image"
    public static let allowed: [Kind] = [.color, .image]
  }

  public var type: Kind?
  public var value: String?
  public var url: String?
  public var assetID: String?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: StillBackground {
    var background = StillBackground()
    background.type = .color
    return background
  }

  private static let isColor = Condition<StillBackground>("type is color") { $0.type == .color }
  private static let isImage = Condition<StillBackground>("type is image") { $0.type == .image }

  public static let fields: [Field<StillBackground>] = [
    .choice(
      "type", \.type, "Type", required: true, help: "A colour or a picture", source: .generateVideo),
    .text(
      "value", \.value, "Colour", .color, required: true, when: isColor,
      help: "The colour of the whole background", source: .generateVideo),
    .text(
      "url", \.url, "Image URL", .url(.image), when: isImage,
      help: "The address of the picture; give this or an asset", source: .generateVideo),
    .text(
      "asset_id", \.assetID, "Image asset", .asset(.image), when: isImage,
      help: "The id of an uploaded picture; give this or an address", source: .generateVideo),
  ]

  public static let rules: [ObjectRule<StillBackground>] = [
    .exactlyOne(of: ["url", "asset_id"], when: isImage)
  ]
}
