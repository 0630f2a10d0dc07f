import Foundation
import VideoModel

extension ListOverlay {
  /// What this run has asked and told, the newest first.
  static func log(of state: State) -> ListOverlay {
    let items = state.log.entries.reversed().map { entry in
      Item(
        value: "\(entry.number)", title: entry.title, detail: entry.outcome,
        lines: entry.facts.map { "\($0.key): \($0.text)" }, leading: entry.clock(in: state.timeZone))
    }
    var list = ListOverlay(
      title: "Log", purpose: .log, items: Array(items), emptyText: "Nothing was asked or told yet")
    list.wantedWidth = 110
    return list
  }
}

extension TextOverlayPane {
  /// An entry of the log with all that is known of it.
  static func entry(_ entry: SessionLog.Entry, in zone: TimeZone) -> TextOverlayPane {
    var lines = [Line(style: .key("Time"), text: entry.clock(in: zone))]
    switch entry.content {
    case .call(let call):
      lines.append(Line(style: .key("Request"), text: "\(call.method) \(call.path)"))
      lines.append(Line(style: .key("Status"), text: entry.outcome))
    case .notice(let notice): lines.append(Line(style: .key("Notice"), text: notice.text))
    }
    return TextOverlayPane(
      title: "Log", lines: lines + entry.facts.map { Line(style: .key($0.key), text: $0.text) },
      copied: "The entry of the log")
  }
}

extension State {
  /// Fills an open log anew; the selection stays on the entry that it was on, or on the newest one.
  mutating func refillLog() {
    guard case .list(let list) = overlay, list.purpose == .log else { return }
    var filled = ListOverlay.log(of: self)
    filled.search = list.search
    if list.selected > 0 {
      filled.selected = filled.matches.firstIndex { $0.value == list.selectedItem?.value } ?? 0
    }
    overlay = .list(filled)
  }

  /// Shows an entry whole; closing it goes back to the log.
  mutating func showEntry(_ number: String, of list: ListOverlay) -> [Effect] {
    guard let entry = log.entries.first(where: { "\($0.number)" == number }) else { return [] }
    var text = TextOverlayPane.entry(entry, in: timeZone)
    text.back = list
    overlay = .text(text)
    return []
  }

  /// Copies the entries that a list shows, the oldest first, a line each.
  func copyLog(_ list: ListOverlay) -> [Effect] {
    let numbers = Set(list.matches.map(\.value))
    let entries = log.entries.filter { numbers.contains("\($0.number)") }
    let text = entries.map { $0.line(in: timeZone) + "\n" }.joined()
    return text.isEmpty ? [] : [.copy(text, what: "The log, \(entries.count) lines,")]
  }
}
