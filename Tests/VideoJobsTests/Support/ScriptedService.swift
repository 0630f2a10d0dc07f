import HeyGenClient
import Synchronization
import VideoJobs
import VideoModel

/// A service whose every answer a test gives by hand.
actor ScriptedService {
  /// A question for a video's status that waits for its answer; the first answer counts.
  final class Question: Sendable {
    let videoID: String
    private let waiting = Mutex<CheckedContinuation<Result<VideoStatus, ClientError>, Never>?>(nil)
    private let early = Mutex<Result<VideoStatus, ClientError>?>(nil)

    fileprivate init(_ videoID: String) { self.videoID = videoID }

    func tell(_ word: String, progress: Double? = nil) {
      answer(.success(VideoStatus(videoID: videoID, word: word, progress: progress)))
    }

    func fail(_ error: ClientError) { answer(.failure(error)) }

    private func answer(_ answer: Result<VideoStatus, ClientError>) {
      let waiter = waiting.withLock { waiting in
        if waiting == nil { early.withLock { $0 = $0 ?? answer } }
        defer { waiting = nil }
        return waiting
      }
      waiter?.resume(returning: answer)
    }

    /// Waits for the answer; as of a client, the end of the task is one.
    fileprivate func answer() async -> Result<VideoStatus, ClientError> {
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let answer = waiting.withLock { waiting in
            let answer = early.withLock { $0 }
            if answer == nil { waiting = continuation }
            return answer
          }
          if let answer { continuation.resume(returning: answer) }
        }
      } onCancel: {
        fail(.cancelled)
      }
    }
  }

  /// Questions that nobody has looked at.
  private(set) var waiting: [Question] = []
  private var listener: CheckedContinuation<Question, Never>?
  private var underWay: [String: Int] = [:]
  /// The most questions that were under way at the same time, of all videos and of one.
  private(set) var mostAtOnce = 0
  private(set) var mostForOneVideo = 0

  nonisolated func service(
    name: String = "sandbox",
    delete: @escaping @Sendable (Job) async throws(ClientError) -> Void = { _ async throws(ClientError) in
      throw .offline(reason: "this service is only asked")
    }
  ) -> VideoService {
    VideoService(
      name: name,
      submit: { _ async throws(ClientError) in throw .offline(reason: "this service is only asked") },
      status: { job async throws(ClientError) in try await self.ask(job.videoID ?? "").get() },
      delete: delete)
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
    let question = Question(id)
    if let listener {
      self.listener = nil
      listener.resume(returning: question)
    } else {
      waiting.append(question)
    }
    return await question.answer()
  }
}
