// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A text that is shown over the scene.
public struct TextOverlay: RequestObject {
  /// What the overlay is; the API has one kind.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Kind] = ["text"]
  }

  /// Where the lines of a text begin.
  public struct Alignment: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// At the left edge.
    public static let left: Alignment = "left"
    /// In the middle.
    public static let center: Alignment = "center"
    /// At the right edge.
    public static let right: Alignment = "right"
    public static let allowed: [Alignment] = [.left, .center, .right]
  }

  public var type: Kind?
  public var text: String?
  public var fontFamily: String?
  /// Points.
  public var fontSize: Double?
  public var fontWeight: String?
  public var color: String?
  public var position: Position?
  public var textAlign: Alignment?
  /// More than 0; 1 sets the lines solid.
  public var lineHeight: Double?
  public var width: Double?
  public var height: Double?
  /// Degrees, 0–360.
  public var rotate: Double?
  public var scaleX: Double?
  public var scaleY: Double?
  public var transformScaleX: Double?
  public var transformScaleY: Double?
  public var kept: [JSONMember] = []

  public init() {}

  /// An overlay with its one type and the line height that the API demands.
  public static var fresh: TextOverlay {
    var overlay = TextOverlay()
    overlay.type = "text"
    overlay.lineHeight = 1.2
    return overlay
  }

  private static let positive = NumberRule(
    0...(.infinity), step: 1, largeStep: 10, excludesMinimum: true)
  private static let scale = NumberRule(0...(.infinity), step: 0.05, largeStep: 0.5)

  public static let fields: [Field<TextOverlay>] = [
    .choice("type", \.type, "Type", required: true, help: "Always text"),
    .text("text", \.text, "Text", .script(.any), required: true, help: "What is shown"),
    .number(
      "font_size", \.fontSize, "Size",
      NumberRule(0...(.infinity), step: 1, largeStep: 10, excludesMinimum: true, unit: "pt"), default: 24.0,
      help: "The font's size in points"),
    .object("position", \.position, "Position", help: "Where the text stands, from the middle of the scene"),
    .text("color", \.color, "Colour", .color, default: "#FFFFFF", help: "The colour of the text"),
    .text(
      "font_family", \.fontFamily, "Font",
      .suggestion(["Arial", "Helvetica", "Georgia", "Times New Roman", "Courier New", "Verdana"]),
      default: "Arial", help: "The font's family"),
    .text(
      "font_weight", \.fontWeight, "Weight", .suggestion(["normal", "bold"]), default: "bold",
      help: "How heavy the font is"),
    .choice(
      "text_align", \.textAlign, "Alignment", default: .center, help: "Where the lines begin"),
    .number(
      "line_height", \.lineHeight, "Line height",
      NumberRule(0...(.infinity), step: 0.05, largeStep: 0.5, excludesMinimum: true), required: true,
      help: "The distance from line to line, in heights of the font; the service demands it"),
    .number("width", \.width, "Box width", positive, help: "The width of the text's box"),
    .number("height", \.height, "Box height", positive, help: "The height of the text's box"),
    .number(
      "rotate", \.rotate, "Rotation", NumberRule(0...360, step: 1, largeStep: 15, unit: "°"),
      help: "How far the text is turned"),
    .number("scale_x", \.scaleX, "Scale x", scale, help: "Stretches the text sideways"),
    .number("scale_y", \.scaleY, "Scale y", scale, help: "Stretches the text upwards"),
    .number(
      "transform_scale_x", \.transformScaleX, "Transform x", scale, help: "Stretches once more sideways"),
    .number(
      "transform_scale_y", \.transformScaleY, "Transform y", scale, help: "Stretches once more upwards"),
  ]
}
