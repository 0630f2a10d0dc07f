import Cells
import Foundation
import VideoModel

/// The lines above and below the panes.
extension Painter {
  mutating func drawHeader() {
    let row = layout.header
    let start = drawService(in: row)
    let (width, height) = state.videoSize
    let known = state.derived.seconds.compactMap { $0 }.reduce(0, +)
    let isPartly = state.derived.seconds.contains(nil)
    let count = state.sceneCount
    let scenes = count == 0 ? "" : "\(count) scene\(count == 1 ? "" : "s") "
    let test = state.draft.request.isTest == true ? " · TEST" : ""
    let title = truncate(state.draft.name, toWidth: max(min(max(row.width / 3, 10), start - 3), 0))
    frame.write(" " + title, x: row.x, y: row.y, style: style(.title), clip: row)
    let facts = [
      (" · \(state.draft.request.kind.rawValue)\(test) · ", Role.hintText), problemState,
      (" · \(scenes)≈ \(Age.clock(known))\(isPartly ? "+" : "") · \(width)×\(height)", .hintText),
    ]
    var x = row.x + 1 + displayWidth(title)
    for (text, role) in facts {
      let shown = truncate(text, toWidth: max(start - 2 - x, 0))
      x += frame.write(shown, x: x, y: row.y, style: style(role), clip: row)
      if shown != text { break }
    }
  }

  /// Draws the service, which always stands in the corner, and before it what is under way there.
  /// - Returns: the column where that begins.
  private mutating func drawService(in row: Rectangle) -> Int {
    let label = " \(state.service.badge) "
    let badge = row.maxX - displayWidth(label)
    frame.write(label, x: badge, y: row.y, style: style(state.service.isLive ? .live : .sandbox))
    let rest = serviceState
    guard !rest.isEmpty else { return badge }
    let start = badge - displayWidth(rest) - 1
    frame.write(rest, x: start, y: row.y, style: style(.text), clip: row)
    return start
  }

  /// What keeps the service from being used, or else what is under way there and what the account has left.
  private var serviceState: String {
    if state.offline != nil { return "offline" }
    if state.isKeyRefused { return "key refused" }
    let account =
      state.account?.remainingText ?? AnswerText.silence(since: state.asked[.account], in: state)
    return [runningText, account].compactMap { $0 }.joined(separator: " · ")
  }

  private var problemState: (text: String, role: Role) {
    let errors = state.derived.errorCount
    let warnings = state.derived.warningCount
    if errors > 0 { return ("✗ \(errors) problem\(errors == 1 ? "" : "s")", .error) }
    guard warnings > 0 else { return ("ready", .hintText) }
    return ("! \(warnings) warning\(warnings == 1 ? "" : "s")", .warning)
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
