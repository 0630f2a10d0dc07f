/// A notification of the desktop, or the phone, in front of the user: reached through the terminal, also over ssh. There are
/// two control sequences for it, and each terminal knows one: xterm's relatives OSC 9, rxvt and VTE OSC 777.
enum Notifications {
  /// - Parameters:
  ///   - text: what is said; controls are left out.
  ///   - terminal: `$TERM`.
  ///   - environment: gives a variable's value.
  static func sequence(telling text: String, terminal: String, environment: (String) -> String?) -> String {
    let words = String(Modes.visible(text).prefix(200))
    let hasVTE = environment("VTE_VERSION") != nil
    // Words behind OSC 9 that begin with a digit would be another command of some terminals.
    let sequence =
      hasVTE || terminal.hasPrefix("rxvt")
      ? "\u{1B}]777;notify;heygen-tui;\(words.replacing(";", with: ","))\u{1B}\\"
      : "\u{1B}]9;heygen-tui: \(words)\u{1B}\\"
    switch Multiplexer(terminal: terminal, environment: environment) {
    // tmux hands it on to its own terminal when `allow-passthrough` is on, and drops it otherwise.
    case .tmux: return "\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
    // GNU screen ends at the first ST, so that the sequence inside ends with BEL.
    case .screen: return "\u{1B}P\(sequence.dropLast(2))\u{07}\u{1B}\\"
    case nil: return sequence
    }
  }
}
