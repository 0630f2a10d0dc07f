import Cells
import VideoModel

/// What is told above the keys.
struct Message: Equatable {
  var text: String
  /// A sign before it, so that colour is never the only one; empty for what needs none.
  var sign = ""
  var role = Role.text
  /// Whether it stays until Esc takes it away.
  var isStanding = false
  /// Whether it takes more rows where one is not enough.
  var isWhole = true

  /// More rows would leave too little to the panes of a small screen.
  static let mostRows = 3

  /// The rows that it takes, the first with its sign.
  /// - Parameters:
  ///   - most: how many there may be.
  ///   - rest: said at the end of what does not fit, after an ellipsis.
  func rows(width: Int, most: Int, rest: String) -> [String] {
    let begin = sign.isEmpty ? " " : " \(sign) "
    let room = max(width - displayWidth(begin) - 1, 1)
    // No line breaks at these spaces, so that the key does not stand alone in a row.
    let end = isStanding ? "\u{A0}\u{A0}(Esc)" : ""
    var lines = wrap(text + end, width: room).map { line in
      (line.text.hasSuffix(" ") ? String(line.text.dropLast()) : line.text).replacing("\u{A0}", with: " ")
    }
    if lines.count > most {
      let last = lines[(most - 1)...].joined(separator: " ")
      let words = [rest, isStanding ? "Esc" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
      let shown = words.isEmpty ? "" : "  (\(words))"
      lines = lines.prefix(most - 1) + [truncate(last, toWidth: max(room - displayWidth(shown), 1)) + shown]
    }
    let indent = String(repeating: " ", count: displayWidth(begin))
    return lines.enumerated().map { ($0 == 0 ? begin : indent) + $1 }
  }
}

extension State {
  /// What happened last, or else what the focused field is for, and what is wrong with it; nil when there is nothing to say.
  var message: Message? {
    if let notice {
      let role: Role =
        switch notice.severity {
        case .information: .text
        case .success: .success
        case .warning: .warning
        case .error: .error
        }
      return Message(
        text: notice.text, sign: notice.sign, role: role, isStanding: notice.severity == .error)
    }
    if let offline {
      let next =
        AnswerText.silence(since: following?.unansweredSince, in: self)
        ?? "trying again in \(Age.clock(offline.retryAt.timeIntervalSince(now)))"
      let since = Age.clock(now.timeIntervalSince(offline.since))
      return Message(
        text: "Offline for \(since), \(next): \(offline.reason)", sign: "!", role: .warning)
    }
    if let keyRefusal {
      return Message(
        text: FollowingText.refusal(keyRefusal, in: self).beginningWithCapital, sign: "!", role: .warning)
    }
    if isPlain { return Message(text: plainFocus) }
    guard pane == .form, let row else { return nil }
    guard let problem = derived.problem(at: row.path) else {
      // Rows that come and go with every step through the form would be worse than a sentence without its end.
      return Message(text: row.help, role: .hintText, isWhole: false)
    }
    let name = problem.path == row.path ? row.label + " " : ""
    let isError = problem.severity == .error
    return Message(
      text: name + words(of: problem, on: row), sign: isError ? "✗" : "!", role: isError ? .error : .warning)
  }

  /// The rows of the message. What lies over the panes needs their room.
  var messageLines: [String] {
    guard let message else { return [] }
    let most = message.isWhole && overlay == nil ? Message.mostRows : 1
    let isInLog = notice != nil
    return message.rows(
      width: size.width, most: most, rest: isInLog ? "\(keys.symbol(of: "app.log")) shows all" : "")
  }

  /// How many rows are left to the message; the line of a search that is typed takes one.
  var messageRows: Int { typedSearch == nil ? max(messageLines.count, 1) : 1 }
}

extension Painter {
  mutating func drawMessage() {
    if drawSearchLine() { return }
    guard let message = state.message else { return }
    for (row, line) in zip(layout.message.rows, state.messageLines) {
      writeRow(line, in: row, style: style(message.role))
    }
    if message.isStanding { hits.add(layout.message, .key(.plain(.escape))) }
  }
}
