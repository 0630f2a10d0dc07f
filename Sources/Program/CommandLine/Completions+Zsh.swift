/// What zsh is told.
extension Completions {
  static var zsh: String {
    """
    #compdef heygen-tui
    # zsh completion for heygen-tui; made by “heygen-tui completion zsh”.
    _heygen-tui_listed() {
      local -a found
      found=(${(f)"$(heygen-tui __complete $1 2>/dev/null | sed 's/:/\\\\:/g; s/\\t/:/')"})
      _describe -t $1 $1 found
    }
    _heygen-tui_requests() { _alternative 'drafts:draft: _heygen-tui_listed drafts' 'files:file:_files' }
    _heygen-tui() {
      local -a first
      first=(
    \(firstWords.map { "    \(quoted(zshPlain($0.word) + ":" + zshPlain($0.help)))\n" }.joined())  )
      if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then
        _describe -t commands command first
        return
      fi
      local name=$words[2]
      case $name in
    \(families.map(zshFamily).joined())  esac
      local -a named=(${(z)name})
      (( CURRENT -= $#named ))
      words=("$name" "${(@)words[$(($#named + 2)),-1]}")
      case $name in
    \(commands.map(zshCase).joined())    *) _arguments \(zshOptions(of: CommandLineTable.composer)) ;;
      esac
    }
    if [[ $funcstack[1] == _heygen-tui ]]; then _heygen-tui "$@"; else compdef _heygen-tui heygen-tui; fi

    """
  }

  private static func zshFamily(_ family: (word: String, members: [CommandDescription])) -> String {
    let words = family.members.map { quoted(zshPlain($0.words[1]) + ":" + zshPlain($0.summary)) }
    let hasOwn = commands.contains { $0.name == family.word }
    return """
          \(family.word))
            if (( CURRENT == 3 )); then
              local -a below; below=(\(words.joined(separator: " ")))
              _describe -t commands command below\(hasOwn ? "" : "; return")
            elif [[ $words[3] == (\(family.members.map { $0.words[1] }.joined(separator: "|"))) ]]; then
              name="$words[2] $words[3]"
            fi ;;

      """
  }

  private static func zshCase(_ command: CommandDescription) -> String {
    let operand = command.operands.last.map { operand in
      " '*:\(operand.name.lowercased()):\(zshAction(operand.completion))'"
    }
    return "    \(quoted(command.name))) _arguments \(zshOptions(of: command))\(operand ?? "") ;;\n"
  }

  private static func zshOptions(of command: CommandDescription) -> String {
    let options = command.options.flatMap { option in
      option.names.map { name in
        let value = option.value.map { ":\($0.lowercased()):\(zshAction(option.completion))" } ?? ""
        let help = zshPlain(option.help).replacing("[", with: "(").replacing("]", with: ")")
        return quoted("\(name)[\(help)]\(value)")
      }
    }
    return (options + ["'--help[tell more, with examples]'"]).joined(separator: " ")
  }

  /// What completes a value. A function of ours begins with a space, or zsh would put arguments of its own before ours.
  private static func zshAction(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ""
    case .files: "_files"
    case .folders: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .requests: " _heygen-tui_requests"
    case .jobs, .drafts, .batches: " _heygen-tui_listed \(completion.listed ?? "")"
    }
  }

  private static func zshPlain(_ text: String) -> String { text.replacing(":", with: "\\:") }
}
