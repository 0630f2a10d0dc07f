import Composer
import Foundation

/// `heygen-tui config`: writes the configuration file, checks it, says where it is.
enum Config {
  static func run(_ words: [String], environment: [String: String]) throws(ProgramError) -> Int32 {
    let arguments = try Arguments(words, flags: [], options: [])
    let file = ConfigurationFile(environment: environment)
    switch (arguments.files.first, arguments.files.count) {
    case ("path", 1): Output.print(file.path)
    case ("init", 1):
      try file.writeTemplate()
      Output.print(file.path)
    case ("check", 1): return try check(file)
    case ("check", 2): return try check(ConfigurationFile(path: arguments.files[1]))
    default: throw .usage("config is followed by init, check or path")
    }
    return ExitCode.done
  }

  private static func check(_ file: ConfigurationFile) throws(ProgramError) -> Int32 {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .unreadable(file: file.path, reason: "there is no such file; heygen-tui config init writes one")
    }
    let problems = try file.read().problems
    for line in file.lines(of: problems) { Output.print(line) }
    return problems.contains { $0.severity == .error } ? ExitCode.usage : ExitCode.done
  }
}
