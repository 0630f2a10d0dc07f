/// What the terminal tells the program.
public enum InputEvent: Equatable, Sendable {
  /// A key was pressed.
  case key(KeyChord)
  /// A text was pasted, as a whole, with the line ends the terminal sent.
  case paste(String)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// The terminal has this size now.
  case resized(Size)
  /// The terminal's own background has this colour.
  case background(Color)
}

/// A press, a release, a move or a turn of the wheel.
public struct MouseEvent: Equatable, Sendable {
  /// What was done.
  public enum Kind: Equatable, Hashable, Sendable {
    /// A button went down.
    case press
    /// A button went up.
    case release
    /// The mouse moved while a button was down.
    case drag
    /// The wheel was turned away from the user.
    case wheelUp
    /// The wheel was turned towards the user.
    case wheelDown
  }

  /// What was done.
  public var kind: Kind
  /// The cell under the pointer.
  public var point: Point
  /// The button: 1 left, 2 middle, 3 right; 0 for the wheel.
  public var button: Int
  /// The keys held.
  public var modifiers: Modifiers

  /// Makes an event; `button` is 1 left, 2 middle, 3 right, 0 for the wheel.
  public init(kind: Kind, point: Point, button: Int = 1, modifiers: Modifiers = []) {
    self.kind = kind
    self.point = point
    self.button = button
    self.modifiers = modifiers
  }
}
