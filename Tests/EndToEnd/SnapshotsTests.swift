import Foundation
import Testing

@testable import TestSupport

@Suite struct SnapshotsTests {
  @Test func `a snapshot that is missing, equal or different`() throws {
    let folder = try TemporaryFolder()
    let snapshot = Snapshot(file: folder.file("Snapshots/frame.txt"))
    #expect(try snapshot.compare("one\n")?.contains("make snapshots") == true)
    #expect(try snapshot.update("one\ntwo\nthree\n") == nil)
    #expect(try snapshot.compare("one\ntwo\nthree\n") == nil)
    let problem = try #require(try snapshot.compare("one\n2\nthree\n"))
    #expect(problem.hasSuffix("\n-2: two\n+2: 2"))
    #expect(try folder.read("Snapshots/frame.txt") == "one\ntwo\nthree\n")
  }

  @Test func `texts that only look the same differ`() throws {
    let folder = try TemporaryFolder()
    let snapshot = Snapshot(file: try folder.write("\u{e9}\n", to: "frame.txt"))
    #expect(try snapshot.compare("e\u{301}\n") != nil)
  }
}
