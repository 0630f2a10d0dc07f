/// Cutting a rectangle into parts. Every amount is clamped to what there is, so that a screen too small
/// gives empty parts and never a negative size.
extension Rectangle {
  /// The first `rows` rows, and what is below them.
  public func splitTop(_ rows: Int) -> (top: Rectangle, rest: Rectangle) {
    let taken = min(max(0, rows), height)
    return (
      Rectangle(x: x, y: y, width: width, height: taken),
      Rectangle(x: x, y: y + taken, width: width, height: height - taken)
    )
  }

  /// The last `rows` rows, and what is above them.
  public func splitBottom(_ rows: Int) -> (rest: Rectangle, bottom: Rectangle) {
    let taken = min(max(0, rows), height)
    let (rest, bottom) = splitTop(height - taken)
    return (rest, bottom)
  }

  /// The first `columns` columns, and what is to their right.
  public func splitLeft(_ columns: Int) -> (left: Rectangle, rest: Rectangle) {
    let taken = min(max(0, columns), width)
    return (
      Rectangle(x: x, y: y, width: taken, height: height),
      Rectangle(x: x + taken, y: y, width: width - taken, height: height)
    )
  }

  /// The last `columns` columns, and what is to their left.
  public func splitRight(_ columns: Int) -> (rest: Rectangle, right: Rectangle) {
    let taken = min(max(0, columns), width)
    let (rest, right) = splitLeft(width - taken)
    return (rest, right)
  }

  /// Its rows from top to bottom, each as a rectangle one row high.
  public var rows: [Rectangle] {
    (minY..<maxY).map { Rectangle(x: x, y: $0, width: width, height: 1) }
  }
}
