import Composer
import Foundation

/// Runs the program by its command line, and ends the process with the command's exit code.
public func runProgram() -> Never {
  signal(SIGPIPE, SIG_IGN)
  // Where whoever started the program ignores it, nobody learns how a child has ended.
  signal(SIGCHLD, SIG_DFL)
  let words = Array(CommandLine.arguments.dropFirst())
  let environment = ProcessInfo.processInfo.environment
  dropKeys(from: environment)
  do {
    let code = try runCommand(words, Surroundings(environment: environment))
    exit(code == ExitCode.done && Output.hasFailed ? ExitCode.failed : code)
  } catch {
    Output.complain(error.description)
    exit(error.exitCode)
  }
}

/// Takes the keys out of what the programs get that this one starts; it knows them from what it was started with. To be
/// called while there is one thread.
private func dropKeys(from environment: [String: String]) {
  // What is wrong with the configuration is told by those who use it.
  let configuration = (try? ConfigurationFile(environment: environment).read()) ?? Configuration()
  for variable in configuration.keyVariables { unsetenv(variable) }
}

/// Runs the command that a command line names.
func runCommand(_ words: [String], _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
  if words.first == "__complete" { return Completer.run(Array(words.dropFirst()), surroundings) }
  let ordered = commandFirst(words)
  let beforeDashes = ordered.prefix { $0 != "--" }
  if beforeDashes.contains("--help") || beforeDashes.contains("-h") {
    Output.print(try Help.text(for: Array(beforeDashes.prefix { !$0.hasPrefix("-") }.prefix(2))))
    return ExitCode.done
  }
  if ordered.first == "--version" { return try CommandDescription.version.run(.none, surroundings) }
  guard let (command, rest) = CommandLineTable.command(in: ordered) else {
    if let first = ordered.first, !first.hasPrefix("-") { throw CommandLineTable.unknown(ordered) }
    return try perform(CommandLineTable.composer, ordered, surroundings)
  }
  return try perform(command, rest, surroundings)
}

private func perform(
  _ command: CommandDescription, _ words: [String], _ surroundings: Surroundings
) throws(ProgramError) -> Int32 {
  do {
    return try command.run(try Arguments(words, for: command), surroundings)
  } catch .usage(let text, "") {
    throw .usage(text, help: command.name)
  }
}

/// The words with the options of the service, which may stand first, behind the command.
private func commandFirst(_ words: [String]) -> [String] {
  var index = 0
  while index < words.count,
    let option = CommandLineTable.composer.option(String(words[index].prefix { $0 != "=" }))
  {
    index += option.value != nil && !words[index].contains("=") ? 2 : 1
  }
  guard index > 0, index < words.count, CommandLineTable.firstWords.contains(words[index]) else {
    return words
  }
  let name = CommandLineTable.command(in: Array(words[index...]))?.0.words.count ?? 1
  return Array(words[index..<index + name] + words[..<index] + words[(index + name)...])
}
