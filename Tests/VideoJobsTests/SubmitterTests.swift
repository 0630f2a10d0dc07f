import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite struct SubmitterTests {
  private func submit(
    to store: Store, _ generate: @escaping @Sendable (String) async throws(ClientError) -> String
  ) async throws -> Job {
    let submitter = Submitter(
      store: store, service: Fixture.service(generate: generate), clock: Fixture.clock, owner: "1-me")
    return try await submitter.submit(draftID: nil, kind: .studio, title: "T", requestText: "{\"a\":1}")
  }

  @Test func `a job is on disk before its request is sent`() async throws {
    let store = try Store.inMemory()
    let job = try await submit(to: store) { text async throws(ClientError) in
      let stored = (try? await store.jobs()) ?? []
      #expect(stored.map(\.state) == [.sending])
      #expect(stored.map(\.requestText) == [text])
      return "video-1"
    }
    #expect(job.state == .waiting)
    #expect(job.videoID == "video-1")
    #expect(try await store.jobs() == [job])
  }

  @Test(arguments: [
    (ClientError.wrongKey(message: "m"), Job.State.refused), (.noCredits(message: "m"), .refused),
    (.rateLimited(retryAfter: .seconds(3)), .refused), (.invalidRequest(message: "m", field: nil), .refused),
    (.notFound(message: "m"), .refused), (.refused(status: 409, code: "c", message: "m"), .refused),
    (.offline(reason: "r"), .refused), (.connectionLost(reason: "r"), .unconfirmed),
    (.timedOut, .unconfirmed),
    (.serverFault(status: 500, message: "m"), .unconfirmed), (.unreadableAnswer(reason: "r"), .unconfirmed),
  ])
  func `a failure is final only when there is surely no video`(error: ClientError, state: Job.State)
    async throws
  {
    let store = try Store.inMemory()
    let job = try await submit(to: store) { _ async throws(ClientError) in throw error }
    #expect(job.state == state)
    #expect(job.failure == VideoFailure(code: error.code, message: error.description))
    #expect((job.endedAt != nil) == (state == .refused))
    #expect(try await store.jobs() == [job])
  }

  @Test func `what a dead program left is settled, what a living one sends is left alone`() async throws {
    let store = try Store.inMemory()
    let living = "\(ProcessInfo.processInfo.processIdentifier)-other"
    // A process of that number cannot be: it is beyond what the system gives.
    let dead = "99999999-gone"
    try await store.insert(Fixture.job("sending", .sending), owner: dead)
    try await store.insert(Fixture.job("stored", .stored), owner: dead)
    try await store.insert(Fixture.job("living", .sending), owner: living)
    let submitter = Submitter(store: store, service: Fixture.service(), clock: Fixture.clock, owner: "1-me")
    #expect(try await submitter.recover().count == 2)
    let states = Dictionary(uniqueKeysWithValues: try await store.jobs().map { ($0.id.rawValue, $0.state) })
    #expect(states == ["sending": .unconfirmed, "stored": .refused, "living": .sending])
  }
}
