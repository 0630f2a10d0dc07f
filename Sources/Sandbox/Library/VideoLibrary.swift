import Foundation
import Synchronization
import VideoModel

/// All videos of the sandbox. What it says is what is on disk, apart from a render's progress.
final class VideoLibrary: Sendable {
  let folder: VideoFolder
  private let state: Mutex<State>

  private struct State {
    var records: [String: VideoRecord] = [:]
    var nextSequence = 1
    var isClosed = false
    /// The videos whose files are in use.
    var held: Set<String> = []
    /// Deleted videos whose files are still in use.
    var doomed: Set<String> = []
    /// Who waits for the end of a video.
    var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
  }

  /// Reads the videos of earlier runs.
  init(_ folder: VideoFolder) {
    self.folder = folder
    var state = State()
    for record in folder.records() {
      state.records[record.id] = record
      state.nextSequence = max(state.nextSequence, record.sequence + 1)
    }
    self.state = Mutex(state)
  }

  /// Writes a new video down.
  /// - Throws: what the file system says.
  func add(_ request: JSONValue, kind: RequestKind, at now: Date) throws -> VideoRecord {
    let sequence = state.withLock { state in
      defer { state.nextSequence += 1 }
      return state.nextSequence
    }
    let record = VideoRecord(
      id: VideoRecord.randomHex(), sequence: sequence, kind: kind, request: request, createdAt: now,
      token: VideoRecord.randomHex())
    try folder.write(record)
    state.withLock { $0.records[record.id] = record }
    return record
  }

  subscript(id: String) -> VideoRecord? { state.withLock { $0.records[id] } }

  /// The video whose media have that token.
  func record(token: String) -> VideoRecord? {
    state.withLock { state in state.records.values.first { $0.token == token } }
  }

  /// The videos, the latest first.
  var all: [VideoRecord] {
    state.withLock { $0.records.values.sorted { $0.sequence > $1.sequence } }
  }

  func setProgress(_ progress: Double, of id: String) {
    state.withLock { $0.records[id]?.progress = progress }
  }

  /// Changes a video, here and on disk. A deleted one is left alone.
  func update(_ id: String, _ change: (inout VideoRecord) -> Void) {
    let ended = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      guard !state.isClosed, var record = state.records[id] else { return [] }
      change(&record)
      state.records[id] = record
      // Written under the lock, so that a deletion cannot come between. On a full disk the old record stays on it,
      // which at worst renders the video once more at the next start.
      try? folder.write(record)
      return record.status.isEnded ? state.waiting.removeValue(forKey: id) ?? [] : []
    }
    for continuation in ended { continuation.resume() }
  }

  /// Keeps a video's files in place until `release`, also when it is deleted meanwhile.
  /// - Returns: nil when there is no such video.
  func hold(_ id: String) -> VideoRecord? {
    state.withLock { state in
      if state.records[id] != nil { state.held.insert(id) }
      return state.records[id]
    }
  }

  /// Lets go of a video's files, and deletes them if the video was deleted.
  func release(_ id: String) {
    state.withLock { state in
      state.held.remove(id)
      // Without its record the folder is no video any more, so that nothing shows what cannot be deleted here.
      if state.doomed.remove(id) != nil { try? folder.delete(id) }
    }
  }

  /// Forgets a video and deletes its files; those of a held one at its release, apart from the record.
  /// - Returns: false when there is no such video.
  func remove(_ id: String) throws -> Bool {
    let ended = try state.withLock { state -> [CheckedContinuation<Void, Never>]? in
      guard state.records[id] != nil else { return nil }
      if state.held.contains(id) {
        try folder.deleteRecord(of: id)
        state.doomed.insert(id)
      } else {
        try folder.delete(id)
      }
      state.records[id] = nil
      return state.waiting.removeValue(forKey: id) ?? []
    }
    for continuation in ended ?? [] { continuation.resume() }
    return ended != nil
  }

  /// Returns when a video is completed, failed or deleted, or the library is closed.
  func waitUntilEnded(_ id: String) async {
    await withCheckedContinuation { continuation in
      let isEnded = state.withLock { state in
        guard !state.isClosed, let record = state.records[id], !record.status.isEnded else { return true }
        state.waiting[id, default: []].append(continuation)
        return false
      }
      if isEnded { continuation.resume() }
    }
  }

  /// Takes no more changes, and lets go whoever waits.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [:] }
      return state.waiting.values.flatMap { $0 }
    }
    for continuation in waiting { continuation.resume() }
  }
}
