import Foundation

/// What is said of an answer that does not come.
enum AnswerText {
  /// What comes sooner needs no word, in seconds.
  static let patience = 3.0

  /// That the service has not answered, and for how long; nil as long as that needs no word. In plain mode no clock runs.
  static func silence(since start: Date?, in state: State) -> String? {
    guard let start, state.now.timeIntervalSince(start) >= patience else { return nil }
    return state.isPlain ? "no answer yet" : "no answer for \(Age.clock(state.now.timeIntervalSince(start)))"
  }
}

extension State {
  /// Whether the first line, or an open list of profiles, says that the account is being asked for.
  var awaitsAccountInSight: Bool {
    guard account == nil, asked[.account] != nil else { return false }
    if case .list(let list) = overlay, list.purpose == .profile { return true }
    return !isPlain
  }
}
