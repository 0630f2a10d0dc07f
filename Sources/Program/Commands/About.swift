extension CommandDescription {
  static let help = CommandDescription(
    "help", .program, "Prints what a command does, with examples",
    operands: [Operand("COMMAND", .any, "the command")],
    examples: [Example("heygen-tui help batch", "the same as heygen-tui batch --help")]
  ) { arguments, _ throws(ProgramError) in
    Output.print(try Help.text(for: arguments.files))
    return ExitCode.done
  }

  static let version = CommandDescription(
    "version", .program, "Prints the program's version",
    examples: [Example("heygen-tui version", "for a report")]
  ) { _, _ in
    Output.print("heygen-tui \(Help.version)")
    return ExitCode.done
  }

  static let man = CommandDescription(
    "man", .program, "Prints the manual page",
    examples: [Example("heygen-tui man | man -l -", "read it")]
  ) { _, _ in
    Output.write(ManPage.text, to: 1)
    return ExitCode.done
  }

  static let completion = CommandDescription(
    "completion", .program, "Prints the completions of a shell",
    operands: [Operand("SHELL", .one, "bash, zsh or fish", .words(Shell.allCases.map(\.rawValue)))],
    examples: [
      Example("source <(heygen-tui completion bash)", "in ~/.bashrc"),
      Example("heygen-tui completion zsh > ~/.zfunc/_heygen-tui", "in a folder of $fpath"),
      Example("heygen-tui completion fish > ~/.config/fish/completions/heygen-tui.fish", "for fish"),
    ]
  ) { arguments, _ throws(ProgramError) in
    guard let shell = Shell(rawValue: arguments.files[0]) else {
      throw .usage("there are no completions for \(arguments.files[0]); there are bash, zsh and fish")
    }
    Output.write(Completions.script(for: shell), to: 1)
    return ExitCode.done
  }
}
