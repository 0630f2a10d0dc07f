import Cells

/// Which key runs which command: the commands' own keys, but for those that the configuration binds anew.
public struct KeyMap: Equatable, Sendable {
  /// The keys as they are without a configuration.
  public static let standard = KeyMap()

  /// The keys of the commands that are bound anew, by the commands' names.
  private let bindings: [String: [KeyChord]]
  /// Places in the table of commands.
  private var everywhere: [KeyChord: Int] = [:]
  private var panes: [Pane: [KeyChord: Int]] = [:]

  /// - Parameter bindings: the keys of commands by name, in place of their own; none to unbind. No two commands of
  ///   a scope may share a key.
  init(_ bindings: [String: [KeyChord]] = [:]) {
    self.bindings = bindings
    for (index, command) in CommandTable.all.enumerated() {
      for chord in bindings[command.name] ?? command.keys {
        switch command.scope {
        case .everywhere: everywhere[chord] = index
        case .pane(let pane): panes[pane, default: [:]][chord] = index
        }
      }
    }
  }

  /// The command that a key runs in a pane: the pane's own before those of everywhere.
  func command(for chord: KeyChord, in pane: Pane) -> Command? {
    (panes[pane]?[chord] ?? everywhere[chord]).map { CommandTable.all[$0] }
  }

  /// The keys that run a command.
  func keys(of command: Command) -> [KeyChord] { bindings[command.name] ?? command.keys }

  /// The keys that run a command, in short.
  func symbols(of command: Command) -> String { keys(of: command).map(\.symbol).joined(separator: " ") }

  /// The first key that runs the command of a name, in short; its title in quotes where it has none.
  func symbol(of name: String) -> String {
    guard let command = CommandTable.named(name) else { return name }
    return keys(of: command).first?.symbol ?? "“\(command.title)”"
  }

  /// The first key of a command that also works while a text is typed.
  func chordWhileTyping(of name: String) -> KeyChord? {
    CommandTable.named(name).flatMap { keys(of: $0).first(where: \.isNoText) }
  }
}

extension KeyChord {
  /// Whether the key never types anything.
  var isNoText: Bool {
    if case .function = key { return true }
    return modifiers.contains(.control) || modifiers.contains(.alt)
  }
}
