import Dispatch
import Foundation
import Synchronization

/// A file that is written beside its place and takes it when it is whole, so that nobody ever sees half of it.
final class FileInTheMaking: Sendable {
  private struct State {
    /// Open until the file is finished or discarded.
    var descriptor: Int32?
    var count = 0
  }

  private let place: String
  private let beside: String
  private let state: Mutex<State>

  /// Makes the folders that lead to the place, and an empty file beside it.
  init(for file: URL) throws(ClientError) {
    let folder = file.deletingLastPathComponent()
    place = file.path
    // A long name would not leave room for ours.
    beside = folder.appendingPathComponent(".heygen-tui-\(UUID().uuidString).part").path
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(folder.path) }
    state = Mutex(State(descriptor: descriptor))
  }

  /// How many bytes have been written.
  var count: Int { state.withLock { $0.count } }

  /// Writes at the end; what comes after `discard` is dropped.
  /// - Returns: how many bytes have been written.
  func append(_ piece: Data) throws(ClientError) -> Int {
    try state.withLock { state throws(ClientError) in
      guard let descriptor = state.descriptor else { return state.count }
      var rest = piece[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.failure(place) }
        rest = rest.dropFirst(written)
      }
      state.count += piece.count
      return state.count
    }
  }

  /// Brings the file to the disk and renames it over its place.
  func finish() async throws(ClientError) {
    // Bringing a large file to the disk takes a while, for which no thread of Swift's pool is to stand still.
    let result: Result<Void, ClientError> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Result { () throws(ClientError) in try self.takePlace() })
      }
    }
    try result.get()
  }

  private func takePlace() throws(ClientError) {
    try state.withLock { state throws(ClientError) in
      guard let descriptor = state.descriptor.take() else { throw .cancelled }
      let isSaved = fsync(descriptor) == 0
      let reason = errno
      // Some file systems tell only now that they have no room.
      let isClosed = close(descriptor) == 0
      guard isSaved, isClosed else { throw Self.failure(place, isSaved ? errno : reason) }
      guard rename(beside, place) == 0 else { throw Self.failure(place) }
    }
  }

  /// Leaves nothing behind, unless the file has taken its place.
  func discard() {
    let descriptor = state.withLock { $0.descriptor.take() }
    if let descriptor { close(descriptor) }
    unlink(beside)
  }

  private static func failure(_ path: String, _ number: Int32 = errno) -> ClientError {
    .fileFailed(reason: "\(PlainText.line(path)): \(String(cString: strerror(number)))")
  }
}
