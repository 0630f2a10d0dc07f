import Cells

/// Which key runs which command: the commands' own keys, but for those that the configuration binds anew.
public struct KeyMap: Equatable, Sendable {
  /// The keys as they are without a configuration.
  public static let standard = KeyMap()

  /// The keys of the commands that are bound anew, by the commands' names.
  private let bindings: [String: [KeyChord]]
  /// Places in the table of commands.
  private var scopes: [Scope: [KeyChord: Int]] = [:]
  /// The keys that do something in a text.
  let editing: EditKeys
  /// Whether keys are written out, as `Enter`, for screens and readers that have no sign for them.
  var isSpelledOut = false

  /// - Parameter bindings: the keys of commands by name, in place of their own; none to unbind. No two commands of
  ///   a scope may share a key.
  init(_ bindings: [String: [KeyChord]] = [:]) {
    self.bindings = bindings
    var actions: [KeyChord: EditAction] = [:]
    for (index, command) in CommandTable.all.enumerated() {
      for chord in bindings[command.name] ?? command.keys {
        scopes[command.scope, default: [:]][chord] = index
        if let action = command.editing { actions[chord] = action }
      }
    }
    editing = EditKeys(actions)
  }

  /// The command that a key runs in a place; those of everywhere are not among them.
  func command(for chord: KeyChord, in scope: Scope) -> Command? {
    scopes[scope]?[chord].map { CommandTable.all[$0] }
  }

  /// The command that a key runs in a pane: the pane's own before those of everywhere.
  func command(for chord: KeyChord, in pane: Pane) -> Command? {
    command(for: chord, in: .pane(pane)) ?? command(for: chord, in: .everywhere)
  }

  /// The keys that run a command.
  func keys(of command: Command) -> [KeyChord] { bindings[command.name] ?? command.keys }

  /// The keys that run a command, in short.
  func symbols(of command: Command) -> String {
    keys(of: command).map { text(of: $0) }.joined(separator: " ")
  }

  /// A key in short, or written out.
  func text(of chord: KeyChord) -> String { isSpelledOut ? chord.name : chord.symbol }

  /// The first key that runs the command of a name, in short; its title in quotes where it has none.
  func symbol(of name: String) -> String {
    guard let command = CommandTable.named(name) else { return name }
    return keys(of: command).first.map { text(of: $0) } ?? "“\(command.title)”"
  }

  /// The first key that runs the command of a name, written out; its title in quotes where it has none.
  func name(of name: String) -> String {
    chord(of: name)?.name ?? "“\(CommandTable.named(name)?.title ?? name)”"
  }

  /// The first key of the command of a name; nil where it has none.
  func chord(of name: String) -> KeyChord? { CommandTable.named(name).flatMap { keys(of: $0).first } }

  /// The first key of a command that also works while a text is typed.
  func chordWhileTyping(of name: String) -> KeyChord? {
    CommandTable.named(name).flatMap { keys(of: $0).first(where: \.isNoText) }
  }
}

extension KeyChord {
  /// Whether the key never types anything.
  var isNoText: Bool {
    switch key {
    case .function, .tab, .backTab: return true
    default: break
    }
    return modifiers.contains(.control) || modifiers.contains(.alt)
  }
}
