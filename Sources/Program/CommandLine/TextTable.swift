import Cells

/// Rows under headings, in columns as wide as what stands in them.
struct TextTable {
  /// A column.
  struct Column {
    let title: String
    /// Whether it gives way when a row is wider than the terminal.
    var givesWay = false
    /// Whether it stands on the right of its column, as numbers do.
    var isRight = false
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []
  /// The escape sequence that a row's cell is coloured by, as in `[31m`; empty for none.
  private var colors: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  private static let gap = "  "
  private static let narrowest = 8

  /// Adds a row, a text for each column.
  mutating func add(_ cells: [String], colors: [String] = []) {
    rows.append(cells.map(Output.visible))
    self.colors.append(colors)
  }

  /// The table.
  /// - Parameters:
  ///   - width: the columns of the terminal; nil to cut nothing.
  ///   - isColored: whether colours are written.
  func text(width: Int?, isColored: Bool) -> String {
    let widths = widths(within: width)
    let head = line(columns.map(\.title), widths, colors: [])
    let body = zip(rows, colors).map { line($0, widths, colors: isColored ? $1 : []) }
    return ([isColored ? "\u{1B}[1m\(head)\u{1B}[0m" : head] + body).joined(separator: "\n")
  }

  private func widths(within most: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index] }).map(displayWidth).max() ?? 0
    }
    guard let most else { return widths }
    var surplus = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - most
    for index in columns.indices.reversed() where columns[index].givesWay && surplus > 0 {
      let cut = min(surplus, max(widths[index] - Self.narrowest, 0))
      widths[index] -= cut
      surplus -= cut
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int], colors: [String]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let cut = truncate(cell, toWidth: widths[index])
      let space = String(repeating: " ", count: max(widths[index] - displayWidth(cut), 0))
      let color = index < colors.count ? colors[index] : ""
      let painted = color.isEmpty ? cut : "\u{1B}\(color)\(cut)\u{1B}[0m"
      let isLast = index == cells.count - 1
      text += columns[index].isRight ? space + painted : painted + (isLast ? "" : space)
      if !isLast { text += Self.gap }
    }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
