import Cells
import VideoModel

/// The request as it is sent, the focused field's lines marked, problems marked in the margin.
extension Painter {
  mutating func drawRequestPane() {
    let title = "Request — POST \(state.draft.request.kind.endpoint)"
    guard let inside = drawPane(.request, title: title) else { return }
    let text = state.derived.text
    let marked = text.places[state.focusedPath]?.lines
    let isFocused = state.pane == .request
    let focus = isFocused ? state.requestPane.line : text.line(of: state.focusedPath)
    // A third of the pane stays above the focused line, so that what it belongs to is seen.
    let offset = firstRow(
      of: .request, focus: focus...focus, count: text.lines.count, in: inside,
      resting: focus - inside.height / 3)
    for (line, index) in (offset..<min(offset + inside.height, text.lines.count)).enumerated() {
      let row = Rectangle(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
      hits.add(row, .line(index))
      let isMarked = !isFocused && (marked?.contains(index) ?? false) && state.focusedPath != .root
      draw(text.lines[index], isMarked: isMarked, in: row)
      if isFocused && index == state.requestPane.line {
        frame.restyle(row) { $0.attributes.insert(.reverse) }
        frame.cursor = Point(row.x, row.y)
      }
    }
  }

  private mutating func draw(_ line: JSONText.Line, isMarked: Bool, in row: Rectangle) {
    // Objects and lists begin and end with a line of their own; their fields carry the mark.
    let problem = line.spans.first?.role == .key ? state.derived.problem(at: line.path) : nil
    let margin =
      problem.map { $0.severity == .error ? "✗" : "!" } ?? (isMarked ? (state.isUTF8 ? "▌" : "|") : " ")
    let role: Role = problem.map { $0.severity == .error ? .error : .warning } ?? .focusedTitle
    frame.write(margin, x: row.x, y: row.y, style: style(role), clip: row)
    var x = row.x + 1 + line.indent
    for span in line.spans where x < row.maxX {
      var spanStyle = style(span.role.role)
      if isMarked { spanStyle.attributes.insert(.bold) }
      let room = row.maxX - x
      x += frame.write(truncate(span.text, toWidth: room), x: x, y: row.y, style: spanStyle, clip: row)
    }
  }
}

extension JSONText.Role {
  fileprivate var role: Role {
    switch self {
    case .punctuation: .jsonPunctuation
    case .key: .jsonKey
    case .string: .jsonString
    case .number, .word: .jsonNumber
    }
  }
}
