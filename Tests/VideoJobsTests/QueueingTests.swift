import Foundation
import HeyGenClient
import Synchronization
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Waiting for one's turn", .timeLimit(.minutes(1)))
struct QueueingTests {
  @Test("A request that is one too many is sent again after the time that the service asks for")
  func sentAgain() async throws {
    let store = try Store.inMemory()
    let seen = Mutex<[Job.State?]>([])
    let script = ScriptedSubmissions(
      .failure(.rateLimited(retryAfter: .seconds(7))), .failure(.rateLimited(retryAfter: nil)), .video("v1"))
    let told = Mutex<[Job.State]>([])
    let submitter = script.submitter(store) { job in
      let state = try? await store.job(job.id)?.state
      seen.withLock { $0.append(state) }
    }
    let job = try await submitter.submit(
      draftID: nil, kind: .studio, title: "Demo", requestText: "{}",
      onStored: { job in told.withLock { $0.append(job.state) } })
    #expect(job.state == .waiting && job.videoID == "v1" && job.failure == nil)
    #expect(script.pauses == [7, 10] && script.sent.count == 3)
    #expect(seen.withLock { $0 } == [.sending, .sending, .sending])
    #expect(told.withLock { $0 } == [.stored, .sending, .stored, .sending, .stored, .sending])
  }

  @Test("What a submission waits for is told: its turn, the end of a silence, the next try, the answer")
  func waits() async throws {
    let script = ScriptedSubmissions(
      .failure(.rateLimited(retryAfter: .seconds(7))), .failure(.connectionLost(reason: "reset")),
      .video("v1"))
    let start = script.now
    let told = Mutex<[SubmissionWait?]>([])
    let submitter = script.submitter(
      try Store.inMemory(), change: { $0.load = { Self.load(perMinute: 240) } },
      tellWait: { _, wait in told.withLock { $0.append(wait) } })
    let job = try await submitter.submit(.v3)
    #expect(job.state == .waiting)
    let turn = SubmissionWait.turn(since: start, perMinute: 240)
    #expect(
      told.withLock { $0 } == [
        turn, .answer(since: start), .silence(until: start + 7),
        .turn(since: start + 7, perMinute: 240), .answer(since: start + 7),
        .nextTry(
          at: start + 8, reason: "the connection broke before the answer came: reset"),
        .turn(since: start + 8, perMinute: 240), .answer(since: start + 8), nil,
      ])
  }

  private static func load(perMinute: Int) -> RequestGate.Load {
    var load = RequestGate.Load()
    load.perMinute = perMinute
    return load
  }

  @Test("After minutes of that it is refused, and says so")
  func refused() async throws {
    let script = ScriptedSubmissions(
      Array(repeating: .failure(.rateLimited(retryAfter: .seconds(100))), count: 3))
    let job = try await script.submitter(try Store.inMemory()).submit(.studio)
    #expect(job.state == .refused && job.failure?.code == "rate_limit_exceeded")
    #expect(script.pauses == [100, 100])
  }

  @Test("A program that ends while a request waits leaves no doubt: nothing was sent")
  func killedWhileWaiting() async throws {
    let place = try StorePlace()
    var waiting = Example.job("j")
    waiting.state = .stored
    try await place.store.insert(waiting, owner: Example.dead)
    let script = ScriptedSubmissions()
    let settled = try await script.submitter(place.store).recover()
    #expect(settled.map(\.state) == [.refused] && settled.first?.failure?.code == "not_sent")
  }

  @Test("A turn that does not come means that nothing was sent")
  func noTurn() async throws {
    let script = ScriptedSubmissions()
    let store = try Store.inMemory()
    for (error, code) in [
      (ClientError.rateLimited(retryAfter: .seconds(900)), "rate_limit_exceeded"), (.cancelled, "cancelled"),
    ] {
      let submitter = script.submitter(
        store, change: { $0.turnToSubmit = { _ async throws(ClientError) in throw error } })
      let job = try await submitter.submit(.v3)
      #expect(job.state == .refused && job.failure?.code == code)
      #expect(job.failure?.message.contains("nothing was sent") == true)
    }
    #expect(script.sent.isEmpty)
  }
}
