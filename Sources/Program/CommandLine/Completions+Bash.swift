/// What bash is told.
extension Completions {
  static var bash: String {
    let cases = commands.map(bashCase).joined()
    let families = families.map { family in
      "    \(family.word)) words=\(quoted(family.members.map { $0.words[1] }.joined(separator: " "))) ;;\n"
    }.joined()
    return """
      # bash completion for heygen-tui; made by “heygen-tui completion bash”.
      _heygen_tui_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
      _heygen_tui_listed() { mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$(heygen-tui __complete "$1" 2>/dev/null | cut -f1)" -- "$cur"); }
      _heygen_tui_files() { compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$cur"); }
      _heygen_tui() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' words='' word i
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          case "$word" in
            \(CommandLineTable.composer.options.filter { $0.value != nil }.flatMap(\.names).joined(separator: "|"))) ((i++)); continue ;;
            -*) continue ;;
          esac
          if [[ -z $command ]]; then
            command=$word
          else
            case "$command $word" in
              \(commands.filter { $0.words.count > 1 }.map { "\"\($0.name)\"" }.joined(separator: "|"))) command="$command $word" ;;
            esac
            break
          fi
        done
        if [[ -z $command && $cur != -* && $prev != --* ]]; then
          _heygen_tui_words \(quoted(CommandLineTable.firstWords.joined(separator: " ")))
          return
        fi
        case "$command" in
      \(families)  esac
        case "$command" in
          '') case "$prev" in
      \(bashValues(of: CommandLineTable.composer))      esac
            [[ $cur == -* ]] && _heygen_tui_words \(quoted((CommandLineTable.composer.options.flatMap(\.names) + ["--help", "--version"]).joined(separator: " ")))
            [[ $cur != -* ]] && _heygen_tui_words \(quoted(CommandLineTable.firstWords.joined(separator: " "))) ;;
      \(cases)    *) [[ $words ]] && _heygen_tui_words "$words" ;;
        esac
      }
      complete -F _heygen_tui heygen-tui

      """
  }

  private static func bashCase(_ command: CommandDescription) -> String {
    let options = command.options.flatMap(\.names) + ["--help"]
    return """
          \(quoted(command.name)))
            case "$prev" in
      \(bashValues(of: command))      esac
            if [[ $cur == -* ]]; then _heygen_tui_words \(quoted(options.joined(separator: " "))); return; fi
            [[ $words ]] && _heygen_tui_words "$words"
            \(bashOffer(operandCompletion(of: command)))
            ;;

      """
  }

  private static func bashValues(of command: CommandDescription) -> String {
    command.options.filter { $0.value != nil }.map { option in
      "        \(option.names.joined(separator: "|"))) \(bashOffer(option.completion)); return ;;\n"
    }.joined()
  }

  private static func bashOffer(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ":"
    case .files: "_heygen_tui_files -f"
    case .folders: "_heygen_tui_files -d"
    case .words(let words): "_heygen_tui_words \(quoted(words.joined(separator: " ")))"
    case .requests: "_heygen_tui_listed drafts; _heygen_tui_files -f"
    case .jobs, .drafts, .batches: "_heygen_tui_listed \(completion.listed ?? "")"
    }
  }
}
