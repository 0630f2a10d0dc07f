/// Why the screen cannot be opened.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// `$TERM` has this value, which nothing is known about here.
  case unknownTerminal(String)
  /// `$TERM` has this value, and such a terminal cannot place its cursor.
  case cannotPlaceCursor(String)

  /// A sentence that names the reason and the way out.
  public var description: String {
    switch self {
    case .notATerminal:
      "Standard input and output must both be a terminal to compose; the commands validate, submit and "
        + "fields work without one."
    case .unknownTerminal(""):
      "TERM is not set, so it is not known how to draw on this terminal; set it, for example to xterm-256color."
    case .unknownTerminal(let name):
      "The terminal “\(name)” is not known on this system; install its terminfo entry or set TERM, "
        + "for example to xterm-256color."
    case .cannotPlaceCursor(let name):
      "The terminal “\(name)” cannot place its cursor, which a screen needs; if it is a better one, set "
        + "TERM, for example to xterm-256color."
    }
  }
}
