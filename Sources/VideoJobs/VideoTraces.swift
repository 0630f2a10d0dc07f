import Foundation
import HeyGenClient
import VideoModel

/// What a list of the service holds of the time in which a submission was made, to find its video again.
struct VideoTraces {
  /// The service's clock may differ from this one by so much, in seconds.
  static let skew = 300.0
  /// Most pages that are read of a list.
  static let mostPages = 100

  private(set) var videos: [VideoSummary] = []
  /// Since when all videos are known.
  private(set) var since = Date.distantFuture

  /// Reads a list back to a time.
  mutating func read(
    _ list: VideoList, of lists: VideoLists, since start: Date
  ) async throws(ClientError) {
    guard start < since else { return }
    (videos, since) = ([], .distantFuture)
    var token: String?
    var seen: Set<String> = []
    for _ in 0..<Self.mostPages {
      let page = try await lists.page(list, token)
      videos += page.videos
      token = page.token
      let isPast = !page.videos.isEmpty && page.videos.allSatisfy { $0.createdAt.map { $0 < start } ?? false }
      guard !isPast, let token, seen.insert(token).inserted else {
        since = start
        return
      }
    }
    throw .unreadableAnswer(reason: "it lists more videos than are looked through")
  }

  /// The videos that may be a job's, by their title and their time.
  /// - Parameter taken: ids of videos that are other jobs'.
  func candidates(for job: Job, taken: Set<String>) -> [VideoSummary] {
    let title = Self.title(of: job)
    let times = Self.earliest(of: job)...Self.latest(of: job)
    return videos.filter { video in
      !taken.contains(video.videoID) && (title.map { $0 == video.title } ?? true)
        && (video.createdAt.map(times.contains) ?? true)
    }
  }

  /// The title that the service was given, as its list shows titles; nil where it was given none.
  private static func title(of job: Job) -> String? {
    (try? VideoRequest(kind: job.kind, parsing: job.requestText))?.title.flatMap {
      $0.isEmpty ? nil : Client.asListed($0)
    }
  }

  static func earliest(of job: Job) -> Date { job.createdAt - skew }

  /// By then it was sent, or it never was.
  static func latest(of job: Job) -> Date {
    max(job.createdAt, job.changedAt) + Submitter.longestSending + skew
  }

  /// Whether two submissions may have made each other's videos.
  static func areRivals(_ one: Job, _ other: Job) -> Bool {
    one.id != other.id && title(of: one) == title(of: other)
      && earliest(of: one) <= latest(of: other) && earliest(of: other) <= latest(of: one)
  }
}
