/// A command of the command line: help, completions, the man page and the reading of arguments come from it.
struct CommandDescription: Sendable {
  /// What belongs together in the help.
  enum Group: String, CaseIterable, Sendable {
    case requests = "Requests and drafts"
    case jobs = "Jobs and videos"
    case service = "The service"
    case program = "The program"
  }

  typealias Run = @Sendable (Arguments, Surroundings) throws(ProgramError) -> Int32

  /// What is typed, such as `draft list`; empty for the composer.
  let name: String
  let group: Group
  /// What it does, in a line.
  let summary: String
  let operands: [Operand]
  let options: [Option]
  /// What else there is to know, in paragraphs.
  let paragraphs: [String]
  let examples: [Example]
  let run: Run

  /// - Parameter details: paragraphs with a blank line between.
  init(
    _ name: String, _ group: Group, _ summary: String, operands: [Operand] = [], options: [Option] = [],
    details: String = "", examples: [Example], run: @escaping Run
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.operands = operands
    self.options = options
    paragraphs = details.split(separator: "\n\n").map { String($0).replacing("\n", with: " ") }
    self.examples = examples
    self.run = run
  }

  /// The words of the name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// The option of a name, as it is typed.
  func option(_ name: String) -> Option? { options.first { $0.names.contains(name) } }

  /// Such as `heygen-tui download ID… [-o PLACE] [--force]`.
  var synopsis: [String] {
    (["heygen-tui"] + words) + operands.map(\.synopsis) + options.map { "[\($0.synopsis)]" }
  }
}

/// What a completion offers.
enum Completion: Equatable, Sendable {
  case nothing
  case files
  case folders
  case words([String])
  case jobs
  case drafts
  case batches
  /// A draft or a file.
  case requests
}

/// What stands on a command line without a dash.
struct Operand: Equatable, Sendable {
  enum Count: Equatable, Sendable {
    case one
    case optional
    /// At least one.
    case some
    case any
  }

  /// In capital letters.
  let name: String
  let count: Count
  let help: String
  let completion: Completion

  init(_ name: String, _ count: Count = .one, _ help: String, _ completion: Completion = .nothing) {
    self.name = name
    self.count = count
    self.help = help
    self.completion = completion
  }

  var synopsis: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .some: name + "…"
    case .any: "[\(name)…]"
    }
  }

  /// How many are taken.
  var range: ClosedRange<Int> {
    switch count {
    case .one: 1...1
    case .optional: 0...1
    case .some: 1...Int.max
    case .any: 0...Int.max
    }
  }
}

/// What stands on a command line with a dash.
struct Option: Equatable, Sendable {
  /// As they are typed, the long one last: `-o`, `--output`.
  let names: [String]
  /// What its value is called, in capital letters; nil for one without a value.
  let value: String?
  let help: String
  let completion: Completion

  /// - Parameter names: as they are typed, with a blank between: `-o --output`.
  init(_ names: String, _ value: String? = nil, _ help: String, _ completion: Completion = .nothing) {
    self.names = names.split(separator: " ").map(String.init)
    self.value = value
    self.help = help
    self.completion = completion
  }

  /// The name that it is known by in the program.
  var name: String { names.last ?? "" }

  var synopsis: String { (names.first ?? "") + (value.map { " " + $0 } ?? "") }

  /// Such as `-o, --output PLACE`.
  var heading: String { names.joined(separator: ", ") + (value.map { " " + $0 } ?? "") }
}

/// A command line, and what it does.
struct Example: Equatable, Sendable {
  let command: String
  let what: String

  init(_ command: String, _ what: String) {
    self.command = command
    self.what = what
  }
}
