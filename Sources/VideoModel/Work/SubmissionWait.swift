import Foundation

/// What a submission under way waits for.
public enum SubmissionWait: Equatable, Sendable {
  /// Its turn: the budget of requests in a minute, where there is one, is used up.
  case turn(since: Date, perMinute: Int?)
  /// The service takes no more requests; it may leave then.
  case silence(until: Date)
  /// A try broke off; the next one is then.
  case nextTry(at: Date, reason: String)
  /// It has been sent, and is not answered.
  case answer(since: Date)
}
