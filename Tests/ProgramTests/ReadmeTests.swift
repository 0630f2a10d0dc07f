import Composer
import Foundation
import Testing
import VideoModel

@testable import Program

/// What the README says of the program, held against the program.
@Suite("The README", .serialized) struct ReadmeTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")

  @Test func `has the tables of fields as they are`() throws {
    try check(
      RequestKind.allCases.map(Fields.markdown).joined(separator: "\n\n"),
      after: "<!-- The tables are written by `make snapshots`. -->\n\n",
      before: "\n\n<!-- End of the tables. -->")
  }

  @Test func `has the settings as they are`() throws {
    try check(
      Configuration.markdown, after: "<!-- The settings are written by `make snapshots`. -->\n\n",
      before: "\n\n<!-- End of the settings. -->")
  }

  @Test func `has the commands and exit codes as they are`() throws {
    let commands = CommandLineTable.all.filter { !$0.name.isEmpty }.map { command in
      "| `\(([command.name] + command.operands.map(\.synopsis)).joined(separator: " ").replacing("|", with: "\\|"))` | \(command.summary) |"
    }
    let codes = ExitCode.all.map { "\($0.code) \($0.meaning)" }.joined(separator: ", ")
    let text =
      "| command | does |\n|---|---|\n" + commands.joined(separator: "\n") + "\n\nExit codes: \(codes)."
    try check(
      text, after: "<!-- The commands are written by `make snapshots`. -->\n\n",
      before: "\n\n<!-- End of the commands. -->")
  }

  @Test func `has the keys as they are`() throws {
    try check(
      CommandTable.markdown, after: "<!-- The keys are written by `make snapshots`. -->\n\n",
      before: "\n\n<!-- End of the keys. -->")
  }

  private func check(_ tables: String, after begin: String, before end: String) throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(text.range(of: begin)?.upperBound)
    let stop = try #require(text.range(of: end)?.lowerBound)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data((text[..<start] + tables + text[stop...]).utf8).write(to: Self.file, options: .atomic)
    } else {
      #expect(text[start..<stop] == tables, "`make snapshots` writes the README's tables anew")
    }
  }
}
