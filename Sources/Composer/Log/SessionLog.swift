import Foundation
import VideoModel

/// What this run of the program has asked of the service and told the user, the oldest first.
struct SessionLog: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    enum Content: Equatable, Sendable {
      case call(ServiceCall)
      case notice(Notice)
    }

    /// Counted from 1 over the whole run; older entries than there is room for are forgotten.
    let number: Int
    let at: Date
    let content: Content
  }

  private(set) var entries: [Entry] = []
  private var count = 0

  /// More than this are forgotten, the oldest first.
  static let limit = 1000

  mutating func add(_ call: ServiceCall) { add(.call(call), at: call.startedAt) }

  mutating func add(_ notice: Notice, at now: Date) { add(.notice(notice), at: now) }

  private mutating func add(_ content: Entry.Content, at date: Date) {
    count += 1
    if entries.count == Self.limit { entries.removeFirst() }
    entries.append(Entry(number: count, at: date, content: content))
  }
}

extension SessionLog.Entry {
  /// The time of day, such as `09:41:07`.
  func clock(in zone: TimeZone) -> String {
    let seconds = Int(at.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: at)
    let day = ((seconds % 86_400) + 86_400) % 86_400
    return [day / 3600, day / 60 % 60, day % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// What it is, without its time and outcome.
  var title: String {
    switch content {
    case .call(let call): "\(call.method) \(call.path)"
    case .notice(let notice): "\(notice.sign) \(notice.text)"
    }
  }

  /// The status and how long it took; empty for a notice.
  var outcome: String {
    guard case .call(let call) = content else { return "" }
    return "\(call.status.map(String.init) ?? "no answer")  \(Self.duration(call.seconds))"
  }

  /// What more is known of it.
  var facts: [(key: String, text: String)] {
    guard case .call(let call) = content else { return [] }
    return [("Error", call.error), ("Answered", call.answered), ("Sent", call.sent)].compactMap { key, text in
      text.map { (key, $0) }
    }
  }

  /// The entry on one line, as it is copied.
  func line(in zone: TimeZone) -> String {
    let error = facts.first { $0.key == "Error" }.map { "  " + $0.text } ?? ""
    return clock(in: zone) + "  " + title + (outcome.isEmpty ? "" : "  " + outcome) + error
  }

  /// `45 ms`, `1.2 s`, `2:05`.
  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.9995: "\(Int((seconds * 1000).rounded())) ms"
    case ..<59.95: "\((seconds * 10).rounded() / 10) s"
    default: Age.clock(seconds)
    }
  }
}

extension Notice {
  /// A sign, so that colour is never the only one.
  var sign: String {
    switch severity {
    case .information: "·"
    case .success: "✓"
    case .warning: "!"
    case .error: "✗"
    }
  }
}
