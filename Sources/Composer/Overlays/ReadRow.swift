import Cells

/// A row of a text that is read: long lines are wrapped beside their key.
struct ReadRow: Equatable {
  var key = ""
  var text: String
  /// The columns that keys leave free on the left of what belongs to them.
  var indent = 0
  var isHeading = false

  static func rows(of lines: [TextOverlayPane.Line], width: Int) -> [ReadRow] {
    let keyWidth =
      lines.map { line in
        if case .key(let key) = line.style { displayWidth(key) } else { 0 }
      }.max() ?? 0
    let indent = keyWidth == 0 ? 0 : min(keyWidth, 20) + 2
    return lines.flatMap { rows(of: $0, indent: indent, width: width) }
  }

  private static func rows(of line: TextOverlayPane.Line, indent: Int, width: Int) -> [ReadRow] {
    guard case .key(let key) = line.style else {
      return wrap(line.text, width: max(width - 1, 1)).map {
        ReadRow(text: $0.text, isHeading: line.style == .heading)
      }
    }
    return wrap(line.text, width: max(width - indent - 1, 1)).enumerated().map { index, row in
      ReadRow(key: index == 0 ? key : "", text: row.text, indent: indent)
    }
  }
}

extension Painter {
  mutating func draw(_ rows: some Sequence<ReadRow>, in area: Rectangle) {
    for (place, row) in zip(area.rows, rows) {
      frame.write(
        truncate(row.key, toWidth: max(row.indent - 1, 0)), x: place.x, y: place.y, style: style(.hintKey),
        clip: place)
      frame.write(
        row.text, x: place.x + row.indent, y: place.y, style: style(row.isHeading ? .title : .text),
        clip: place)
    }
  }
}
