import Foundation
import VideoModel

/// What a job that is being submitted waits for, in words; the time first, since a narrow row has no room for more.
enum SubmissionText {
  /// Nil when there is nothing to say.
  static func of(_ job: Job, in state: State) -> String? {
    guard job.state == .stored || job.state == .sending, let wait = state.submissionWaits[job.id] else {
      return nil
    }
    switch wait {
    case .answer(let start): return AnswerText.silence(since: start, in: state)
    case .silence(let end): return "sent \(due(end, state)): the service takes no more now"
    case .nextTry(let time, let reason): return "sent again \(due(time, state)): \(reason)"
    case .turn(let start, let budget):
      let waited = state.now.timeIntervalSince(start)
      guard waited >= AnswerText.patience else { return nil }
      let reason = budget.map { "all \($0) requests a minute are used" } ?? "it is not its turn"
      return state.isPlain ? reason : "waits for \(Age.clock(waited)): \(reason)"
    }
  }

  private static func due(_ time: Date, _ state: State) -> String {
    let wait = time.timeIntervalSince(state.now)
    return wait < 1 || state.isPlain ? "soon" : "in \(Age.clock(wait))"
  }
}
