import Cells
import VideoModel

/// What the screen holds.
public func view(_ state: State, size: Size) -> Frame { paint(state, size: size).frame }

/// The frame, and what its cells mean to the mouse.
func paint(_ state: State, size: Size) -> Painter {
  var sized = state
  sized.size = size
  var painter = Painter(state: sized, frame: Frame(size: size))
  painter.drawScreen()
  return painter
}

/// Draws the state into a frame. Each pane draws itself, in an extension beside it.
struct Painter {
  let state: State
  let layout: Layout
  var frame: Frame
  var hits = HitMap()

  init(state: State, frame: Frame) {
    self.state = state
    self.frame = frame
    layout = Layout(state: state)
  }

  func style(_ role: Role) -> Style { state.theme[role] }

  mutating func drawScreen() {
    let news = state.news.map { "* \($0) · " } ?? ""
    frame.title = news + "\(state.draft.name)\(runningText.map { " · " + $0 } ?? "") · heygen-tui"
    frame.wantsMouse = state.wantsMouse
    guard !layout.isTooSmall else { return drawTooSmall() }
    if state.isPlain {
      drawPlainHeader()
      drawPlainPane()
    } else {
      drawHeader()
      drawTabs()
      drawPanes()
    }
    for pane in Pane.allCases { markFound(in: pane) }
    // Where borders meet, a corner belongs to the one that moves up and down: a pane's title begins there.
    for axis in [Divider.Axis.columns, .rows] {
      for divider in Divider.allCases where divider.axis == axis {
        if let place = layout.dividers[divider] { hits.add(place.cells, .divider(divider)) }
      }
    }
    drawMessage()
    drawHints()
    drawOverlay()
    drawJumps()
  }

  private mutating func drawPanes() {
    drawScenesPane()
    if state.edit?.isScript == true { drawScriptPane() } else { drawFormPane() }
    drawStagePane()
    drawRequestPane()
    drawJobsPane()
  }

  private mutating func drawTooSmall() {
    let need = "heygen-tui needs \(Layout.smallest.width)×\(Layout.smallest.height)"
    let have = "this is \(frame.size.width)×\(frame.size.height)"
    let y = max(frame.size.height / 2 - 1, 0)
    let way = state.keys.chord(of: "app.quit").map { "\(state.keys.text(of: $0)) quits" }
    for (offset, line) in [need, have, way ?? ""].enumerated() {
      frame.write(line, x: max((frame.size.width - line.count) / 2, 0), y: y + offset, style: style(.text))
    }
    frame.cursor = Point(0, y)
  }

  /// Draws a pane's border and title; nil when the pane is not shown.
  mutating func drawPane(_ pane: Pane, title: String, trailing: String = "") -> Rectangle? {
    guard let place = layout[pane], let inside = layout.inside(of: pane) else { return nil }
    hits.add(place, .pane(pane))
    let isFocused = state.pane == pane
    // A pane without rows has the cursor all the same: whoever reads the screen by it must know where the focus is.
    if isFocused { frame.cursor = inside.origin }
    if state.isPlain {
      let words = trailing.isEmpty ? title : "\(title), \(trailing)"
      writeRow(words, in: place.splitTop(1).top, style: style(.focusedTitle))
      return inside
    }
    frame.box(
      place, style: style(isFocused ? .focusedBorder : .border),
      title: title + (state.isZoomed ? " (zoomed)" : ""),
      titleStyle: style(isFocused ? .focusedTitle : .title), trailing: trailing, borders: state.borders)
    return inside
  }

  /// The first row to show of what can be scrolled. What the wheel has scrolled stays so; else the focused rows are seen.
  /// - Parameters:
  ///   - focus: the focused rows.
  ///   - resting: the first row as long as the mouse has not been used; nil to scroll no further than needed.
  mutating func firstRow(
    of area: ScrollArea, focus: ClosedRange<Int>, count: Int, in place: Rectangle, resting: Int? = nil
  ) -> Int {
    let last = max(count - place.height, 0)
    let scroll = state.scrolls[area]
    var first = min(max(scroll?.first ?? 0, 0), last)
    let isSeen = focus.lowerBound >= first && focus.upperBound < first + place.height
    if scroll == nil || !(scroll?.isFree ?? false || isSeen) {
      let needed = scrollOffset(focus: focus.upperBound, count: count, height: place.height, current: first)
      first = min(max(resting ?? min(needed, focus.lowerBound), 0), last)
    }
    hits.add(place, area, VisibleRows(first: first, count: count, height: place.height))
    return first
  }

  /// Puts the cursor on a row of a pane, as long as it is seen there.
  mutating func placeCursor(_ point: Point, in place: Rectangle) {
    if place.contains(point) { frame.cursor = point }
  }

  /// Writes a text that fills the row, cut where it does not fit.
  mutating func writeRow(_ text: String, in row: Rectangle, style: Style) {
    frame.fill(row, style: style)
    frame.write(truncate(text, toWidth: row.width), x: row.x, y: row.y, style: style, clip: row)
  }
}
