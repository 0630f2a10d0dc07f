import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Finding a submission again in the service's list", .timeLimit(.minutes(1)))
struct FindingTests {
  private let service = ListedService(pageSize: 2)
  private let clock = ManualClock()
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private func unconfirmed(
    _ id: String, title: String = "Welcome", age: Double = 120, more: String = ""
  ) async throws -> Job.ID {
    var job = Job(
      id: Job.ID(rawValue: id), draftID: nil, kind: .studio, title: "A draft",
      requestText: #"{"title": "\#(title)"\#(more)}"#, service: "sandbox", createdAt: clock.now - age)
    job.state = .unconfirmed
    job.failure = VideoFailure(code: "connection_lost", message: "the connection broke")
    try await store.insert(job, owner: Example.dead)
    return job.id
  }

  private var submitter: Submitter {
    Submitter(store: store, service: service.service(), clock: clock.jobClock(), owner: Example.living)
  }

  @Test("The one video of that title and time is taken for its own")
  func found() async throws {
    service.add("older", "completed", title: "Welcome", at: clock.now - 40_000)
    service.add("mine", "processing", title: "Welcome", at: clock.now - 118)
    service.add("other", "processing", title: "Farewell", at: clock.now - 100)
    let id = try await unconfirmed("a")
    let job = try #require(try await submitter.settle(id))
    #expect(job.state == .waiting && job.videoID == "mine" && job.failure == nil)
    #expect(try await store.job(id) == job)
  }

  @Test("Without one it stays unconfirmed, and says why; nothing is sent")
  func none() async throws {
    service.add("older", "completed", title: "Welcome", at: clock.now - 40_000)
    let id = try await unconfirmed("a")
    let job = try #require(try await submitter.settle(id))
    #expect(job.state == .unconfirmed && job.videoID == nil)
    let words = "the connection broke; looked for: the service lists no video of that title and time, "
    #expect(job.failure?.message == words + "so it was probably not taken")
    #expect(try await submitter.settle(id)?.failure == job.failure)
  }

  @Test("A list may show a new video only after a while, so that at first nothing is said")
  func early() async throws {
    let id = try await unconfirmed("a", age: 5)
    #expect(try await submitter.settle(id) == nil)
  }

  @Test("Of several the user chooses one, or none")
  func several() async throws {
    service.add("one", "processing", title: "Welcome", at: clock.now - 118)
    service.add("two", "processing", title: "Welcome", at: clock.now - 110)
    let id = try await unconfirmed("a")
    #expect(try await submitter.settle(id)?.failure?.message.contains("lists 2 videos") == true)
    #expect(try await submitter.candidates(for: id).map(\.videoID) == ["two", "one"])
    let job = try #require(try await submitter.adopt("one", for: id))
    #expect(job.state == .waiting && job.videoID == "one" && job.failure == nil)
    #expect(try await submitter.giveUp(id)?.state == .waiting)

    let other = try await unconfirmed("b")
    #expect(try await submitter.adopt("one", for: other) == nil)
    #expect(try await submitter.giveUp(other)?.state == .refused)
  }

  @Test("A video that is another job's is not taken")
  func taken() async throws {
    service.add("theirs", "processing", title: "Welcome", at: clock.now - 118)
    var other = Example.underWay("b", at: clock.now - 120)
    other.videoID = "theirs"
    try await store.insert(other, owner: Example.dead)
    let id = try await unconfirmed("a")
    #expect(try await submitter.settle(id)?.videoID == nil)
  }

  @Test("Two submissions of one title are not told apart by a guess")
  func rivals() async throws {
    service.add("one", "processing", title: "Welcome", at: clock.now - 118)
    let first = try await unconfirmed("a")
    let second = try await unconfirmed("b", age: 130)
    try await submitter.settleUnconfirmed { _ in Issue.record("one was settled") }
    for id in [first, second] {
      let job = try #require(try await store.job(id))
      #expect(job.state == .unconfirmed && job.failure?.message.contains("another submission's") == true)
    }
  }

  @Test(
    "A time alone is no sign: without a title the one video of that time is somebody's, and the user decides")
  func untitled() async throws {
    service.add("a colleague's", "processing", title: "Quarterly results", at: clock.now - 118)
    let id = try await unconfirmed("a", title: "")
    let job = try #require(try await submitter.settle(id))
    #expect(job.state == .unconfirmed && job.videoID == nil)
    #expect(try await submitter.candidates(for: id).map(\.videoID) == ["a colleague's"])
  }

  @Test("A title without a time may be an old video's")
  func undated() async throws {
    service.add("old", "completed", title: "Welcome")
    let id = try await unconfirmed("a")
    #expect(try await submitter.settle(id)?.state == .unconfirmed)
    #expect(try await submitter.candidates(for: id).map(\.videoID) == ["old"])
  }

  @Test("A list that cannot be read is tried once for all")
  func failingForAll() async throws {
    service.fail(.page(.v1, nil), .timedOut)
    for id in ["a", "b", "c"] { _ = try await unconfirmed(id, title: id) }
    try await submitter.settleUnconfirmed { _ in Issue.record("one was settled") }
    #expect(service.calls == [.page(.v1, nil)])
  }

  @Test("A callback id that the service repeats leaves no doubt")
  func callback() async throws {
    service.add("one", "processing", title: "Welcome", at: clock.now - 118)
    service.add("two", "processing", title: "Welcome", at: clock.now - 110)
    service.look(VideoStatus(videoID: "one", word: "processing", callbackID: "mine"))
    service.look(VideoStatus(videoID: "two", word: "processing", callbackID: "theirs"))
    let id = try await unconfirmed("a", more: #", "callback_id": "mine""#)
    #expect(try await submitter.settle(id)?.videoID == "one")
  }

  @Test("A list that fails decides nothing")
  func failing() async throws {
    service.fail(.page(.v1, nil), .serverFault(status: 500, message: ""))
    let id = try await unconfirmed("a")
    #expect(try await submitter.settle(id) == nil)
    #expect(try await store.job(id)?.failure?.message == "the connection broke")
  }

  @Test("Where the list of v1 has ended, that of v3 is read")
  func ended() async throws {
    service.fail(.page(.v1, nil), .refused(status: 410, code: "gone", message: ""))
    service.add("mine", "processing", title: "Welcome", at: clock.now - 118)
    let id = try await unconfirmed("a")
    #expect(try await submitter.settle(id)?.videoID == "mine")
  }
}
