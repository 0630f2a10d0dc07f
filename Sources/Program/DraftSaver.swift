import Composer
import Foundation
import VideoJobs
import VideoModel

/// Puts drafts on disk as they change. While one is being written only the newest version of each waits, so that
/// typing never waits for the disk and the disk never falls behind. What another program has made of a draft is never
/// written over.
actor DraftSaver {
  private let store: Store
  private let post: @Sendable (Event) -> Void
  private var waiting: [Draft.ID: Draft] = [:]
  /// What could not be written; it is tried again with the next draft, and at the end.
  private var unsaved: [Draft.ID: Draft] = [:]
  /// The version of each draft on disk that the application goes on from, by the time it was changed.
  private var versions: [Draft.ID: Date] = [:]
  /// Drafts that stand beside what another program has made of those ids, until the application has heard of it.
  private var parted: [Draft.ID: Draft] = [:]
  /// The disk is being written, or read for changes.
  private var isBusy = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  /// - Parameter post: takes what the application must hear of.
  init(store: Store, post: @escaping @Sendable (Event) -> Void) {
    self.store = store
    self.post = post
  }

  // MARK: Writing

  /// Takes a draft, which is written as soon as those before it are.
  func save(_ draft: Draft) {
    let draft = parted[draft.id].map { draft.beside(as: $0.id, name: $0.name) } ?? draft
    waiting[draft.id] = draft
    guard !isBusy else { return }
    isBusy = true
    Task { await retry() }
  }

  private func retry() async {
    waiting.merge(unsaved) { newer, _ in newer }
    unsaved = [:]
    await write()
  }

  /// Writes what waits, and lets the next one at the disk.
  private func write() async {
    while let (id, next) = waiting.first {
      waiting[id] = nil
      do { try await write(next) } catch {
        post(.saveFailed(error.description))
        unsaved[id] = next
      }
      if waiting[id] != nil { unsaved[id] = nil }
    }
    isBusy = false
    waiters.forEach { $0.resume() }
    waiters = []
  }

  private func write(_ draft: Draft) async throws(StoreError) {
    let saving = try await store.save(draft, over: versions[draft.id])
    if case .refused(let other) = saving { return try await part(draft, from: other) }
    versions[draft.id] = draft.updatedAt
    guard saving == .restored else { return }
    let words = "Another program had deleted “\(draft.name)”; your change has saved it again"
    post(.noticed(Notice(.warning, words)))
  }

  private func part(_ draft: Draft, from other: Draft?) async throws(StoreError) {
    let id = Draft.ID(rawValue: UUID().uuidString.lowercased())
    let own = try await store.save(draft, beside: id)
    versions[own.id] = own.updatedAt
    parted[draft.id] = own
    if let newer = waiting.removeValue(forKey: draft.id) {
      waiting[own.id] = newer.beside(as: own.id, name: own.name)
    }
    post(.draftParted(draft.id, own: own, other: other))
  }

  /// Deletes a draft, after a write that is under way: it would bring the draft back.
  func delete(_ id: Draft.ID) async {
    let id = parted[id]?.id ?? id
    waiting[id] = nil
    await settle()
    unsaved[id] = nil
    versions[id] = nil
    do { try await store.deleteDraft(id) } catch { post(.saveFailed(error.description)) }
  }

  /// Returns when everything is on disk, or has been tried once more.
  /// - Returns: the drafts that cannot be written.
  func flush() async -> [Draft] {
    await settle()
    if !unsaved.isEmpty {
      isBusy = true
      await retry()
    }
    return Array(unsaved.values)
  }

  private func settle() async {
    while isBusy { await withCheckedContinuation { waiters.append($0) } }
  }

  // MARK: What other programs do

  /// Takes what has been read from the disk for the versions that the application goes on from.
  func learn(_ drafts: [Draft]) {
    for draft in drafts where versions[draft.id] == nil { versions[draft.id] = draft.updatedAt }
  }

  /// From now on the application goes on from that version of a draft.
  func goOn(from version: Date?, of id: Draft.ID) {
    parted[id] = nil
    versions[id] = version
  }

  /// Looks what other programs have made of the drafts, and tells of it.
  func look() async {
    await settle()
    isBusy = true
    // What cannot be read now is seen when it is saved, at the latest.
    try? await readChanges()
    await write()
  }

  private func readChanges() async throws(StoreError) {
    let stored = try await store.draftVersions()
    for (id, version) in stored where parted[id] == nil {
      let known = versions[id]
      guard known?.timeIntervalSince1970 != version.timeIntervalSince1970,
        let draft = try await store.draft(id)
      else { continue }
      if known == nil { versions[id] = draft.updatedAt }
      post(.draftChanged(id, from: known, to: draft))
    }
    for (id, known) in versions where stored[id] == nil && parted[id] == nil && unsaved[id] == nil {
      post(.draftChanged(id, from: known, to: nil))
    }
  }
}
