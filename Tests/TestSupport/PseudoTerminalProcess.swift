import CVTerm
import Glibc

/// Why a pseudo-terminal could not be used, or what was waited for and did not come.
public struct PseudoTerminalError: Error, CustomStringConvertible {
  /// In words; for what was waited for in vain, with the whole screen.
  public let reason: String

  /// The reason, for the test's report.
  public var description: String { reason }

  init(reason: String) { self.reason = reason }

  /// Names the call that failed and what the system says of `code`.
  init(call: String, code: Int32) {
    reason = "\(call): \(String(cString: strerror(code)))"
  }
}

/// How a program ended.
public enum ExitStatus: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)
}

/// The two descriptors and the process behind a `PseudoTerminal`.
///
/// Swift cannot fork, so the child is spawned with a session of its own and opens the pseudo-terminal itself: the
/// first terminal that the leader of a session opens becomes its controlling terminal.
struct PseudoTerminalProcess {
  /// The program's terminal, seen from outside; never blocks. Nobody but the program holds the other side: Linux
  /// would throw away its last output, and reset the modes it leaves, if it ended while we did.
  let terminal: Int32
  /// Readable when the process has ended.
  let ended: Int32
  let process: pid_t
  let modesAtStart: TerminalModes

  init(
    executable: String, arguments: [String], environment: [String: String], workingDirectory: String?,
    columns: Int, rows: Int
  ) throws {
    let terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw PseudoTerminalError(call: "posix_openpt", code: errno) }
    do {
      let path = try Self.unlock(terminal)
      // Before the program starts, so that its first look is right.
      try Self.setSize(terminal, columns: columns, rows: rows)
      modesAtStart = TerminalModes(of: terminal)
      process = try Self.spawn(
        executable, arguments: arguments, environment: environment, workingDirectory: workingDirectory,
        terminalPath: path)
    } catch {
      close(terminal)
      throw error
    }
    self.terminal = terminal
    ended = pidfd_open(process, 0)
    guard ended >= 0 else {
      let code = errno
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
      close(terminal)
      throw PseudoTerminalError(call: "pidfd_open", code: code)
    }
  }

  func closeDescriptors() {
    close(terminal)
    close(ended)
  }

  static func setSize(_ terminal: Int32, columns: Int, rows: Int) throws {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0 else {
      throw PseudoTerminalError(call: "TIOCSWINSZ", code: errno)
    }
  }

  private static func unlock(_ terminal: Int32) throws -> String {
    var path = [CChar](repeating: 0, count: 128)
    guard grantpt(terminal) == 0, unlockpt(terminal) == 0, ptsname_r(terminal, &path, path.count) == 0,
      fcntl(terminal, F_SETFL, O_NONBLOCK) == 0
    else { throw PseudoTerminalError(call: "pseudo-terminal", code: errno) }
    // What every terminal of today sets, so that the kernel's own line editing erases whole characters.
    var modes = termios()
    tcgetattr(terminal, &modes)
    modes.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(terminal, TCSANOW, &modes)
    return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  private static func spawn(
    _ executable: String, arguments: [String], environment: [String: String], workingDirectory: String?,
    terminalPath: String
  ) throws -> pid_t {
    try startProgram(
      executable, arguments: arguments, environment: environment, folder: workingDirectory, inNewSession: true
    ) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, terminalPath, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }
}
