import Cells
import VideoModel

/// The editor of a script: the whole form pane, wrapped at words.
extension Painter {
  mutating func drawScriptPane() {
    guard let edit = state.edit, let row = state.rows.first(where: { $0.path == edit.path }) else { return }
    guard let inside = drawPane(.form, title: row.label, trailing: facts(of: edit)) else { return }
    let area = Rectangle(x: inside.x + 1, y: inside.y, width: layout.scriptWidth, height: inside.height)
    let shown = edit.buffer.markedText
    let lines = wrap(shown.text, width: area.width)
    let cursor = position(of: shown.shownOffset(of: edit.buffer.cursor), in: lines)
    let selection = edit.buffer.selection.map {
      shown.shownOffset(of: $0.lowerBound)..<shown.shownOffset(of: $0.upperBound)
    }
    let pause = style(.running)
    let offset = firstRow(of: .script, focus: cursor.row...cursor.row, count: lines.count, in: area)
    if lines.count > area.height { drawPosition(cursor.row, of: lines.count, in: .form) }
    hits.add(area, .text(ShownText(firstRow: offset, isWrapped: true)))
    for (index, line) in lines.dropFirst(offset).prefix(area.height).enumerated() {
      let y = area.y + index
      frame.write(line.text, x: area.x, y: y, style: style(.text), clip: area)
      for mark in shown.marks {
        restyle(mark, in: line, x: area.x, y: y, clip: area) { $0 = pause }
      }
      if let selection {
        restyle(selection, in: line, x: area.x, y: y, clip: area) { $0.attributes.insert(.reverse) }
      }
    }
    // Behind a full line the cursor stands in the margin.
    placeCursor(
      Point(min(area.x + cursor.column, inside.maxX - 1), area.y + cursor.row - offset), in: inside)
  }

  /// How long the text is, and for a spoken one how long it takes.
  private func facts(of edit: FieldEdit) -> String {
    var text = "\(TextRule.length(of: edit.buffer.text))"
    var isSpoken = false
    if case .script(let rule) = edit.kind {
      isSpoken = rule.isSpoken
      let limit = rule.longest ?? (rule.isSpoken ? state.plan.scriptLimit : nil)
      text += limit.map { " / \($0)" } ?? ""
    }
    text += " characters"
    guard isSpoken, let seconds = state.shownScene?.scene.estimatedSeconds else {
      return text
    }
    return text + " ≈ \(Age.clock(seconds))"
  }

  /// Changes how a range of the text looks, as far as it stands in a line.
  private mutating func restyle(
    _ range: Range<Int>, in line: WrappedLine, x: Int, y: Int, clip: Rectangle,
    _ change: (inout Style) -> Void
  ) {
    guard range.overlaps(line.start..<max(line.end, line.start + 1)) else { return }
    let from = max(range.lowerBound, line.start) - line.start
    let to = min(range.upperBound, line.end) - line.start
    let start = displayWidth(String(line.text.prefix(from)))
    let end = displayWidth(String(line.text.prefix(max(to, from))))
    let place = Rectangle(x: x + start, y: y, width: max(end - start, 1), height: 1)
    frame.restyle(place.intersection(clip), change)
  }
}
