import Foundation
import VideoModel

/// What polling tells.
public enum JobEvent: Equatable, Sendable {
  /// A job has changed, here or by another program.
  case changed(Job)
  /// A job is not there any more.
  case removed(Job.ID)
  /// The service cannot be reached; said anew when the next try is set.
  case offline(since: Date, retryAt: Date, reason: String)
  /// The service can be reached again.
  case online
  /// The service refuses the key, with these words; said anew when the next try is set.
  case keyRefused(since: Date, retryAt: Date, message: String)
  /// The service takes the key again.
  case keyTaken
  /// Something that the user must see to.
  case problem(String)
}
