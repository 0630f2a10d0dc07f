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

  /// The videos that may be a submission's, by their title and their time.
  func candidates(for mark: SubmissionMark) -> [VideoSummary] { videos.filter(mark.mayHaveMade) }
}

/// By what a submission's video is known again in a list.
struct SubmissionMark {
  private let id: Job.ID
  /// The title that the service was given, as its list shows titles; nil where it was given none.
  private let title: String?
  /// From before it was written down until it was sent, or never was.
  private let times: ClosedRange<Date>

  init(_ job: Job) {
    id = job.id
    title = (try? VideoRequest(kind: job.kind, parsing: job.requestText))?.title.flatMap {
      $0.isEmpty ? nil : Client.asListed($0)
    }
    let end = max(job.createdAt, job.changedAt) + Submitter.longestSending
    times = (job.createdAt - VideoTraces.skew)...(end + VideoTraces.skew)
  }

  var earliest: Date { times.lowerBound }

  func mayHaveMade(_ video: VideoSummary) -> Bool {
    (title.map { $0 == video.title } ?? true) && (video.createdAt.map(times.contains) ?? true)
  }

  /// Whether a video can be told from those of other people of the account: a time alone is no sign.
  func tells(_ video: VideoSummary) -> Bool { title != nil && video.createdAt != nil }

  /// Whether two submissions may have made each other's videos.
  func isRival(of other: SubmissionMark) -> Bool {
    id != other.id && title == other.title && times.overlaps(other.times)
  }
}
