import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("How closely renders are followed", .timeLimit(.minutes(1)))
struct FollowingTests {
  private let clock = ManualClock()
  private let service = ListedService()

  @Test(
    "It is told when the service last told of them, and of the one that is looked at, and when it is asked again"
  )
  func times() async throws {
    let store = try Store.inMemory()
    for number in 0..<2 {
      try await store.insert(Example.underWay("\(number)", at: clock.now - 60), owner: Example.dead)
      service.add("v\(number)", "pending", at: clock.now - 60)
    }
    let poller = Poller(
      store: store, service: service.service(), clock: clock.jobClock(), owner: Example.living)
    await poller.look(at: Job.ID(rawValue: "1"))
    await poller.start()
    var followings = poller.followings.makeAsyncIterator()
    var last: Following?
    while last?.job?.nextAt == nil || last?.job?.toldAt == nil, let next = await followings.next() {
      last = next
    }
    #expect(last?.toldAt == clock.now && last?.job?.toldAt == clock.now)
    // Renders of a minute are asked about every eight seconds.
    #expect(last?.job?.nextAt == clock.now + 8 && last?.job?.id.rawValue == "1")
    await poller.stop()
  }

  @Test("It is told once that another program has changed the store")
  func changedElsewhere() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let poller = Poller(
      store: place.store, service: service.service(), clock: clock.jobClock(), owner: Example.living)
    await poller.start()
    var changes = poller.changesElsewhere.makeAsyncIterator()
    // The beginning is one, too: nobody knows what was changed before it.
    #expect(await changes.next() != nil)
    try await place.store.save(Example.draft("own"))
    try await other.save(Example.draft("a"))
    await poller.nudge()
    #expect(await changes.next() != nil)
    await poller.nudge()
    await poller.stop()
    #expect(await changes.next() == nil)
  }

  @Test("Since when the service has not answered is told, and that it has", .timeLimit(.minutes(1)))
  func unanswered() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("0", at: clock.now - 60), owner: Example.dead)
    let mute = ScriptedService()
    let poller = Poller(store: store, service: mute.service(), clock: clock.jobClock(), owner: Example.living)
    await poller.look(at: Job.ID(rawValue: "0"))
    await poller.start()
    var followings = poller.followings.makeAsyncIterator()
    let asked = clock.now
    let question = await mute.next()
    var told: Following?
    while told?.unansweredSince == nil, let next = await followings.next() { told = next }
    #expect(told?.unansweredSince == asked && told?.job?.askedAt == asked)
    clock.advance(by: 40)
    question.tell("processing")
    while told?.unansweredSince != nil, let next = await followings.next() { told = next }
    #expect(told?.toldAt == asked + 40 && told?.job?.askedAt == nil)
    await poller.stop()
  }

  @Test("The service's wish for silence, and what waits for the budget, are told")
  func held() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("0", at: clock.now - 60), owner: Example.dead)
    var listed = service.service()
    listed.load = {
      var load = RequestGate.Load()
      (load.perMinute, load.waiting, load.silence) = (240, 3, 42)
      return load
    }
    let poller = Poller(store: store, service: listed, clock: clock.jobClock(), owner: Example.living)
    await poller.start()
    var followings = poller.followings.makeAsyncIterator()
    let told = await followings.next()
    #expect(told?.perMinute == 240 && told?.waiting == 3 && told?.silentUntil == clock.now + 42)
    await poller.stop()
  }
}
