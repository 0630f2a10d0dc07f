import Foundation
import VideoModel

/// How old it is what is shown of jobs, in words.
enum FollowingText {
  /// For the panel's border: how old what is shown is, when it is asked again, and what holds that up. Nil where nothing is
  /// under way, and in plain mode, where nothing moves.
  static func summary(in state: State) -> String? {
    guard !state.isPlain, let following = state.following,
      state.jobs.contains(where: { $0.state.isUnderWay && $0.service == state.service.name })
    else { return nil }
    if let offline = state.offline {
      return "out of reach, tried again in \(Age.clock(max(offline.retryAt.timeIntervalSince(state.now), 0)))"
    }
    if let reason = holdUp(following, now: state.now) { return reason }
    let times = times(toldAt: following.toldAt, nextAt: following.nextAt, again: "next in", now: state.now)
    return times.map { following.toldAt == nil ? $0 : "told \($0)" }
  }

  /// How old what is shown of a job is, and when it is asked about again; nil where that is not known.
  static func of(_ job: Job, in state: State) -> String? {
    guard job.state.isUnderWay, let followed = state.following?.job, followed.id == job.id else { return nil }
    let nextAt = state.offline == nil ? followed.nextAt : nil
    return times(toldAt: followed.toldAt, nextAt: nextAt, again: "asked again in", now: state.now)
  }

  /// Why a job is not asked about now; nil when nothing is in the way.
  static func holdUp(_ job: Job, in state: State) -> String? {
    guard job.state.isUnderWay else { return nil }
    guard job.service == state.service.name else {
      return "It is not followed while the program is on another service."
    }
    if let offline = state.offline {
      let wait = Age.clock(max(offline.retryAt.timeIntervalSince(state.now), 0))
      return "the service is out of reach: \(offline.reason); tried again in \(wait)"
    }
    return state.following.flatMap { holdUp($0, now: state.now) }
  }

  private static func holdUp(_ following: Following, now: Date) -> String? {
    if let end = following.silentUntil, end > now {
      return "the service wants no requests for \(Age.clock(end.timeIntervalSince(now)))"
    }
    guard let budget = following.perMinute, following.waiting > 0 else { return nil }
    return "all \(budget) requests a minute are used, \(following.waiting) wait"
  }

  private static func times(toldAt: Date?, nextAt: Date?, again: String, now: Date) -> String? {
    let told = toldAt.map { "\(Age.clock(max(now.timeIntervalSince($0), 0))) ago" }
    let next = nextAt.map { $0.timeIntervalSince(now) }.map { wait in
      wait < 1 ? "being asked" : "\(again) \(Age.clock(wait))"
    }
    let parts = [told, next].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
