import Cells
import VideoModel

/// The scene as it will look: background, where the character stands, and the text.
extension Painter {
  mutating func drawStagePane() {
    guard let shown = state.shownScene else {
      _ = drawPane(.stage, title: "Stage")
      return
    }
    let title = state.sceneCount == 0 ? "Stage" : "Stage — scene \(shown.index + 1)"
    guard let inside = drawPane(.stage, title: title), !inside.isEmpty else { return }
    let (width, height) = state.draft.request.size
    let composition = Composition(scene: shown.scene, width: width, height: height)
    let picture = Self.fit(width: width, height: height, in: inside)
    let pixels = StagePainter.pixels(of: composition, width: picture.width, height: picture.height * 2)
    frame.draw(pixels, in: picture)
    drawBackdropName(composition.backdrop, in: picture)
    if let text = composition.text { draw(text, of: composition, in: picture) }
    if state.pane == .stage { frame.cursor = Point(picture.x, picture.y) }
  }

  /// The largest picture of that shape; a cell is two square pixels high.
  private static func fit(width: Int, height: Int, in area: Rectangle) -> Rectangle {
    let ratio = Double(width) / Double(height)
    var columns = area.width
    var rows = Int((Double(columns) / ratio / 2).rounded())
    if rows > area.height {
      rows = area.height
      columns = min(area.width, max(Int((Double(rows) * 2 * ratio).rounded()), 1))
    }
    rows = max(rows, 1)
    return Rectangle(
      x: area.x + (area.width - columns) / 2, y: area.y + (area.height - rows) / 2, width: columns,
      height: rows)
  }

  private mutating func drawBackdropName(_ backdrop: Composition.Backdrop, in picture: Rectangle) {
    let text: String
    switch backdrop {
    case .plain: return
    case .image(let source): text = "image: \(source)"
    case .video(let source): text = "video: \(source)"
    }
    let color = Color(Composition.placeholderColor)
    frame.write(
      truncate(" " + text, toWidth: picture.width), x: picture.x, y: picture.maxY - 1,
      style: Style(foreground: .rgb(200, 205, 215), background: color), clip: picture)
  }

  /// The text in the terminal's own letters, its middle where the composition has it.
  private mutating func draw(_ text: TextPlacement, of composition: Composition, in picture: Rectangle) {
    let perColumn = Double(composition.width) / Double(picture.width)
    let perRow = Double(composition.height) / Double(picture.height)
    let middleRow = (text.box.y + text.box.height / 2) / perRow
    let first = Int((middleRow - Double(text.lines.count) / 2).rounded())
    for (index, line) in text.lines.enumerated() {
      let y = picture.y + first + index
      guard y >= picture.y, y < picture.maxY else { continue }
      let width = Double(displayWidth(line))
      let column: Double =
        switch text.alignment {
        case .left: text.box.x / perColumn
        case .right: (text.box.x + text.box.width) / perColumn - width
        default: (text.box.x + text.box.width / 2) / perColumn - width / 2
        }
      writeOver(
        line, x: picture.x + Int(column.rounded()), y: y, color: text.color, isBold: text.isBold, picture)
    }
  }

  /// Writes letters and keeps the picture behind them.
  private mutating func writeOver(
    _ line: String, x: Int, y: Int, color: RGB, isBold: Bool, _ picture: Rectangle
  ) {
    var x = x
    for character in line {
      let text = String(character)
      let width = displayWidth(text)
      if x >= picture.x, x + width <= picture.maxX {
        var cellStyle = frame[x, y].style
        cellStyle.foreground = Color(color)
        cellStyle.attributes = isBold ? .bold : []
        frame.write(text, x: x, y: y, style: cellStyle, clip: picture)
      }
      x += width
    }
  }
}
