import VideoJobs
import VideoModel

/// Puts drafts on disk as they change. While one is being written only the newest version of each waits, so that
/// typing never waits for the disk and the disk never falls behind.
actor DraftSaver {
  private let store: Store
  private let report: @Sendable (String) -> Void
  private var waiting: [Draft.ID: Draft] = [:]
  /// What could not be written; it is tried again with the next draft, and at the end.
  private var unsaved: [Draft.ID: Draft] = [:]
  private var isWriting = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(store: Store, report: @escaping @Sendable (String) -> Void) {
    self.store = store
    self.report = report
  }

  /// Takes a draft, which is written as soon as those before it are.
  func save(_ draft: Draft) {
    waiting[draft.id] = draft
    guard !isWriting else { return }
    isWriting = true
    Task { await write() }
  }

  private func write() async {
    waiting.merge(unsaved) { newer, _ in newer }
    unsaved = [:]
    while let (id, next) = waiting.first {
      waiting[id] = nil
      do { try await store.save(next) } catch {
        report(error.description)
        unsaved[id] = next
      }
      if waiting[id] != nil { unsaved[id] = nil }
    }
    isWriting = false
    waiters.forEach { $0.resume() }
    waiters = []
  }

  /// Deletes a draft, after a write that is under way: it would bring the draft back.
  func delete(_ id: Draft.ID) async {
    waiting[id] = nil
    await settle()
    unsaved[id] = nil
    do { try await store.deleteDraft(id) } catch { report(error.description) }
  }

  /// Returns when everything is on disk, or has been tried once more.
  /// - Returns: the drafts that cannot be written.
  func flush() async -> [Draft] {
    await settle()
    if !unsaved.isEmpty {
      isWriting = true
      await write()
    }
    return Array(unsaved.values)
  }

  private func settle() async {
    if isWriting { await withCheckedContinuation { waiters.append($0) } }
  }
}
