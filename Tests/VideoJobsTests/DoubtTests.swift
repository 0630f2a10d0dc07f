import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("What an earlier try leaves in doubt", .timeLimit(.minutes(1)))
struct DoubtTests {
  /// Answers that come before the service has looked at the key.
  static let uninformed: [ClientError] = [
    .wrongKey(message: "m"), .noCredits(message: "m"), .notFound(message: "m"),
    .refused(status: 403, code: "forbidden", message: "m"),
  ]
  /// Answers after which another try may go better.
  static let passing: [ClientError] = [.offline(reason: "m"), .rateLimited(retryAfter: nil)]

  @Test("A refusal after a try that broke off does not mean that there is no video", arguments: uninformed)
  func refusedAfterFault(error: ClientError) async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.failure(.timedOut), .failure(error))
    let job = try await script.submitter(store).submit(.v3)
    #expect(job.state == .unconfirmed && job.endedAt == nil && job.failure?.code == error.code)
    #expect(job.failure?.message == "\(error); the service may have taken an earlier try")
    #expect(try await store.jobs() == [job])
  }

  @Test(
    "Out of reach after a try that broke off is tried again, and nothing is called unsent", arguments: passing
  )
  func passingAfterFault(error: ClientError) async throws {
    let answers: [ScriptedSubmissions.Answer] = [.failure(.connectionLost(reason: "m"))]
    let script = ScriptedSubmissions(answers + Array(repeating: .failure(error), count: 3))
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(script.pauses == Tries.pauses && script.sent.count == 4)
    #expect(job.state == .unconfirmed && job.failure?.message.contains("nothing was sent") == false)

    let better = ScriptedSubmissions(answers + [.failure(error), .video("v1")])
    #expect(try await better.submitter(try Store.inMemory()).submit(.v3).state == .waiting)
  }

  @Test(
    "Without an earlier try a refusal is one, and is sent once",
    arguments: uninformed + [.offline(reason: "m")])
  func refusedAtFirst(error: ClientError) async throws {
    let script = ScriptedSubmissions(.failure(error))
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(job.state == .refused && job.endedAt == script.now && script.pauses.isEmpty)
  }

  @Test("A request that the service calls invalid was never taken")
  func invalid() async throws {
    let script = ScriptedSubmissions(
      .failure(.serverFault(status: 502, message: "")), .failure(.invalidRequest(message: "m", field: nil)))
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(job.state == .refused && job.failure?.code == "invalid_parameter")
  }

  @Test("A request that is being carried out is not refused by what comes after it", arguments: uninformed)
  func refusedWhileInProgress(error: ClientError) async throws {
    let script = ScriptedSubmissions(.failure(.requestInProgress), .failure(error))
    #expect(try await script.submitter(try Store.inMemory()).submit(.v3).state == .unconfirmed)
  }

  @Test("Settling out of reach or without credit leaves a job unconfirmed", arguments: uninformed + passing)
  func settledInVain(error: ClientError) async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.failure(error), .video("v1"))
    try await store.insert(Example.unconfirmed("j", at: script.now - 60), owner: Example.dead)
    let submitter = script.submitter(store)
    let job = try await submitter.settle(Job.ID(rawValue: "j"))
    #expect(job?.state == .unconfirmed && job?.failure?.code == error.code && job?.endedAt == nil)
    #expect(job?.failure?.message.contains("nothing was sent") == false && script.pauses.isEmpty)
    #expect(try await submitter.settle(Job.ID(rawValue: "j"))?.videoID == "v1", "it can be settled later")
  }

  @Test("A job of another service is not sent to this one")
  func otherService() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions()
    let job = Example.unconfirmed("j", at: script.now - 60, service: "https://api.heygen.com")
    try await store.insert(job, owner: Example.dead)
    #expect(try await script.submitter(store).settle(job.id) == nil)
    #expect(try await store.jobs() == [job] && script.sent.isEmpty)
  }

  @Test("A submission that is given up between two tries is unconfirmed")
  func cancelled() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.failure(.timedOut))
    let submitter = script.submitter(store) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    let job = try await Task { try await submitter.submit(.v3) }.value
    #expect(job.state == .unconfirmed && script.sent.count == 1)
    #expect(try await store.jobs() == [job])
  }
}
