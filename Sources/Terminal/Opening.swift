import CNCurses
import Cells
import Glibc

/// What is done once, when the terminal is taken.
enum Opening {
  /// Starts ncurses and sets up a place to read keys from; nil when it does not know the terminal after all.
  static func open(_ kind: TerminalKind) -> UnsafeMutablePointer<WINDOW>? {
    // The window's size comes from the terminal, not from LINES and COLUMNS, which may be of an older one.
    use_env(true)
    use_tioctl(true)
    let watched = [SIGINT, SIGTERM, SIGTSTP, SIGWINCH].map { number -> (Int32, sigaction) in
      var action = sigaction()
      sigaction(number, nil, &action)
      return (number, action)
    }
    // ncurses puts handlers of its own where there is none; who started the program decides about signals.
    defer {
      for (number, action) in watched {
        var action = action
        sigaction(number, &action, nil)
      }
    }
    let isOpen = kind.directEntry.map { entry in
      DirectColor.with(entry) { cncurses_newterm(kind.name) != nil }
    }
    guard isOpen ?? (cncurses_newterm(kind.name) != nil) else { return nil }
    // ^C, ^Z, ^S, ^Q, ^V and ^O are keys like others, and Enter and ^J are two.
    raw()
    noecho()
    nonl()
    return openKeys()
  }

  /// The milliseconds in which the rest of a key's sequence follows its ESC; over a network it may come later.
  private static var escapeDelay: Int32 { getenv("SSH_CONNECTION") == nil ? 25 : 100 }

  private static func openKeys() -> UnsafeMutablePointer<WINDOW>? {
    // A pad, because reading from a window would also draw it.
    guard let keys = newpad(1, 1) else { return nil }
    keypad(keys, true)
    nodelay(keys, true)
    if getenv("ESCDELAY") == nil { set_escdelay(escapeDelay) }
    // ncurses would read mouse reports itself, and the older ones at that.
    define_key(nil, KEY_MOUSE)
    return keys
  }

  /// Starts colours, with the terminal's own as foreground and background.
  static func startColors(of kind: TerminalKind) -> Colors {
    let noColor = getenv("NO_COLOR").map { String(cString: $0) }
    guard noColor?.isEmpty ?? true, has_colors(), start_color() == OK, use_default_colors() == OK else {
      return Colors(depth: .none)
    }
    // The entries with such colours that systems have leave eight numbers to the palette.
    return Colors(
      count: Int(cncurses_colors()), noColor: noColor, isDirect: tigetflag("RGB") > 0,
      ownCount: kind.directEntry == nil ? 8 : DirectColor.firstDirect)
  }

  /// The character set of the locale, which `setlocale` has set.
  static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name).uppercased() == "UTF-8"
  }

  /// The size that the terminal says it has; nil when it does not say.
  static func measure() -> Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return Size(Int(window.ws_col), Int(window.ws_row))
  }
}
