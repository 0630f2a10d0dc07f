/// What fish is told.
extension Completions {
  static var fish: String {
    var text = """
      # fish completion for heygen-tui; made by “heygen-tui completion fish”.
      function __heygen_tui_is
          set -l words (commandline -opc | string match -v -- '-*')
          set -l wanted (string split ' ' -- $argv[1])
          set -l found $words[2..(math 1 + (count $wanted))]
          test "$found" = "$argv[1]"; or return 1
          for longer in $argv[2..-1]
              test "$words[2..3]" = "$longer"; and return 1
          end
          return 0
      end
      function __heygen_tui_is_first
          test (count (commandline -opc | string match -v -- '-*')) -eq 1
      end
      complete -c heygen-tui -f

      """
    for (word, help) in firstWords {
      text += "complete -c heygen-tui -n __heygen_tui_is_first -a \(word) -d \(fishQuoted(help))\n"
    }
    for option in CommandLineTable.composer.options {
      text += fishOption(option, when: "__heygen_tui_is_first")
    }
    for family in families {
      for member in family.members {
        let condition =
          "__heygen_tui_is \(family.word) \(family.members.map { "\"\($0.name)\"" }.joined(separator: " "))"
        text +=
          "complete -c heygen-tui -n \(fishQuoted(condition)) -a \(member.words[1]) -d \(fishQuoted(member.summary))\n"
      }
    }
    for command in commands { text += fishLines(of: command) }
    return text
  }

  private static func fishLines(of command: CommandDescription) -> String {
    let longer = CommandLineTable.subcommands(of: command.name).map { " \"\($0.name)\"" }.joined()
    let condition = "__heygen_tui_is \"\(command.name)\"\(longer)"
    let options = command.options.map { fishOption($0, when: condition) }.joined()
    let offer = fishOffer(operandCompletion(of: command))
    guard !offer.isEmpty else { return options }
    return options + "complete -c heygen-tui -n \(fishQuoted(condition)) \(offer)\n"
  }

  private static func fishOption(_ option: Option, when condition: String) -> String {
    let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
    let isFile = option.completion.takesFiles
    let value = option.value == nil ? "" : " \(isFile ? "-r" : "-x") \(fishOffer(option.completion))"
    return
      "complete -c heygen-tui -n \(fishQuoted(condition)) \(names.joined(separator: " "))\(value) -d \(fishQuoted(option.help))\n"
  }

  private static func fishOffer(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ""
    case .files: "-F"
    case .folders: "-a '(__fish_complete_directories)'"
    case .words(let words): "-a \(fishQuoted(words.joined(separator: " ")))"
    case .requests: "-F -a '(heygen-tui __complete drafts)'"
    case .jobs, .drafts, .batches: "-a '(heygen-tui __complete \(completion.listed ?? ""))'"
    }
  }

  private static func fishQuoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
