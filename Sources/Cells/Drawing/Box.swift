/// The glyphs of a box. Each is one column wide.
public struct BorderSet: Sendable, Equatable {
  /// The line along the top and the bottom.
  public var horizontal: String
  /// The line along the sides.
  public var vertical: String
  /// The corner above left.
  public var topLeft: String
  /// The corner above right.
  public var topRight: String
  /// The corner below left.
  public var bottomLeft: String
  /// The corner below right.
  public var bottomRight: String

  /// Thin lines.
  public static let unicode = BorderSet(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘")
  /// Thick lines, for the box that has the focus: a sign besides the colour.
  public static let heavy = BorderSet(
    horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗", bottomRight: "┛")
  /// For terminals and fonts that have nothing else.
  public static let ascii = BorderSet(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+")
}

extension Frame {
  /// Draws a box along the inside edge of a rectangle; nothing when it has no room for one (2×2).
  ///
  /// - Parameters:
  ///   - title: Stands in the top border, on the left.
  ///   - titleStyle: The title's style; the box's own when nil.
  ///   - trailing: Stands in the top border, on the right, as far as the title leaves room.
  public mutating func box(
    _ rectangle: Rectangle, style: Style, title: String = "", titleStyle: Style? = nil,
    trailing: String = "", borders: BorderSet = .unicode
  ) {
    guard rectangle.width >= 2, rectangle.height >= 2 else { return }
    let right = rectangle.maxX - 1
    let bottom = rectangle.maxY - 1
    let line = String(repeating: borders.horizontal, count: rectangle.width - 2)
    write(borders.topLeft + line + borders.topRight, x: rectangle.x, y: rectangle.y, style: style)
    write(borders.bottomLeft + line + borders.bottomRight, x: rectangle.x, y: bottom, style: style)
    for y in rectangle.y + 1..<bottom {
      write(borders.vertical, x: rectangle.x, y: y, style: style)
      write(borders.vertical, x: right, y: y, style: style)
    }
    caption(rectangle, title: title, titleStyle: titleStyle ?? style, trailing: trailing, style: style)
  }

  private mutating func caption(
    _ rectangle: Rectangle, title: String, titleStyle: Style, trailing: String, style: Style
  ) {
    let room = rectangle.width - 4
    var free = room
    if !title.isEmpty, room > 0 {
      let shown = truncate(title, toWidth: room)
      write(" \(shown) ", x: rectangle.x + 1, y: rectangle.y, style: titleStyle)
      // Two spaces and a piece of the border keep the two texts apart.
      free -= displayWidth(shown) + 3
    }
    if !trailing.isEmpty, free >= min(4, displayWidth(trailing)) {
      let shown = truncate(trailing, toWidth: free)
      write(
        " \(shown) ", x: rectangle.maxX - 3 - displayWidth(shown), y: rectangle.y, style: style)
    }
  }
}
