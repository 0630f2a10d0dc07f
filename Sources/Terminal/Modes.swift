/// The control sequences that ncurses has no word for. All of them are xterm's, and are sent only to
/// terminals that take after it (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>).
enum Modes {
  /// Pasted text comes between two marks.
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// Presses, releases, and moves with a button down, as readable numbers.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  /// Alt with a letter comes as ESC and the letter, where xterm would send another letter; and as it was before.
  static let altAsEscape = "\u{1B}[?1036s\u{1B}[?1036h"
  static let altAsBefore = "\u{1B}[?1036r"
  /// What is asked of the terminal while it is ours, and all of it and the mouse taken back.
  static let inputOn = altAsEscape + pasteOn
  static let inputOff = mouseOff + pasteOff + altAsBefore
  /// What comes between the two is shown all at once.
  static let updateBegin = "\u{1B}[?2026h"
  static let updateEnd = "\u{1B}[?2026l"
  /// Asks whether the terminal can do that; answered with `CSI ? 2026 ; n $ y`.
  static let updateQuestion = "\u{1B}[?2026$p"
  /// Asks how the terminal is; answered with `CSI 0 n` once all before it is shown.
  static let statusQuestion = "\u{1B}[5n"
  /// Asks for the background's colour; answered with `OSC 11 ; rgb:RRRR/GGGG/BBBB ST`.
  static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\"
  /// Keeps the window's title for later, and brings it back.
  static let titlePush = "\u{1B}[22;2t"
  static let titlePop = "\u{1B}[23;2t"

  /// Sets the window's title. Controls are left out: a title must not be able to end the sequence.
  static func title(_ text: String) -> String {
    "\u{1B}]2;" + String(visible(text).prefix(200)) + "\u{1B}\\"
  }

  /// A text without what could end a sequence or not be seen.
  static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isControlOrFormat }))
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControlOrFormat: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
