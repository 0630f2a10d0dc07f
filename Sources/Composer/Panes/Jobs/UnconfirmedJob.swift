import VideoModel

/// What the user knows of a job that the program does not.
extension State {
  /// Whether a job should have been done long ago.
  func isLate(_ job: Job) -> Bool { job.isLate(at: now, after: configuration.preferences.lateAfter) }

  /// Whether the service that a job is at can be asked about it now.
  func isReached(_ job: Job) -> Bool {
    job.service == service.name && offline == nil && keyRefusal == nil
  }

  /// Asks which of the service's videos an unconfirmed job has made.
  mutating func chooseVideo(of id: Job.ID, among videos: [VideoSummary]) -> [Effect] {
    guard let job = jobs.first(where: { $0.id == id }), job.state == .unconfirmed else { return [] }
    // Whoever does something else by now must not find the keyboard taken.
    guard overlay == nil, edit == nil, typedSearch == nil else {
      let key = keys.symbol(of: "job.settle")
      notice = Notice(
        .information, "Which video is “\(job.title)” can be decided now: \(key) on the job shows the choice")
      return []
    }
    let found = videos.map { video in
      ListOverlay.Item(
        value: video.videoID, title: video.title.isEmpty ? video.videoID : video.title,
        detail: [video.status, video.createdAt.map { Age.ago($0, now: now) }, video.videoID]
          .compactMap(\.self).joined(separator: " · "))
    }
    let none = ListOverlay.Item(
      value: "", title: "None: the service did not take it",
      detail: videos.isEmpty ? "it lists no video of that title and time" : "")
    overlay = .list(
      ListOverlay(
        title: "Which video is “\(job.title)”?", purpose: .unconfirmed(id), items: found + [none]))
    return []
  }
}
