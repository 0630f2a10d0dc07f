/// A width and a height, in columns and rows.
public struct Size: Equatable, Sendable, Hashable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// Makes a size of `width` columns and `height` rows.
  public init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }
}

/// A cell's place: columns from the left, rows from the top, both from 0.
public struct Point: Equatable, Sendable, Hashable {
  /// Columns from the left edge.
  public var x: Int
  /// Rows from the top edge.
  public var y: Int

  /// Makes the point in column `x` of row `y`.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// A part of the screen, in cells. Width and height are never negative.
public struct Rectangle: Equatable, Sendable, Hashable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// Columns, 0 or more.
  public var width: Int
  /// Rows, 0 or more.
  public var height: Int

  /// Makes a rectangle; a negative width or height becomes 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The leftmost column.
  public var minX: Int { x }
  /// The column after the rightmost one.
  public var maxX: Int { x + width }
  /// The topmost row.
  public var minY: Int { y }
  /// The row after the lowest one.
  public var maxY: Int { y + height }
  /// Whether it holds no cell.
  public var isEmpty: Bool { width <= 0 || height <= 0 }
  /// Its width and height.
  public var size: Size { Size(width, height) }
  /// Its upper left cell.
  public var origin: Point { Point(x, y) }

  /// Whether `point` lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
  }

  /// The rectangle without `amount` cells on every side.
  public func inset(by amount: Int) -> Rectangle { inset(dx: amount, dy: amount) }

  /// The rectangle without `dx` columns on the left and right and `dy` rows above and below.
  public func inset(dx: Int, dy: Int) -> Rectangle {
    Rectangle(
      x: x + min(dx, width / 2), y: y + min(dy, height / 2), width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The cells that both hold; empty, but still placed inside this one, when there are none.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let left = min(max(minX, other.minX), maxX)
    let top = min(max(minY, other.minY), maxY)
    return Rectangle(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}
