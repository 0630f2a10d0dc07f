import Cells
import VideoModel

/// The last line: the keys that work here, now.
extension Painter {
  mutating func drawHints() {
    let row = layout.hints
    let keys = state.keys
    var x = row.x + 1
    for hint in hintsThatFit(in: row.width) {
      let start = x
      x += frame.write(hint.key(keys), x: x, y: row.y, style: style(.hintKey), clip: row)
      x += frame.write(" " + hint.word, x: x, y: row.y, style: style(.hintText), clip: row)
      if let chord = hint.chord {
        hits.add(Rectangle(x: start, y: row.y, width: x - start, height: 1), .key(chord))
      }
      x += 2
    }
  }

  /// Where there is little room, the last are left out first, and those that show the way at the end.
  private func hintsThatFit(in room: Int) -> [Hint] {
    var hints = hints
    let keys = state.keys
    func width() -> Int {
      hints.reduce(1) { $0 + displayWidth($1.key(keys)) + displayWidth($1.word) + 3 }
    }
    for rank in [Hint.Rank.useful, .way] {
      while width() > room + 2, let last = hints.lastIndex(where: { $0.rank == rank }), hints.count > 1 {
        hints.remove(at: last)
      }
    }
    return hints
  }

  private var hints: [Hint] {
    switch state.overlay {
    case .list(let list):
      return hints(("list.take", list.takeWord)) + list.uses.flatMap { hints($0) }
        + [both("list.up", "list.down", "move"), Hint("type", "to search")]
        + (state.keys.chord(of: "list.close").map { [Hint($0, "close", .way)] } ?? [])
    case .prompt: return hints(("list.take", "done"), ("list.close", "cancel"))
    case .confirm(let confirm):
      return hints(("list.take", confirm.yes.lowercased()), ("list.close", "cancel"))
    case .text:
      return [both("reading.up", "reading.down", "scroll")]
        + hints(("reading.copy", "copy"), ("reading.close", "close"))
    case nil: break
    }
    if state.isJumping { return [Hint("letter", "to go there"), Hint(.plain(.escape), "stay")] }
    if state.typedSearch != nil {
      return hints(("list.take", "done")) + [both("list.up", "list.down", "match")]
        + hints(("list.close", "clear"))
    }
    if let edit = state.edit { return hints(whileEditing: edit) }
    if let moving = state.stagePane.moving { return hints(while: moving) }
    let searching =
      state.searches[state.pane] == nil
      ? [] : [both("search.next", "search.previous", "match"), Hint(.plain(.escape), "clear")]
    return tourHints + searching + Hint.commands(in: state).compactMap(hint)
  }

  /// A command's hint; nil when it has none now, or cannot be run.
  private func hint(of name: String) -> Hint? {
    guard let command = CommandTable.named(name), let word = command.hint?.word(state),
      let key = state.keys.keys(of: command).first, command.availability(state).reason == nil
    else { return nil }
    if let opposite = Hint.opposites[name] { return both(name, opposite, word) }
    // Out of the tour one finds to the panes as well.
    let isWay = name == "app.help" || name == "pane.next" && state.tour.step == nil
    return Hint(key, word, isWay ? .way : .useful)
  }

  private func hints(whileEditing edit: FieldEdit) -> [Hint] {
    let others = [("draft.submit", "submit"), ("app.palette", "commands")].compactMap { name, word in
      state.keys.chordWhileTyping(of: name).map { Hint($0, word) }
    }
    let inScript = [
      edit.isSpoken ? ("text.pause", "pause") : nil,
      state.canGoToNextScene == .available ? ("form.next-scene", "next scene") : nil,
    ].compactMap { $0 }.compactMap { name, word in
      state.keys.chordWhileTyping(of: name).map { Hint($0, word) }
    }
    return edit.isScript
      ? hints(("text.done", "done"), ("text.enter", "new line")) + inScript + others
      : hints(("text.enter", "done")) + [both("text.up", "text.down", "field")]
        + hints(("text.done", "done")) + others.filter { $0.word == "submit" }
  }

  /// The first keys of commands by name, those that have one.
  private func hints(_ commands: (name: String, word: String)...) -> [Hint] {
    commands.compactMap { name, word in state.keys.chord(of: name).map { Hint($0, word) } }
  }

  /// The keys of two commands that are each other's opposite.
  private func both(_ one: String, _ other: String, _ word: String) -> Hint {
    let keys = [one, other].compactMap { state.keys.chord(of: $0).map { state.keys.text(of: $0) } }
    let areSigns = keys.allSatisfy { !($0.first?.isLetter ?? true) }
    return Hint(keys.joined(separator: areSigns ? "" : " "), word)
  }

  private func hints(while moving: Moving) -> [Hint] {
    let other = moving.part.other
    return [hint(toMove: "moving.", "move"), hint(toMove: "moving.far-", "far")]
      + (state.canMove(other) ? hints(("moving.other", "the \(other.name)")) : [])
      + hints(("moving.done", "done"))
  }

  /// The keys to all four sides.
  private func hint(toMove prefix: String, _ word: String) -> Hint {
    let chords = ["left", "up", "down", "right"].compactMap { state.keys.chord(of: prefix + $0) }
    let arrows: [Key] = [.left, .up, .down, .right]
    let (plain, shifted) = (arrows.map(KeyChord.plain), arrows.map { KeyChord($0, .shift) })
    if chords == shifted { return Hint("Shift", word) }
    if chords == plain, state.keys.isSpelledOut { return Hint("arrows", word) }
    return Hint(chords.map { state.keys.text(of: $0) }.joined(separator: chords == plain ? "" : " "), word)
  }
}
