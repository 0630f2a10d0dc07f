import Foundation
import HeyGenClient
import Synchronization
import Testing
import VideoModel

@testable import VideoJobs

/// A service that answers each submission as a test has written down, and a clock on which every wait is over at once.
final class ScriptedSubmissions: Sendable {
  typealias Answer = Result<Submitted, ClientError>

  private struct State {
    var answers: [Answer]
    var sent: [Job] = []
    var pauses: [Double] = []
  }

  private let state: Mutex<State>
  private let time = ManualClock()

  init(_ answers: [Answer]) { state = Mutex(State(answers: answers)) }

  convenience init(_ answers: Answer...) { self.init(answers) }

  /// The jobs as they were handed over, in order.
  var sent: [Job] { state.withLock { $0.sent } }
  /// The waits, in seconds.
  var pauses: [Double] { state.withLock { $0.pauses } }
  var now: Date { time.now }

  func advance(by seconds: TimeInterval) { time.advance(by: seconds) }

  /// - Parameters:
  ///   - onSubmit: what happens while a request is on its way.
  ///   - change: what else the service can do.
  ///   - tellWait: told what submissions wait for.
  func submitter(
    _ store: Store, owner: String = Example.living, name: String = "sandbox",
    onSubmit: @escaping @Sendable (Job) async -> Void = { _ in },
    change: (inout VideoService) -> Void = { _ in },
    tellWait: @escaping @Sendable (Job.ID, SubmissionWait?) -> Void = { _, _ in }
  ) -> Submitter {
    var service = VideoService(
      name: name,
      submit: { job async throws(ClientError) in
        await onSubmit(job)
        return try self.take(job).get()
      },
      status: { _ async throws(ClientError) in throw .offline(reason: "nobody asks here") },
      delete: { _ async throws(ClientError) in throw .offline(reason: "nobody deletes here") })
    change(&service)
    return Submitter(store: store, service: service, clock: clock, owner: owner, tellWait: tellWait)
  }

  private var clock: JobClock {
    JobClock(
      now: { self.now },
      sleep: { duration in
        try Task.checkCancellation()
        let seconds = duration / .seconds(1)
        self.state.withLock { $0.pauses.append(seconds) }
        self.time.advance(by: seconds)
      },
      random: { 0.5 })
  }

  private func take(_ job: Job) -> Answer {
    state.withLock { state in
      state.sent.append(job)
      guard !state.answers.isEmpty else {
        Issue.record("sent more often than the test has answers")
        return .failure(.cancelled)
      }
      return state.answers.removeFirst()
    }
  }
}

extension Result where Success == Submitted, Failure == ClientError {
  /// The service took it.
  static func video(_ id: String) -> Self { .success(Submitted(videoID: id)) }
}

extension Submitter {
  /// Submits a request of that kind as the program does.
  func submit(_ kind: RequestKind) async throws -> Job {
    try await submit(
      draftID: Draft.ID(rawValue: "d"), kind: kind, title: "Demo", requestText: #"{ "title":"as typed" }"#)
  }
}
