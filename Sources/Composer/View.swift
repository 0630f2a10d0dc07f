import Cells
import VideoModel

/// What the screen holds.
public func view(_ state: State, size: Size) -> Frame {
  var sized = state
  sized.size = size
  var painter = Painter(state: sized, frame: Frame(size: size))
  painter.drawScreen()
  return painter.frame
}

/// Draws the state into a frame. Each pane draws itself, in an extension beside it.
struct Painter {
  let state: State
  let layout: Layout
  var frame: Frame

  init(state: State, frame: Frame) {
    self.state = state
    self.frame = frame
    layout = Layout(state: state)
  }

  func style(_ role: Role) -> Style { state.theme[role] }

  mutating func drawScreen() {
    frame.title = "\(state.draft.name)\(runningText.map { " · " + $0 } ?? "") · heygen-tui"
    guard !layout.isTooSmall else { return drawTooSmall() }
    drawHeader()
    drawTabs()
    drawScenesPane()
    if state.edit?.isScript == true { drawScriptPane() } else { drawFormPane() }
    drawStagePane()
    drawRequestPane()
    drawJobsPane()
    drawMessage()
    drawHints()
    drawOverlay()
  }

  private mutating func drawTooSmall() {
    let need = "heygen-tui needs \(Layout.smallest.width)×\(Layout.smallest.height)"
    let have = "this is \(frame.size.width)×\(frame.size.height)"
    let y = max(frame.size.height / 2 - 1, 0)
    for (offset, line) in [need, have].enumerated() {
      frame.write(line, x: max((frame.size.width - line.count) / 2, 0), y: y + offset, style: style(.text))
    }
    frame.cursor = Point(0, y)
  }

  /// Draws a pane's border and title; nil when the pane is not shown.
  mutating func drawPane(_ pane: Pane, title: String, trailing: String = "") -> Rectangle? {
    guard let place = layout[pane] else { return nil }
    let isFocused = state.pane == pane
    frame.box(
      place, style: style(isFocused ? .focusedBorder : .border), title: title,
      titleStyle: style(isFocused ? .focusedTitle : .title), trailing: trailing, borders: state.borders)
    let inside = place.inset(by: 1)
    // A pane without rows has the cursor all the same: whoever reads the screen by it must know where the focus is.
    if isFocused { frame.cursor = inside.origin }
    return inside
  }

  /// Writes a text that fills the row, cut where it does not fit.
  mutating func writeRow(_ text: String, in row: Rectangle, style: Style) {
    frame.fill(row, style: style)
    frame.write(truncate(text, toWidth: row.width), x: row.x, y: row.y, style: style, clip: row)
  }
}
