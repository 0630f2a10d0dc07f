import Foundation
import VideoModel

/// What the poller tells of itself.
extension Poller {
  /// Tells from now on also of this job how closely it is followed, and learns where its video is when only that is not known.
  public func look(at id: Job.ID) {
    lookedAt = id
    if plan.entries[id]?.job.state == .completed { nudge(id) } else { wake() }
  }

  /// Tells how closely the renders are followed, when that has changed by a second or more.
  func tellFollowing() {
    let now = clock.steady()
    let load = service.load()
    let silence = max(plan.silentUntil, now.addingTimeInterval(load.silence))
    let following = Following(
      toldAt: plan.toldAt.map(present), nextAt: plan.next(after: now).map(present),
      unansweredSince: unansweredSince.map(present),
      silentUntil: silence > now ? present(silence) : nil, waiting: load.waiting, perMinute: load.perMinute,
      job: lookedAt.flatMap { id in
        plan.entries[id].map { entry in
          FollowedJob(
            id: id, toldAt: entry.toldAt.map(present), nextAt: entry.isAsked ? nil : present(entry.due),
            askedAt: entry.askedAt.map(present))
        }
      })
    guard following != toldFollowing else { return }
    toldFollowing = following
    followingReport.yield(following)
  }

  /// A time of the plan as the computer's clock has it, to the second: what is told is no finer.
  private func present(_ time: Date) -> Date {
    Date(timeIntervalSince1970: (time.timeIntervalSince1970 + plan.lag).rounded())
  }
}
