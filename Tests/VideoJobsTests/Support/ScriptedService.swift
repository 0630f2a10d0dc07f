import HeyGenClient
import VideoJobs
import VideoModel

/// A service whose every answer a test gives by hand.
actor ScriptedService {
  /// A question for a video's status that waits for its answer.
  struct Question: Sendable {
    let videoID: String
    fileprivate let answer: CheckedContinuation<Result<VideoStatus, ClientError>, Never>

    func tell(_ word: String, progress: Double? = nil) {
      answer.resume(returning: .success(VideoStatus(videoID: videoID, word: word, progress: progress)))
    }

    func fail(_ error: ClientError) { answer.resume(returning: .failure(error)) }
  }

  /// Questions that nobody has looked at.
  private(set) var waiting: [Question] = []
  private var listener: CheckedContinuation<Question, Never>?
  private var underWay: [String: Int] = [:]
  /// The most questions that were under way at the same time, of all videos and of one.
  private(set) var mostAtOnce = 0
  private(set) var mostForOneVideo = 0

  nonisolated func service(name: String = "sandbox") -> VideoService {
    VideoService(
      name: name,
      generate: { _, _ async throws(ClientError) in throw .offline(reason: "this service is only asked") },
      status: { id async throws(ClientError) in try await self.ask(id).get() })
  }

  /// The next question, waited for.
  func next() async -> Question {
    if !waiting.isEmpty { return waiting.removeFirst() }
    return await withCheckedContinuation { listener = $0 }
  }

  private func ask(_ id: String) async -> Result<VideoStatus, ClientError> {
    underWay[id, default: 0] += 1
    mostForOneVideo = max(mostForOneVideo, underWay[id, default: 0])
    mostAtOnce = max(mostAtOnce, underWay.values.reduce(0, +))
    defer { underWay[id, default: 1] -= 1 }
    return await withCheckedContinuation { continuation in
      let question = Question(videoID: id, answer: continuation)
      if let listener {
        self.listener = nil
        listener.resume(returning: question)
      } else {
        waiting.append(question)
      }
    }
  }
}
