import Foundation
import Synchronization

/// Rendered scenes in a folder, each under a key that stands for everything that the scene was made of.
///
/// A file's name is its key, its size in bytes and its ending, so that one that was cut short is known for broken; the
/// time of its change is that of its last use. One cache at a time uses the folder; any number of threads use the cache.
final class SceneCache: Sendable {
  private struct Entry {
    var bytes: Int
    var used: Date
  }

  private struct State {
    /// By what stands in front of the size and after it in the name: `key.ending`.
    var entries: [String: Entry] = [:]
    var total: Int { entries.values.reduce(0) { $0 + $1.bytes } }
  }

  private let folder: URL
  private let limit: Int
  private let now: @Sendable () -> Date
  private let state: Mutex<State>

  /// Files used so many seconds ago or less are never evicted: somebody may be about to read them.
  private static let sparedSeconds = 60.0
  /// What the names of files that are not in place yet begin with.
  private static let newPrefix = ".new-"

  /// Opens a cache, and finds what an earlier one left in the folder.
  /// - Parameters:
  ///   - folder: made when the first file is stored.
  ///   - limit: how much may lie in the folder, in bytes. Files used in the last minute may exceed it.
  init(folder: URL, limit: Int = 1 << 30, now: @escaping @Sendable () -> Date = { Date() }) {
    self.folder = folder
    self.limit = limit
    self.now = now
    state = Mutex(State(entries: Self.entries(in: folder)))
  }

  /// A key for what consists of these parts, in this order: 32 hexadecimal digits, the same in every run.
  static func key(of parts: [String]) -> String {
    var hash = StableHash()
    for part in parts {
      // With its length, so that no two lists of parts are the same bytes.
      hash.combine("\(part.utf8.count):".utf8)
      hash.combine(part.utf8)
    }
    return hash.hex
  }

  /// The stored file of a key; nil when there is none, or it is broken. It is there for the next minute at least, and
  /// nobody may write to it.
  /// - Parameter ending: of the file that was stored, without the dot.
  func file(for key: String, ending: String) -> URL? {
    let name = Self.name(key, ending)
    return state.withLock { state in
      guard var entry = state.entries[name] else { return nil }
      let file = place(of: name, entry)
      guard Self.size(of: file) == entry.bytes else {
        state.entries[name] = nil
        unlink(file.path)
        return nil
      }
      entry.used = now()
      state.entries[name] = entry
      Self.touch(file, entry.used)
      return file
    }
  }

  /// Gives the stored file of a key another name, where it stays whatever becomes of the cache.
  /// - Parameter target: a name that is free. Nobody may write to the file.
  /// - Returns: false when there is no such file, or it cannot be put there.
  func link(_ key: String, to target: URL) -> Bool {
    guard let file = file(for: key, ending: target.pathExtension) else { return false }
    do { try Self.duplicate(file, as: target) } catch { return false }
    return true
  }

  /// Stores a finished file under a key, and evicts what has not been used for the longest time. The file stays where
  /// it is, and must not be written to afterwards. What is stored already stays as it is.
  func store(_ file: URL, for key: String) throws(RenderFailure) {
    let name = Self.name(key, file.pathExtension)
    guard let bytes = Self.size(of: file), bytes > 0, Self.isPlain(key), Self.isPlain(file.pathExtension)
    else { throw .file(reason: "\(file.lastPathComponent) is no file that can be stored") }
    guard self.file(for: key, ending: file.pathExtension) == nil else { return }
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw RenderFailure(error)
    }
    let new = folder.appending(path: Self.newPrefix + VideoRecord.randomHex())
    // Also after the renaming, which does nothing between two names of the same file.
    defer { unlink(new.path) }
    try Self.duplicate(file, as: new)
    let entry = Entry(bytes: bytes, used: now())
    Self.touch(new, entry.used)
    try state.withLock { state throws(RenderFailure) in
      // Another thread may have been faster, and its file may be in use.
      guard state.entries[name] == nil else { return }
      guard Self.size(of: new) == bytes else {
        throw .file(reason: "\(file.lastPathComponent) is still written to")
      }
      guard rename(new.path, place(of: name, entry).path) == 0 else { throw .system(errno) }
      state.entries[name] = entry
      evict(&state)
    }
  }

  /// Puts the stored file of a key at a place, or has it made there and stores it.
  /// - Parameter make: makes the file.
  func provide(_ file: URL, for key: String, make: () throws -> Void) rethrows {
    try provide([file], for: key, make: make)
  }

  /// Puts the stored files of a key at their places, or, when one is not there, has all made there and stores them.
  /// - Parameters:
  ///   - files: of different endings.
  ///   - make: makes the files.
  func provide(_ files: [URL], for key: String, make: () throws -> Void) rethrows {
    if files.allSatisfy({ link(key, to: $0) }) { return }
    // A program that writes to one of them would write to what is stored.
    for file in files { unlink(file.path) }
    try make()
    // A file that is not kept costs time when it comes again, and nothing else.
    for file in files { try? store(file, for: key) }
  }

  private func evict(_ state: inout State) {
    var total = state.total
    guard total > limit else { return }
    let time = now()
    for (name, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) where total > limit {
      // A clock that was set back leaves times in the future, which are no use of late.
      guard abs(time.timeIntervalSince(entry.used)) > Self.sparedSeconds else { continue }
      guard unlink(place(of: name, entry).path) == 0 || errno == ENOENT else { continue }
      state.entries[name] = nil
      total -= entry.bytes
    }
  }
}

/// The files of the cache.
extension SceneCache {
  private static func name(_ key: String, _ ending: String) -> String { "\(key).\(ending)" }

  /// Whether it means nothing in a file's name, and has no dot.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= 100
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  private func place(of name: String, _ entry: Entry) -> URL {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return folder.appending(path: "\(parts[0]).\(entry.bytes).\(parts[parts.count - 1])")
  }

  /// The bytes of a file; nil for anything that is no file.
  private static func size(of file: URL) -> Int? {
    var facts = stat()
    guard lstat(file.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }

  private static func touch(_ file: URL, _ time: Date) {
    // Where it fails, the file is evicted earlier after a restart.
    try? FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path)
  }

  /// Makes a second name of a file, or a copy where the file systems differ.
  private static func duplicate(_ file: URL, as target: URL) throws(RenderFailure) {
    if Foundation.link(file.path, target.path) == 0 { return }
    guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP].contains(errno) else { throw .system(errno) }
    do { try FileManager.default.copyItem(at: file, to: target) } catch { throw RenderFailure(error) }
  }

  /// What lies in the folder. Broken files, and those that an interrupted cache left, are deleted; whatever the cache
  /// did not make is left alone.
  private static func entries(in folder: URL) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let place = folder.appending(path: file)
      if file.hasPrefix(newPrefix) {
        unlink(place.path)
        continue
      }
      let parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, isPlain(parts[0]), let bytes = Int(parts[1]), isPlain(parts[2]) else {
        continue
      }
      let name = name(parts[0], parts[2])
      let facts = try? FileManager.default.attributesOfItem(atPath: place.path)
      guard size(of: place) == bytes, entries[name] == nil, let used = facts?[.modificationDate] as? Date
      else {
        unlink(place.path)
        continue
      }
      entries[name] = Entry(bytes: bytes, used: used)
    }
    return entries
  }
}
