import Foundation
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import Program
@testable import VideoJobs

/// Drafts go to disk in the order they change, and none is dropped.
@Suite struct DraftSaverTests {
  @Test func `the newest version of a draft is on disk when the saver has finished`() async throws {
    let store = try Store.inMemory()
    let saver = DraftSaver(store: store) { Issue.record("\($0)") }
    let id = Draft.ID(rawValue: "d")
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<50 {
        let draft = Draft(
          id: id, name: "v\(number)", request: .studio(.example), createdAt: Date(), updatedAt: Date())
        await saver.save(draft)
        group.addTask { #expect(await saver.flush().isEmpty) }
      }
    }
    #expect(try await store.draft(id)?.name == "v49")
  }

  @Test func `a draft that could not be written is written at the end`() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("data/store.sqlite")
    let store = try Store.open(at: file)
    let reports = Mutex(0)
    let saver = DraftSaver(store: store) { _ in reports.withLock { $0 += 1 } }
    let id = Draft.ID(rawValue: "d")
    func save(_ name: String) async {
      await saver.save(
        Draft(id: id, name: name, request: .studio(.example), createdAt: Date(), updatedAt: Date()))
    }
    let other = try Database(path: file.path)
    try other.run("ALTER TABLE drafts RENAME TO elsewhere")
    await save("first")
    await save("second")
    #expect(await saver.flush().map(\.name) == ["second"])
    try other.run("ALTER TABLE elsewhere RENAME TO drafts")
    #expect(await saver.flush().isEmpty)
    #expect(try await store.draft(id)?.name == "second")
    // The first version may have been passed over by the second.
    #expect((2...3).contains(reports.withLock { $0 }))
  }

  private func draft(_ id: String, _ name: String) -> Draft {
    Draft(
      id: Draft.ID(rawValue: id), name: name, request: .studio(.example), createdAt: Date(), updatedAt: Date()
    )
  }

  @Test func `a draft that is deleted is not brought back by what was to be written of it`() async throws {
    let store = try Store.inMemory()
    let saver = DraftSaver(store: store) { Issue.record("\($0)") }
    for round in 0..<50 {
      for name in ["one", "two"] { await saver.save(draft("gone \(round)", name)) }
      await saver.save(draft("stays", "\(round)"))
      await saver.delete(Draft.ID(rawValue: "gone \(round)"))
    }
    #expect(await saver.flush().isEmpty)
    #expect(try await store.drafts().map(\.name) == ["49"])
  }

  @Test func `a draft that is deleted before it could be written is not tried again`() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("data/store.sqlite")
    let store = try Store.open(at: file)
    let saver = DraftSaver(store: store) { _ in }
    let other = try Database(path: file.path)
    try other.run("ALTER TABLE drafts RENAME TO elsewhere")
    await saver.save(draft("d", "first"))
    #expect(await saver.flush().map(\.name) == ["first"])
    await saver.delete(Draft.ID(rawValue: "d"))
    #expect(await saver.flush().isEmpty)
    try other.run("ALTER TABLE elsewhere RENAME TO drafts")
    #expect(try await store.drafts().isEmpty)
  }
}
