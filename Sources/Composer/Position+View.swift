import Cells

/// Where one is in what goes on beyond its place: in the lower border on the right, in plain mode behind the title.
extension Painter {
  /// - Parameters:
  ///   - focus: the thing that has the focus, from 0.
  ///   - count: how many there are.
  mutating func drawPosition(_ focus: Int, of count: Int, in pane: Pane) {
    guard let place = layout[pane] else { return }
    drawPosition(focus, of: count, in: place, style: style(state.pane == pane ? .focusedBorder : .border))
  }

  /// The same for what lies over the panes.
  mutating func drawPosition(_ focus: Int, of count: Int, above inside: Rectangle) {
    let box =
      state.isPlain
      ? Rectangle(x: inside.x, y: inside.y - 1, width: inside.width, height: inside.height + 1)
      : Rectangle(x: inside.x - 2, y: inside.y - 1, width: inside.width + 4, height: inside.height + 2)
    drawPosition(focus, of: count, in: box, style: style(.focusedBorder))
  }

  private mutating func drawPosition(_ focus: Int, of count: Int, in box: Rectangle, style: Style) {
    guard count > 0 else { return }
    let number = min(max(focus, 0), count - 1) + 1
    guard !state.isPlain else {
      let row = box.splitTop(1).top
      let title = frame.row(row.y)
      let end = title.lastIndex { $0.text != " " }.map { $0 - title.startIndex + 1 } ?? 0
      frame.write(", \(number) of \(count)", x: end, y: row.y, style: self.style(.focusedTitle), clip: row)
      return
    }
    let words = " \(number)/\(count) "
    guard displayWidth(words) + 4 <= box.width else { return }
    frame.write(words, x: box.maxX - 2 - displayWidth(words), y: box.maxY - 1, style: style)
  }
}
