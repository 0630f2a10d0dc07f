import Composer
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

  @Test func `what another program has made of a draft stays, and one's own goes on beside it`() async throws
  {
    let place = try SharedStore()
    let (one, other) = (try place.open(), try place.open())
    let first = draft("d", "first")
    await one.saver.save(first)
    #expect(await one.saver.flush().isEmpty)
    await other.saver.learn([first])
    await other.saver.save(changed(first, "Theirs"))
    #expect(await other.saver.flush().isEmpty)
    // Until the application has heard of it, it goes on under the old id.
    for text in ["Mine", "Mine!"] {
      await one.saver.save(changed(first, text))
      #expect(await one.saver.flush().isEmpty)
    }
    #expect(Set(try await one.titles()) == ["Theirs", "Mine!"])
    guard case .draftParted(first.id, let own, let theirs?)? = one.events.withLock({ $0 }).first else {
      Issue.record("nothing is told")
      return
    }
    #expect(own.name == "first (2)" && theirs.request.title == "Theirs")
    #expect(one.events.withLock { $0 }.count == 1)
    // Then each id is that of its own draft.
    await one.saver.goOn(from: theirs.updatedAt, of: first.id)
    await one.saver.save(changed(own, "Mine again"))
    await one.saver.save(changed(theirs, "Theirs, too"))
    #expect(await one.saver.flush().isEmpty)
    #expect(Set(try await other.titles()) == ["Theirs, too", "Mine again"])
    #expect(one.events.withLock { $0 }.count == 1)
  }

  @Test func `a look tells what other programs did with the drafts, and nothing of one's own`() async throws {
    let place = try SharedStore()
    let (one, other) = (try place.open(), try place.open())
    let (kept, gone) = (draft("kept", "kept"), draft("gone", "gone"))
    for draft in [kept, gone] { await one.saver.save(draft) }
    #expect(await one.saver.flush().isEmpty)
    await one.saver.look()
    #expect(one.events.withLock { $0 }.isEmpty)
    await other.saver.learn([kept, gone])
    let (theirs, new) = (changed(kept, "Theirs"), draft("new", "new"))
    for draft in [theirs, new] { await other.saver.save(draft) }
    #expect(await other.saver.flush().isEmpty)
    await other.saver.delete(gone.id)
    await one.saver.look()
    let told = one.events.withLock { $0 }
    #expect(told.count == 3)
    for event in [
      .draftChanged(kept.id, from: kept.updatedAt, to: try await one.store.draft(kept.id)),
      .draftChanged(new.id, from: nil, to: try await one.store.draft(new.id)),
      .draftChanged(gone.id, from: gone.updatedAt, to: nil),
    ] as [Event] { #expect(told.contains(event)) }
    await one.saver.goOn(from: theirs.updatedAt, of: kept.id)
    await one.saver.goOn(from: nil, of: gone.id)
    await one.saver.look()
    #expect(one.events.withLock { $0 }.count == 3)
  }

  @Test func `a change saves again what another program has deleted, and that is told`() async throws {
    let place = try SharedStore()
    let (one, other) = (try place.open(), try place.open())
    let first = draft("d", "first")
    await one.saver.save(first)
    #expect(await one.saver.flush().isEmpty)
    await other.saver.delete(first.id)
    await one.saver.save(changed(first, "Mine"))
    #expect(await one.saver.flush().isEmpty)
    #expect(try await other.titles() == ["Mine"])
    let words = "Another program had deleted “first”; your change has saved it again"
    #expect(one.events.withLock { $0 } == [.noticed(Notice(.warning, words))])
  }

  private func changed(_ draft: Draft, _ title: String) -> Draft {
    var changed = draft
    changed.request.set(.string(title), at: .root.appending("title"), keepsAny: true)
    changed.noteChange(at: Date())
    return changed
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

/// A store on which several programs work.
private struct SharedStore {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// As one program opens it.
  func open() throws -> Opened { try Opened(folder: folder) }

  /// One program's saver, and what it has told.
  final class Opened: Sendable {
    let store: Store
    let saver: DraftSaver
    let events: Shared
    private let folder: TemporaryFolder

    init(folder: TemporaryFolder) throws {
      self.folder = folder
      let events = Shared()
      self.events = events
      store = try Store.open(at: folder.file("data/store.sqlite"))
      saver = DraftSaver(store: store) { event in events.withLock { $0.append(event) } }
    }

    func titles() async throws -> [String] { try await store.drafts().compactMap(\.request.title) }
  }

  /// Events, for a closure to add to.
  final class Shared: Sendable {
    private let list = Mutex<[Event]>([])
    func withLock<Answer: Sendable>(_ work: (inout [Event]) -> Answer) -> Answer {
      list.withLock { events in work(&events) }
    }
  }
}
