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
  /// Something that the user must see to.
  case problem(String)
}
