import Foundation
import HeyGenClient
import Synchronization
import Testing
import VideoModel

@testable import VideoJobs

/// A service whose answers a test sets, and which counts its questions.
private final class ScriptedStatus: Sendable {
  private struct Script {
    var answer: Result<VideoStatus, ClientError> = .success(VideoStatus(videoID: "", word: "processing"))
    var asked: [String] = []
    var now: [String: Int] = [:]
    var mostAtOnce = 0
    var twiceAtOnce = false
  }

  private let script = Mutex(Script())

  var asked: [String] { script.withLock { $0.asked } }
  var mostAtOnce: Int { script.withLock { $0.mostAtOnce } }
  var wasAskedTwiceAtOnce: Bool { script.withLock { $0.twiceAtOnce } }

  func answer(_ word: String) {
    script.withLock { $0.answer = .success(VideoStatus(videoID: "", word: word)) }
  }

  func fail(_ error: ClientError) { script.withLock { $0.answer = .failure(error) } }

  func ask(_ id: String) async throws(ClientError) -> VideoStatus {
    let answer = script.withLock { script in
      script.asked.append(id)
      script.now[id, default: 0] += 1
      script.twiceAtOnce = script.twiceAtOnce || script.now[id, default: 0] > 1
      script.mostAtOnce = max(script.mostAtOnce, script.now.values.reduce(0, +))
      return script.answer
    }
    await Task.yield()
    script.withLock { $0.now[id, default: 1] -= 1 }
    return try answer.get()
  }
}

@Suite struct PollerTests {
  private let store: Store
  private let manual = ManualClock()
  private let script = ScriptedStatus()
  private let poller: Poller

  init() throws {
    store = try Store.inMemory()
    let script = script
    poller = Poller(
      store: store,
      service: Fixture.service(status: { id async throws(ClientError) in try await script.ask(id) }),
      clock: manual.clock, owner: "1-me")
  }

  /// Lets the next sleeper wake, and waits until the poller sleeps again.
  private func turn() async {
    let count = manual.sleepCount
    manual.advance(manual.nextWake ?? 0)
    await manual.waitForSleep(number: count + 1)
  }

  @Test func `a job is asked about until it ends, and less often as it ages`() async throws {
    try await store.insert(Fixture.job("a", age: 60), owner: "me")
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(script.asked == ["video-a"])
    let first = try #require(manual.nextWake)
    #expect((5...9).contains(first))
    for _ in 0..<60 { await turn() }
    let late = try #require(manual.nextWake)
    #expect(late > first * 2)
    script.answer("completed")
    await turn()
    #expect(try await store.job(Job.ID(rawValue: "a"))?.state == .completed)
    #expect(try #require(manual.nextWake) > 3600)
    await poller.stop()
    let changes = await poller.events.reduce(into: [Job.State]()) { states, event in
      if case .changed(let job) = event { states.append(job.state) }
    }
    #expect(changes == [.processing, .completed])
  }

  @Test func `many jobs are asked about a few at once, and none twice at once`() async throws {
    for number in 0..<30 { try await store.insert(Fixture.job("\(number)", age: 100), owner: "me") }
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(Set(script.asked).count == 30)
    #expect(script.mostAtOnce <= 4)
    #expect(!script.wasAskedTwiceAtOnce)
    await poller.stop()
  }

  @Test func `offline one question finds out for all, ever later, and the return is told`() async throws {
    for number in 0..<5 { try await store.insert(Fixture.job("\(number)", age: 100), owner: "me") }
    script.fail(.offline(reason: "no network"))
    await poller.start()
    await manual.waitForSleep(number: 1)
    let first = try #require(manual.nextWake)
    let before = script.asked.count
    await turn()
    #expect(script.asked.count == before + 1)
    #expect(try #require(manual.nextWake) > first)
    script.answer("processing")
    await turn()
    await poller.stop()
    let events = await poller.events.reduce(into: [JobEvent]()) { $0.append($1) }
    guard case .offline(let since, _, "no network")? = events.first else {
      Issue.record("the first event is \(String(describing: events.first))")
      return
    }
    #expect(since == Fixture.start)
    #expect(events.count { $0 == .online } == 1)
  }

  @Test func `a limit is waited for by all`() async throws {
    for number in 0..<3 { try await store.insert(Fixture.job("\(number)", age: 100), owner: "me") }
    script.fail(.rateLimited(retryAfter: .seconds(40)))
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(manual.nextWake == 40)
    await poller.stop()
  }

  @Test func `a wrong key stops polling until the user does something`() async throws {
    try await store.insert(Fixture.job("a", age: 100), owner: "me")
    script.fail(.wrongKey(message: "Unauthorized"))
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(try #require(manual.nextWake) > 3600)
    script.answer("processing")
    await poller.nudge(Job.ID(rawValue: "a"))
    await manual.waitForSleep(number: 2)
    #expect(script.asked.count == 2)
    await poller.stop()
  }

  @Test func `a video that is not found is given time, then up`() async throws {
    try await store.insert(Fixture.job("a", age: 100), owner: "me")
    script.fail(.notFound(message: "no such video"))
    await poller.start()
    await manual.waitForSleep(number: 1)
    await turn()
    #expect(try await store.job(Job.ID(rawValue: "a"))?.state == .waiting)
    await turn()
    let job = try await store.job(Job.ID(rawValue: "a"))
    #expect(job?.state == .failed)
    #expect(job?.failure?.code == "not_found")
    await poller.stop()
  }

  @Test func `a word that nobody knows is unfinished, and faults pass`() async throws {
    try await store.insert(Fixture.job("a", age: 100), owner: "me")
    script.answer("dreaming")
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(try await store.job(Job.ID(rawValue: "a"))?.sightings.map(\.word) == ["dreaming"])
    script.fail(.serverFault(status: 500, message: ""))
    await turn()
    script.fail(.unreadableAnswer(reason: "html"))
    await turn()
    script.answer("completed")
    await turn()
    #expect(try await store.job(Job.ID(rawValue: "a"))?.state == .completed)
    await poller.stop()
  }

  @Test func `another program's question is not asked twice`() async throws {
    try await store.insert(Fixture.job("a", age: 100), owner: "me")
    let until = Fixture.start.addingTimeInterval(60)
    _ = try await store.leasePoll(Job.ID(rawValue: "a"), owner: "2-you", until: until, now: Fixture.start)
    await poller.start()
    await manual.waitForSleep(number: 1)
    #expect(script.asked.isEmpty)
    await poller.stop()
  }

  @Test func `questions are 5 s apart at first, a minute in the end`() {
    let schedule = PollSchedule.standard
    #expect(schedule.interval(age: 0, random: 0.5) == 5)
    #expect(schedule.interval(age: 1200, random: 0.5) == 60)
    #expect(schedule.interval(age: 99_999, random: 1) == 75)
    #expect(schedule.interval(age: 0, random: 0) == 3.75)
    #expect([1, 2, 3].map { schedule.backOff(failures: $0, random: 0.5) } == [5, 10, 20])
    #expect(schedule.backOff(failures: 100, random: 0.5) == 300)
  }
}
