import Cells
import Foundation
import Synchronization
import SystemCalls

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

  /// Writes to a stream. Of standard output that cannot be written it is told once, and `hasFailed` is true from then on;
  /// when nobody reads it any more, the program ends.
  static func write(_ text: String, to descriptor: Int32) {
    guard descriptor == STDOUT_FILENO else {
      _ = writeAll(text, to: descriptor)
      return
    }
    guard !hasFailed else { return }
    switch writeAll(text, to: descriptor) {
    case 0: break
    case EPIPE: endQuietly()
    case let code:
      failed.withLock { $0 = true }
      complain("standard output cannot be written: \(String(cString: strerror(code)))")
    }
  }

  /// Whether something of standard output is lost.
  static var hasFailed: Bool { failed.withLock { $0 } }

  private static let failed = Mutex(false)

  /// Whoever read has had enough: the program ends as any other does then.
  private static func endQuietly() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(128 + SIGPIPE)
  }

  /// The text on one line, control characters shown as signs.
  static func visible(_ text: String) -> String { displayGlyphs(text).map(\.text).joined() }
}
