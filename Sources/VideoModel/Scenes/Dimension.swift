// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The size of a video in pixels.
public struct Dimension: RequestObject {
  public var width: Int?
  public var height: Int?
  public var kept: [JSONMember] = []

  public init() {}

  /// A size with both sides set.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The size that `/v2/video/generate` takes when none is given.
  public static let studioDefault = (width: 1920, height: 1080)

  private static let side = NumberRule(
    128...4096, step: 2, largeStep: 120, isInteger: true, isEven: true, unit: "px")

  public static let fields: [Field<Dimension>] = [
    .number(
      "width", \.width, "Width", side, default: .number(JSONNumber(Double(studioDefault.width))),
      help: "The width of the video"),
    .number(
      "height", \.height, "Height", side, default: .number(JSONNumber(Double(studioDefault.height))),
      help: "The height of the video"),
  ]
}
