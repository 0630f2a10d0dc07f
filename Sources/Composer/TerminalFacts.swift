/// What the program knows of the terminal that it is in.
public struct TerminalFacts: Equatable, Sendable {
  /// How many colours it has; 0 where it has none, or none are wanted.
  public var colorCount: Int
  /// Whether it shows more than ASCII.
  public var isUTF8: Bool
  /// Whether it shows signs such as ↵; if not, keys are spelled out.
  public var hasSigns: Bool
  /// Whether Esc is held back while the mouse is reported; then the mouse is the terminal's until it is asked for.
  public var holdsEscapeForMouse: Bool

  /// A terminal as most are, where nothing else is said.
  public init(
    colorCount: Int = 256, isUTF8: Bool = true, hasSigns: Bool = true, holdsEscapeForMouse: Bool = false
  ) {
    self.colorCount = colorCount
    self.isUTF8 = isUTF8
    self.hasSigns = hasSigns
    self.holdsEscapeForMouse = holdsEscapeForMouse
  }
}
