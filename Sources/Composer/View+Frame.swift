import Cells
import Foundation
import VideoModel

/// The lines above and below the panes.
extension Painter {
  mutating func drawHeader() {
    let row = layout.header
    let right = serviceText
    let rightWidth = displayWidth(right.label) + 2 + (right.rest.isEmpty ? 0 : displayWidth(right.rest) + 1)
    let (width, height) = state.videoSize
    let known = state.derived.seconds.compactMap { $0 }.reduce(0, +)
    let isPartly = state.derived.seconds.contains(nil)
    let count = state.sceneCount
    let scenes = count == 0 ? "" : "\(count) scene\(count == 1 ? "" : "s") "
    let test = state.draft.request.isTest == true ? " · TEST" : ""
    let title = truncate(state.draft.name, toWidth: max(row.width / 3, 10))
    frame.write(" " + title, x: row.x, y: row.y, style: style(.title), clip: row)
    let facts =
      " · \(state.draft.request.kind.rawValue)\(test) · \(problemText) · \(scenes)"
      + "≈ \(Age.clock(known))\(isPartly ? "+" : "") · \(width)×\(height)"
    frame.write(
      truncate(facts, toWidth: max(row.width - displayWidth(title) - rightWidth - 3, 0)),
      x: row.x + 1 + displayWidth(title), y: row.y, style: style(.hintText), clip: row)
    var x = row.maxX - rightWidth
    x += frame.write(
      " \(right.label) ", x: x, y: row.y, style: style(state.service.isLive ? .live : .sandbox))
    frame.write(right.rest.isEmpty ? "" : " " + right.rest, x: x, y: row.y, style: style(.text), clip: row)
  }

  private var problemText: String {
    let errors = state.derived.errorCount
    let warnings = state.derived.warningCount
    if errors > 0 { return "✗ \(errors) problem\(errors == 1 ? "" : "s")" }
    return warnings > 0 ? "! \(warnings) warning\(warnings == 1 ? "" : "s")" : "ready"
  }

  private var serviceText: (label: String, rest: String) {
    if state.offline != nil { return (state.service.label, "offline") }
    let facts = [runningText, state.account?.remainingText].compactMap { $0 }
    return (state.service.label, facts.joined(separator: " · "))
  }

  /// How many of the service's jobs are under way; nil when none is.
  var runningText: String? {
    let running = state.jobs.count {
      $0.service == state.service.name && !$0.state.isEnded && $0.state != .unconfirmed
    }
    return running == 0 ? nil : "\(running) rendering"
  }

  mutating func drawTabs() {
    guard layout.isTabbed else { return }
    var x = layout.tabs.x + 1
    for (title, panes) in [
      ("Compose", [Pane.scenes, .form]), ("Stage", [.stage]), ("Request", [.request]), ("Jobs", [.jobs]),
    ] where layout.openPanes.contains(panes[0]) {
      let isOpen = panes.contains(state.pane)
      let count = title == "Jobs" && !state.jobs.isEmpty ? " \(state.jobs.count)" : ""
      let role: Role = isOpen ? .selection : .dimmed
      let width = frame.write(
        " \(title)\(count) ", x: x, y: layout.tabs.y, style: style(role), clip: layout.tabs)
      hits.add(Rectangle(x: x, y: layout.tabs.y, width: width, height: 1), .pane(panes[0]))
      x += width + 1
    }
  }

  /// What is not dropped where there is little room: the way to all keys, and to the other panes or out of the tour.
  private var keptHints: Set<String> { state.tour.step == nil ? ["pane", "help"] : ["ends it", "help"] }

  /// The keys that work here, now.
  mutating func drawHints() {
    let row = layout.hints
    var hints = hintItems
    let keys = state.keys
    func key(of hint: Hint) -> String { hint.chord.map { keys.text(of: $0) } ?? hint.key }
    func width(_ items: [Hint]) -> Int {
      items.reduce(1) { $0 + displayWidth(key(of: $1)) + displayWidth($1.word) + 3 }
    }
    while hints.count > 1, width(hints) > row.width {
      guard let dropped = hints.lastIndex(where: { !keptHints.contains($0.word) }) else { break }
      hints.remove(at: dropped)
    }
    var x = row.x + 1
    for hint in hints {
      let start = x
      x += frame.write(key(of: hint), x: x, y: row.y, style: style(.hintKey), clip: row)
      x += frame.write(" " + hint.word, x: x, y: row.y, style: style(.hintText), clip: row)
      if let chord = hint.chord {
        hits.add(Rectangle(x: start, y: row.y, width: x - start, height: 1), .key(chord))
      }
      x += 2
    }
  }

  /// What is hinted at in every pane, the most useful first: the last are dropped on narrow screens.
  private static let hintedEverywhere = [
    "draft.submit", "pane.next", "app.palette", "app.help", "app.quit", "draft.list", "search.begin",
    "pane.zoom",
  ]

  private var hintItems: [Hint] {
    switch state.overlay {
    case .list(let list):
      return hints(("list.take", "choose")) + (list.isOfSeveral ? hints(("list.mark", "mark")) : [])
        + [both("list.up", "list.down", "move"), Hint("type", "to search")]
        + hints(("list.close", "close"))
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
    let own = CommandTable.all.filter { $0.scope == .pane(state.pane) }
    // Who sees one pane alone must see the way back.
    let first = state.isZoomed ? ["pane.zoom"] : []
    let everywhere = first + Self.hintedEverywhere.filter { !first.contains($0) }
    let searching =
      state.searches[state.pane] == nil ? [] : [Hint("n N", "match"), Hint(.plain(.escape), "clear")]
    return tourItems.map { Hint($0.key, $0.word) } + searching
      + (own + everywhere.compactMap(CommandTable.named)).compactMap { command in
        guard let hint = state.hint(of: command), let key = state.keys.keys(of: command).first,
          command.availability(state).reason == nil
        else { return nil }
        return Hint(key, hint)
      }
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
    return Hint(keys.joined(separator: state.keys.isSpelledOut ? " " : ""), word)
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

  /// A key with what it does here.
  private struct Hint {
    let key: String
    let word: String
    /// What a click on it presses; nil where it stands for several keys.
    let chord: KeyChord?

    init(_ chord: KeyChord, _ word: String) {
      (key, self.word, self.chord) = (chord.symbol, word, chord)
    }

    init(_ keys: String, _ word: String) { (key, self.word, chord) = (keys, word, nil) }
  }
}
