// The tables of fields below say what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The captions of a v3 video.
public struct Caption: RequestObject {
  /// The format of the file beside the video.
  public struct FileFormat: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let srt: FileFormat = "srt"
    public static let allowed: [FileFormat] = [.srt]
  }

  /// How captions look that are burnt in.
  public struct Style: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let standard: Style = "default"
    public static let allowed: [Style] = [.standard]
  }

  public var fileFormat: FileFormat?
  public var style: Style?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<Caption>] = [
    .choice(
      "file_format", \.fileFormat, "File", default: .srt, help: "The format of the file of captions",
      source: .commandLine),
    .choice(
      "style", \.style, "Style",
      help: "Burn the captions into the picture as well; not set, only the file comes",
      source: .createVideo),
  ]
}

/// A picture in a corner of the video.
public struct Watermark: RequestObject {
  public var image: ImageSource?
  /// 0–1.
  public var opacity: Double?
  /// More than 0, up to 2.
  public var scale: Double?
  public var placement: WatermarkPlacement?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: Watermark {
    var watermark = Watermark()
    watermark.image = .fresh
    return watermark
  }

  public static let fields: [Field<Watermark>] = [
    .object(
      "image", \.image, "Image", required: true, help: "The picture, PNG or JPEG", source: .commandLine),
    .number(
      "opacity", \.opacity, "Opacity", .share, default: 1.0,
      help: "0 cannot be seen, 1 covers what is behind it", source: .commandLine),
    .number(
      "scale", \.scale, "Scale", NumberRule(0...2, step: 0.05, largeStep: 0.25, excludesMinimum: true),
      default: 1.0, help: "The picture's size; 1 is its own", source: .commandLine),
    .object(
      "placement", \.placement, "Placement", help: "Where the picture stands", source: .commandLine),
  ]
}

/// Where a watermark stands.
public struct WatermarkPlacement: RequestObject {
  /// The corner.
  public struct Corner: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Corner] = ["top_left", "top_right", "bottom_left", "bottom_right"]
  }

  public var position: Corner?
  public var offsetX: Double?
  public var offsetY: Double?
  public var kept: [JSONMember] = []

  public init() {}

  private static let share = NumberRule(-1...1, step: 0.01, largeStep: 0.1)

  public static let fields: [Field<WatermarkPlacement>] = [
    .choice(
      "position", \.position, "Corner", default: "bottom_right", help: "The corner of the video",
      source: .commandLine),
    .number(
      "offset_x", \.offsetX, "x", share, help: "How far to the right of there, in widths of the video",
      source: .commandLine),
    .number(
      "offset_y", \.offsetY, "y", share, help: "How far below, in heights of the video", source: .commandLine),
  ]
}
