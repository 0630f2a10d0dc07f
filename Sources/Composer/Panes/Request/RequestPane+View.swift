import Cells
import VideoModel

/// The request as it is sent, the focused field's lines marked, problems marked in the margin.
extension Painter {
  mutating func drawRequestPane() {
    let caption = searchCaption(of: .request, or: "")
    guard let inside = drawPane(.request, title: requestTitle, trailing: caption) else { return }
    let preview = state.preview
    let isFocused = state.pane == .request
    let focus = state.requestPane.line
    // What is focused is worked out from the tables: once for all lines.
    let marked = isFocused ? .root : state.focusedPath
    // A third of the pane stays above the focused line, so that what it belongs to is seen.
    let offset = firstRow(
      of: .request, focus: focus...focus, count: preview.count, in: inside, resting: focus - inside.height / 3
    )
    if preview.count > inside.height { drawPosition(focus, of: preview.count, in: .request) }
    for (line, index) in (offset..<min(offset + inside.height, preview.count)).enumerated() {
      let row = Rectangle(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
      hits.add(row, .line(index))
      draw(preview[index], isMarked: marked != .root && preview.isMarked(index, for: marked), in: row)
      if isFocused && index == focus {
        let selection = style(.selection)
        frame.restyle(row) { $0 = selection }
        frame.cursor = Point(row.x, row.y)
      }
    }
  }

  private var requestTitle: String {
    let endpoint = "POST \(state.draft.request.kind.endpoint)"
    // What is searched for and how often it was found stands in the same border.
    let isSearched = state.searches[.request]?.text.isEmpty == false
    switch state.requestPane.mode {
    case .json: return "Request" + (isSearched ? "" : " — \(endpoint)")
    case .curl: return "Request as curl" + (isSearched ? "" : " — \(endpoint)")
    case .difference:
      return "Difference" + (state.requestPane.comparison.map { " from the \($0.source.title)" } ?? "")
    }
  }

  private mutating func draw(_ line: Preview.Line, isMarked: Bool, in row: Rectangle) {
    let problem = line.isField ? state.derived.problem(at: line.path) : nil
    let margin =
      problem.map { $0.severity == .error ? "✗" : "!" } ?? (isMarked ? (state.isUTF8 ? "▌" : "|") : " ")
    let role: Role = problem.map { $0.severity == .error ? .error : .warning } ?? .focusedBorder
    if margin != " " { frame.write(margin, x: row.x, y: row.y, style: style(role), clip: row) }
    var x = row.x + 1 + line.indent
    for span in line.spans where x < row.maxX {
      var spanStyle = style(span.role)
      if isMarked { spanStyle.attributes.insert(.bold) }
      let room = row.maxX - x
      x += frame.write(truncate(span.text, toWidth: room), x: x, y: row.y, style: spanStyle, clip: row)
    }
  }
}
