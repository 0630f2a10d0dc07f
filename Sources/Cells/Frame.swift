/// What the whole screen is to hold: cells, the cursor, the window's title, whether the mouse is wanted.
///
/// A wide glyph always has its right half beside it: whoever overwrites one half leaves a space for the other.
public struct Frame: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// Where the terminal's cursor stands, or nil to hide it.
  public var cursor: Point?
  /// The window's title, or nil to leave it alone.
  public var title: String?
  /// Whether the terminal is to report the mouse.
  public var wantsMouse = false

  private var cells: [Cell]

  /// Makes a blank frame.
  public init(size: Size) {
    self.size = Size(max(0, size.width), max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  /// The whole frame.
  public var area: Rectangle { Rectangle(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell in column `x` of row `y`. Outside of the frame it is blank, and setting it does nothing.
  /// The text set is one glyph; a wide one takes the cell to the right as well.
  public subscript(x: Int, y: Int) -> Cell {
    get { area.contains(Point(x, y)) ? cells[y * size.width + x] : .blank }
    set {
      guard area.contains(Point(x, y)) else { return }
      if newValue.isRightHalf {
        // The left half has brought its right half along; only the look can still change.
        cells[y * size.width + x].style = newValue.style
      } else {
        put(newValue, width: displayWidth(newValue.text) == 2 ? 2 : 1, x: x, y: y, minX: 0, maxX: size.width)
      }
    }
  }

  /// The cells of row `y`, from left to right; none for a row outside of the frame.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Whether row `y` is the same in both frames, which have the same width.
  public func rowEquals(_ y: Int, of other: Frame) -> Bool { row(y) == other.row(y) }

  /// Writes text on one row from (x, y), clipped to `clip` and to the frame. A wide glyph that only fits by
  /// half leaves a space there.
  ///
  /// - Returns: The columns advanced; what lies beyond the right edge of the clip is not counted.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style, clip: Rectangle? = nil
  ) -> Int {
    let visible = clip.map { area.intersection($0) } ?? area
    var column = x
    guard y >= visible.minY, y < visible.maxY else {
      return min(displayWidth(text), max(0, visible.maxX - x))
    }
    for character in text {
      if column >= visible.maxX { break }
      forEachGlyph(of: character) { glyph, width in
        put(
          Cell(text: glyph, style: style), width: width, x: column, y: y, minX: visible.minX,
          maxX: visible.maxX)
        column += width
      }
    }
    return min(column, max(x, visible.maxX)) - x
  }

  /// Fills a rectangle with one glyph, usually a space.
  public mutating func fill(_ rectangle: Rectangle, style: Style, text: String = " ") {
    let visible = area.intersection(rectangle)
    let glyph = displayGlyphs(text).first ?? Glyph(text: " ", width: 1, offset: 0)
    for y in visible.minY..<visible.maxY {
      for x in stride(from: visible.minX, to: visible.maxX, by: glyph.width) {
        put(
          Cell(text: glyph.text, style: style), width: glyph.width, x: x, y: y, minX: visible.minX,
          maxX: visible.maxX)
      }
    }
  }

  /// Changes the style of every cell of a rectangle and leaves the text.
  public mutating func restyle(_ rectangle: Rectangle, _ change: (inout Style) -> Void) {
    let visible = area.intersection(rectangle)
    for y in visible.minY..<visible.maxY {
      for x in visible.minX..<visible.maxX { change(&cells[y * size.width + x].style) }
    }
  }

  /// Stores a glyph of 1 or 2 columns within the columns `minX..<maxX`, and mends the glyphs it cuts in two.
  private mutating func put(_ cell: Cell, width: Int, x: Int, y: Int, minX: Int, maxX: Int) {
    if width == 2, x < minX || x + 1 >= maxX {
      for half in x...x + 1 where half >= minX && half < maxX {
        put(Cell(text: " ", style: cell.style), width: 1, x: half, y: y, minX: minX, maxX: maxX)
      }
      return
    }
    guard x >= minX, x < maxX else { return }
    let row = y * size.width
    if cells[row + x].isRightHalf, x > 0 { cells[row + x - 1].text = " " }
    let after = x + width
    if after < size.width, cells[row + after].isRightHalf { cells[row + after].text = " " }
    cells[row + x] = cell
    if width == 2 { cells[row + x + 1] = Cell(text: "", style: cell.style) }
  }
}
