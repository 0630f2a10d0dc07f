import VideoModel

/// Where the request preview stands.
struct RequestPane: Equatable {
  /// The line of the text that the cursor is on, when the pane has the focus.
  var line = 0
}

extension State {
  mutating func moveLine(by step: Int) -> [Effect] {
    requestPane.line = min(max(requestPane.line + step, 0), max(derived.text.lines.count - 1, 0))
    return []
  }
}
