import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Submission by an idempotency key", .timeLimit(.minutes(1)))
struct SubmissionByKeyTests {
  private static let deprecation = Deprecation(message: "The endpoint ends.", sunset: "2026-10-31")

  @Test("The key is on the disk before the first byte leaves")
  func writtenFirst() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let seen = Mutex<[Job]>([])
    let script = ScriptedSubmissions(.video("v1"))
    let submitter = script.submitter(place.store) { _ in
      let jobs = (try? await other.jobs()) ?? []
      seen.withLock { $0 = jobs }
    }
    let job = try await submitter.submit(.v3)
    let key = try #require(job.idempotencyKey)
    #expect(seen.withLock { $0 }.map(\.idempotencyKey) == [key])
    #expect(seen.withLock { $0 }.map(\.state) == [.sending])
    #expect(script.sent.map(\.idempotencyKey) == [key])
    #expect(try await place.openAgain().job(job.id)?.idempotencyKey == key)
  }

  @Test("Each submission has a key of its own, of the form that the service takes")
  func ownKeys() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"), .video("v2"))
    let submitter = script.submitter(store)
    _ = try await submitter.submit(.v3)
    _ = try await submitter.submit(.v3)
    let keys = script.sent.compactMap(\.idempotencyKey)
    #expect(Set(keys).count == 2)
    for key in keys { #expect(key.wholeMatch(of: /[A-Za-z0-9_\-:.]{1,255}/) != nil) }
  }

  @Test("While the request is being carried out it is asked about again with the same key")
  func inProgress() async throws {
    let script = ScriptedSubmissions(
      .failure(.requestInProgress), .failure(.requestInProgress), .video("v1"))
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(job.state == .waiting && job.videoID == "v1" && job.failure == nil)
    #expect(script.pauses == [Tries.pauseWhileInProgress, Tries.pauseWhileInProgress])
    #expect(script.sent.count == 3 && Set(script.sent.map(\.idempotencyKey)) == [job.idempotencyKey])
  }

  @Test("A request that is carried out for ever is left unconfirmed")
  func inProgressForEver() async throws {
    let answers = Array(repeating: ScriptedSubmissions.Answer.failure(.requestInProgress), count: 61)
    let script = ScriptedSubmissions(answers)
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(script.sent.count == Tries.mostWaits + 1)
    #expect(job.state == .unconfirmed && job.failure?.code == "request_in_progress")
  }

  static let faults: [ClientError] = [
    .connectionLost(reason: "m"), .timedOut, .serverFault(status: 503, message: "m"),
    .unreadableAnswer(reason: "m"),
  ]

  @Test("A try that breaks off is made three times more with the same key", arguments: faults)
  func triedAgain(fault: ClientError) async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(Array(repeating: .failure(fault), count: 4))
    let job = try await script.submitter(store).submit(.v3)
    #expect(script.sent.count == 4 && script.pauses == [1, 5, 15])
    #expect(Set(script.sent.map(\.idempotencyKey)) == [job.idempotencyKey])
    #expect(Set(script.sent.map(\.requestText)).count == 1)
    #expect(job.state == .unconfirmed && job.failure?.code == fault.code && job.endedAt == nil)
    #expect(try await store.jobs() == [job])
  }

  @Test("Each further try waits for its turn, as the first one did")
  func turns() async throws {
    let turns = Mutex(0)
    let script = ScriptedSubmissions(.failure(.timedOut), .failure(.timedOut), .video("v1"))
    let submitter = script.submitter(
      try Store.inMemory(),
      change: { service in
        service.turnToSubmit = { _ async throws(ClientError) in turns.withLock { $0 += 1 } }
      })
    #expect(try await submitter.submit(.v3).videoID == "v1")
    #expect(turns.withLock { $0 } == 3)
  }

  @Test("A try that gets no turn leaves the one before in doubt")
  func noTurn() async throws {
    let turns = Mutex(0)
    let script = ScriptedSubmissions(.failure(.timedOut))
    let submitter = script.submitter(
      try Store.inMemory(),
      change: { service in
        service.turnToSubmit = { _ async throws(ClientError) in
          let turn = turns.withLock { turns in
            turns += 1
            return turns
          }
          if turn > 1 { throw .rateLimited(retryAfter: .seconds(3600)) }
        }
      })
    #expect(try await submitter.submit(.v3).state == .unconfirmed)
  }

  @Test("The answer of a later try counts as the first one's", arguments: faults)
  func laterTry(fault: ClientError) async throws {
    let script = ScriptedSubmissions(.failure(fault), .failure(.requestInProgress), .video("v1"))
    let job = try await script.submitter(try Store.inMemory()).submit(.v3)
    #expect(job.state == .waiting && job.videoID == "v1" && job.failure == nil)
    #expect(script.pauses == [1, Tries.pauseWhileInProgress])
  }

  @Test(
    "What has no key is sent once", arguments: [RequestKind.studio, .transparent, .avatarIV],
    faults + [.requestInProgress])
  func withoutKey(kind: RequestKind, fault: ClientError) async throws {
    let script = ScriptedSubmissions(.failure(fault))
    let job = try await script.submitter(try Store.inMemory()).submit(kind)
    #expect(job.idempotencyKey == nil && job.state == .unconfirmed)
    #expect(script.sent.map(\.idempotencyKey) == [nil] && script.pauses.isEmpty)
  }

  @Test("The service's word that the endpoint ends stays with the job", arguments: RequestKind.allCases)
  func deprecation(kind: RequestKind) async throws {
    let place = try StorePlace()
    let script = ScriptedSubmissions(
      .success(Submitted(videoID: "v1", deprecation: Self.deprecation)))
    let job = try await script.submitter(place.store).submit(kind)
    #expect(job.deprecation == Self.deprecation)
    let again = try place.openAgain()
    #expect(try await again.job(job.id) == job)
    try await again.change(job.id) { $0.progress = 0.5 }
    #expect(try await again.job(job.id)?.deprecation == Self.deprecation)
  }
}
