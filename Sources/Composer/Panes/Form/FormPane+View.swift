import Cells
import VideoModel

/// The fields of what is selected, a section at a time.
extension Painter {
  mutating func drawFormPane() {
    let title: String =
      switch state.subject {
      case .scene(let index): "Scene \(index + 1)"
      case .adding: "New scene"
      case .video: state.draft.request.sceneListPath == nil ? "Video" : "Video settings"
      }
    guard var inside = drawPane(.form, title: title, trailing: searchCaption(of: .form, or: "")) else {
      return
    }
    let sectionRow = Rectangle(x: inside.x, y: inside.y, width: inside.width, height: 1)
    guard state.subject != .adding else {
      return writeRow("Enter adds a scene behind the last one.", in: sectionRow, style: style(.dimmed))
    }
    drawSectionNames(in: sectionRow)
    inside = inside.splitTop(2).rest
    drawRows(state.rows, in: inside)
  }

  private mutating func drawSectionNames(in row: Rectangle) {
    let names = state.sections.map { section in
      (section.shortTitle, section.path == .root ? nil : state.derived.severity(in: section.path))
    }
    // Where all names are marked, there may be no room for what parts a mark from its name.
    let loose = names.reduce(0) { $0 + displayWidth($1.0) + ($1.1 == nil ? 2 : 4) }
    let gap = loose <= row.width ? " " : ""
    var x = row.x
    for (index, (name, severity)) in names.enumerated() {
      let isOpen = index == state.place.section
      let role: Role = isOpen ? (state.pane == .form ? .selection : .inactiveSelection) : .dimmed
      let sign = severity.map { $0 == .error ? "✗" : "!" }
      let text = " \(name)\(sign.map { gap + $0 } ?? "") "
      let width = frame.write(text, x: x, y: row.y, style: style(role), clip: row)
      if let sign, !style(role).attributes.contains(.reverse) {
        let signRole: Role = severity == .error ? .error : .warning
        frame.write(sign, x: x + displayWidth(text) - 2, y: row.y, style: style(signRole), clip: row)
      }
      hits.add(Rectangle(x: x, y: row.y, width: width, height: 1), .section(index))
      x += width
    }
  }

  private mutating func drawRows(_ rows: [FormRow], in area: Rectangle) {
    let labelWidth = min(max(rows.map { $0.indent + displayWidth($0.label) }.max() ?? 0, 10), area.width / 3)
    let heights = heights(of: rows, width: area.width - labelWidth - 4, room: area.height)
    let starts = heights.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let focus = min(state.place.field, max(rows.count - 1, 0))
    let last = rows.isEmpty ? 0 : starts[focus + 1] - 1
    let total = starts[rows.count]
    let offset = firstRow(of: .form, focus: starts[focus]...max(last, starts[focus]), count: total, in: area)
    for (index, row) in rows.enumerated() {
      let y = area.y + starts[index] - offset
      guard y + heights[index] > area.y, y < area.maxY else { continue }
      let place = Rectangle(x: area.x, y: y, width: area.width, height: heights[index])
      hits.add(place.intersection(area), .field(index))
      draw(
        row, isFocused: index == focus && state.pane == .form, labelWidth: labelWidth, in: place, clip: area)
    }
    if total > area.height { drawPosition(focus, of: rows.count, in: .form) }
  }

  /// Scripts have as many rows as the other fields leave free, and some in any case.
  private func heights(of rows: [FormRow], width: Int, room: Int) -> [Int] {
    let wanted = rows.map { row -> Int in
      guard let kind = row.field?.info.kind, kind.isScript, let text = row.field?.value?.string else {
        return 1
      }
      return max(FieldText.lines(of: text, kind, width: width).count, 1)
    }
    var free = room - wanted.reduce(0) { $0 + min($1, Self.leastScriptRows) }
    return wanted.map { rows in
      let least = min(rows, Self.leastScriptRows)
      let more = min(rows - least, max(free, 0))
      free -= more
      return least + more
    }
  }

  private static let leastScriptRows = 4

  private mutating func draw(
    _ row: FormRow, isFocused: Bool, labelWidth: Int, in place: Rectangle, clip: Rectangle
  ) {
    let severity =
      row.isFolded
      ? state.derived.severity(in: row.path) : state.derived.problem(at: row.path)?.severity
    let line = Rectangle(x: place.x, y: place.y, width: place.width, height: 1).intersection(clip)
    let labelStyle = style(isFocused ? .selection : .label)
    if place.y >= clip.y {
      if isFocused {
        frame.fill(Rectangle(x: place.x, y: place.y, width: labelWidth + 2, height: 1), style: labelStyle)
        frame.write(
          state.isUTF8 ? "▸" : ">", x: place.x + row.indent, y: place.y, style: labelStyle, clip: line)
      }
      frame.write(
        truncate(row.label, toWidth: labelWidth - row.indent), x: place.x + row.indent + 1, y: place.y,
        style: labelStyle, clip: line)
      if let severity {
        let role: Role = severity == .error ? .error : .warning
        let sign = severity == .error ? "✗" : "!"
        frame.write(sign, x: place.x + labelWidth + 2, y: place.y, style: style(role), clip: line)
      }
    }
    let value = Rectangle(
      x: place.x + labelWidth + 4, y: place.y, width: max(place.width - labelWidth - 4, 0),
      height: place.height)
    // At the mark and not at the value, which would look as if one could type there.
    if isFocused { frame.cursor = Point(place.x + row.indent, max(place.y, clip.y)) }
    if let edit = state.edit, edit.path == row.path {
      draw(edit, of: row, in: value, clip: clip)
    } else {
      drawValue(of: row, isFocused: isFocused, in: value, clip: clip)
    }
  }

  /// What is typed, with what helps to choose it.
  private mutating func draw(_ edit: FieldEdit, of row: FormRow, in value: Rectangle, clip: Rectangle) {
    if case .number(let rule) = edit.kind, let field = row.field {
      drawEditedLine(edit.buffer, in: value.splitLeft(Self.numberWidth).left)
      return drawRange(rule, of: field, at: edit.value?.double, in: value, clip: clip)
    }
    drawEditedLine(edit.buffer, in: value)
    if edit.kind == .color, let color = RGB(hex: edit.buffer.text) {
      drawSwatch(color, in: value, clip: clip)
    }
  }

  /// A line that is typed into: scrolled so that the cursor is seen.
  mutating func drawEditedLine(_ buffer: EditBuffer, in area: Rectangle) {
    let before = String(buffer.text.prefix(buffer.cursor))
    let column = displayWidth(before)
    let shift = max(column - area.width + 1, 0)
    frame.fill(Rectangle(x: area.x, y: area.y, width: area.width, height: 1), style: style(.editing))
    frame.write(buffer.text, x: area.x - shift, y: area.y, style: style(.editing), clip: area)
    if let selection = buffer.selection {
      let start = displayWidth(String(buffer.text.prefix(selection.lowerBound)))
      let end = displayWidth(String(buffer.text.prefix(selection.upperBound)))
      let marked = Rectangle(x: area.x - shift + start, y: area.y, width: end - start, height: 1)
      frame.restyle(marked.intersection(area)) { $0.attributes.insert(.reverse) }
    }
    frame.cursor = Point(area.x + column - shift, area.y)
    hits.add(Rectangle(x: area.x, y: area.y, width: area.width, height: 1), .text(ShownText(shift: shift)))
  }
}
