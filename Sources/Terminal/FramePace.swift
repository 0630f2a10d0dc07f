/// How many frames are on their way to the terminal. A slow line takes what is written long before it can show it, so that
/// frames would queue and keys be answered seconds late. Behind each frame stands a question that every terminal answers;
/// as long as too many are open, frames are left out.
struct FramePace: Equatable {
  /// So many are sent ahead: few enough for a slow line, and enough to type without waiting on one with a long delay.
  static let most = 4
  /// A terminal that has not answered for so many seconds does not count as slow, but as lost for words.
  static let patience = 2.0

  private(set) var open = 0
  /// Whether the terminal answers at all.
  private(set) var isAnswered = false
  private var lastSent = 0.0

  /// Whether the next frame should be left out for now.
  /// - Parameter now: seconds on a clock that only goes forward.
  func isBehind(at now: Double) -> Bool { isAnswered && open >= Self.most && now - lastSent < Self.patience }

  /// Whether to ask behind a frame: until the terminal has answered for the first time, one question is enough.
  mutating func asks(at now: Double) -> Bool {
    guard isAnswered || open == 0 else { return false }
    // Answers that were given up are not waited for again.
    if now - lastSent >= Self.patience { open = 0 }
    open += 1
    lastSent = now
    return true
  }

  /// The terminal has answered.
  mutating func take(answers count: Int) {
    guard count > 0 else { return }
    isAnswered = true
    open = max(open - count, 0)
  }

  /// Nothing is waited for any more.
  mutating func forget() { open = 0 }
}
