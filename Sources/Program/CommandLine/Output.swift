import Cells
import Foundation

/// Writing to the standard streams. What came from a file or a server is made visible first.
enum Output {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func complain(_ text: String) {
    ProgressLine.shared.clear()
    write("heygen-tui: " + text + "\n", to: STDERR_FILENO)
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether colours are wanted on standard output.
  static func usesColors(_ environment: [String: String]) -> Bool {
    isTerminal(STDOUT_FILENO) && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns of the terminal that standard output is; nil where it is none.
  static var columns: Int? {
    var size = winsize()
    guard isTerminal(STDOUT_FILENO), ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else {
      return nil
    }
    return Int(size.ws_col)
  }

  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE, descriptor == STDOUT_FILENO { endQuietly() }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whoever read has had enough: the program ends as any other does then.
  private static func endQuietly() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(128 + SIGPIPE)
  }

  /// The text on one line, control characters shown as signs.
  static func visible(_ text: String) -> String { displayGlyphs(text).map(\.text).joined() }
}
