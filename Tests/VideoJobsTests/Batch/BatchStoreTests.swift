import Foundation
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Batches in the store", .timeLimit(.minutes(1)))
struct BatchStoreTests {
  static let batch = Batch(
    id: Batch.ID(rawValue: "b1"), name: "People", kind: .studio, service: "sandbox", createdAt: Example.start)

  static func entries(_ count: Int) -> [BatchEntry] {
    (1...count).map { BatchEntry(number: $0, title: "Row \($0)", requestText: "{\"title\":\"\($0)\"}") }
  }

  @Test("A batch and its rows are as they were written", arguments: Place.allCases)
  func roundTrip(place: Place) async throws {
    let place = try StorePlace(place)
    let other = Batch(
      id: .random, name: "„Später“\n\u{0}", kind: .v3, service: "https://x", createdAt: Example.start + 1)
    try await place.store.insert(Self.batch, Self.entries(3))
    try await place.store.insert(other, Self.entries(1))
    #expect(try await place.store.batches() == [other, Self.batch])
    #expect(try await place.store.entries(of: Self.batch.id) == Self.entries(3))
    #expect(
      try await place.store.batch(like: Self.entries(3), kind: .studio, service: "sandbox") == Self.batch)
    #expect(try await place.store.batch(like: Self.entries(2), kind: .studio, service: "sandbox") == nil)
    #expect(try await place.store.batch(like: Self.entries(3), kind: .v3, service: "sandbox") == nil)
    #expect(try await place.store.batch(like: Self.entries(3), kind: .studio, service: "elsewhere") == nil)
    try await place.store.deleteBatch(Self.batch.id)
    #expect(try await place.store.batches() == [other])
    #expect(try await place.store.entries(of: Self.batch.id).isEmpty)
    place.keep()
  }

  @Test("Of several programs one may send a row")
  func claims() async throws {
    let place = try StorePlace()
    try await place.store.insert(Self.batch, Self.entries(1))
    let other = try place.openAgain()
    let first = Job.ID(rawValue: "first")
    #expect(try await place.store.claim(1, of: Self.batch.id, as: first, before: nil))
    #expect(try await !other.claim(1, of: Self.batch.id, as: .random, before: nil))
    #expect(try await other.claim(1, of: Self.batch.id, as: .random, before: first))
    #expect(try await !place.store.claim(1, of: Self.batch.id, as: .random, before: first))
    place.keep()
  }

  @Test("What was written down and never sent is told from what was sent and forgotten")
  func forgotten() async throws {
    let store = try Store.inMemory()
    try await store.insert(Self.batch, Self.entries(2))
    for (number, id) in [(1, "sent"), (2, "unsent")] {
      #expect(try await store.claim(number, of: Self.batch.id, as: Job.ID(rawValue: id), before: nil))
    }
    try await store.insert(Example.underWay("sent", at: Example.start), owner: Example.dead)
    #expect(try await store.entries(of: Self.batch.id).map(\.state) == [.running, .waiting])
    try await store.deleteJob(Job.ID(rawValue: "sent"))
    #expect(try await store.entries(of: Self.batch.id).map(\.state) == [.gone, .waiting])
  }

  @Test("A job is found by its id, its video's, and the beginning of either")
  func finding() async throws {
    let store = try Store.inMemory()
    for id in ["abcd-1", "abcd-2", "efgh-3"] {
      try await store.insert(Example.underWay(id, at: Example.start), owner: Example.dead)
    }
    func ids(_ word: String) async throws -> [String] { try await store.jobs(named: word).map(\.id.rawValue) }
    #expect(try await ids("abcd-1") == ["abcd-1"])
    #expect(try await ids("vabcd-2") == ["abcd-2"])
    #expect(try await ids("vefg") == ["efgh-3"])
    #expect(try await Set(ids("abcd")) == ["abcd-1", "abcd-2"])
    for word in ["abc", "%bcd", ""] { #expect(try await ids(word).isEmpty, "\(word)") }
  }

  @Test(arguments: [
    ("rate_limit_exceeded", BatchEntry.State.waiting), ("offline", .waiting), ("not_sent", .waiting),
    ("unauthorized", .waiting), ("insufficient_credit", .waiting), ("invalid_parameter", .failed),
    ("", .failed),
  ])
  func refusals(code: String, state: BatchEntry.State) {
    var entry = BatchEntry(number: 1, title: "", requestText: "{}")
    var job = Example.job("a")
    job.state = .refused
    job.failure = VideoFailure(code: code, message: "no")
    entry.jobID = job.id
    entry.job = job
    #expect(entry.state == state)
  }
}
