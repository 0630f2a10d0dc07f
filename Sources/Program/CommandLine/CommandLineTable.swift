/// Every command of the command line.
enum CommandLineTable {
  /// In the order of the help.
  static let all: [CommandDescription] = [
    .compose,
    .validate, .export, .draftList, .draftShow, .draftNew, .draftRender, .fields,
    .submit, .jobs, .status, .watch, .download, .resubmit, .cancel, .delete,
    .batch, .batchResume, .batchReport, .batchList,
    .avatars, .voices, .sandbox,
    .configInit, .configCheck, .configPath, .completion, .man, .help, .version,
  ]

  static let composer = CommandDescription.compose

  /// The command that words begin with, and the words behind it; nil when they begin with none.
  static func command(in words: [String]) -> (CommandDescription, rest: [String])? {
    let found = all.filter { !$0.words.isEmpty && words.starts(with: $0.words) }
      .max { $0.words.count < $1.words.count }
    return found.map { ($0, Array(words.dropFirst($0.words.count))) }
  }

  /// The commands whose names begin with a word and have another one behind it.
  static func subcommands(of word: String) -> [CommandDescription] {
    all.filter { $0.words.count > 1 && $0.words[0] == word }
  }

  /// The first words of all names, each once.
  static var firstWords: [String] {
    all.compactMap(\.words.first).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What is said of words that begin with no command.
  static func unknown(_ words: [String]) -> ProgramError {
    let word = words.first ?? ""
    let below = subcommands(of: word)
    guard !below.isEmpty else {
      return .usage("unknown command \(word)" + Nearest.hint(word, in: firstWords))
    }
    let names = below.map { $0.words[1] }
    guard words.count > 1 else {
      return .usage("\(word) is followed by \(names.joined(separator: ", "))", help: word)
    }
    let typed = words.prefix(2).joined(separator: " ")
    return .usage("unknown command \(typed)" + Nearest.hint(typed, in: below.map(\.name)), help: word)
  }
}
