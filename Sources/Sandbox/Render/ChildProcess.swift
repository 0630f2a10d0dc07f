import Foundation
import SystemCalls

/// Runs a program without a shell, and waits for it. Blocks its thread; none that answers requests calls it.
struct ChildProcess {
  let program: String
  let arguments: [String]
  /// The program's working folder.
  let folder: URL
  /// The file that is its standard input, in `folder`; nil for none.
  var input: String?

  /// How much of its last words is kept, in bytes.
  private static let wordsKept = 4000
  /// What `setpriv` ends with when there is no such program.
  private static let programNotFound: Int32 = 127

  private static var systemFailure: RenderFailure { .system(errno) }

  /// Runs it to its end.
  /// - Parameter line: takes every line of its standard output.
  func run(_ run: RenderRun, line: (Substring) -> Void = { _ in }) throws(RenderFailure) {
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    // Sockets, since Swift does not see `pipe2`: no child process that others start may inherit an end, or this one's
    // end would not be seen.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &output) == 0 else { throw Self.systemFailure }
    guard socketpair(AF_UNIX, type, 0, &errors) == 0 else {
      let failure = Self.systemFailure
      for descriptor in output { close(descriptor) }
      throw failure
    }
    defer {
      close(output[0])
      close(errors[0])
    }
    let child: pid_t
    do {
      defer {
        close(output[1])
        close(errors[1])
      }
      let (out, error) = (output[1], errors[1])
      child = try run.start { () throws(RenderFailure) in try spawn(output: out, errors: error) }
    }
    let words = read(output[0], errors[0], line)
    let status = run.finish(child)
    if run.isCancelled { throw .cancelled }
    if status == Self.programNotFound { throw .notInstalled(program: program) }
    // ffmpeg ends as if all were well when only the last of a file does not fit.
    guard status == 0, !RenderFailure.tellsFullDisk(words) else { throw .failed(program, words: words) }
  }

  private func spawn(output: Int32, errors: Int32) throws(RenderFailure) -> pid_t {
    var child = ChildProgram(program, arguments)
    child.folder = folder.path
    child.input = input.map { .file(folder.appending(path: $0).path) } ?? .nothing
    child.output = .descriptor(output)
    child.errors = .descriptor(errors)
    // A program that is killed leaves no ffmpeg behind, which would render on. This thread waits in `run`.
    child.endsWithThread = true
    do { return try child.spawn() } catch {
      throw .programFailed(program: program, words: error.reason)
    }
  }

  /// Reads both streams to their ends.
  /// - Returns: the end of what the program wrote to its standard error, on one line.
  private func read(_ output: Int32, _ errors: Int32, _ line: (Substring) -> Void) -> String {
    var pending: [UInt8] = []
    var words: [UInt8] = []
    var open = [output, errors]
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !open.isEmpty {
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), -1) > 0 || errno == EINTR else { break }
      for entry in polled where entry.revents != 0 {
        let count = Glibc.read(entry.fd, &buffer, buffer.count)
        if count <= 0 {
          open.removeAll { $0 == entry.fd }
        } else if entry.fd == errors {
          words = (words + buffer.prefix(count)).suffix(Self.wordsKept)
        } else {
          pending += buffer.prefix(count)
          while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
            line(String(decoding: pending[..<end], as: UTF8.self)[...])
            pending.removeSubrange(...end)
          }
        }
      }
    }
    return String(decoding: words, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(4)
      .joined(separator: "; ")
  }
}
