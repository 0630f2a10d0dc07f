import Cells
import VideoModel

/// Keys while the window is too small to show anything.
extension State {
  /// Whether the window is too small for any of it to be seen.
  var isUnseen: Bool { Layout(state: self).isTooSmall }

  /// What cannot be seen is not changed: only what has to do with the program as a whole works. What is typed goes on into
  /// the text that was open, so that none of it is lost.
  mutating func pressUnseen(_ chord: KeyChord) -> [Effect] {
    if takesText, !chord.isNoText {
      return chord.goesOnTyping(overLines: edit?.isScript == true && overlay == nil) ? press(chord) : []
    }
    if let command = bystander(for: chord) { return command.run(&self) }
    guard let command = keys.command(for: chord, in: pane), command.name == "app.quit" else { return [] }
    return command.run(&self)
  }

  mutating func pasteUnseen(_ text: String) -> [Effect] { takesText ? paste(text) : [] }

  /// Whether a text is open that keys are typed into.
  private var takesText: Bool {
    switch overlay {
    case .list, .prompt: true
    case .confirm, .text: false
    case nil: edit != nil || typedSearch != nil
    }
  }
}

extension KeyChord {
  /// Whether it does nothing but type or take back what was typed.
  fileprivate func goesOnTyping(overLines: Bool) -> Bool {
    switch key {
    case .character, .backspace: modifiers.subtracting(.shift).isEmpty
    case .enter: overLines && modifiers.isEmpty
    default: false
    }
  }
}
