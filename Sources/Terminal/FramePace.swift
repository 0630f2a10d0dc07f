/// How many frames are on their way to the terminal. A slow line takes what is written long before it can show it, so that
/// frames would queue and keys be answered seconds late. Behind each frame stands a question that every terminal answers;
/// as long as too many are open, frames are left out.
struct FramePace: Equatable {
  /// So many small frames are sent ahead: enough to type without waiting on a line with a long delay.
  static let most = 4
  /// A frame in which more rows have changed goes alone.
  static let rowsOfSmallFrame = 4
  /// A terminal that has not answered for so many seconds does not count as slow, but as lost for words.
  static let patience = 10.0
  /// After so many seconds without its first answer, a terminal will hardly give one.
  static let firstPatience = 3.0

  /// So long is waited for answers before the terminal is given back, in seconds, unless they took longer until now.
  static let parting = 1.0...5.0

  private struct Question: Equatable {
    /// What it counts for.
    var weight: Int
    var sentAt: Double
  }

  private var questions: [Question] = []
  var open: Int { questions.reduce(0) { $0 + $1.weight } }
  /// How long an answer took at most, in seconds.
  private var slowestAnswer = 0.0
  /// How long to wait, in seconds, for the answers that are still to come before somebody else reads the terminal.
  var partingPatience: Double {
    guard isAnswered else { return Self.firstPatience }
    return min(max(slowestAnswer * 2, Self.parting.lowerBound), Self.parting.upperBound)
  }
  /// Whether the terminal answers at all.
  private(set) var isAnswered = false
  private var lastSent = 0.0

  /// Whether the next frame should be left out for now.
  /// - Parameter now: seconds on a clock that only goes forward.
  func isBehind(at now: Double) -> Bool { isAnswered && open >= Self.most && now - lastSent < Self.patience }

  /// Whether an answer may still come: of a terminal that has never given one, for a short time only.
  func mayBeAnswered(at now: Double) -> Bool {
    open > 0 && (isAnswered || now - lastSent < Self.firstPatience)
  }

  /// Whether to ask behind a frame: until the terminal has answered for the first time, one question is enough.
  /// - Parameter rows: how many rows of the frame have changed.
  mutating func asks(at now: Double, rows: Int = 1) -> Bool {
    guard isAnswered || open == 0 else { return false }
    // Answers that were given up are not waited for again.
    if now - lastSent >= Self.patience { questions = [] }
    let weight = rows > Self.rowsOfSmallFrame ? Self.most : 1
    questions.append(Question(weight: weight, sentAt: now))
    lastSent = now
    return true
  }

  /// The terminal has answered.
  mutating func take(answers count: Int, at now: Double) {
    guard count > 0 else { return }
    isAnswered = true
    let answered = questions.prefix(count)
    slowestAnswer = answered.reduce(slowestAnswer) { max($0, now - $1.sentAt) }
    questions.removeFirst(answered.count)
  }

  /// Nothing is waited for any more.
  mutating func forget() { questions = [] }
}
