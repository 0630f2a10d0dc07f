import CVTerm

/// A key as a person presses it; `PseudoTerminal.send` turns it into what a terminal would send in its present mode.
public indirect enum TerminalKey: Equatable, Sendable {
  case enter, tab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is `.function(1)`.
  case function(Int)
  /// A printed character, as it is.
  case character(Character)
  /// Ctrl with a letter or one of `@ [ \ ] ^ _ ?`: the one byte that terminals have always sent for it.
  case control(Character)
  /// Alt (Meta) with any key: Escape before what the key sends.
  case alt(TerminalKey)
  /// Shift with a key that is no character, as Shift-Tab or Shift-Up.
  case shift(TerminalKey)
  /// Ctrl with a key that is no character, as Ctrl-Left.
  case controlled(TerminalKey)

  /// What libvterm calls the key; nil for those that print or are a control byte.
  var emulated: VTermKey? {
    switch self {
    case .enter: VTERM_KEY_ENTER
    case .tab: VTERM_KEY_TAB
    case .escape: VTERM_KEY_ESCAPE
    case .backspace: VTERM_KEY_BACKSPACE
    case .delete: VTERM_KEY_DEL
    case .insert: VTERM_KEY_INS
    case .up: VTERM_KEY_UP
    case .down: VTERM_KEY_DOWN
    case .left: VTERM_KEY_LEFT
    case .right: VTERM_KEY_RIGHT
    case .home: VTERM_KEY_HOME
    case .end: VTERM_KEY_END
    case .pageUp: VTERM_KEY_PAGEUP
    case .pageDown: VTERM_KEY_PAGEDOWN
    case .function(let number): VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number))
    case .character, .control, .alt, .shift, .controlled: nil
    }
  }

  /// The byte that Ctrl makes of a character: its lowest five bits, and 127 for `?`.
  static func controlByte(_ character: Character) -> UInt8 {
    guard let ascii = character.asciiValue else { return 0 }
    return ascii == UInt8(ascii: "?") ? 127 : ascii & 0x1f
  }
}

/// The buttons a terminal reports; the wheel counts as two of them.
public enum TerminalMouseButton: Int32, Sendable {
  case left = 1
  case middle = 2
  case right = 3
  case wheelUp = 4
  case wheelDown = 5
}
