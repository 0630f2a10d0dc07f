import Glibc
import SystemCalls

/// The line to the terminal, for what goes past ncurses.
enum Line {
  /// Writes a control sequence. ncurses has nothing left to write when this is called: it writes all of a
  /// frame before `doupdate` returns. A terminal that takes nothing for a second is given up.
  static func send(_ text: String) { _ = writeAll(text, to: STDOUT_FILENO, patience: 1) }

  /// Whether the other end is gone.
  static var hasHungUp: Bool {
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 0) > 0 else { return false }
    return Int32(state.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
  }
}
