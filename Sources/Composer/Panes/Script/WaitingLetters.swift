import Cells

extension State {
  /// The fewest letters that are taken as one: nobody types so many while one frame is drawn.
  private static let fewestJoined = 32

  /// What waits to be taken in, with many letters for the text that is being edited as one piece. They are a paste on a terminal
  /// that does not mark pastes, and letter by letter thousands of them would hold the program up for seconds.
  public func joiningLetters(of inputs: [InputEvent]) -> [InputEvent] {
    guard let edit, overlay == nil, typedSearch == nil, !isJumping else { return inputs }
    let letters = inputs.prefix { $0.letter(isScript: edit.isScript) != nil }
    guard letters.count >= Self.fewestJoined else { return inputs }
    let text = String(letters.compactMap { $0.letter(isScript: edit.isScript) })
    return [.paste(text)] + inputs.dropFirst(letters.count)
  }
}

extension InputEvent {
  /// What the key types; nil when it does something else.
  fileprivate func letter(isScript: Bool) -> Character? {
    guard case .key(let chord) = self, chord.modifiers.isEmpty else { return nil }
    switch chord.key {
    case .character(let character): return character
    case .enter where isScript: return "\n"
    default: return nil
    }
  }
}
