import Cells

/// What `--help` prints.
enum Help {
  static let version = "0.1.0"
  /// The day of the version.
  static let released = "2026-11-21"
  private static let width = 100

  /// The help of a word: of a command, of all commands that it begins, or of the program.
  static func text(for words: [String]) throws(ProgramError) -> String {
    guard let first = words.first else { return overview }
    if let (command, _) = CommandLineTable.command(in: words) {
      let below = CommandLineTable.subcommands(of: command.name)
      return page(of: command) + (below.isEmpty ? "" : "\nSee also:\n" + list(below))
    }
    let below = CommandLineTable.subcommands(of: first)
    guard !below.isEmpty else { throw CommandLineTable.unknown(words) }
    return list(below)
  }

  /// The help of the program.
  static var overview: String {
    var text = """
      heygen-tui: compose and render AI-avatar videos in the terminal

      heygen-tui \(CommandLineTable.composer.options.map { "[\($0.synopsis)]" }.joined(separator: " "))
          \(CommandLineTable.composer.summary)


      """
    for group in CommandDescription.Group.allCases {
      let commands = CommandLineTable.all.filter { $0.group == group && !$0.name.isEmpty }
      text += "\(group.rawValue):\n\(list(commands))\n"
    }
    text += """
      heygen-tui COMMAND --help tells more, with examples. Where a FILE is wanted, - is standard input.
      A DRAFT is named by its name, its id or the beginning of its id; an ID is that of a job or of its video, or the
      beginning of one.

      Environment:
      \(rows(EnvironmentVariable.all.map { ($0.name, $0.help) }))
      Exit codes: \(ExitCode.all.map { "\($0.code) \($0.meaning)" }.joined(separator: ", ")).

      """
    return text
  }

  /// The help of a command.
  static func page(of command: CommandDescription) -> String {
    var text = "\(command.summary)\n\n\(synopsis(of: command))\n"
    for paragraph in command.paragraphs { text += "\n" + wrapped(paragraph, indent: 0) }
    if !command.operands.isEmpty {
      text += "\n" + rows(command.operands.map { ($0.name, $0.help) })
    }
    if !command.options.isEmpty {
      text += "\nOptions:\n" + rows(command.options.map { ($0.heading, $0.help) })
    }
    text += "\nExamples:\n"
    for example in command.examples { text += "  \(example.command)\n      \(example.what)\n" }
    return text
  }

  private static func synopsis(of command: CommandDescription) -> String {
    let words = command.synopsis
    let head = (["heygen-tui"] + command.words).joined(separator: " ")
    var lines = [head]
    for word in words.dropFirst(1 + command.words.count) {
      if lines[lines.count - 1].count + word.count + 1 > width {
        lines.append(String(repeating: " ", count: head.count))
      }
      lines[lines.count - 1] += " " + word
    }
    return lines.joined(separator: "\n")
  }

  private static func list(_ commands: [CommandDescription]) -> String {
    rows(commands.map { ($0.name, $0.summary) })
  }

  /// Names on the left, help on the right.
  private static func rows(_ rows: [(name: String, help: String)]) -> String {
    let longest = min(rows.map { displayWidth($0.name) }.max() ?? 0, 26)
    return rows.map { row in
      let help = wrapped(row.help, indent: longest + 4)
      guard displayWidth(row.name) <= longest else { return "  \(row.name)\n\(help)" }
      return "  " + pad(row.name, toWidth: longest) + "  " + help.dropFirst(longest + 4)
    }.joined()
  }

  private static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      lines(of: $0, width - indent)
    }
    .map { margin + $0 + "\n" }.joined()
  }

  private static func lines(of paragraph: Substring, _ width: Int) -> [String] {
    var lines = [""]
    for word in paragraph.split(separator: " ") {
      let line = lines[lines.count - 1]
      if !line.isEmpty, displayWidth(line) + displayWidth(String(word)) + 1 > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
      }
    }
    return lines
  }
}

/// What the program reads from its environment.
struct EnvironmentVariable {
  let name: String
  let help: String

  static let all = [
    EnvironmentVariable(name: "HEYGEN_API_KEY", help: "the key of the live service"),
    EnvironmentVariable(
      name: "HEYGEN_BASE_URL", help: "another address of the live service, such as a sandbox's"),
    EnvironmentVariable(
      name: "XDG_CONFIG_HOME", help: "the folder of the configuration, ~/.config by default"),
    EnvironmentVariable(
      name: "XDG_DATA_HOME", help: "the folder of drafts, jobs and the sandbox, ~/.local/share by default"),
    EnvironmentVariable(name: "NO_COLOR", help: "no colours, when it is set to anything"),
    EnvironmentVariable(name: "EDITOR, VISUAL", help: "the editor for scripts and requests"),
  ]
}
