import Composer
import Foundation

extension CommandDescription {
  static let configInit = CommandDescription(
    "config init", .program, "Writes the configuration file with every setting explained",
    details: """
      A file that is there is left as it is. The path is printed.
      """,
    examples: [Example("heygen-tui config init", "write it, with every line a comment")]
  ) { _, surroundings throws(ProgramError) in
    let file = ConfigurationFile(environment: surroundings.environment)
    try file.writeTemplate()
    Output.print(file.path)
    return ExitCode.done
  }

  static let configCheck = CommandDescription(
    "config check", .program, "Names what is wrong in the configuration, by line",
    operands: [Operand("FILE", .optional, "another file than the configuration", .files)],
    details: """
      A line for each problem: FILE:LINE: error or warning: what, and what is allowed. The exit code is
      2 when there is an error.
      """,
    examples: [Example("heygen-tui config check", "before the next start")]
  ) { arguments, surroundings throws(ProgramError) in
    let file =
      arguments.files.first.map { ConfigurationFile(path: $0) }
      ?? ConfigurationFile(environment: surroundings.environment)
    return try Config.check(file)
  }

  static let configPath = CommandDescription(
    "config path", .program, "Says where the configuration file is, or would be",
    examples: [Example("$EDITOR \"$(heygen-tui config path)\"", "edit it")]
  ) { _, surroundings in
    Output.print(ConfigurationFile(environment: surroundings.environment).path)
    return ExitCode.done
  }
}

/// `heygen-tui config`: writes the configuration file, checks it, says where it is.
private enum Config {
  static func check(_ file: ConfigurationFile) throws(ProgramError) -> Int32 {
    guard file.path == "-" || FileManager.default.fileExists(atPath: file.path) else {
      throw .unreadable(file: file.path, reason: "there is no such file; heygen-tui config init writes one")
    }
    let problems = try file.read().problems
    for line in file.lines(of: problems) { Output.print(line) }
    return problems.contains { $0.severity == .error } ? ExitCode.usage : ExitCode.done
  }
}
