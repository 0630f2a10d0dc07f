import Composer
import VideoJobs

extension PollSchedule {
  /// The usual schedule, with what the user has set of it.
  init(_ preferences: Preferences) {
    self.init()
    lateAfter = preferences.lateAfter
  }
}
