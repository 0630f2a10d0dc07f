/// The manual page, in the macros of man(7), from the table of commands.
enum ManPage {
  static var text: String {
    let composer = CommandLineTable.composer
    var page = """
      .TH HEYGEN\\-TUI 1 "\(Help.released)" "heygen\\-tui \(escaped(Help.version))" "User Commands"
      .SH NAME
      heygen\\-tui \\- compose and render AI\\-avatar videos in the terminal
      .SH SYNOPSIS
      .B heygen\\-tui
      \(composer.options.map { "[\(synopsis(of: $0))]" }.joined(separator: "\n"))
      .br
      .B heygen\\-tui
      .I COMMAND
      [\\fIARGUMENT\\fR ...]
      .SH DESCRIPTION
      \(lines(composer.summary))
      .PP
      \(lines(introduction))

      """
    for group in CommandDescription.Group.allCases {
      page += ".SH \(escaped(group.rawValue.uppercased()))\n"
      for command in CommandLineTable.all where command.group == group && !command.name.isEmpty {
        page += section(of: command)
      }
    }
    page += ".SH ENVIRONMENT\n" + EnvironmentVariable.all.map { item($0.name, $0.help) }.joined()
    page += ".SH FILES\n"
    page += item("~/.config/heygen-tui/config", "The configuration; heygen-tui config init writes it.")
    page += item("~/.local/share/heygen-tui/", "Drafts and jobs, and the sandbox's videos.")
    page += ".SH EXIT STATUS\n" + ExitCode.all.map { item($0.code, $0.meaning) }.joined()
    return page
  }

  private static let introduction =
    """
    The commands below reach the same drafts, jobs and services without a screen. Where a file is wanted, - is standard \
    input. A draft is named by its name, its id or the beginning of its id; a job by its id, the id of its video, or the \
    beginning of one.
    """

  private static func section(of command: CommandDescription) -> String {
    var text = ".SS heygen\\-tui \(escaped(command.name))\n"
    let operands = command.operands.map { "\\fI\(escaped($0.synopsis))\\fR" }
    let options = command.options.map { "[\(synopsis(of: $0))]" }
    let words = operands + options
    if !words.isEmpty { text += ".RS 2\n\(words.joined(separator: "\n"))\n.RE\n.PP\n" }
    text += lines(command.summary) + ".\n"
    for paragraph in command.paragraphs { text += ".PP\n\(lines(paragraph))\n" }
    for operand in command.operands { text += item(operand.name, operand.help) }
    for option in command.options { text += item(option.heading, option.help) }
    for example in command.examples {
      text += ".PP\n\(lines(sentence(example.what)))\n.PP\n.RS 4\n.nf\n\(line(example.command))\n.fi\n.RE\n"
    }
    return text
  }

  /// A text on lines of input as short as manuals are written in, a sentence beginning on a new one.
  private static func lines(_ text: String) -> String {
    var lines = [""]
    var isNewSentence = false
    for word in text.split(separator: " ").map(String.init) {
      let last = lines[lines.count - 1]
      if isNewSentence || !last.isEmpty && last.count + word.count > 70 {
        lines.append(word)
      } else {
        lines[lines.count - 1] = last.isEmpty ? word : last + " " + word
      }
      isNewSentence = word.hasSuffix(".")
    }
    return lines.map(line).joined(separator: "\n")
  }

  private static func synopsis(of option: Option) -> String {
    "\\fB\(escaped(option.names.first ?? ""))\\fR" + (option.value.map { " \\fI\(escaped($0))\\fR" } ?? "")
  }

  private static func item(_ name: String, _ help: String) -> String {
    ".TP\n\\fB\(escaped(name))\\fR\n\(lines(help))\n"
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  /// A text as one line of input: nothing of it is taken for a request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "…": escaped += "..."
      case "“": escaped += "\\(lq"
      case "”": escaped += "\\(rq"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
