import CNCurses
import Glibc

/// Gives the terminal back when the program ends without `Screen.close`: by `exit`, by a trap, by a fault, or by
/// a signal that nobody watches. What is to be done is prepared while all is well; the handler is in C and only
/// writes the bytes, resets the modes of the line and passes the signal on.
enum Restore {
  /// From here on the end of the program writes `bytes` (1024 at most) and sets the modes `saved`.
  static func arm(_ bytes: String, saved: termios) {
    var saved = saved
    bytes.withCString { cncurses_restore_arm($0, strlen($0), &saved) }
  }

  /// From here on the terminal is left alone: it has been given back.
  static func disarm() { cncurses_restore_disarm() }
}
