import HeyGenClient
import VideoModel

/// How a submission ended.
struct Outcome {
  /// What the last try brought.
  var answer: Result<Submitted, ClientError>
  /// Whether the service may have taken an earlier try, whatever it said to the last one.
  var isInDoubt: Bool

  init(_ answer: Result<Submitted, ClientError>, isInDoubt: Bool = false) {
    self.answer = answer
    self.isInDoubt = isInDoubt
  }
}

/// The tries to send a request that the service knows again by its key: how long to wait before each, and what they leave
/// in doubt.
struct Tries {
  /// Before each further try, in seconds.
  static let pauses = [1.0, 5, 15]
  /// Before the next try while an earlier one is still being carried out, in seconds.
  static let pauseWhileInProgress = 5.0
  /// After so many of them it is left to the next start, or to the user.
  static let mostWaits = 60

  private var faults = 0
  private var waits = 0
  /// Whether the service may have taken one.
  private var mayBeTaken: Bool

  /// - Parameter wasSent: whether the request was sent before, and nobody knows what became of that.
  init(wasSent: Bool) { mayBeTaken = wasSent }

  /// Whether the service may have taken an earlier try in spite of this answer to the last one.
  ///
  /// It answers a key that it has taken as it did at first, so a request that it calls invalid was never taken. Who asks,
  /// how often and with what credit may be looked at before the key, and an answer about that says nothing.
  func leaveInDoubt(_ error: ClientError) -> Bool {
    if case .invalidRequest = error { return false }
    return mayBeTaken
  }

  /// The seconds to wait before the next try; nil when another one would not help.
  mutating func pause(after error: ClientError) -> Double? {
    switch error {
    case .requestInProgress:
      mayBeTaken = true
      waits += 1
      return waits <= Self.mostWaits ? Self.pauseWhileInProgress : nil
    case .connectionLost, .timedOut, .serverFault, .unreadableAnswer: return pauseAfterFault()
    // What broke the connection mostly keeps the next one from being made, and too many requests are soon fewer.
    case .offline where faults > 0, .rateLimited where faults > 0: return pauseAfterFault()
    default: return nil
    }
  }

  private mutating func pauseAfterFault() -> Double? {
    guard faults < Self.pauses.count else { return nil }
    mayBeTaken = true
    faults += 1
    return Self.pauses[faults - 1]
  }
}
