import CNCurses
import Foundation

/// Colours by red, green and blue on a terminal whose terminfo entry has 256 of them. ncurses sends what the entry says, so
/// it is given a copy of the entry in which colours are such.
enum DirectColor {
  /// Numbers below are the terminal's own colours; all others are 0xRRGGBB.
  static let firstDirect: Int32 = 16

  /// The terminals that have always had such colours.
  private static let known = [
    "xterm-kitty", "foot", "alacritty", "wezterm", "xterm-ghostty", "ghostty", "contour",
  ]

  /// Whether the terminal shows such colours, as far as it or its user says so.
  /// - Parameters:
  ///   - name: `$TERM`.
  ///   - environment: gives a variable's value.
  ///   - hasFlag: whether the terminal's entry has a flag.
  static func isOffered(
    name: String, environment: (String) -> String?, hasFlag: (String) -> Bool
  ) -> Bool {
    if hasFlag("Tc") || hasFlag("RGB") { return true }
    // They need no word for it, which ssh would not hand on.
    if known.contains(where: { name == $0 || name.hasPrefix($0 + "-") }) { return true }
    // GNU screen hands its own terminal's variable on, and does not understand such colours. tmux translates them.
    if name.hasPrefix("screen"), environment("TMUX") == nil { return false }
    return ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "")
  }

  /// Does something while terminfo finds an entry, in place of the one that the system has of that name.
  static func with<Result>(_ entry: TerminfoEntry, _ work: () -> Result) -> Result {
    let variable = "TERMINFO"
    let before = getenv(variable).map { String(cString: $0) }
    // Terminfo takes an entry out of the environment itself. Programs that are started later must not get it.
    setenv(variable, "b64:" + Data(entry.compiled).base64EncodedString(), 1)
    defer { if let before { setenv(variable, before, 1) } else { unsetenv(variable) } }
    return work()
  }

  /// The present entry (that of the last `setupterm`) with such colours; nil where they are not wanted or not offered, or
  /// the entry has them itself.
  static func entry(named name: String) -> TerminfoEntry? {
    func environment(_ variable: String) -> String? { getenv(variable).map { String(cString: $0) } }
    func hasFlag(_ name: String) -> Bool { tigetflag(name) > 0 }
    let hasOwn = hasFlag("RGB") && tigetnum("colors") >= 0x1000000
    guard (environment("NO_COLOR") ?? "").isEmpty, tigetnum("colors") >= 256, !hasOwn,
      isOffered(name: environment("TERM") ?? name, environment: environment, hasFlag: hasFlag)
    else { return nil }
    return presentEntry(named: name)
  }

  private static func presentEntry(named name: String) -> TerminfoEntry {
    var entry = TerminfoEntry(
      names: name,
      flags: names(cncurses_flag_name).map { tigetflag($0) > 0 },
      numbers: names(cncurses_number_name).map { replacedNumbers[$0] ?? number($0) },
      strings: names(cncurses_string_name).map { replacedStrings[$0] ?? string($0) })
    entry.extendedFlags = ["RGB"] + ["AX", "XT"].filter { tigetflag($0) > 0 }
    entry.extendedStrings = keysWithModifiers.compactMap { name in string(name).map { (name, $0) } }
    return entry
  }

  private static let replacedNumbers: [String: Int32] = ["colors": 0x1000000, "pairs": 0x10000]

  /// The palette is not changed: no string sets a colour of it, or all of them back.
  private static let replacedStrings: [String: String?] = [
    "setaf": setting(plain: "3", bright: "9", direct: "38"),
    "setab": setting(plain: "4", bright: "10", direct: "48"),
    "initc": nil, "oc": nil,
  ]

  private static func setting(plain: String, bright: String, direct: String) -> String {
    "\u{1B}[%?%p1%{8}%<%t\(plain)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d%e\(direct);2;%p1%{65536}%/%d;"
      + "%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
  }

  /// The keys that have no place in the standard part of an entry, as xterm's entries name them.
  private static let keysWithModifiers =
    ["kUP", "kDN", "kLFT", "kRIT", "kHOM", "kEND", "kIC", "kDC", "kNXT", "kPRV"]
    .flatMap { key in [key] + (3...8).map { key + "\($0)" } }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }

  private static func number(_ name: String) -> Int32? {
    let value = tigetnum(name)
    return value < 0 ? nil : value
  }

  private static func string(_ name: String) -> String? {
    // The library answers -1 for what is no string at all.
    guard let found = tigetstr(name), found != UnsafeMutablePointer(bitPattern: -1) else { return nil }
    return String(cString: found)
  }
}
