import Cells
import Foundation
import VideoModel

/// The lines above and below the panes.
extension Painter {
  mutating func drawHeader() {
    let row = layout.header
    let right = serviceText
    let rightWidth = displayWidth(right.label) + 2 + (right.rest.isEmpty ? 0 : displayWidth(right.rest) + 1)
    let (width, height) = state.videoSize
    let known = state.derived.seconds.compactMap { $0 }.reduce(0, +)
    let isPartly = state.derived.seconds.contains(nil)
    let count = state.sceneCount
    let scenes = count == 0 ? "" : "\(count) scene\(count == 1 ? "" : "s") "
    let test = state.draft.request.isTest == true ? " · TEST" : ""
    let title = truncate(state.draft.name, toWidth: max(row.width / 3, 10))
    frame.write(" " + title, x: row.x, y: row.y, style: style(.title), clip: row)
    let facts =
      " · \(state.draft.request.kind.rawValue)\(test) · \(problemText) · \(scenes)"
      + "≈ \(Age.clock(known))\(isPartly ? "+" : "") · \(width)×\(height)"
    frame.write(
      truncate(facts, toWidth: max(row.width - displayWidth(title) - rightWidth - 3, 0)),
      x: row.x + 1 + displayWidth(title), y: row.y, style: style(.hintText), clip: row)
    var x = row.maxX - rightWidth
    x += frame.write(
      " \(right.label) ", x: x, y: row.y, style: style(state.service.isLive ? .live : .sandbox))
    frame.write(right.rest.isEmpty ? "" : " " + right.rest, x: x, y: row.y, style: style(.text), clip: row)
  }

  private var problemText: String {
    let errors = state.derived.errorCount
    let warnings = state.derived.warningCount
    if errors > 0 { return "✗ \(errors) problem\(errors == 1 ? "" : "s")" }
    return warnings > 0 ? "! \(warnings) warning\(warnings == 1 ? "" : "s")" : "ready"
  }

  private var serviceText: (label: String, rest: String) {
    let label = state.service.badge
    if state.offline != nil { return (label, "offline") }
    if state.isKeyRefused { return (label, "key refused") }
    let account =
      state.account?.remainingText ?? AnswerText.silence(since: state.asked[.account], in: state)
    let facts = [runningText, account].compactMap { $0 }
    return (label, facts.joined(separator: " · "))
  }

  /// What the service's jobs do, in few words where there is little room; nil when none is under way.
  var runningText: String? {
    var counts: [Job.State: Int] = [:]
    for job in state.jobs where job.service == state.service.name { counts[job.state, default: 0] += 1 }
    return JobsListing.words(ofWorkIn: counts, isShort: state.size.width < Self.roomForWaiting)
  }

  /// From so many columns on, the first line tells apart what waits at the service and what it renders.
  private static let roomForWaiting = 100

  mutating func drawTabs() {
    guard layout.isTabbed else { return }
    var x = layout.tabs.x + 1
    for (title, panes) in [
      ("Compose", [Pane.scenes, .form]), ("Stage", [.stage]), ("Request", [.request]), ("Jobs", [.jobs]),
    ] where layout.openPanes.contains(panes[0]) {
      let isOpen = panes.contains(state.pane)
      let count = title == "Jobs" && !state.jobs.isEmpty ? " \(state.jobs.count)" : ""
      let role: Role = isOpen ? .selection : .dimmed
      let width = frame.write(
        " \(title)\(count) ", x: x, y: layout.tabs.y, style: style(role), clip: layout.tabs)
      hits.add(Rectangle(x: x, y: layout.tabs.y, width: width, height: 1), .pane(panes[0]))
      x += width + 1
    }
  }
}
