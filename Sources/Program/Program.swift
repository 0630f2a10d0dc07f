import Foundation

/// Runs the program by its command line, and ends the process with the command's exit code.
public func runProgram() -> Never {
  signal(SIGPIPE, SIG_IGN)
  let words = Array(CommandLine.arguments.dropFirst())
  let environment = ProcessInfo.processInfo.environment
  // Foundation's network code makes a folder for cookies, never used here, in the user's data folder and under the name of
  // the folder that the program lies in. It is told of our own folder instead; other programs get the true environment.
  setenv("XDG_DATA_HOME", Places(environment: environment).data.path, 1)
  do {
    exit(try run(words, environment: environment))
  } catch {
    Output.complain(error.description)
    exit(error.exitCode)
  }
}

private func run(_ words: [String], environment: [String: String]) throws(ProgramError) -> Int32 {
  if words.contains("--help") || words.first == "help" {
    Output.print(Usage.text)
    return ExitCode.done
  }
  let rest = Array(words.dropFirst())
  switch words.first {
  case "--version":
    Output.print("heygen-tui \(Usage.version)")
    return ExitCode.done
  case "sandbox": return try RunSandbox.run(rest, environment: environment)
  case "validate": return try Validate.run(rest)
  case "submit": return try Submit.run(rest, environment: environment)
  case "config": return try Config.run(rest, environment: environment)
  case "fields": return try Fields.run(rest)
  default: return try Compose.run(words, environment: environment)
  }
}
