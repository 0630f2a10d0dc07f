import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("The poller", .timeLimit(.minutes(1)))
struct PollerTests {
  private let clock = ManualClock()
  private let service = ScriptedService()

  private func poller(_ store: Store, owner: String = Example.living, service name: String = "sandbox")
    -> Poller
  {
    Poller(store: store, service: service.service(name: name), clock: clock.jobClock(), owner: owner)
  }

  private func store(_ jobs: Job...) async throws -> Store {
    let store = try Store.inMemory()
    for job in jobs { try await store.insert(job, owner: Example.dead) }
    return store
  }

  private func id(_ id: String) -> Job.ID { Job.ID(rawValue: id) }

  @Test("A job is followed from its first second to its video")
  func story() async throws {
    let store = try await store(Example.underWay("a", at: clock.now))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    #expect(await clock.nextSleep() == 1)
    clock.advance(by: 1)
    await service.next().tell("processing")
    guard case .changed(let begun)? = await events.next() else { throw Unexpected() }
    #expect(begun.state == .processing && begun.sightings.map(\.word) == ["processing"])
    #expect(await clock.nextSleep() == 5.046)

    clock.advance(by: 20 * 60 - 1)
    await service.next().tell("processing")
    // By now it is late.
    #expect(await clock.nextSleep() == 120)
    clock.advance(by: 120)
    await service.next().tell("completed")
    guard case .changed(let ended)? = await events.next() else { throw Unexpected() }
    #expect(ended.state == .completed && ended.endedAt == clock.now)
    #expect(ended.sightings.map(\.word) == ["processing", "completed"])
    #expect(try await store.job(id("a")) == ended)
    await poller.stop()
    #expect(await events.next() == nil)
  }

  @Test("A word that nobody knows keeps a job under way")
  func unknownWord() async throws {
    let store = try await store(Example.underWay("a", at: clock.now - 60))
    let poller = poller(store)
    await poller.start()
    await service.next().tell("dreaming")
    _ = await clock.nextSleep()
    #expect(try await store.job(id("a"))?.sightings.map(\.word) == ["dreaming"])
    #expect(try await store.jobsUnderWay(service: "sandbox").count == 1)
    await poller.stop()
  }

  @Test("Of many jobs four are asked about at once, and none twice")
  func width() async throws {
    let store = try Store.inMemory()
    let names = (0..<20).map { "job-\($0)" }
    for name in names {
      try await store.insert(Example.underWay(name, at: clock.now - 60), owner: Example.dead)
    }
    let poller = poller(store)
    await poller.start()
    var asked: [String] = []
    var held: [ScriptedService.Question] = []
    while asked.count < names.count {
      // Four wait before one is answered, so a fifth would be seen.
      while held.count < 4, asked.count < names.count {
        let question = await service.next()
        asked.append(question.videoID)
        held.append(question)
        await poller.nudge(id(String(question.videoID.dropFirst())))
      }
      held.removeFirst().tell("completed")
    }
    for question in held { question.tell("completed") }
    #expect(asked.sorted() == names.map { "v" + $0 }.sorted())
    #expect(await service.mostAtOnce == 4)
    #expect(await service.mostForOneVideo == 1)
    await poller.stop()
  }

  @Test("A slow answer holds up nobody else")
  func slowAnswer() async throws {
    let store = try await store(
      Example.underWay("a", at: clock.now - 60), Example.underWay("b", at: clock.now - 59))
    let poller = poller(store)
    await poller.start()
    let slow = await service.next()
    #expect(slow.videoID == "va")
    for _ in 0..<3 {
      let other = await service.next()
      #expect(other.videoID == "vb")
      other.tell("processing")
      clock.advance(by: await clock.nextSleep())
    }
    slow.tell("processing")
    await poller.stop()
  }

  @Test("A nudge asks now, and finds a job that is new")
  func nudge() async throws {
    let store = try await store()
    let poller = poller(store)
    await poller.start()
    _ = await clock.nextSleep(shorterThan: .infinity)
    try await store.insert(Example.underWay("a", at: clock.now - 10), owner: Example.living)
    await poller.nudge(id("a"))
    await service.next().tell("processing")
    _ = await clock.nextSleep()
    await poller.nudge(id("a"))
    await service.next().tell("processing")
    _ = await clock.nextSleep()
    await poller.stop()
  }

  @Test("What another program did since the start is told, and of a nudged job, that it has ended")
  func endedElsewhere() async throws {
    let store = try await store(Example.underWay("a", at: clock.now - 60))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    let ended = try await store.change(id("a")) { $0.state = .completed }?.after
    await poller.nudge()
    #expect(await events.next() == ended.map { .changed($0) })
    var late = Example.underWay("b", at: clock.now)
    late.state = .completed
    try await store.insert(late, owner: Example.dead)
    await poller.nudge(id("b"))
    #expect(await events.next() == .changed(late))
    await poller.stop()
  }

  @Test("Out of reach and back again")
  func offline() async throws {
    let store = try await store(Example.underWay("a", at: clock.now - 60))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    await service.next().fail(.offline(reason: "no network"))
    let since = clock.now
    #expect(await events.next() == .offline(since: since, retryAt: since + 5, reason: "no network"))
    #expect(await clock.nextSleep() == 5)
    clock.advance(by: 5)
    await service.next().fail(.offline(reason: "no network"))
    #expect(await events.next() == .offline(since: since, retryAt: since + 15, reason: "no network"))
    #expect(await clock.nextSleep() == 10)
    clock.advance(by: 10)
    await service.next().tell("waiting")
    #expect(await events.next() == .online)
    #expect(await clock.nextSleep() == 8.438)
    await poller.stop()
  }

  @Test("A video that the service does not know ends as failed")
  func notFound() async throws {
    let store = try await store(Example.underWay("a", at: clock.now - 60))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    for _ in 0..<7 {
      await service.next().fail(.notFound(message: "no such video"))
      clock.advance(by: await clock.nextSleep())
    }
    await service.next().fail(.notFound(message: "no such video"))
    guard case .changed(let job)? = await events.next() else { throw Unexpected() }
    #expect(job.state == .failed && job.failure?.code == "not_found")
    #expect(try await store.job(id("a")) == job)
    await poller.stop()
  }

  @Test("A deleted job is told as removed, also when its answer is on the way")
  func deleted() async throws {
    let store = try await store(Example.underWay("a", at: clock.now - 60))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    let question = await service.next()
    try await store.deleteJob(id("a"))
    question.tell("completed")
    #expect(await events.next() == .removed(id("a")))
    #expect(try await store.jobs().isEmpty)
    await poller.stop()
  }

  @Test("Jobs of another service are left alone")
  func otherService() async throws {
    let store = try await store(
      Example.underWay("live", at: clock.now - 60, service: "https://api.heygen.com"),
      Example.underWay("a", at: clock.now - 50))
    let poller = poller(store)
    await poller.start()
    let question = await service.next()
    #expect(question.videoID == "va")
    question.tell("completed")
    #expect(await clock.nextSleep(shorterThan: .infinity) == Poller.longSleep)
    #expect(await service.waiting.isEmpty)
    await poller.stop()
  }

  @Test("A store that fails is told once, and tried again")
  func storeFails() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("a", at: clock.now - 60), owner: Example.dead)
    let other = try Database(path: place.folder.file("data/store.sqlite").path)
    try other.run("ALTER TABLE jobs RENAME TO elsewhere")
    let poller = poller(place.store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    guard case .problem? = await events.next() else { throw Unexpected() }
    clock.advance(by: await clock.nextSleep())
    let again = await clock.nextSleep()
    try other.run("ALTER TABLE elsewhere RENAME TO jobs")
    clock.advance(by: again)
    await service.next().tell("completed")
    guard case .changed(let found)? = await events.next() else { throw Unexpected() }
    #expect(found.id == id("a"))
    await poller.stop()
  }
}

/// Something else happened than the test waits for.
struct Unexpected: Error {}
