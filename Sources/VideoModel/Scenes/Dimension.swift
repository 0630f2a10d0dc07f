// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The size of a video in pixels, with a default that depends on the endpoint.
public protocol PixelSize: RequestObject {
  var width: Int? { get set }
  var height: Int? { get set }
  /// What the service takes when a side is not given.
  static var defaultSize: (width: Int, height: Int) { get }
}

extension PixelSize {
  /// The rows of both sides.
  static func sizeFields(source: Source) -> [Field<Self>] {
    let side = NumberRule(128...4096, step: 2, largeStep: 120, isInteger: true, isEven: true, unit: "px")
    return [
      .number(
        "width", \.width, "Width", side, default: .number(JSONNumber(Double(defaultSize.width))),
        help: "The width of the video", source: source),
      .number(
        "height", \.height, "Height", side, default: .number(JSONNumber(Double(defaultSize.height))),
        help: "The height of the video", source: source),
    ]
  }

  /// The size that is asked for, held to what can be drawn: 16 to 4096 pixels a side.
  static func drawable(_ size: Self?) -> (width: Int, height: Int) {
    func held(_ side: Int) -> Int { min(max(side, 16), 4096) }
    return (held(size?.width ?? defaultSize.width), held(size?.height ?? defaultSize.height))
  }
}

/// The size of a studio video in pixels.
public struct Dimension: PixelSize {
  public var width: Int?
  public var height: Int?
  public var kept: [JSONMember] = []

  public init() {}

  /// A size with both sides set.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  public static let defaultSize = (width: 1920, height: 1080)
  public static let fields = sizeFields(source: .studioAPI)
}
