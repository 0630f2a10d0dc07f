import Foundation
import Testing
import VideoModel

@testable import Program

/// What the README says of the program, held against the program.
@Suite("The README") struct ReadmeTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
  private static let begin = "<!-- The tables are written by `make snapshots`. -->\n\n"
  private static let end = "\n\n<!-- End of the tables. -->"

  @Test func `has the tables of fields as they are`() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin)?.upperBound)
    let stop = try #require(text.range(of: Self.end)?.lowerBound)
    let tables = RequestKind.allCases.map(Fields.markdown).joined(separator: "\n\n")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data((text[..<start] + tables + text[stop...]).utf8).write(to: Self.file, options: .atomic)
    } else {
      #expect(text[start..<stop] == tables, "`make snapshots` writes the README's tables anew")
    }
  }
}
