import Foundation
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("The store")
struct StoreTests {
  @Test("A draft comes back as it was saved", arguments: Place.allCases)
  func draft(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    var draft = Example.draft("a", name: "Grüße 👋🏽 \u{0} \"x\"")
    draft.origin = Job.ID(rawValue: "j")
    draft.isNamed = false
    draft.file = ImportedFile(name: "request", request: draft.request)
    try await store.save(draft)
    #expect(try await store.draft(draft.id) == draft)
    #expect(try await store.draft(Draft.ID(rawValue: "other")) == nil)
  }

  @Test("Drafts are listed by their last change, the newest first", arguments: Place.allCases)
  func drafts(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    for (id, change) in [("a", 1.0), ("b", 3), ("c", 2)] {
      try await store.save(Example.draft(id, at: change))
    }
    #expect(try await store.drafts().map(\.id.rawValue) == ["b", "c", "a"])
    try await store.save(Example.draft("a", name: "Changed", at: 4))
    #expect(try await store.drafts().map(\.id.rawValue) == ["a", "b", "c"])
    #expect(try await store.drafts().first?.name == "Changed")
    try await store.deleteDraft(Draft.ID(rawValue: "b"))
    #expect(try await store.drafts().map(\.id.rawValue) == ["a", "c"])
  }

  @Test("A job comes back with all that was learned of it", arguments: Place.allCases)
  func job(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    try await store.insert(Example.full, owner: Example.living)
    #expect(try await store.job(Example.full.id) == Example.full)
    try await store.insert(Example.job("bare"), owner: Example.living)
    #expect(try await store.job(Job.ID(rawValue: "bare")) == Example.job("bare"))
  }

  @Test("A deleted draft leaves its jobs")
  func jobsOutliveDrafts() async throws {
    let store = try Store.inMemory()
    try await store.save(Example.draft("d"))
    try await store.insert(Example.job("j"), owner: Example.living)
    try await store.deleteDraft(Draft.ID(rawValue: "d"))
    #expect(try await store.job(Job.ID(rawValue: "j"))?.draftID?.rawValue == "d")
  }

  @Test(
    "Jobs are listed by age, the newest first: as many as asked for, and all that have not ended",
    arguments: Place.allCases)
  func jobs(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    for (id, at) in [("a", 1.0), ("b", 3), ("c", 2), ("d", 2)] {
      var job = Example.job(id, at: Example.start + at)
      if id != "a" { job.state = .completed }
      try await store.insert(job, owner: Example.living)
    }
    #expect(try await store.jobs().map(\.id.rawValue) == ["b", "d", "c", "a"])
    #expect(try await store.jobs(limit: 2).map(\.id.rawValue) == ["b", "d", "a"])
  }

  @Test("Under way are the jobs of one service that it has taken and not ended")
  func underWay() async throws {
    let store = try Store.inMemory()
    for state in Job.State.allCases {
      var job = Example.job(state.rawValue)
      job.state = state
      try await store.insert(job, owner: Example.living)
    }
    try await store.insert(
      Example.underWay("other", service: "https://api.heygen.com"), owner: Example.living)
    #expect(try await store.jobsUnderWay(service: "sandbox").map(\.id.rawValue) == ["processing", "waiting"])
  }

  @Test("A change that another made since a job was read is kept")
  func change() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("j"), owner: Example.living)
    let id = Job.ID(rawValue: "j")
    try await store.change(id) { $0.savedTo = "/tmp/v.mp4" }
    let change = try await store.change(id) { $0.progress = 0.5 }
    #expect(change?.before.savedTo == "/tmp/v.mp4" && change?.after.progress == 0.5)
    #expect(try await store.job(id) == change?.after)
    #expect(change?.after.savedTo == "/tmp/v.mp4")
  }

  @Test("A deleted job does not come back by a change")
  func deletedStaysDeleted() async throws {
    let store = try Store.inMemory()
    let job = Example.underWay("j")
    try await store.insert(job, owner: Example.living)
    try await store.deleteJob(job.id)
    try await store.update(job)
    #expect(try await store.change(job.id) { $0.progress = 1 } == nil)
    #expect(try await store.job(job.id) == nil)
  }

  @Test("Settings are kept", arguments: Place.allCases)
  func settings(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    #expect(try await store.setting("draft") == nil)
    try await store.setSetting("draft", "a")
    try await store.setSetting("draft", "")
    #expect(try await store.setting("draft") == "")
  }

  @Test("One job that cannot be read hides no other")
  func unreadable() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("good"), owner: Example.living)
    try await place.store.insert(Example.underWay("odd"), owner: Example.living)
    let other = try Database(path: place.folder.file("data/store.sqlite").path)
    try other.run("UPDATE jobs SET kind = 'hologram' WHERE id = 'odd'")
    #expect(try await place.store.jobs().map(\.id.rawValue) == ["good"])
    #expect(try await place.store.jobsUnderWay(service: "sandbox").map(\.id.rawValue) == ["good"])
    await #expect(throws: StoreError.unreadableRecord("a job")) {
      try await place.store.job(Job.ID(rawValue: "odd"))
    }
  }

  @Test("Everything is there after the program was gone")
  func restart() async throws {
    let place = try StorePlace()
    try await place.store.save(Example.draft("a"))
    try await place.store.insert(Example.full, owner: Example.living)
    // The first store is still open, as after a kill: nothing was tidied up.
    let again = try place.openAgain()
    #expect(try await again.drafts() == [Example.draft("a")])
    #expect(try await again.jobs() == [Example.full])
  }

  @Test("The counter tells that another program has changed the store, and nothing of one's own changes")
  func changeCounter() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let before = try await place.store.changeCounter()
    try await place.store.save(Example.draft("own"))
    #expect(try await place.store.changeCounter() == before)
    try await other.save(Example.draft("other"))
    #expect(try await place.store.changeCounter() != before)
  }
}
