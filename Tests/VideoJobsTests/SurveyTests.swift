import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Learning of many renders at once", .timeLimit(.minutes(2)))
struct SurveyTests {
  private let clock = ManualClock()
  private let service = ListedService()

  private func store(_ count: Int, kind: RequestKind) async throws -> Store {
    let store = try Store.inMemory()
    for number in 0..<count {
      var job = Example.job("\(number)", at: clock.now - 60, kind: kind)
      job.videoID = "v\(number)"
      job.state = .waiting
      try await store.insert(job, owner: Example.dead)
      service.add("v\(number)", "pending", at: clock.now - 60)
    }
    return store
  }

  private func poller(_ store: Store, owner: String = Example.living) -> Poller {
    Poller(store: store, service: service.service(), clock: clock.jobClock(), owner: owner)
  }

  @Test("Hundreds of renders of the older endpoints are learned by the pages of their list")
  func pages() async throws {
    let store = try await store(250, kind: .studio)
    let poller = poller(store)
    await poller.start()
    _ = await clock.nextSleep()
    #expect(service.calls == [.page(.v1, nil), .page(.v1, "100"), .page(.v1, "200")])
    await poller.stop()
  }

  @Test("Hundreds of v3 renders are learned by their ids, a hundred at once")
  func named() async throws {
    let store = try await store(250, kind: .v3)
    let poller = poller(store)
    await poller.start()
    _ = await clock.nextSleep()
    #expect(service.calls.sorted { "\($0)" < "\($1)" } == [.named(100), .named(100), .named(50)])
    await poller.stop()
  }

  @Test("That a video is finished is told by the list, and where it is by a question of its own after that")
  func finished() async throws {
    let store = try await store(30, kind: .studio)
    let url = VideoResult(videoURL: "https://x/v.mp4")
    service.set("v3", "completed")
    service.look(VideoStatus(videoID: "v3", word: "completed", result: url))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    var results: [VideoResult?] = []
    while results.count < 2, case .changed(let job)? = await events.next() {
      if job.state == .completed { results.append(job.result) }
    }
    #expect(results == [nil, url])
    #expect(service.calls == [.page(.v1, nil), .status("v3")])
    #expect(try await store.jobsUnderWay(service: "sandbox").count == 29)
    await poller.stop()
  }

  @Test("A program that was killed in between asks where a finished video is the next time, and once")
  func unlocated() async throws {
    let store = try Store.inMemory()
    var job = Example.job("0", at: clock.now - 600)
    job.videoID = "v0"
    job.state = .completed
    try await store.insert(job, owner: Example.dead)
    service.add("v0", "completed")
    let poller = poller(store)
    await poller.start()
    await service.waitForCalls(1)
    // The service does not say it: it is not asked again.
    _ = await clock.nextSleep(shorterThan: .infinity)
    clock.advance(by: 3600)
    _ = await clock.nextSleep(shorterThan: .infinity)
    #expect(service.calls == [.status("v0")])
    #expect(try await store.job(job.id)?.state == .completed)
    await poller.stop()
  }

  @Test("An older answer takes no finished video back")
  func olderAnswer() async throws {
    let store = try Store.inMemory()
    var job = Example.job("0", at: clock.now)
    job.videoID = "v0"
    job.state = .completed
    try await store.insert(job, owner: Example.dead)
    let stale = VideoStatus(videoID: "v0", word: "processing")
    #expect(try await store.take([(job.id, stale)], at: clock.now)[0]?.after == job)
    let told = VideoStatus(videoID: "v0", word: "completed", result: VideoResult(videoURL: "u"))
    #expect(try await store.take([(job.id, told)], at: clock.now)[0]?.after.result?.videoURL == "u")
  }

  @Test("What the list does not tell is looked up: a result, a reason, a video that is missing")
  func lookUps() async throws {
    let store = try await store(30, kind: .studio)
    let url = VideoResult(videoURL: "https://x/v.mp4")
    service.set("v3", "completed")
    service.look(VideoStatus(videoID: "v3", word: "completed", result: url))
    service.set("v4", "failed")
    service.look(
      VideoStatus(videoID: "v4", word: "failed", failure: VideoFailure(code: "40119", message: "too long")))
    service.set("v5", "processing")
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    var told: [String: Job] = [:]
    while told.count < 3 || told["3"]?.result == nil, case .changed(let job)? = await events.next() {
      if job.state != .waiting { told[job.id.rawValue] = job }
    }
    #expect(told["3"]?.state == .completed && told["3"]?.result == url)
    #expect(told["4"]?.state == .failed && told["4"]?.failure?.code == "40119")
    #expect(told["5"]?.state == .processing)
    #expect(
      service.calls.sorted { "\($0)" < "\($1)" } == [.page(.v1, nil), .status("v3"), .status("v4")])
    await poller.stop()
  }

  @Test("A result that the list tells needs no question of its own")
  func completeList() async throws {
    let store = try await store(10, kind: .v3)
    service.add("other", "completed")
    var job = Example.job("done", at: clock.now - 60, kind: .v3)
    job.videoID = "vdone"
    job.state = .waiting
    try await store.insert(job, owner: Example.dead)
    service.add("vdone", "completed", result: VideoResult(videoURL: "https://x/d.mp4"))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    guard case .changed(let told)? = await events.next() else { throw Unexpected() }
    #expect(told.state == .completed && told.result?.videoURL == "https://x/d.mp4")
    #expect(service.calls == [.named(11)])
    await poller.stop()
  }

  @Test(
    "Where a way is not there any more the next one is taken",
    arguments: [ClientError.refused(status: 410, code: "gone", message: ""), .notFound(message: "")])
  func goneWay(error: ClientError) async throws {
    let store = try await store(10, kind: .studio)
    service.fail(.page(.v1, nil), error)
    let poller = poller(store)
    await poller.start()
    _ = await clock.nextSleep()
    #expect(service.calls == [.page(.v1, nil), .page(.v3, nil)])
    await poller.stop()
  }

  @Test("Where no way is of use each is asked about by itself, and the user is told")
  func uselessWays() async throws {
    let store = try await store(6, kind: .studio)
    service.fail(.page(.v1, nil), .unreadableAnswer(reason: "half of it"))
    service.fail(.page(.v3, nil), .notFound(message: ""))
    let poller = poller(store)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    for _ in 1..<PollPlan.patienceWithFaults { clock.advance(by: await clock.nextSleep()) }
    guard case .problem(let text)? = await events.next() else { throw Unexpected() }
    #expect(text.contains("half of it"))
    await service.waitForCalls(PollPlan.patienceWithFaults * Poller.triesOfPage + 1 + 6)
    #expect(service.calls.count { if case .status = $0 { true } else { false } } == 6)
    await poller.stop()
  }

  @Test("A word that nobody knows, and a video that a list lacks, keep a job under way")
  func unknown() async throws {
    let store = try await store(5, kind: .studio)
    service.set("v1", "dreaming")
    var lost = Example.job("lost", at: clock.now - 60)
    lost.videoID = "vlost"
    lost.state = .processing
    try await store.insert(lost, owner: Example.dead)
    let poller = poller(store)
    await poller.start()
    await service.waitForCalls(2)
    _ = await clock.nextSleep()
    #expect(service.calls == [.page(.v1, nil), .status("vlost")])
    #expect(try await store.jobsUnderWay(service: "sandbox").count == 6)
    #expect(try await store.job(Job.ID(rawValue: "1"))?.sightings.map(\.word) == ["dreaming"])
    await poller.stop()
  }

  @Test("Of two programs on one store one surveys, and the other tells what it learned")
  func twoPrograms() async throws {
    let place = try StorePlace()
    for number in 0..<20 {
      var job = Example.job("\(number)", at: clock.now - 60)
      job.videoID = "v\(number)"
      job.state = .waiting
      try await place.store.insert(job, owner: Example.dead)
      service.add("v\(number)", "pending")
    }
    let one = poller(place.store)
    await one.start()
    _ = await clock.nextSleep()
    #expect(service.calls.count == 1)
    let idle = ListedService()
    let other = Poller(
      store: try place.openAgain(), service: idle.service(), clock: clock.jobClock(),
      owner: "\(ProcessInfo.processInfo.processIdentifier)-other")
    await other.start()
    service.set("v7", "processing")
    var events = other.events.makeAsyncIterator()
    let seen = Task { await events.next() }
    var rounds = 0
    while try await place.store.job(Job.ID(rawValue: "7"))?.state != .processing, rounds < 20 {
      clock.advance(by: await clock.nextSleep())
      rounds += 1
    }
    clock.advance(by: 60)
    guard case .changed(let job)? = await seen.value else { throw Unexpected() }
    #expect(job.id.rawValue == "7" && job.state == .processing)
    #expect(idle.calls.isEmpty)
    await one.stop()
    await other.stop()
  }

  @Test("A clock that is set back by an hour holds up no job")
  func clockSetBack() async throws {
    let store = try await store(1, kind: .studio)
    let steady = clock
    let live = JobClock(
      now: { steady.now - 3600 }, steady: { steady.now }, sleep: steady.jobClock().sleep, random: { 0.5 })
    let poller = Poller(store: store, service: service.service(), clock: live, owner: Example.living)
    await poller.start()
    #expect(await clock.nextSleep() == 5)
    clock.advance(by: 5)
    await service.waitForCalls(2)
    await poller.stop()
  }
}
