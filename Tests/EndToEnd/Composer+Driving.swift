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

/// A program that ran to its end.
struct Finished {
  let code: Int32
  let output: String
  let errors: String
}

/// Runs a program without a terminal.
func run(
  _ executable: String, _ arguments: [String], environment: [String: String], input: String = ""
) throws -> Finished {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: executable)
  process.arguments = arguments
  process.environment = environment
  let folder = try TemporaryFolder()
  let files = ["in", "out", "err"].map { folder.file($0) }
  try Data(input.utf8).write(to: files[0])
  for file in files.dropFirst() { try Data().write(to: file) }
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  try process.run()
  process.waitUntilExit()
  return Finished(
    code: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
    errors: try String(contentsOf: files[2], encoding: .utf8))
}

/// What ffprobe says of a file: a line each for the streams and the format, as `name=value|name=value`.
func probe(_ file: URL, environment: [String: String]) throws -> String {
  let entries = "stream=codec_name,width,height,pix_fmt:format=duration"
  return try run(
    "/usr/bin/env", ["ffprobe", "-v", "error", "-show_entries", entries, "-of", "compact", file.path],
    environment: environment
  ).output
}
