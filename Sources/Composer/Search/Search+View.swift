import Cells

/// How a search is shown: the line that is typed, what was found in the pane, and how much it is.
extension Painter {
  /// The line in which the search of the focused pane is typed; false where none is.
  mutating func drawSearchLine() -> Bool {
    guard state.overlay == nil, let search = state.typedSearch else { return false }
    let row = layout.message
    frame.fill(row, style: style(.text))
    let word = state.pane == .jobs ? " Filter: " : " Search: "
    let used = frame.write(word, x: row.x, y: row.y, style: style(.hintKey), clip: row)
    let line = Rectangle(x: row.x + used, y: row.y, width: max(row.width - used, 0), height: 1)
    drawEditedLine(search.buffer, in: line)
    return true
  }

  /// What stands in a pane's border of its search; the pane's own words where nothing is searched for.
  func searchCaption(of pane: Pane, or words: String) -> String {
    guard let search = state.searches[pane], !search.text.isEmpty else { return words }
    let found: String
    if pane == .jobs {
      found = "\(state.shownJobs.count) of \(state.jobs.count)"
    } else {
      found = pane == state.pane ? "\(state.searchHits.count)" : ""
    }
    return "/\(search.text)  \(found)"
  }

  /// Marks what was found in what has been drawn of a pane.
  mutating func markFound(in pane: Pane) {
    guard let search = state.searches[pane], !search.text.isEmpty, let inside = layout.inside(of: pane)
    else { return }
    if pane == .form, state.edit?.isScript == true { return }
    // The jobs are filtered by words, everything else is searched for the text as it stands.
    let wanted = pane == .jobs ? search.text.split(separator: " ").map(String.init) : [search.text]
    for row in inside.rows {
      // A wide glyph is one character in two columns.
      let columns = (row.x..<row.maxX).filter { !frame[$0, row.y].isRightHalf }
      let texts = columns.map { column in
        frame[column, row.y].text.first.map(FoldedText.folded) ?? " "
      }
      for range in wanted.flatMap({ FoldedText($0).places(in: texts) }) {
        let end = range.upperBound < columns.count ? columns[range.upperBound] : row.maxX
        let found = Rectangle(
          x: columns[range.lowerBound], y: row.y, width: end - columns[range.lowerBound], height: 1)
        let mark = style(.found)
        frame.restyle(found) { $0 = mark }
      }
    }
  }
}
