import CNCurses
import Cells

/// The keys that ncurses recognises by the terminal's terminfo entry.
enum TerminfoKeys {
  /// The chord of a key code; nil for what is no key (a resize, ncurses' own mouse) or not used here.
  static func chord(code: Int32) -> KeyChord? {
    if let chord = plain[code] { return chord }
    if code > KEY_F0, code <= KEY_F0 + 63 { return functionKey(Int(code - KEY_F0)) }
    // The keys with modifiers that terminfo has no place for: ncurses numbers them as it finds them.
    guard code > KEY_MAX, let name = keyname(code) else { return nil }
    return chord(extendedName: String(cString: name))
  }

  /// The chord of a name such as "kLFT5": the key, and the modifiers as xterm numbers them.
  static func chord(extendedName name: String) -> KeyChord? {
    guard let digit = name.last?.wholeNumberValue, let key = extended[String(name.dropLast())] else {
      return extended[name].map { KeyChord($0, .shift) }
    }
    return KeyChord(key, Modifiers(xterm: digit))
  }

  /// Terminals report modified function keys as further ones: twelve each with shift, control, both, alt.
  static func functionKey(_ number: Int) -> KeyChord {
    let held: [Modifiers] = [[], .shift, .control, [.control, .shift], .alt, [.alt, .shift]]
    let row = min((number - 1) / 12, held.count - 1)
    return KeyChord(.function(number - row * 12), held[row])
  }

  private static let extended: [String: Key] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kIC": .insert,
    "kDC": .delete, "kNXT": .pageDown, "kPRV": .pageUp,
  ]

  private static let plain: [Int32: KeyChord] = [
    KEY_UP: .plain(.up), KEY_DOWN: .plain(.down), KEY_LEFT: .plain(.left), KEY_RIGHT: .plain(.right),
    KEY_HOME: .plain(.home), KEY_END: .plain(.end), KEY_PPAGE: .plain(.pageUp), KEY_NPAGE: .plain(.pageDown),
    KEY_IC: .plain(.insert), KEY_DC: .plain(.delete), KEY_BACKSPACE: .plain(.backspace),
    KEY_ENTER: .plain(.enter), KEY_BTAB: .plain(.backTab), KEY_FIND: .plain(.home),
    KEY_SELECT: .plain(.end), KEY_A1: .plain(.home), KEY_A3: .plain(.pageUp), KEY_C1: .plain(.end),
    KEY_C3: .plain(.pageDown),
    KEY_SLEFT: KeyChord(.left, .shift), KEY_SRIGHT: KeyChord(.right, .shift), KEY_SR: KeyChord(.up, .shift),
    KEY_SF: KeyChord(.down, .shift), KEY_SHOME: KeyChord(.home, .shift), KEY_SEND: KeyChord(.end, .shift),
    KEY_SPREVIOUS: KeyChord(.pageUp, .shift), KEY_SNEXT: KeyChord(.pageDown, .shift),
    // The Linux console's entry has a name for it.
    KEY_SUSPEND: .control("z"),
    KEY_SDC: KeyChord(.delete, .shift), KEY_SIC: KeyChord(.insert, .shift),
  ]
}
