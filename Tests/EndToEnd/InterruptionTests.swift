import Foundation
import TestSupport
import Testing

/// One ^C ends a command, also while it waits for somebody to type.
@Suite struct InterruptionTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func start(_ arguments: [String]) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: BuiltProgram.path, arguments: arguments,
      environment: BuiltProgram.environment(home: home), workingDirectory: home.path, columns: 80, rows: 24)
  }

  /// Presses ^C, when the program is as far as it comes.
  private func isEndedByInterruption(_ terminal: PseudoTerminal) throws -> Bool {
    try terminal.settle()
    terminal.send(.control("c"))
    return [.exited(128 + SIGINT), .signalled(SIGINT)].contains(try terminal.waitForExit())
  }

  @Test(arguments: [["export", "-"], ["submit", "--sandbox", "-"], ["draft", "render", "-"]])
  func `while standard input is read`(arguments: [String]) throws {
    #expect(try isEndedByInterruption(try start(arguments)))
  }

  @Test func `while a named pipe has nobody who writes`() throws {
    let pipe = home.file("pipe.json").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try isEndedByInterruption(try start(["export", pipe])))
  }

  @Test func `at a question, and nothing is deleted`() throws {
    let request = try home.write(
      #"{"video_inputs":[{"voice":{"type":"silence","duration":1}}]}"#, to: "request.json")
    let sent = try FinishedProgram.run(
      BuiltProgram.path, ["submit", "--sandbox", "--wait", request.path],
      environment: BuiltProgram.environment(home: home))
    let id = sent.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let terminal = try start(["delete", id])
    try terminal.waitFor(text: "[y/N]")
    #expect(try isEndedByInterruption(terminal))
    #expect(terminal.screen.contains("interrupted"))
    let again = try start(["delete", id])
    try again.waitFor(text: "[y/N]")
    again.send("y\n")
    #expect(try again.waitForExit() == .exited(0))
  }
}
