import Dispatch
import Foundation
import Synchronization
import VideoModel

/// A file that is written beside its place and takes it when it is whole, so that nobody ever sees half of it. What has
/// come of it can be kept there, for the next one that makes the same file to go on.
final class FileInTheMaking: Sendable {
  private struct State {
    /// Nil once the file is finished, kept or discarded.
    var part: PartFile?
    var count = 0
    /// By which the server knows the version that the part is of.
    var validator: String?
  }

  /// Writes bytes; `write(2)`, or a test's.
  typealias Write = @Sendable (Int32, UnsafeRawPointer?, Int) -> Int

  private let place: URL
  private let state: Mutex<State>
  private let write: Write

  /// Makes the folders that lead to the place, and a file beside it.
  /// - Parameter resumes: whether to go on with what was kept of the same file. Then no other program can write it at
  ///   the same time.
  init(
    for file: URL, resumes: Bool = false, write: @escaping Write = { Glibc.write($0, $1, $2) }
  ) throws(ClientError) {
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let part = resumes ? try PartFile.kept(for: file) : try PartFile.fresh(beside: file)
    place = file
    state = Mutex(State(part: part, count: part.size, validator: part.validator))
    self.write = write
  }

  deinit { keep() }

  /// How many bytes have been written, what was kept included.
  var count: Int { state.withLock { $0.count } }

  /// By which the server knows the version that these bytes are of; nil when they are of no use.
  var validator: String? { state.withLock { $0.count > 0 ? $0.validator : nil } }

  /// Begins the file anew.
  /// - Parameter validator: by which the server knows the version that follows; nil when what comes cannot be kept.
  func begin(validator: String?) throws(ClientError) {
    try state.withLock { state throws(ClientError) in
      guard var part = state.part else { return }
      guard ftruncate(part.descriptor, 0) == 0, lseek(part.descriptor, 0, SEEK_SET) == 0 else {
        throw Self.failure(place.path)
      }
      try part.rename(validator: validator)
      state = State(part: part, count: 0, validator: part.validator)
    }
  }

  /// Writes at the end; what comes after the file has been finished, kept or discarded is dropped.
  /// - Returns: how many bytes have been written.
  @discardableResult
  func append(_ piece: Data) throws(ClientError) -> Int {
    try state.withLock { state throws(ClientError) in
      guard let descriptor = state.part?.descriptor else { return state.count }
      var rest = piece[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.failure(place.path) }
        rest = rest.dropFirst(written)
        state.count += written
      }
      return state.count
    }
  }

  /// Brings the file to the disk and gives it its name. Where that fails, the file can be kept or discarded.
  /// - Returns: where it stands.
  @discardableResult
  func finish(_ taken: TakenName = .replace) async throws(ClientError) -> URL {
    // Bringing a large file to the disk takes a while, for which no thread of Swift's pool is to stand still.
    let result: Result<URL, ClientError> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Result { () throws(ClientError) in try self.takePlace(taken) })
      }
    }
    return try result.get()
  }

  private func takePlace(_ taken: TakenName) throws(ClientError) -> URL {
    try state.withLock { state throws(ClientError) in
      guard let part = state.part else { throw .cancelled }
      // Some file systems tell only at the end that they have no room. The part is ours until it has its name.
      guard fsync(part.descriptor) == 0, close(dup(part.descriptor)) == 0 else {
        state.validator = nil
        throw Self.failure(place.path)
      }
      let file = try part.move(to: place, taken)
      state.part = nil
      part.release()
      return file
    }
  }

  /// Leaves what has come for the next time where it can be gone on with, and nothing otherwise.
  func keep() { end { $0.count > 0 && $0.validator != nil } }

  /// Leaves nothing behind, unless the file has its name.
  func discard() { end { _ in false } }

  private func end(_ keeps: (State) -> Bool) {
    state.withLock { state in
      guard let part = state.part.take() else { return }
      if !keeps(state) { unlink(part.path) }
      part.release()
    }
  }

  /// The reason of a failed call, and what can be done about it.
  static func failure(_ path: String, _ number: Int32 = errno) -> ClientError {
    let reason =
      switch number {
      case ENOSPC, EDQUOT: "the disk is full; make room, or choose another folder"
      case EACCES, EPERM, EROFS:
        "\(String(cString: strerror(number))); choose another folder, or make this one writable"
      default: String(cString: strerror(number))
      }
    return .fileFailed(reason: "\(PlainText.line(path)): \(reason)")
  }
}
