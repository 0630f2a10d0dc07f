/// One column of one row.
public struct Cell: Equatable, Sendable {
  /// What is drawn: a glyph, or "" for the right half of the wide glyph to the left.
  public var text: String
  /// How it is drawn.
  public var style: Style

  /// Makes a cell. `text` is one glyph as `displayGlyphs` gives it.
  public init(text: String = " ", style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell()

  /// Whether it is the right half of the wide glyph to its left.
  public var isRightHalf: Bool { text.isEmpty }
}
