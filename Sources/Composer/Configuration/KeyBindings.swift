import Cells

/// Reads the section `[keys]`: `command.name = key, key`.
struct KeyBindings {
  /// A line that binds a command.
  private struct Binding {
    var command: Command
    var keys: [KeyChord]
    var line: Int
  }

  private(set) var problems: [ConfigurationProblem] = []
  private var bindings: [String: Binding] = [:]

  init(_ entries: [ConfigurationText.Entry]) {
    for entry in entries { read(entry) }
    while let clash = firstClash {
      complain(clash.refused.line, clash.sentence)
      bindings[clash.refused.command.name] = nil
    }
    warnOfHidden()
  }

  var keyMap: KeyMap { KeyMap(bindings.mapValues(\.keys)) }

  private mutating func read(_ entry: ConfigurationText.Entry) {
    guard let command = CommandTable.named(entry.name) else {
      return complain(
        entry.line,
        Configuration.home(of: entry.name)
          ?? "there is no command \(entry.name)" + Self.others(like: entry.name))
    }
    var keys: [KeyChord] = []
    for name in Self.keyNames(in: entry.value) {
      guard let chord = KeyChord(name: name) else {
        return complain(
          entry.line,
          "“\(name)” is no key; keys are written d, D, ^D, Alt-d, Shift-Up, Enter, Space, Comma, F5, with commas between"
        )
      }
      if let same = chord.sameOnTerminals {
        return complain(entry.line, "terminals send \(chord.name) as \(same); choose another key")
      }
      if chord.isSilent {
        return complain(
          entry.line,
          "terminals do not send \(chord.name); with Control they send letters, Space and \\ ] ^ _")
      }
      if command.scope.takesText, chord.isCharacter, !command.keys.contains(chord) {
        return complain(
          entry.line,
          "\(chord.name == " " ? "Space" : chord.name) is typed there; choose a key that types nothing, such as F5 or Alt-x"
        )
      }
      if !keys.contains(chord) { keys.append(chord) }
    }
    if keys.isEmpty, command.isNeeded {
      return complain(entry.line, "\(command.name) must have a key, since nothing else does what it does")
    }
    bindings[command.name] = Binding(command: command, keys: keys, line: entry.line)
  }

  /// An empty value has none, and unbinds the command.
  private static func keyNames(in value: String) -> [String] {
    value.isEmpty ? [] : value.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
  }

  private static func others(like name: String) -> String {
    let group = name.prefix { $0 != "." } + "."
    let names = CommandTable.all.map(\.name).filter { $0.hasPrefix(group) }
    return names.isEmpty
      ? "; heygen-tui config init writes all of them" : "; there are \(names.joined(separator: ", "))"
  }

  // MARK: Clashes

  /// Two commands of a scope with the same key: of two lines the later one is refused, and a line before a default.
  private var firstClash: (refused: Binding, sentence: String)? {
    var holders: [Place: Command] = [:]
    for command in CommandTable.all {
      for chord in keys(of: command) {
        let place = Place(scope: command.scope, chord: chord)
        guard let other = holders[place] else {
          holders[place] = command
          continue
        }
        let isLater = (line(of: command) ?? 0) > (line(of: other) ?? 0)
        let (loser, winner) = isLater ? (command, other) : (other, command)
        guard let refused = bindings[loser.name] else { continue }
        return (
          refused,
          "\(chord.name) is already the key of \(winner.name) \(origin(of: winner))\(wayOut(of: winner))"
        )
      }
    }
    return nil
  }

  /// A key in a scope.
  private struct Place: Hashable {
    let scope: Scope
    let chord: KeyChord
  }

  private func keys(of command: Command) -> [KeyChord] { bindings[command.name]?.keys ?? command.keys }

  private func line(of command: Command) -> Int? { bindings[command.name]?.line }

  private func origin(of command: Command) -> String {
    line(of: command).map { "(line \($0))" } ?? "(by default)"
  }

  private func wayOut(of command: Command) -> String {
    line(of: command) == nil ? "; “\(command.name) =” would unbind that" : ""
  }

  /// A pane's key may hide one of everywhere, and a key of typing any other; whoever binds it is told.
  private mutating func warnOfHidden() {
    for command in CommandTable.all {
      for hidden in CommandTable.all where command.scope.hides(hidden.scope) {
        guard let line = [line(of: command), line(of: hidden)].compactMap({ $0 }).max() else { continue }
        for chord in keys(of: command) where keys(of: hidden).contains(chord) {
          // Other keys run nothing while one types or moves something.
          if command.scope == .typing || command.scope == .moving, !chord.isNoText { continue }
          let text =
            "\(command.scope.inWords), \(chord.name) is the key of \(command.name) \(origin(of: command)),"
            + " and not of \(hidden.name) \(origin(of: hidden))"
          problems.append(ConfigurationProblem(severity: .warning, line: line, sentence: text))
        }
      }
    }
  }

  private mutating func complain(_ line: Int, _ sentence: String) {
    problems.append(ConfigurationProblem(severity: .error, line: line, sentence: sentence))
  }
}

extension Scope {
  /// Whether its keys come before those of another place.
  fileprivate func hides(_ other: Scope) -> Bool {
    switch (self, other) {
    case (.pane, .everywhere), (.typing, .everywhere), (.typing, .pane(.form)), (.moving, .everywhere): true
    default: false
    }
  }

  fileprivate var inWords: String {
    if case .pane(let pane) = self { return "in the pane \(pane.title)" }
    return title.prefix(1).lowercased() + title.dropFirst()
  }
}

extension KeyChord {
  /// Whether the key types a character.
  fileprivate var isCharacter: Bool {
    if case .character = key { return modifiers.isEmpty }
    return false
  }

  /// The key that terminals do not tell from this one; nil when this one arrives as it is.
  fileprivate var sameOnTerminals: String? {
    switch self {
    case .control("i"): "Tab"
    case .control("m"): "Enter"
    case .control("["): "Esc"
    case .control("@"): "^Space"
    case .control("/"): "^_"
    case .control("?"): "Backspace"
    default: nil
    }
  }

  /// Whether terminals have no code for the key: with Control, that is most of what is no letter.
  fileprivate var isSilent: Bool {
    guard modifiers.contains(.control), case .character(let character) = key else { return false }
    return !("a"..."z").contains(character) && !" \\]^_".contains(character)
  }
}
