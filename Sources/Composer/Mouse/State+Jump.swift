import Cells
import VideoModel

/// Jump mode: a letter stands on every pane, section, row and tab that can be seen, and the next key goes to one of them.
extension State {
  mutating func beginJump() -> [Effect] {
    isJumping = true
    return []
  }

  /// Goes where the letter stands; any other key only ends the mode.
  mutating func pressWhileJumping(_ chord: KeyChord) -> [Effect] {
    if let command = bystander(for: chord) { return command.run(&self) }
    isJumping = false
    let targets = paint(self, size: size).hits.jumps
    guard case .character(let letter) = chord.key, chord.modifiers.isEmpty,
      let hit = targets.first(where: { $0.letter == letter })?.hit
    else { return [] }
    return act(on: hit, at: hit.place.origin)
  }
}

extension HitMap {
  /// The letters, those that are easiest to reach first.
  private static let letters = Array("asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM1234567890")

  /// What can be jumped to, the panes first, each with its letter; what is more than there are letters has none.
  var jumps: [(letter: Character, hit: Hit)] {
    let panes = all.filter { if case .pane = $0.target { true } else { false } }
    let others = all.filter { hit in
      switch hit.target {
      case .scene, .section, .field, .job: true
      // The lines of a request are many, and one goes from field to field in it by the arrows.
      case .pane, .divider, .rows, .slider, .line, .item, .text, .part, .key, .cover: false
      }
    }
    return zip(Self.letters, panes + others).map { ($0, $1) }
  }
}

extension Painter {
  /// Writes the letters over what they stand for.
  mutating func drawJumps() {
    guard state.isJumping else { return }
    for (letter, hit) in hits.jumps {
      frame.write(String(letter), x: hit.place.x, y: hit.place.y, style: style(.found))
    }
  }
}
