import Glibc

/// The line to the terminal, for what goes past ncurses.
enum Line {
  /// Writes a control sequence. ncurses has nothing left to write when this is called: it writes all of a
  /// frame before `doupdate` returns.
  static func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        // Someone who shares the terminal has made it non-blocking.
        var ready = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        if poll(&ready, 1, 1000) <= 0 { return }
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Whether the other end is gone.
  static var hasHungUp: Bool {
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 0) > 0 else { return false }
    return Int32(state.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
  }
}
