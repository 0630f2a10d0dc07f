import Cells
import Foundation
import VideoModel

/// The screen for screen readers, Braille and logs: one pane, no lines and bars, one thing a row, the focused one said in
/// words and with the terminal's own cursor on it.
extension Painter {
  /// What stands behind the focused thing.
  static let focusWord = "(focus)"

  mutating func drawPlainHeader() {
    let (width, height) = state.videoSize
    let known = state.derived.seconds.compactMap { $0 }.reduce(0, +)
    let errors = state.derived.errorCount, warnings = state.derived.warningCount
    let facts = [
      state.service.badge, state.draft.name, state.draft.request.kind.rawValue,
      state.draft.request.isTest == true ? "test" : nil, "\(width) by \(height)",
      state.sceneCount == 0 ? nil : "\(state.sceneCount) scenes", "about \(Age.clock(known))",
      errors + warnings == 0 ? "ready" : "\(errors) errors, \(warnings) warnings",
      state.offline != nil ? "offline" : state.isKeyRefused ? "key refused" : runningText,
    ]
    writeRow(facts.compactMap { $0 }.joined(separator: ", "), in: layout.header, style: style(.text))
  }

  mutating func drawPlainPane() {
    let state = state
    guard let inside = drawPane(state.pane, title: state.plainTitle) else { return }
    switch state.pane {
    case .scenes:
      drawLines(.scenes, state.sceneRowCount, focus: state.place.row, in: inside, HitTarget.scene) {
        state.plainText(ofSceneRow: $0)
      }
    case .form: drawPlainForm(in: inside)
    case .stage:
      let lines = state.stageLines
      drawLines(nil, lines.count, focus: 0, in: inside, { _ in .pane(.stage) }, { lines[$0] })
    case .request:
      let preview = state.preview
      drawLines(.request, preview.count, focus: state.requestPane.line, in: inside, HitTarget.line) { index in
        let line = preview[index]
        let problem = line.isField ? state.derived.problem(at: line.path) : nil
        let mark = problem.map { " (\($0.severity.rawValue))" } ?? ""
        return String(repeating: " ", count: line.indent) + line.text + mark
      }
    case .jobs:
      let jobs = state.shownJobs
      guard !jobs.isEmpty else {
        let words = state.hasReadJobs ? "No jobs" : "Reading the jobs"
        return writeRow(words, in: inside.splitTop(1).top, style: style(.text))
      }
      drawLines(.jobs, jobs.count, focus: state.jobsPane.selected, in: inside, HitTarget.job) {
        state.plainText(of: jobs[$0])
      }
    }
  }

  private mutating func drawPlainForm(in inside: Rectangle) {
    let state = state
    if state.edit?.isScript == true { return drawScriptPane() }
    let rows = state.rows
    let edited = state.edit.flatMap { edit in rows.firstIndex { $0.path == edit.path } }
    drawLines(.form, rows.count, focus: state.place.field, in: inside, HitTarget.field) { index in
      index == edited ? "" : state.plainText(of: rows[index])
    }
    guard let edit = state.edit, let edited, let y = frame.cursor?.y else { return }
    let line = Rectangle(x: inside.x, y: y, width: inside.width, height: 1)
    let label = "> \(rows[edited].label): "
    writeRow(label, in: line, style: style(.text))
    drawEditedLine(edit.buffer, in: line.splitLeft(min(displayWidth(label), line.width / 2)).rest)
  }

  /// Draws what has one row for each thing.
  private mutating func drawLines(
    _ area: ScrollArea?, _ count: Int, focus: Int, in place: Rectangle, _ target: (Int) -> HitTarget,
    _ text: (Int) -> String
  ) {
    guard count > 0 else { return }
    let focus = min(max(focus, 0), count - 1)
    let first = area.map { firstRow(of: $0, focus: focus...focus, count: count, in: place) } ?? 0
    if count > place.height {
      drawPosition(focus, of: area == .scenes ? state.sceneCount : count, in: state.pane)
    }
    for (row, index) in zip(place.rows, first..<count) {
      hits.add(row, target(index))
      drawPlain(text(index), isFocused: index == focus, in: row)
      if index == focus { frame.cursor = row.origin }
    }
  }

  /// A thing in its row; what does not fit is cut before the word that says that it has the focus.
  mutating func drawPlain(_ text: String, isFocused: Bool, in row: Rectangle) {
    let mark = isFocused ? " " + Self.focusWord : ""
    let room = max(row.width - 2 - displayWidth(mark), 0)
    writeRow(
      (isFocused ? "> " : "  ") + truncate(text, toWidth: room) + mark, in: row,
      style: isFocused ? style(.text).with(adding: .bold) : style(.text))
  }
}
