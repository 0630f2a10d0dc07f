/// The shells that there are completions for.
enum Shell: String, CaseIterable {
  case bash, zsh, fish
}

/// The completions of shells, from the table of commands.
enum Completions {
  static func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// The commands with names, and those that are only the beginning of others.
  static var commands: [CommandDescription] { CommandLineTable.all.filter { !$0.name.isEmpty } }

  /// What is offered where the operands of a command stand.
  static func operandCompletion(of command: CommandDescription) -> Completion {
    command.operands.last?.completion ?? .nothing
  }

  /// The words behind a first word that is the beginning of several commands, with what they do.
  static var families: [(word: String, members: [CommandDescription])] {
    CommandLineTable.firstWords.compactMap { word in
      let members = CommandLineTable.subcommands(of: word)
      return members.isEmpty ? nil : (word, members)
    }
  }

  /// First words, with what they do.
  static var firstWords: [(word: String, help: String)] {
    CommandLineTable.firstWords.map { word in
      let own = commands.first { $0.name == word }
      let family = CommandLineTable.subcommands(of: word).map { $0.words[1] }.joined(separator: ", ")
      return (word, own?.summary ?? family)
    }
  }

  /// A word in quotes of a shell.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
