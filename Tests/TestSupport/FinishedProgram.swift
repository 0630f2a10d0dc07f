import CVTerm
import Foundation

/// A program that ran to its end, without a terminal.
public struct FinishedProgram: Sendable {
  /// The exit code; 128 and the signal's number where one ended it, as a shell tells it.
  public let code: Int32
  /// What it wrote to its standard output.
  public let bytes: Data
  /// What it wrote to its standard error.
  public let errors: String

  /// What it wrote to its standard output, as text.
  public var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Runs a program and waits for its end. Blocks its thread.
  /// - Parameters:
  ///   - program: its path, or its name among the folders of `PATH`.
  ///   - environment: nil for that of the tests.
  /// - Throws: when it cannot be started.
  public static func run(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, input: String = ""
  ) throws -> FinishedProgram {
    let folder = try TemporaryFolder()
    let inputFile = try folder.write(input, to: "input")
    let (output, errors) = (folder.file("output"), folder.file("errors"))
    let isPath = program.contains("/")
    let process = try startProgram(
      isPath ? program : "/usr/bin/env", arguments: (isPath ? [] : [program]) + arguments,
      environment: environment ?? ProcessInfo.processInfo.environment
    ) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, inputFile.path, O_RDONLY, 0)
      for (stream, file) in [(1, output), (2, errors)] {
        posix_spawn_file_actions_addopen(&actions, Int32(stream), file.path, O_WRONLY | O_CREAT, 0o600)
      }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return FinishedProgram(
      code: cvterm_exited(status) ? cvterm_exit_code(status) : 128 + cvterm_signal(status),
      bytes: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
