import Foundation
import TestSupport

/// The program in a terminal, as a user has it before them.
struct RunningComposer {
  let terminal: PseudoTerminal

  init(
    home: TemporaryFolder, columns: Int = 80, rows: Int = 24, arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    terminal = try PseudoTerminal(
      executable: BuiltProgram.path, arguments: arguments,
      environment: BuiltProgram.environment(home: home, more: environment),
      workingDirectory: home.path, columns: columns, rows: rows)
    try terminal.waitFor(text: "Scenes")
  }

  /// Presses keys, and waits until the screen shows a text.
  func press(_ keys: TerminalKey..., until text: String) throws {
    terminal.send(keys)
    try terminal.waitFor(text: text)
  }

  /// Types a text, and waits until the screen shows another.
  func type(_ words: String, until text: String) throws {
    terminal.send(words)
    try terminal.waitFor(text: text)
  }

  /// Leaves the program.
  func quit() throws -> ExitStatus {
    terminal.send(.control("q"))
    return try terminal.waitForExit()
  }
}

/// What ffprobe says of a file: a line each for the streams and the format, as `name=value|name=value`.
func probe(_ file: URL, environment: [String: String]) throws -> String {
  let entries = "stream=codec_name,width,height,pix_fmt:format=duration"
  return try FinishedProgram.run(
    "ffprobe", ["-v", "error", "-show_entries", entries, "-of", "compact", file.path],
    environment: environment
  ).output
}
