import Foundation
import VideoModel

/// How old it is what is shown of jobs, in words.
enum FollowingText {
  /// For the panel's border: how old what is shown is, when it is asked again, and what holds that up; the longest first.
  /// None where nothing is under way, and in plain mode, where nothing moves.
  static func summaries(in state: State) -> (words: [String], isUrgent: Bool) {
    guard !state.isPlain, let following = state.following,
      state.jobs.contains(where: { $0.state.isUnderWay && $0.service == state.service.name })
    else { return ([], false) }
    let silence = AnswerText.silence(since: following.unansweredSince, in: state)
    if let offline = state.offline {
      let again = silence ?? "tried again in \(wait(until: offline.retryAt, state.now))"
      return (["out of reach, \(again)"], true)
    }
    if let refusal = state.keyRefusal {
      return (
        ["the key is refused, \(silence ?? "asked again in \(wait(until: refusal.retryAt, state.now))")"],
        true
      )
    }
    if let reason = holdUp(following, now: state.now) { return ([reason], false) }
    let told = following.toldAt.map { "told \(age(of: $0, state.now))" }
    if let silence { return (told.map { ["\($0), \(silence)", silence] } ?? [silence], true) }
    let parts = [told, following.nextAt.map { next(at: $0, "next in", state.now) }].compactMap(\.self)
    return (parts.isEmpty ? [] : [parts.joined(separator: ", ")], false)
  }

  /// How old what is shown of a job is, and when it is asked about again; nil where that is not known.
  static func of(_ job: Job, in state: State) -> String? {
    guard job.state.isUnderWay, let followed = state.following?.job, followed.id == job.id else { return nil }
    let nextAt = state.offline == nil && state.keyRefusal == nil ? followed.nextAt : nil
    let told = followed.toldAt.map { age(of: $0, state.now) }
    let again =
      AnswerText.silence(since: followed.askedAt, in: state)
      ?? nextAt.map { next(at: $0, "asked again in", state.now) }
    let parts = [told, again].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Why a job is not asked about now; nil when nothing is in the way.
  static func holdUp(_ job: Job, in state: State) -> String? {
    guard job.state.isUnderWay else { return nil }
    guard job.service == state.service.name else {
      return "It is not followed while the program is on another service."
    }
    if let offline = state.offline {
      return "the service is out of reach: \(offline.reason); tried again in "
        + wait(until: offline.retryAt, state.now)
    }
    if let refusal = state.keyRefusal { return Self.refusal(refusal, in: state) }
    return state.following.flatMap { holdUp($0, now: state.now) }
  }

  /// That the service refuses the key, when it is asked again, and what can be done.
  static func refusal(_ refusal: State.Outage, in state: State) -> String {
    let next =
      AnswerText.silence(since: state.following?.unansweredSince, in: state)
      ?? "renders are asked for again in \(wait(until: refusal.retryAt, state.now))"
    let reason = refusal.reason.isEmpty ? "" : ": \(refusal.reason)"
    return
      "the service refuses the key; \(next), or by \(state.keys.symbol(of: "job.refresh")) on a job\(reason)"
  }

  private static func holdUp(_ following: Following, now: Date) -> String? {
    if let end = following.silentUntil, end > now {
      return "the service wants no requests for \(Age.clock(end.timeIntervalSince(now)))"
    }
    guard let budget = following.perMinute, following.waiting > 0 else { return nil }
    return "all \(budget) requests a minute are used, \(following.waiting) wait"
  }

  private static func age(of time: Date, _ now: Date) -> String {
    "\(Age.clock(max(now.timeIntervalSince(time), 0))) ago"
  }

  private static func wait(until time: Date, _ now: Date) -> String {
    Age.clock(max(time.timeIntervalSince(now), 0))
  }

  private static func next(at time: Date, _ again: String, _ now: Date) -> String {
    time.timeIntervalSince(now) < 1 ? "being asked" : "\(again) \(wait(until: time, now))"
  }
}

extension String {
  /// The same at the beginning of a line.
  var beginningWithCapital: String { prefix(1).uppercased() + dropFirst() }
}
