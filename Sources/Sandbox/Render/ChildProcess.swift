import CSystem
import Foundation

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
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let inputPath = input.map { folder.appending(path: $0).path } ?? "/dev/null"
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // What this program has open at that moment is not the child's: a file that is being written, another's pipe.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder.path)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A program that draws on a terminal blocks and ignores signals; its children should not.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGTERM, SIGHUP, SIGINT, SIGQUIT] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // A group of its own, so that ^C in the terminal is for the program, which then ends its children itself.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] =
      (["setpriv", "--pdeathsig", "KILL", program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    // `setpriv` becomes the program, and sees to it that a program that is killed leaves no ffmpeg behind, which would
    // render on. The signal comes with the end of the thread that is here; that one waits in `run`.
    let failure = posix_spawnp(&child, "setpriv", &actions, &attributes, words, environ)
    guard failure == 0 else {
      throw .programFailed(program: program, words: String(cString: strerror(failure)))
    }
    return child
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
