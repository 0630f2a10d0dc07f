import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

/// A service that takes requests by their text, and renders at once what it is asked about.
private final class BatchService: Sendable {
  struct State {
    /// The texts of the requests that were taken, in order.
    var taken: [String] = []
    /// What is answered to the next requests of a text, before it is taken.
    var refusals: [String: [ClientError]] = [:]
    /// Texts whose videos fail.
    var failing: Set<String> = []
    /// How many videos are under way, and were at most.
    var underWay = 0
    var mostUnderWay = 0
    var asked: [String: Int] = [:]
  }

  let state = Mutex(State())

  var taken: [String] { state.withLock { $0.taken } }

  func service(onSubmit: @escaping @Sendable (Job) -> Void = { _ in }) -> VideoService {
    VideoService(
      name: "sandbox",
      submit: { job async throws(ClientError) in
        onSubmit(job)
        let answer: Result<Submitted, ClientError> = self.state.withLock { state in
          if var rest = state.refusals[job.requestText], !rest.isEmpty {
            let error = rest.removeFirst()
            state.refusals[job.requestText] = rest
            return .failure(error)
          }
          state.taken.append(job.requestText)
          state.underWay += 1
          state.mostUnderWay = max(state.mostUnderWay, state.underWay)
          return .success(Submitted(videoID: "v-" + job.id.rawValue))
        }
        return try answer.get()
      },
      status: { job async throws(ClientError) in
        self.state.withLock { state in
          state.asked[job.requestText, default: 0] += 1
          // The first answer is that it is being rendered.
          guard state.asked[job.requestText] != 1 else {
            return VideoStatus(videoID: job.videoID ?? "", word: "processing", progress: 0.5)
          }
          state.underWay -= 1
          let fails = state.failing.contains(job.requestText)
          return VideoStatus(
            videoID: job.videoID ?? "", word: fails ? "failed" : "completed",
            result: fails ? nil : VideoResult(videoURL: "https://x/v"),
            failure: fails ? VideoFailure(code: "x", message: "no") : nil)
        }
      },
      delete: { _ async throws(ClientError) in throw .offline(reason: "nothing is deleted here") })
  }
}

/// Time that goes on as soon as somebody waits for it.
private final class FastTime: Sendable {
  private let now = Mutex(Example.start)

  var clock: JobClock {
    JobClock(
      now: { self.now.withLock { $0 } },
      sleep: { duration in
        try Task.checkCancellation()
        self.now.withLock { $0 += duration / .seconds(1) }
        await Task.yield()
      }, random: { 0.5 })
  }
}

@Suite("Runs of batches", .timeLimit(.minutes(5)))
struct BatchRunnerTests {
  private let service = BatchService()
  private let time = FastTime()

  private func store(_ count: Int) async throws -> Store {
    let store = try Store.inMemory()
    try await store.insert(BatchStoreTests.batch, BatchStoreTests.entries(count))
    return store
  }

  @discardableResult
  private func run(
    _ store: Store, owner: String = Example.living, stop: AsyncStream<Never> = AsyncStream { _ in },
    lists: VideoLists? = nil, onSubmit: @escaping @Sendable (Job) -> Void = { _ in },
    told: @escaping @Sendable (BatchRunner.Event) -> Void = { _ in },
    change: (inout BatchRunner.Options) -> Void = { _ in }
  ) async throws -> BatchRunner.Stop? {
    var options = BatchRunner.Options()
    change(&options)
    var service = service.service(onSubmit: onSubmit)
    service.lists = lists
    let runner = BatchRunner(
      store: store, submitter: Submitter(store: store, service: service, clock: time.clock, owner: owner),
      poller: Poller(store: store, service: service, clock: time.clock, owner: owner), clock: time.clock,
      batch: BatchStoreTests.batch, options: options)
    return try await runner.run(until: stop, told: told)
  }

  private func states(_ store: Store) async throws -> [BatchEntry.State] {
    try await store.entries(of: BatchStoreTests.batch.id).map(\.state)
  }

  private func text(_ number: Int) -> String { BatchStoreTests.entries(number)[number - 1].requestText }

  @Test("Every row is sent once, so many at once, and ends")
  func whole() async throws {
    let store = try await store(12)
    #expect(try await run(store, change: { $0.atOnce = 4 }) == nil)
    #expect(try await states(store).allSatisfy { $0 == .completed })
    #expect(Set(service.taken).count == 12 && service.taken.count == 12)
    #expect(service.state.withLock { $0.mostUnderWay } <= 4)
    #expect(try await run(store) == nil)
    #expect(service.taken.count == 12)
  }

  @Test("Of a row that may have been taken nothing is sent unless the user says that it was not")
  func resending() async throws {
    let store = try await store(2)
    let doubted = Example.unconfirmed("doubted", kind: .studio)
    _ = try await store.claim(1, of: BatchStoreTests.batch.id, as: doubted.id, before: nil)
    try await store.insert(doubted, owner: Example.dead)
    try await run(store)
    #expect(try await states(store) == [.unconfirmed, .completed] && service.taken == [text(2)])
    try await run(store, change: { $0.resendsUnconfirmed = true })
    #expect(try await states(store) == [.completed, .completed] && service.taken == [text(2), text(1)])
    let before = try await store.job(doubted.id)
    #expect(before?.state == .refused && before?.failure?.code == "not_taken")
  }

  @Test("It can be stopped and gone on with, and no row is sent twice")
  func stopping() async throws {
    let store = try await store(10)
    for _ in 0..<4 {
      let (stop, end) = AsyncStream.makeStream(of: Never.self)
      let sent = Mutex(0)
      let stopAtThird: @Sendable (Job) -> Void = { _ in
        let count = sent.withLock { sent in
          sent += 1
          return sent
        }
        if count == 3 { end.finish() }
      }
      try await run(store, stop: stop, onSubmit: stopAtThird, change: { $0.atOnce = 1 })
    }
    try await run(store)
    #expect(try await states(store).allSatisfy { $0 == .completed })
    #expect(service.taken.count == 10 && Set(service.taken).count == 10)
  }

  @Test("It can be stopped while it still learns what became of an earlier run; nothing is sent then")
  func stoppedWhileSettling() async throws {
    let store = try await store(2)
    try await store.insert(Example.unconfirmed("lost", kind: .studio), owner: Example.dead)
    let (stop, end) = AsyncStream.makeStream(of: Never.self)
    let page: @Sendable (VideoList, String?) async throws(ClientError) -> VideoPage = {
      _, _ async throws(ClientError) in
      end.finish()
      // A service that does not answer.
      do { try await Task.sleep(for: .seconds(3600)) } catch { throw .cancelled }
      throw .timedOut
    }
    let lists = VideoLists(named: { _ async throws(ClientError) in [] }, page: page)
    #expect(try await run(store, stop: stop, lists: lists) == .asked)
    #expect(service.taken.isEmpty)
  }

  @Test(
    "A program that ended between writing a row down and sending it has sent nothing; in between nobody knows"
  )
  func killed() async throws {
    let store = try await store(3)
    // Written down as a row's, and not yet as a job.
    #expect(try await store.claim(1, of: BatchStoreTests.batch.id, as: Job.ID(rawValue: "j1"), before: nil))
    // Written down as a job.
    #expect(try await store.claim(2, of: BatchStoreTests.batch.id, as: Job.ID(rawValue: "j2"), before: nil))
    try await store.insert(Example.job("j2"), owner: Example.dead)
    // On its way.
    #expect(try await store.claim(3, of: BatchStoreTests.batch.id, as: Job.ID(rawValue: "j3"), before: nil))
    var sending = Example.job("j3")
    sending.state = .sending
    try await store.insert(sending, owner: Example.dead)
    try await run(store)
    #expect(try await states(store) == [.completed, .completed, .unconfirmed])
    #expect(service.taken.sorted() == [text(1), text(2)])
    let ids = try await store.entries(of: BatchStoreTests.batch.id).map(\.jobID?.rawValue)
    #expect(ids[0] == "j1" && ids[1] != "j2")
    try await run(store, change: { $0.retriesFailed = true })
    #expect(service.taken.count == 2)
  }

  @Test("What fails is told, is not sent again by itself, and the others go on")
  func failures() async throws {
    let store = try await store(4)
    service.state.withLock {
      $0.failing = [text(2)]
      $0.refusals[text(3)] = [.invalidRequest(message: "no", field: nil)]
    }
    let told = Mutex<[Int: BatchEntry.State]>([:])
    let note: @Sendable (BatchRunner.Event) -> Void = { event in
      if case .ended(let entry, _, _) = event { told.withLock { $0[entry.number] = entry.state } }
    }
    try await run(store, told: note)
    #expect(told.withLock { $0 } == [1: .completed, 2: .failed, 3: .failed, 4: .completed])
    try await run(store)
    #expect(service.taken.count == 3)
    service.state.withLock { $0.failing = [] }
    try await run(store, change: { $0.retriesFailed = true })
    #expect(try await states(store).allSatisfy { $0 == .completed })
    #expect(service.taken.sorted() == [text(1), text(2), text(2), text(3), text(4)])
  }

  @Test("Where the service takes nothing for long, it is waited and tried again; no trace of the tries stays")
  func limits() async throws {
    let store = try await store(3)
    service.state.withLock {
      $0.refusals[text(2)] = [ClientError](repeating: .rateLimited(retryAfter: .seconds(600)), count: 2)
    }
    let slowed = Mutex(0)
    try await run(store, told: { if case .slowedDown = $0 { slowed.withLock { $0 += 1 } } })
    #expect(try await states(store).allSatisfy { $0 == .completed })
    #expect(slowed.withLock { $0 } == 2 && service.taken.count == 3)
    #expect(try await store.jobs().count == 3)
  }

  @Test(
    "Without credits, a key or a connection it stops, and goes on another time",
    arguments: [
      ClientError.noCredits(message: "none"), .wrongKey(message: "no"), .offline(reason: "nothing answers"),
    ])
  func refused(error: ClientError) async throws {
    let store = try await store(5)
    service.state.withLock { $0.refusals[text(3)] = [error] }
    let stop = try await run(store, change: { $0.atOnce = 1 })
    guard case .refused(let failure) = stop else {
      Issue.record("\(String(describing: stop))")
      return
    }
    #expect(failure.code == error.code)
    #expect(try await states(store) == [.completed, .completed, .waiting, .waiting, .waiting])
    try await run(store)
    #expect(try await states(store).allSatisfy { $0 == .completed })
    #expect(service.taken.count == 5 && Set(service.taken).count == 5)
  }

  @Test("Videos are saved as they end; what is there is not saved again, and what is gone is")
  func saving() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(3)
    let saved = Mutex<[String]>([])
    let save: @Sendable (Job) async throws(ClientError) -> URL = { job async throws(ClientError) in
      guard job.requestText != text(2) || saved.withLock({ $0.contains(job.requestText) }) else {
        saved.withLock { $0.append(job.requestText) }
        throw .fileFailed(reason: "the disk is full")
      }
      saved.withLock { $0.append(job.requestText) }
      let file = folder.file(job.id.rawValue)
      _ = FileManager.default.createFile(atPath: file.path, contents: Data())
      _ = try? await store.change(job.id) { $0.savedTo = file.path }
      return file
    }
    let unsaved = Mutex<[Int]>([])
    try await run(
      store,
      told: { event in
        if case .ended(let entry, nil, _?) = event { unsaved.withLock { $0.append(entry.number) } }
      }, change: { $0.save = save })
    #expect(unsaved.withLock { $0 } == [2])
    try await run(store, change: { $0.save = save })
    #expect(saved.withLock { $0.sorted() } == [text(1), text(2), text(2), text(3)])
    try await run(store, change: { $0.save = save })
    #expect(saved.withLock { $0.count } == 4 && service.taken.count == 3)
    withExtendedLifetime(folder) {}
  }
}
