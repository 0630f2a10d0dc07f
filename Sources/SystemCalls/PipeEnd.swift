import CSystem
import Glibc
import Synchronization

/// An end of a pipe, closed with its last reference. No child gets it that it is not given to.
public final class PipeEnd: Sendable {
  private let number: Mutex<Int32>

  private init(_ number: Int32) { self.number = Mutex(number) }

  deinit { close() }

  /// Its descriptor; -1 when it is closed.
  public var descriptor: Int32 { number.withLock { $0 } }

  /// Makes a pipe.
  /// - Throws: when the system has no more descriptors.
  public static func pair() throws(ChildStartError) -> (reading: PipeEnd, writing: PipeEnd) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw ChildStartError(program: "pipe", code: errno) }
    return (PipeEnd(ends[0]), PipeEnd(ends[1]))
  }

  /// Closes it; once more does no harm.
  public func close() {
    number.withLock { number in
      if number >= 0 { _ = Glibc.close(number) }
      number = -1
    }
  }

  /// Reads so many bytes; fewer at the end. Blocks its thread.
  public func read(_ count: Int) -> [UInt8] {
    let descriptor = descriptor
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let taken = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
      }
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { break }
      done += taken
    }
    return done == count ? bytes : Array(bytes.prefix(done))
  }

  /// Reads what is there; nothing at the end. Blocks its thread when nothing is there yet.
  public func readSome() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      return Array(bytes.prefix(max(count, 0)))
    }
  }

  /// Writes all of it, unless nobody reads. Blocks its thread for as long as the reader takes. SIGPIPE must be ignored.
  public func write(_ text: String) { _ = writeAll(text, to: descriptor) }
}
