// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A place in the scene, each axis −1 to 1 from the middle; x grows to the right and y downwards.
public struct Position: RequestObject {
  public var x: Double?
  public var y: Double?
  public var kept: [JSONMember] = []

  public init() {}

  /// A position with both axes set.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  private static let axis = NumberRule(-1...1, step: 0.01, largeStep: 0.1)

  public static let fields: [Field<Position>] = [
    .number("x", \.x, "x", axis, default: 0.0, help: "From the left edge (−1) to the right edge (1)"),
    .number("y", \.y, "y", axis, default: 0.0, help: "From the top edge (−1) to the bottom edge (1)"),
  ]
}
