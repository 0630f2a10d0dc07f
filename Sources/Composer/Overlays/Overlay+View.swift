import Cells
import VideoModel

/// What lies over the panes.
extension Painter {
  mutating func drawOverlay() {
    if state.overlay != nil {
      let covered = frame.area.splitBottom(layout.hints.height).rest
      hits.add(covered, .cover)
      if !state.isPlain { quieten(covered) }
    }
    switch state.overlay {
    case .list(let list): draw(list)
    case .prompt(let prompt): draw(prompt)
    case .confirm(let confirm): draw(confirm)
    case .text(let text): draw(text)
    case nil: break
    }
  }

  /// Lets what is covered look as if it had no focus: there is one place for the eye, and that lies above.
  private mutating func quieten(_ area: Rectangle) {
    let quiet = [
      (style(.focusedBorder), style(.border)), (style(.focusedTitle), style(.title)),
      (style(.selection), style(.inactiveSelection)),
    ]
    frame.restyle(area) { shown in
      if let other = quiet.first(where: { $0.0 == shown })?.1 { shown = other }
    }
  }

  /// Clears a place in the middle of the screen and draws its border.
  private mutating func openBox(width: Int, height: Int, title: String) -> Rectangle {
    let size = frame.size
    if state.isPlain {
      let area = frame.area.splitBottom(layout.hints.height).rest
      frame.fill(area, style: .plain)
      writeRow(title, in: area.splitTop(1).top, style: style(.focusedTitle))
      return area.splitTop(1).rest
    }
    let box = Rectangle(
      x: max((size.width - width) / 2, 0), y: max((size.height - height) / 2, 0),
      width: min(width, size.width), height: min(height, size.height))
    frame.fill(box, style: .plain)
    frame.box(
      box, style: style(.focusedBorder), title: truncate(title, toWidth: max(box.width - 6, 0)),
      titleStyle: style(.focusedTitle), borders: state.borders)
    return box.inset(dx: 2, dy: 1)
  }

  private mutating func draw(_ list: ListOverlay) {
    let matches = list.matches
    let width = min(max(frame.size.width * 2 / 3, min(list.wantedWidth, frame.size.width - 4)), 110)
    // In a low window the list itself needs all rows.
    let isLow = frame.size.height < 20
    let details = !isLow && list.items.contains { !$0.lines.isEmpty } ? list.factRows + 1 : 0
    let isGrouped = list.search.text.isEmpty
    let height = min(
      max(list.items.count + (isGrouped ? list.groupCount : 0) + 4 + details, 8),
      frame.size.height - (isLow ? 2 : 4))
    let inside = openBox(width: width, height: height, title: list.title)
    drawPosition(list.selected, of: matches.count, above: inside)
    let (searchRow, below) = inside.splitTop(1)
    let used = frame.write("Search: ", x: searchRow.x, y: searchRow.y, style: style(.dimmed), clip: searchRow)
    drawEditedLine(
      list.search,
      in: Rectangle(x: searchRow.x + used, y: searchRow.y, width: max(searchRow.width - used, 0), height: 1))
    let (area, facts) = below.splitTop(1).rest.splitBottom(details)
    draw(facts: matches.indices.contains(list.selected) ? matches[list.selected].lines : [], in: facts)
    guard !matches.isEmpty else {
      for (row, line) in zip(area.rows, wrap(list.emptyText, width: max(area.width, 1))) {
        writeRow(line.text, in: row, style: style(.dimmed))
      }
      return
    }
    let rows = ListRow.all(of: matches, isGrouped: isGrouped)
    let focus = rows.firstIndex(of: .item(list.selected)) ?? 0
    let offset = firstRow(of: .list, focus: focus...focus, count: rows.count, in: area)
    let leadingWidth = min(matches.reduce(0) { max($0, displayWidth($1.leading)) }, 20)
    for (line, row) in rows.dropFirst(offset).prefix(area.height).enumerated() {
      let place = Rectangle(x: area.x, y: area.y + line, width: area.width, height: 1)
      switch row {
      case .heading(let text): writeRow(text, in: place, style: style(.title))
      case .item(let index):
        hits.add(place, .item(index))
        draw(matches[index], isSelected: index == list.selected, leadingWidth: leadingWidth, in: place)
        if case .color = list.purpose, let color = RGB(hex: matches[index].value) {
          drawSwatch(color, in: place, clip: place)
        }
      }
    }
  }

  /// A row of a list on the screen.
  private enum ListRow: Equatable {
    case heading(String)
    /// By its place among the matches.
    case item(Int)

    /// The items, each group below its heading as long as they stand together.
    static func all(of items: [ListOverlay.Item], isGrouped: Bool) -> [ListRow] {
      guard isGrouped else { return items.indices.map { .item($0) } }
      return items.indices.flatMap { index -> [ListRow] in
        let group = items[index].group
        let isFirst = !group.isEmpty && (index == 0 || items[index - 1].group != group)
        return isFirst ? [.heading(group), .item(index)] : [.item(index)]
      }
    }
  }

  /// What is known of the selected item, below a line.
  private mutating func draw(facts: [String], in area: Rectangle) {
    guard let line = area.rows.first, area.height > 1 else { return }
    if !state.isPlain {
      writeRow(
        String(repeating: state.isUTF8 ? "─" : "-", count: line.width), in: line, style: style(.border))
    }
    let lines = facts.map { wrap($0, width: max(line.width, 1)).map(\.text) }
    var left = area.height - 2
    let (whole, rest) = lines.reduce(into: ([String](), [String]())) { parts, fact in
      let fitting = fact.prefix(left)
      left -= fitting.count
      parts.0 += fitting
      parts.1 += fitting.count == fact.count ? [] : [fact.dropFirst(fitting.count).joined()]
    }
    // What has no row of its own shares the last one.
    for (row, text) in zip(area.rows.dropFirst(), whole + [rest.joined(separator: " · ")]) {
      writeRow(text, in: row, style: style(.hintText))
    }
  }

  private mutating func draw(
    _ item: ListOverlay.Item, isSelected: Bool, leadingWidth: Int, in place: Rectangle
  ) {
    if state.isPlain {
      let words = [item.leading, item.title, item.unavailable ?? "", item.detail].filter { !$0.isEmpty }
      drawPlain(words.joined(separator: ", "), isFocused: isSelected, in: place)
      if isSelected { frame.cursor = place.origin }
      return
    }
    var row = place
    if leadingWidth > 0 {
      let (leading, rest) = place.splitLeft(leadingWidth + 2)
      let leadingStyle = style(item.unavailable == nil ? .hintKey : .dimmed)
      let shown = truncate(item.leading, toWidth: leadingWidth)
      frame.write(shown, x: leading.x, y: leading.y, style: leadingStyle, clip: leading)
      row = rest
    }
    // A command that cannot be run now keeps its key, so that it is learnt all the same.
    let detail = [item.unavailable ?? "", item.detail].filter { !$0.isEmpty }.joined(separator: "  ")
    let detailWidth = min(displayWidth(detail), row.width / 2)
    let titleRoom = max(row.width - detailWidth - (detailWidth > 0 ? 2 : 0), 0)
    let role: Role = item.unavailable == nil ? .text : .dimmed
    frame.write(truncate(item.title, toWidth: titleRoom), x: row.x, y: row.y, style: style(role), clip: row)
    frame.write(
      truncate(detail, toWidth: detailWidth), x: row.maxX - detailWidth, y: row.y, style: style(.dimmed),
      clip: row)
    let selection = style(.selection)
    if isSelected { frame.restyle(place) { $0 = selection } }
  }

  private mutating func draw(_ prompt: PromptOverlay) {
    let width = min(max(frame.size.width * 2 / 3, 60), 100)
    let refusal = prompt.refusal.map { wrap("✗ " + $0, width: max(width - 4, 1)) } ?? []
    let inside = openBox(width: width, height: 5 + refusal.count, title: prompt.title)
    let rows = inside.rows
    guard rows.count >= 3 else { return }
    writeRow(prompt.help, in: rows[0], style: style(.dimmed))
    for (row, line) in zip(rows.dropFirst(3), refusal) { writeRow(line.text, in: row, style: style(.error)) }
    drawEditedLine(prompt.buffer, in: rows[2])
  }

  private mutating func draw(_ confirm: ConfirmOverlay) {
    let width = min(max(displayWidth(confirm.question) + 4, 40), frame.size.width - 4)
    let lines = wrap(confirm.question, width: max(width - 4, 1))
    let inside = openBox(width: width, height: lines.count + 4, title: confirm.yes)
    for (index, line) in lines.enumerated() {
      frame.write(line.text, x: inside.x, y: inside.y + index, style: style(.text), clip: inside)
    }
    let y = inside.maxY - 1
    var x = inside.x
    for (name, word) in [("list.take", confirm.yes), ("list.close", "Cancel")] {
      guard let chord = state.keys.chord(of: name) else { continue }
      let start = x
      x += frame.write("\(state.keys.text(of: chord)) ", x: x, y: y, style: style(.hintKey), clip: inside)
      x += frame.write(word, x: x, y: y, style: style(.text), clip: inside)
      hits.add(Rectangle(x: start, y: y, width: x - start, height: 1), .key(chord))
      x += 3
    }
    frame.cursor = Point(inside.x, y)
  }

  private mutating func draw(_ pane: TextOverlayPane) {
    if pane.isBare { return drawBare(pane) }
    let width = min(frame.size.width - 4, 100)
    let inside = openBox(width: width, height: frame.size.height - 4, title: pane.title)
    let rows = ReadRow.rows(of: pane.lines, width: inside.width)
    let scroll = min(pane.scroll, max(rows.count - inside.height, 0))
    // What is read has no row of its own: the last one that is seen tells how much is still to come.
    if rows.count > inside.height { drawPosition(scroll + inside.height - 1, of: rows.count, above: inside) }
    hits.add(inside, .reader, VisibleRows(first: scroll, count: rows.count, height: inside.height))
    draw(rows.dropFirst(scroll), in: inside)
    frame.cursor = Point(inside.x, inside.y)
  }

  /// A text from edge to edge, cut into rows wherever they are full.
  private mutating func drawBare(_ pane: TextOverlayPane) {
    let area = frame.area.splitBottom(layout.hints.height).rest
    frame.fill(area, style: .plain)
    writeRow(pane.title, in: area.splitTop(1).top, style: style(.title))
    let text = area.splitTop(2).rest
    let rows = pane.lines.flatMap { Self.rows(of: $0.text, width: max(text.width, 1)) }
    for (row, line) in zip(text.rows, rows.dropFirst(pane.scroll)) {
      frame.write(line, x: row.x, y: row.y, style: style(.text), clip: row)
    }
    frame.cursor = text.origin
  }

  private static func rows(of text: String, width: Int) -> [String] {
    var rows = [""]
    var used = 0
    for character in text {
      let columns = displayWidth(String(character))
      if used + columns > width {
        rows.append("")
        used = 0
      }
      rows[rows.count - 1].append(character)
      used += columns
    }
    return rows
  }
}
