/// What a terminal shows at one moment: a value to be compared and kept.
public struct ScreenText: Equatable, Sendable {
  /// A colour as the program asked for it, before any palette.
  public enum Colour: Equatable, Sendable {
    case standard
    case indexed(UInt8)
    case rgb(UInt8, UInt8, UInt8)
  }

  /// What SGR sets besides colours.
  public enum Attribute: Hashable, Sendable {
    case bold, underline, italic, blink, reverse, strike
  }

  /// One place of the grid.
  public struct Cell: Equatable, Sendable {
    /// The base character with what combines with it; a space where nothing was written, empty in the second
    /// column of a wide character.
    public var text: String
    /// Columns the character takes: 1 or 2; 0 in the second column of a wide one.
    public var width: Int
    /// The colour of the character.
    public var foreground: Colour
    /// The colour behind it, before `reverse` swaps the two.
    public var background: Colour
    /// Empty for plain text.
    public var attributes: Set<Attribute>
  }

  /// Where the cursor is, shown or not.
  public struct Cursor: Equatable, Sendable {
    /// From 0 at the top.
    public var row: Int
    /// From 0 at the left.
    public var column: Int
    /// Whether the program shows it.
    public var visible: Bool

    /// For comparisons.
    public init(row: Int, column: Int, visible: Bool) {
      self.row = row
      self.column = column
      self.visible = visible
    }
  }

  /// Which motion the program asked to be told; `clicks` is presses and releases only.
  public enum MouseMode: Int, Equatable, Sendable {
    case off = 0
    case clicks, drags, motion
  }

  /// A cell, counted from 0 at the top left.
  public struct Position: Equatable, Sendable {
    /// From 0 at the top.
    public var row: Int
    /// From 0 at the left.
    public var column: Int

    /// For comparisons, and as the end of a drag.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Row by row; every row has as many cells as the terminal has columns.
  public let cells: [[Cell]]
  /// The rows as text, without the spaces at their ends.
  public let lines: [String]
  /// Where the next character would go.
  public let cursor: Cursor
  /// The window title that was last set; empty when none was.
  public let title: String
  /// The screen that full-screen programs draw on, and that goes when they leave.
  public let isAlternateScreen: Bool
  /// Which mouse reports the program has asked for.
  public let mouseMode: MouseMode

  /// The rows as text, to their ends.
  private let rows: [String]

  init(
    cells: [[Cell]], cursor: Cursor, title: String, isAlternateScreen: Bool, mouseMode: MouseMode
  ) {
    self.cells = cells
    rows = cells.map { row in row.lazy.map(\.text).joined() }
    lines = rows.map { row in row.lastIndex { $0 != " " }.map { String(row[...$0]) } ?? "" }
    self.cursor = cursor
    self.title = title
    self.isAlternateScreen = isAlternateScreen
    self.mouseMode = mouseMode
  }

  /// The whole screen, for messages and snapshots: one line a row, ending with a line break.
  public var text: String {
    lines.joined(separator: "\n") + "\n"
  }

  /// Whether a row holds the text, spaces at its end included; text that runs over two rows is not found.
  public func contains(_ text: String) -> Bool {
    rows.contains { $0.contains(text) }
  }

  /// The first row that holds the text.
  public func line(containing text: String) -> String? {
    lines.first { $0.contains(text) }
  }

  /// Where the text begins, in cells; the topmost, leftmost place.
  public func position(of text: String) -> Position? {
    for (row, cells) in self.cells.enumerated() {
      for column in cells.indices where cells[column].width > 0 {
        if cells[column...].lazy.map(\.text).joined().hasPrefix(text) {
          return Position(row: row, column: column)
        }
      }
    }
    return nil
  }

  /// The cell in which the text begins, for its colours.
  public func cell(of text: String) -> Cell? {
    position(of: text).map { cells[$0.row][$0.column] }
  }
}
