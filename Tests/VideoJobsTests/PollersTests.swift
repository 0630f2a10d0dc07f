import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Pollers of several programs", .timeLimit(.minutes(1)))
struct PollersTests {
  private let clock = ManualClock()
  private let mine = "\(ProcessInfo.processInfo.processIdentifier)-mine"
  private let theirs = "\(ProcessInfo.processInfo.processIdentifier)-theirs"

  private func poller(_ store: Store, _ service: ScriptedService, owner: String) -> Poller {
    Poller(store: store, service: service.service(), clock: clock.jobClock(), owner: owner)
  }

  @Test("Two programs do not ask about one job at once, and what one learns the other tells")
  func lease() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("a", at: clock.now - 60), owner: mine)
    let (first, second) = (ScriptedService(), ScriptedService())
    let one = poller(place.store, first, owner: mine)
    let other = poller(try place.openAgain(), second, owner: theirs)
    await one.start()
    let question = await first.next()

    var events = other.events.makeAsyncIterator()
    await other.start()
    // It has found the lease taken, and sleeps until the job's next turn.
    let turn = await clock.nextSleep()
    #expect(await second.waiting.isEmpty)
    question.tell("completed")
    var ended = false
    for await event in one.events where event.isCompleted {
      ended = true
      break
    }
    #expect(ended)
    clock.advance(by: turn)
    #expect(await events.next()?.isCompleted == true)
    #expect(await second.mostAtOnce == 0)
    await one.stop()
    await other.stop()
  }

  @Test("What another program sends is seen although there is nothing to ask, also when it is refused")
  func elsewhere() async throws {
    let place = try StorePlace()
    let poller = Poller(
      store: place.store, service: ScriptedService().service(), clock: clock.jobClock(), owner: mine,
      looksEvery: 5)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    #expect(await clock.nextSleep() == 5)
    let other = try place.openAgain()
    var refused = Example.job("refused", at: clock.now)
    refused.state = .refused
    try await other.insert(refused, owner: theirs)
    clock.advance(by: 5)
    #expect(await events.next() == .changed(refused))
    #expect(await clock.nextSleep() == 5)
    await poller.stop()
  }

  @Test("A restart asks at once: who leaves gives the right to ask back")
  func restart() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("a", at: clock.now - 60), owner: mine)
    let service = ScriptedService()
    let before = poller(place.store, service, owner: mine)
    await before.start()
    await service.next().tell("processing")
    _ = await clock.nextSleep()
    await before.stop()

    let after = poller(try place.openAgain(), service, owner: theirs)
    var events = after.events.makeAsyncIterator()
    await after.start()
    await service.next().tell("completed")
    #expect(await events.next()?.isCompleted == true)
    await after.stop()
  }

  @Test("A program that was killed does not hold up the next one")
  func killed() async throws {
    let place = try StorePlace()
    let job = Example.underWay("a", at: clock.now - 60)
    try await place.store.insert(job, owner: Example.dead)
    _ = try await place.store.leasePoll(
      job.id, owner: Example.dead, until: clock.now + Poller.leaseSeconds, now: clock.now)
    let service = ScriptedService()
    let next = poller(try place.openAgain(), service, owner: mine)
    await next.start()
    await service.next().tell("processing")
    _ = await clock.nextSleep()
    #expect(try await place.store.leaseHolder(job.id) == mine)
    await next.stop()
    #expect(try await place.store.leaseHolder(job.id) == nil)
  }

  @Test("A file that was saved while a question was under way is not forgotten by its answer")
  func savedMeanwhile() async throws {
    let place = try StorePlace()
    let job = Example.underWay("a", at: clock.now - 60)
    try await place.store.insert(job, owner: mine)
    let service = ScriptedService()
    let poller = poller(place.store, service, owner: mine)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    let question = await service.next()
    try await place.openAgain().change(job.id) { $0.savedTo = "/tmp/v.mp4" }
    question.tell("completed")
    guard case .changed(let ended)? = await events.next() else { throw Unexpected() }
    #expect(ended.savedTo == "/tmp/v.mp4" && ended.state == .completed)
    await poller.stop()
  }
}

extension JobEvent {
  fileprivate var isCompleted: Bool {
    if case .changed(let job) = self { return job.state == .completed }
    return false
  }
}
