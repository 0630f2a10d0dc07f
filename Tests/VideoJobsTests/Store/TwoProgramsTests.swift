import Foundation
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Several programs on one store")
struct TwoProgramsTests {
  @Test("A new file can be made by several at once")
  func openAtOnce() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("data/store.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask { try await Store.open(at: file).save(Example.draft("\(index)")) }
      }
      try await group.waitForAll()
    }
    #expect(try await Store.open(at: file).drafts().count == 8)
  }

  @Test("Of those that claim a job for sending, one gets it")
  func claims() async throws {
    let place = try StorePlace()
    let ids = (0..<25).map { "job-\($0)" }
    for id in ids { try await place.store.insert(Example.job(id), owner: Example.living) }
    let wins = try await withThrowingTaskGroup(of: [String].self) { group in
      for program in 0..<4 {
        let store = try place.openAgain()
        group.addTask {
          var won: [String] = []
          for id in ids {
            let id = Job.ID(rawValue: id)
            if try await store.claimForSending(id, owner: "\(program)", now: Example.start) {
              won.append(id.rawValue)
            }
          }
          return won
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(wins.sorted() == ids.sorted())
    for job in try await place.store.jobs() { #expect(job.state == .sending) }
  }

  @Test("A job that is not there, or is on its way already, cannot be claimed")
  func noClaim() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.underWay("j"), owner: Example.living)
    for id in ["j", "none"] {
      #expect(try await !store.claimForSending(Job.ID(rawValue: id), owner: "a", now: Example.start))
    }
  }

  @Test("A lease keeps others off until it ends or is given back")
  func lease() async throws {
    let place = try StorePlace()
    let (one, other) = (place.store, try place.openAgain())
    let (id, start) = (Job.ID(rawValue: "j"), Example.start)
    try await one.insert(Example.underWay("j"), owner: Example.living)
    func take(_ store: Store, _ owner: String, at seconds: Double) async throws -> Bool {
      try await store.leasePoll(id, owner: owner, until: start + seconds + 100, now: start + seconds)
    }
    #expect(try await take(one, "a", at: 0))
    #expect(try await !take(other, "b", at: 50))
    #expect(try await take(one, "a", at: 60), "the holder keeps it")
    #expect(try await !take(other, "b", at: 110))
    #expect(try await take(other, "b", at: 161), "it ended")
    #expect(try await one.leaseHolder(id) == "b")
    try await one.releasePoll(owner: "a")
    #expect(try await one.leaseHolder(id) == "b", "only the holder gives it back")
    try await other.releasePoll(id, owner: "b")
    #expect(try await take(one, "a", at: 162))
  }

  @Test("A draft that another program has changed is not written over, and the own version stands beside it")
  func draftsParted() async throws {
    let place = try StorePlace()
    let (one, other) = (place.store, try place.openAgain())
    let first = Example.draft("a")
    #expect(try await one.save(first, over: nil) == .saved)
    var theirs = first
    theirs.request.set(.string("Theirs"), at: .root.appending("title"), keepsAny: true)
    theirs.updatedAt += 1
    #expect(try await other.save(theirs, over: first.updatedAt) == .saved)
    var mine = first
    mine.request.set(.string("Mine"), at: .root.appending("title"), keepsAny: true)
    mine.updatedAt += 2
    #expect(try await one.save(mine, over: first.updatedAt) == .refused(theirs))
    for (id, name) in [("b", "Demo (2)"), ("c", "Demo (3)")] {
      #expect(try await one.save(mine, beside: Draft.ID(rawValue: id)).name == name)
    }
    #expect(try await other.drafts().map(\.request.title) == ["Mine", "Mine", "Theirs"])
    #expect(try await one.save(mine, over: theirs.updatedAt) == .saved)
    #expect(try await other.draftVersions()[first.id] == mine.updatedAt)
  }

  @Test("What both have changed alike is one draft, and what the other has deleted is there again")
  func draftsAgree() async throws {
    let place = try StorePlace()
    let (one, other) = (place.store, try place.openAgain())
    var draft = Example.draft("a")
    try await one.save(draft)
    let read = draft.updatedAt
    draft.updatedAt += 1
    #expect(try await other.save(draft, over: read) == .saved)
    draft.updatedAt += 1
    #expect(try await one.save(draft, over: read) == .saved)
    try await other.deleteDraft(draft.id)
    #expect(try await one.save(draft, over: draft.updatedAt) == .restored)
    #expect(try await other.drafts() == [draft])
  }

  @Test("Of several that write at once over one version, each keeps its own draft", .timeLimit(.minutes(1)))
  func draftsAtOnce() async throws {
    let place = try StorePlace()
    let first = Example.draft("a")
    try await place.store.save(first)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<6 {
        let store = try place.openAgain()
        group.addTask {
          var own = first
          own.request.set(.string("\(index)"), at: .root.appending("title"), keepsAny: true)
          own.updatedAt += Double(index + 1)
          guard case .refused = try await store.save(own, over: first.updatedAt) else { return }
          _ = try await store.save(own, beside: Draft.ID(rawValue: "\(index)"))
        }
      }
      try await group.waitForAll()
    }
    let drafts = try await place.store.drafts()
    #expect(drafts.compactMap(\.request.title).sorted() == (0..<6).map(String.init))
    #expect(Set(drafts.map(\.name)) == ["Demo", "Demo (2)", "Demo (3)", "Demo (4)", "Demo (5)", "Demo (6)"])
  }

  @Test("A change and another program's change do not undo each other")
  func changesAtOnce() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("j"), owner: Example.living)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        let store = try place.openAgain()
        group.addTask {
          for _ in 0..<10 { try await store.change(Job.ID(rawValue: "j")) { $0.title += "+" } }
        }
      }
      try await group.waitForAll()
    }
    #expect(
      try await place.store.job(Job.ID(rawValue: "j"))?.title == "Job j" + String(repeating: "+", count: 40))
  }
}
