import CNCurses
import Glibc

/// Which terminfo entry to use, and what the terminal can do besides.
struct TerminalKind {
  /// The entry's name, which may be a relative of `$TERM` that this system knows.
  let name: String
  /// `$TERM`.
  let wanted: String
  /// Whether it understands what xterm understands: mouse reports, bracketed paste, titles, OSC 52. The others
  /// may print what they do not understand.
  let isLikeXterm: Bool
  /// The entry that is used in place of the system's, so that colours are sent by red, green and blue; nil where the
  /// system's is used.
  let directEntry: TerminfoEntry?
  /// What stands between this program and the terminal, if anything does.
  let multiplexer: Multiplexer?
  /// Whether it keeps what was on the screen before, and shows it again afterwards.
  let hasOtherScreen: Bool
  /// What brings the terminal back when the program cannot ask ncurses any more.
  let leave: String

  /// Looks `$TERM` up, and relatives of it when it is unknown, as with terminals newer than the system.
  static func find(named wanted: String) throws(TerminalError) -> TerminalKind {
    guard !wanted.isEmpty else { throw .unknownTerminal(wanted) }
    func environment(_ variable: String) -> String? { getenv(variable).map { String(cString: $0) } }
    let wanted = environment("XTERM_VERSION") == nil ? wanted : trueName(ofXterm: wanted)
    let multiplexer = Multiplexer(terminal: wanted, environment: environment)
    for name in candidates(for: wanted) {
      var status: Int32 = 0
      guard setupterm(name, STDOUT_FILENO, &status) == OK else { continue }
      defer { del_curterm(set_curterm(nil)) }
      guard let placing = capability("cup"), !placing.isEmpty else { throw .cannotPlaceCursor(wanted) }
      let leave = ["rmkx", "op", "sgr0", "rmcup", "cnorm"].compactMap(capability).joined()
      return TerminalKind(
        name: name, wanted: wanted, isLikeXterm: capability("kmous") != nil || name != wanted,
        directEntry: DirectColor.entry(named: name), multiplexer: multiplexer,
        // GNU screen says that it does, and does so only where its user has asked it to.
        hasOtherScreen: multiplexer != .screen && capability("smcup") != nil, leave: leave)
    }
    throw .unknownTerminal(wanted)
  }

  /// All that gives the terminal back, for a program that ends without asking ncurses.
  var restoring: String {
    isLikeXterm ? Modes.updateEnd + Modes.inputOff + leave + titleBack : leave
  }

  /// Keeps the window's title, and brings it back; GNU screen cannot keep it, and has a title of its own for none.
  var titleKept: String { multiplexer == .screen ? "" : Modes.titlePush }
  var titleBack: String { multiplexer == .screen ? Modes.title("") : Modes.titlePop }

  /// Whether it is the console of Linux, which understands much of xterm, but has no clipboard.
  var isConsole: Bool { name == "linux" || name.hasPrefix("linux-") }
  /// What it can draw, in the locale's character set.
  var glyphs: GlyphSet { !Opening.isUTF8 ? .ascii : isConsole ? .console : .all }
  /// Whether a text can be given to it for the clipboard.
  var hasClipboard: Bool { isLikeXterm && !isConsole }

  /// The name of a terminal that xterm started as plain `xterm`, for which systems know eight colours only.
  static func trueName(ofXterm wanted: String) -> String { wanted == "xterm" ? "xterm-256color" : wanted }

  /// The entries to try for a value of `$TERM`, best first.
  static func candidates(for wanted: String) -> [String] {
    func begins(_ prefixes: [String]) -> Bool { prefixes.contains { wanted.hasPrefix($0) } }
    if begins(["tmux", "screen"]) { return [wanted, "tmux-256color", "screen-256color", "screen"] }
    let likeXterm = [
      "xterm", "foot", "kitty", "alacritty", "ghostty", "wezterm", "contour", "rio", "warp", "iterm", "iTerm",
      "konsole", "vte", "gnome", "mintty", "ms-terminal", "putty", "st-", "st.", "mlterm", "rxvt", "vscode",
      "nsterm", "zellij", "Eterm",
    ]
    if begins(likeXterm) || wanted == "st" { return [wanted, "xterm-256color", "xterm"] }
    // Whatever is new is like xterm, but for what says itself that it is nothing.
    return ["dumb", "unknown"].contains(wanted) ? [wanted] : [wanted, "xterm-256color"]
  }

  /// A string of the present entry, without the marks for delays, which no terminal of today needs.
  private static func capability(_ name: String) -> String? {
    // The library answers -1 for what is no string at all.
    guard let found = tigetstr(name), found != UnsafeMutablePointer(bitPattern: -1) else { return nil }
    return withoutDelays(String(cString: found))
  }

  /// Removes every `$<…>`.
  static func withoutDelays(_ text: String) -> String {
    var kept = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
      kept += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return kept + rest
  }
}
