import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite struct StoreTests {
  @Test func `drafts come back whole, the newest change first`() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("data/store.sqlite")
    var draft = Fixture.draft("a", name: "First 你好")
    // A script that does not apply now is not sent, and not lost.
    draft.request.set("silence", at: try #require(FieldPath("video_inputs[0].voice.type")))
    try await Store.open(at: file).save(draft)
    let store = try Store.open(at: file)
    try await store.save(Fixture.draft("b", changed: 5))
    #expect(try await store.drafts().map(\.id.rawValue) == ["b", "a"])
    #expect(try await store.draft(draft.id) == draft)
    try await store.deleteDraft(draft.id)
    #expect(try await store.draft(draft.id) == nil)
  }

  @Test func `jobs come back whole, the newest first`() async throws {
    let store = try Store.inMemory()
    var job = Fixture.job("a", age: 10)
    try await store.insert(job, owner: "me")
    job.take(
      VideoStatus(
        videoID: "v", word: "completed", progress: 1,
        result: VideoResult(
          videoURL: "https://v", thumbnailURL: "https://t", captionURL: "https://c", duration: 4.5)),
      at: Fixture.start)
    job.savedTo = "/tmp/v.mp4"
    try await store.update(job)
    var failed = Fixture.job("b")
    try await store.insert(failed, owner: "me")
    failed.take(
      VideoStatus(
        videoID: "v", word: "failed", failure: VideoFailure(code: "40119", message: "m", detail: "d")),
      at: Fixture.start)
    try await store.update(failed)
    #expect(try await store.jobs() == [failed, job])
    #expect(try await store.job(job.id) == job)
    try await store.deleteJob(job.id)
    try await store.update(job)
    #expect(try await store.job(job.id) == nil)
  }

  @Test func `only jobs under way of the service are polled`() async throws {
    let store = try Store.inMemory()
    for state in Job.State.allCases {
      try await store.insert(Fixture.job(state.rawValue, state), owner: "me")
    }
    try await store.insert(Fixture.job("other", service: "elsewhere"), owner: "me")
    let ids = try await store.jobsUnderWay(service: "test").map(\.id.rawValue)
    #expect(Set(ids) == ["waiting", "processing"])
  }

  @Test func `of two programs on one file one claims a job, and one may ask`() async throws {
    let folder = try TemporaryFolder()
    let stores = try (0..<2).map { _ in try Store.open(at: folder.file("store.sqlite")) }
    for number in 0..<20 {
      let job = Fixture.job("\(number)", .stored)
      try await stores[0].insert(job, owner: "0")
      async let first = stores[0].claimForSending(job.id, owner: "0", now: Fixture.start)
      async let second = stores[1].claimForSending(job.id, owner: "1", now: Fixture.start)
      #expect(try await [first, second].count { $0 } == 1)
    }
    let id = Job.ID(rawValue: "0")
    let until = Fixture.start.addingTimeInterval(10)
    #expect(try await stores[0].leasePoll(id, owner: "0", until: until, now: Fixture.start))
    #expect(try await !stores[1].leasePoll(id, owner: "1", until: until, now: Fixture.start))
    #expect(try await stores[0].leasePoll(id, owner: "0", until: until, now: Fixture.start))
    let later = until.addingTimeInterval(1)
    #expect(try await stores[1].leasePoll(id, owner: "1", until: later, now: later))
  }

  @Test func `a store of a newer version is left alone`() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("store.sqlite")
    try Database(path: file.path).run("PRAGMA user_version = 99")
    #expect(throws: StoreError.newerSchema(found: 99, known: Migrations.steps.count)) {
      try Store.open(at: file)
    }
  }

  @Test func `the store is the user's alone, and a place that is none is named`() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("data/store.sqlite")
    _ = try Store.open(at: file)
    let mode = { try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int }
    #expect(try mode(file.path) == 0o600)
    #expect(try mode(file.deletingLastPathComponent().path) == 0o700)
    let error = #expect(throws: StoreError.self) {
      try Store.open(at: URL(fileURLWithPath: "/proc/none/store"))
    }
    #expect(error?.description.contains("/proc/none/store") == true)
  }

  @Test func `a file that is no database is named as damaged`() throws {
    let folder = try TemporaryFolder()
    try Data(repeating: 65, count: 4096).write(to: folder.file("store.sqlite"))
    #expect(throws: StoreError.corrupt) { try Store.open(at: folder.file("store.sqlite")) }
  }

  @Test func `settings are kept`() async throws {
    let store = try Store.inMemory()
    try await store.setSetting("draft", "a")
    try await store.setSetting("draft", "b")
    #expect(try await store.setting("draft") == "b")
    #expect(try await store.setting("none") == nil)
  }
}
