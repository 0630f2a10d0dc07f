import Foundation
import Synchronization
import VideoModel

/// A file with what is known of it.
struct StoredMedia: Equatable, Sendable {
  let file: URL
  let hash: String
  let facts: MediaFacts
}

/// The files that were fetched or uploaded, named by their content, so that the same file under two addresses is kept once.
///
/// What is known of them is kept in memory only: a new sandbox begins with an empty folder.
final class MediaCache: Sendable {
  private struct Entry {
    let media: StoredMedia
    let bytes: Int
    /// Grows from one file to the next.
    let order: Int
    /// The renders that use the file. A render that has ended is gone.
    var users: [User] = []
  }

  private struct User {
    weak var run: RenderRun?
  }

  private struct State {
    var isMade = false
    var entries: [String: Entry] = [:]
    var addresses: [String: (hash: String, fetched: ContinuousClock.Instant)] = [:]
    var made = 0
  }

  private let folder: URL
  private let limits: MediaLimits
  private let state = Mutex(State())

  private static let fileExtension = "media"
  private static let partExtension = "part"

  init(folder: URL, limits: MediaLimits) {
    self.folder = folder
    self.limits = limits
  }

  /// A name for a file in the making. The first one makes the folder, and clears it of what an earlier sandbox left.
  func newPart() throws -> URL {
    try state.withLock { state in
      if !state.isMade {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
          let file = folder.appending(path: name)
          guard [Self.fileExtension, Self.partExtension].contains(file.pathExtension) else { continue }
          try? FileManager.default.removeItem(at: file)
        }
        state.isMade = true
      }
      state.made += 1
      return folder.appending(path: "\(state.made).\(Self.partExtension)")
    }
  }

  /// The file of an address, if it was fetched lately or by the same render.
  func media(of address: String, for run: RenderRun) -> StoredMedia? {
    state.withLock { state in
      guard let known = state.addresses[address], let entry = state.entries[known.hash] else { return nil }
      let isFresh = ContinuousClock.now - known.fetched < limits.freshness
      guard isFresh || entry.users.contains(where: { $0.run === run }) else { return nil }
      return use(known.hash, run, &state)
    }
  }

  /// The file with that content, if it is there.
  func media(hash: String, for run: RenderRun) -> StoredMedia? {
    state.withLock { use(hash, run, &$0) }
  }

  /// The file with that content, if the render uses it already.
  func media(hash: String, heldBy run: RenderRun) -> StoredMedia? {
    state.withLock { state in
      let isHeld = state.entries[hash]?.users.contains { $0.run === run } ?? false
      return isHeld ? use(hash, run, &state) : nil
    }
  }

  /// Takes a file into the cache, and removes the oldest ones that are too much and not in use.
  func take(
    _ part: URL, hash: String, facts: MediaFacts, for run: RenderRun
  ) throws(RenderFailure) -> StoredMedia {
    let media = StoredMedia(
      file: folder.appending(path: "\(hash).\(Self.fileExtension)"), hash: hash, facts: facts)
    let size = (try? FileManager.default.attributesOfItem(atPath: part.path))?[.size] as? Int
    return try state.withLock { state throws(RenderFailure) in
      guard rename(part.path, media.file.path) == 0 else {
        throw .file(reason: String(cString: strerror(errno)))
      }
      state.made += 1
      let users = state.entries[hash]?.users ?? []
      state.entries[hash] = Entry(media: media, bytes: size ?? 0, order: state.made, users: users)
      _ = use(hash, run, &state)
      shrink(&state)
      return media
    }
  }

  /// Says what an address holds from now on.
  func note(_ address: String, is hash: String) {
    state.withLock { $0.addresses[address] = (hash, .now) }
  }

  /// Keeps the file for as long as the render lasts; nil when it is not there.
  private func use(_ hash: String, _ run: RenderRun, _ state: inout State) -> StoredMedia? {
    guard var entry = state.entries[hash] else { return nil }
    guard FileManager.default.fileExists(atPath: entry.media.file.path) else {
      state.entries[hash] = nil
      return nil
    }
    entry.users.removeAll { $0.run == nil || $0.run === run }
    entry.users.append(User(run: run))
    state.entries[hash] = entry
    return entry.media
  }

  private func shrink(_ state: inout State) {
    var total = state.entries.values.reduce(0) { $0 + $1.bytes }
    for entry in state.entries.values.sorted(by: { $0.order < $1.order }) where total > limits.cacheBytes {
      guard entry.users.allSatisfy({ $0.run == nil }) else { continue }
      try? FileManager.default.removeItem(at: entry.media.file)
      state.entries[entry.media.hash] = nil
      total -= entry.bytes
    }
    let hashes = state.entries
    state.addresses = state.addresses.filter { hashes[$0.value.hash] != nil }
  }
}
