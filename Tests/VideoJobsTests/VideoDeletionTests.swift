import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Deletion of videos", .timeLimit(.minutes(1)))
struct VideoDeletionTests {
  private let clock = ManualClock()
  private let service = ScriptedService()

  private func id(_ id: String) -> Job.ID { Job.ID(rawValue: id) }

  private func deletion(
    _ store: Store, _ delete: @escaping @Sendable (Job) async throws(ClientError) -> Void
  ) -> VideoDeletion {
    VideoDeletion(store: store, service: service.service(delete: delete), clock: clock.jobClock())
  }

  @Test("A render that is deleted is asked about no more, and an answer on the way changes nothing")
  func underWay() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("a", at: clock.now - 60), owner: Example.dead)
    let poller = Poller(
      store: store, service: service.service(), clock: clock.jobClock(), owner: Example.living)
    var events = poller.events.makeAsyncIterator()
    await poller.start()
    let question = await service.next()
    let deleted = try await deletion(store) { job async throws(ClientError) in
      if job.videoID != "va" { throw .notFound(message: "another video") }
    }.delete(id("a"))
    #expect(deleted?.state == .deleted && deleted?.endedAt == clock.now && deleted?.progress == nil)
    #expect(deleted?.sightings.last?.word == "deleted")
    question.tell("completed")
    await poller.nudge()
    #expect(await events.next() == deleted.map { .changed($0) })
    #expect(try await store.job(id("a")) == deleted)
    #expect(try await store.jobsUnderWay(service: "sandbox").isEmpty)
    await poller.stop()
    #expect(await service.waiting.isEmpty)
  }

  @Test("A video that the service does not know any more counts as deleted; its file and length stay known")
  func gone() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.full, owner: Example.dead)
    let deleted = try await deletion(store) { _ async throws(ClientError) in throw .notFound(message: "") }
      .delete(id("full"))
    #expect(deleted?.state == .deleted && deleted?.savedTo == "/tmp/a b.mp4")
    #expect(deleted?.result?.duration == 12.345)
    #expect(try await store.job(id("full")) == deleted)
  }

  @Test("What the service does not delete stays as it is, and says why")
  func refused() async throws {
    let store = try Store.inMemory()
    let job = Example.underWay("a", at: clock.now)
    try await store.insert(job, owner: Example.dead)
    let deletion = deletion(store) { _ async throws(ClientError) in throw .offline(reason: "no network") }
    await #expect(throws: VideoDeletion.Failure.service(.offline(reason: "no network"))) {
      try await deletion.delete(id("a"))
    }
    #expect(try await store.job(id("a")) == job)
  }

  @Test("Another service's video, and one that is not there, are not asked to be deleted")
  func notOurs() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("live", service: "https://api.heygen.com"), owner: Example.dead)
    try await store.insert(Example.job("unsent"), owner: Example.dead)
    let asked = Mutex(0)
    let deletion = deletion(store) { _ async throws(ClientError) in asked.withLock { $0 += 1 } }
    await #expect(throws: VideoDeletion.Failure.otherService("https://api.heygen.com")) {
      try await deletion.delete(id("live"))
    }
    #expect(try await deletion.delete(id("unsent")) == nil)
    #expect(try await deletion.delete(id("nobody's")) == nil)
    #expect(asked.withLock { $0 } == 0)
  }
}
