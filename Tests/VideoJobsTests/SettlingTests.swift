import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Settling what is unconfirmed", .timeLimit(.minutes(1)))
struct SettlingTests {
  private func id(_ id: String) -> Job.ID { Job.ID(rawValue: id) }

  @Test("An unconfirmed request is sent again with its key, and the answer counts")
  func settled() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"))
    let unconfirmed = Example.unconfirmed("j", at: script.now - 60)
    try await store.insert(unconfirmed, owner: Example.dead)
    let job = try await script.submitter(store).settle(unconfirmed.id)
    #expect(job?.state == .waiting && job?.videoID == "v1" && job?.failure == nil)
    #expect(script.sent.map(\.idempotencyKey) == ["key-j"])
    #expect(script.sent.map(\.requestText) == [unconfirmed.requestText])
    #expect(try await store.jobs() == [job])
    #expect(try await store.jobsUnderWay(service: "sandbox") == [job])
  }

  @Test("It is being sent in the store before its first byte leaves again")
  func claimedFirst() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let seen = Mutex<Job.State?>(nil)
    let script = ScriptedSubmissions(.video("v1"))
    try await place.store.insert(Example.unconfirmed("j", at: script.now - 60), owner: Example.dead)
    let submitter = script.submitter(place.store) { job in
      let state = try? await other.job(job.id)?.state
      seen.withLock { $0 = state }
    }
    _ = try await submitter.settle(id("j"))
    #expect(seen.withLock { $0 } == .sending)
  }

  @Test("Killed while sending, and settled by the next start")
  func killed() async throws {
    let place = try StorePlace()
    let script = ScriptedSubmissions(.video("v1"))
    try await place.store.insert(Example.job("j", at: script.now - 60, kind: .v3), owner: Example.dead)
    _ = try await place.store.claimForSending(id("j"), owner: Example.dead, now: script.now - 60)
    let next = script.submitter(try place.openAgain())
    #expect(try await next.recover().map(\.state) == [.unconfirmed])
    #expect(script.sent.isEmpty, "recovering sends nothing")
    #expect(try await next.settle(id("j"))?.videoID == "v1")
  }

  @Test("Killed while settling, and settled by the next start")
  func killedAgain() async throws {
    let place = try StorePlace()
    let script = ScriptedSubmissions(.video("v1"))
    try await place.store.insert(Example.unconfirmed("j", at: script.now - 60), owner: Example.dead)
    let claimed = try await place.store.claimForSendingAgain(
      id("j"), in: .unconfirmed, owner: Example.dead, now: script.now)
    #expect(claimed)
    let next = script.submitter(try place.openAgain())
    #expect(try await next.recover().map(\.state) == [.unconfirmed])
    #expect(try await next.settle(id("j"))?.videoID == "v1")
  }

  @Test("All that can be settled is, the oldest first, and each is told")
  func all() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"), .video("v2"))
    for job in [
      Example.unconfirmed("new", at: script.now - 60), Example.unconfirmed("old", at: script.now - 90),
      Example.unconfirmed("v2", at: script.now - 80, kind: .studio),
      Example.unconfirmed("elsewhere", at: script.now - 70, service: "https://api.heygen.com"),
      Example.underWay("under way", at: script.now - 50),
    ] { try await store.insert(job, owner: Example.dead) }
    let told = Mutex<[String]>([])
    try await script.submitter(store).settleUnconfirmed { job in told.withLock { $0.append(job.id.rawValue) }
    }
    #expect(told.withLock { $0 } == ["old", "new"])
    #expect(script.sent.map(\.id.rawValue) == ["old", "new"])
    #expect(try await store.job(id("v2"))?.state == .unconfirmed)
    #expect(try await store.job(id("elsewhere"))?.state == .unconfirmed)
  }

  @Test("A request is not sent again once the service may have forgotten its key")
  func tooOld() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"))
    let hours = 3600.0
    for (name, age) in [("last moment", 23 * hours - 1), ("too old", 23 * hours), ("days", 72 * hours)] {
      try await store.insert(Example.unconfirmed(name, at: script.now - age), owner: Example.dead)
    }
    try await store.insert(Example.unconfirmed("tomorrow's", at: script.now + 60), owner: Example.dead)
    let submitter = script.submitter(store)
    for name in ["too old", "days", "tomorrow's"] {
      let before = try await store.job(id(name))
      #expect(try await submitter.settle(id(name)) == nil)
      #expect(try await store.job(id(name)) == before)
    }
    #expect(script.sent.isEmpty)
    #expect(try await submitter.settle(id("last moment"))?.state == .waiting)
  }

  @Test("A job that grows too old between two tries is not tried again")
  func growsTooOld() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.failure(.timedOut), .failure(.timedOut))
    try await store.insert(
      Example.unconfirmed("j", at: script.now - Job.idempotencyLasts + 1), owner: Example.dead)
    #expect(try await script.submitter(store).settle(id("j"))?.state == .unconfirmed)
    #expect(script.pauses == [1])
  }

  @Test("Only what is unconfirmed is settled", arguments: Job.State.allCases.filter { $0 != .unconfirmed })
  func otherStates(state: Job.State) async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions()
    var job = Example.job("j", at: script.now - 60, kind: .v3)
    job.state = state
    try await store.insert(job, owner: Example.dead)
    #expect(try await script.submitter(store).settle(job.id) == nil)
    #expect(try await script.submitter(store).settle(id("none")) == nil)
    #expect(script.sent.isEmpty)
  }

  @Test("While one program settles a job another leaves it alone")
  func twoPrograms() async throws {
    let place = try StorePlace()
    let script = ScriptedSubmissions(.video("v1"))
    try await place.store.insert(Example.unconfirmed("j", at: script.now - 60), owner: Example.dead)
    let other = script.submitter(try place.openAgain(), owner: "\(Example.living)-other")
    let submitter = script.submitter(place.store) { job in
      do {
        let answer = try await other.settle(job.id)
        #expect(answer == nil)
      } catch {
        Issue.record(error)
      }
    }
    #expect(try await submitter.settle(id("j"))?.videoID == "v1")
    #expect(try await other.settle(id("j")) == nil)
    #expect(script.sent.count == 1)
  }

  @Test("Of several programs that settle the same jobs at once, one sends each")
  func manyPrograms() async throws {
    let place = try StorePlace()
    let names = (0..<10).map { "job-\($0)" }
    let script = ScriptedSubmissions(names.map { .video("v" + $0) })
    for name in names {
      try await place.store.insert(Example.unconfirmed(name, at: script.now - 60), owner: Example.dead)
    }
    let told = Mutex<[String]>([])
    let tell: @Sendable (Job) -> Void = { job in told.withLock { $0.append(job.id.rawValue) } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for program in 0..<4 {
        let submitter = script.submitter(try place.openAgain(), owner: "\(Example.living)-\(program)")
        group.addTask {
          try await submitter.settleUnconfirmed(told: tell)
        }
      }
      try await group.waitForAll()
    }
    #expect(script.sent.map(\.id.rawValue).sorted() == names)
    #expect(told.withLock { $0 }.sorted() == names)
    #expect(try await place.store.jobs().map(\.state) == names.map { _ in .waiting })
  }

  @Test("A job that is deleted while it is settled stays deleted")
  func deleted() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"))
    try await store.insert(Example.unconfirmed("j", at: script.now - 60), owner: Example.dead)
    _ = try await script.submitter(store) { job in try? await store.deleteJob(job.id) }.settle(id("j"))
    #expect(try await store.jobs().isEmpty)
  }

  @Test(
    "What stays unconfirmed is looked for again after ten seconds, a minute and five, and then left to the user"
  )
  func settledLater() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions()
    try await store.insert(Example.unconfirmed("j", at: script.now, kind: .studio), owner: Example.dead)
    await script.submitter(store).settleLater(id("j")) { _ in Issue.record("nothing was learned") }
    #expect(script.pauses == [10, 60, 300])
  }

  @Test("What is learned by itself is told, and it is not looked for again")
  func learnedLater() async throws {
    let store = try Store.inMemory()
    let script = ScriptedSubmissions(.video("v1"))
    try await store.insert(Example.unconfirmed("j", at: script.now), owner: Example.dead)
    let told = Mutex<[Job]>([])
    await script.submitter(store).settleLater(id("j")) { job in told.withLock { $0.append(job) } }
    #expect(script.pauses == [10])
    #expect(told.withLock { $0.map(\.state) } == [.waiting])
  }
}
