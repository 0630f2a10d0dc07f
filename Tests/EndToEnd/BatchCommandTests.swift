import Foundation
import TestSupport
import Testing
import VideoModel

/// Batches as a user runs them, stops them and goes on.
@Suite struct BatchCommandTests {
  private let home: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    home = try TemporaryFolder()
    environment = BuiltProgram.environment(home: home)
    try home.write(
      #"{"title":"For {{name}}","video_inputs":[{"voice":{"type":"silence","duration":1},"#
        + #""background":{"type":"color","value":"{{color}}"}}],"dimension":{"width":128,"height":128}}"#,
      to: "draft.json")
  }

  private func batch(_ arguments: String..., input: String = "") throws -> FinishedProgram {
    try FinishedProgram.run(
      BuiltProgram.path,
      ["batch"] + arguments.map { $0.hasPrefix("@") ? home.path + "/" + $0.dropFirst() : $0 },
      environment: environment, input: input)
  }

  @Test func `everything that is wrong is told before anything is sent`() throws {
    let faults = try batch(
      "@draft.json", "--table", "-", input: "name,color,rest\nAnn,#112233,\nBob,blue,\n\"C\nD\",#1,\n")
    #expect(faults.code == 6)
    #expect(faults.errors.contains("-: row 2: video_inputs[0].background.value: error: is \"blue\""))
    #expect(faults.errors.contains("-: row 3: video_inputs[0].background.value: error: is \"#1\""))
    #expect(faults.errors.contains("uses the column “rest” nowhere"))
    let torn = try batch("@draft.json", "--table", "-", input: "name,color\nAnn\n")
    #expect(torn.code == 2 && torn.errors.contains("-:2: has 1 field"))
    #expect(try batch("@draft.json", "--table", "missing.csv").code == 2)
    #expect(try batch("@draft.json").errors.contains("--table is missing"))
    #expect(try batch("list").output.isEmpty)
    let preview = try batch(
      "@draft.json", "-t", "-", "--preview", "2",
      input: "{\"name\":\"A\",\"color\":\"x\"}\n{\"name\":\"B\",\"color\":\"#112233\"}")
    #expect(try JSONValue(parsing: preview.output)["title"]?.string == "For B")
  }

  @Test func `it is stopped, gone on with, and makes each video once`() throws {
    let rows = (1...6).map { "{\"name\":\"Row \($0)\",\"color\":\"#00000\($0)\"}" }.joined(separator: "\n")
    try home.write(rows, to: "rows.jsonl")
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path,
      arguments: [
        "batch", home.path + "/draft.json", "--table", home.path + "/rows.jsonl", "--at-once", "1",
      ],
      environment: environment, columns: 100, rows: 10)
    try terminal.waitFor(text: "1 of 6", timeout: .seconds(180))
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit(timeout: .seconds(120)) == .exited(130))
    #expect(terminal.screen.text.contains("batch resume"))

    let done = try batch("@draft.json", "--table", "@rows.jsonl", "--report", "csv", "--download", "@videos")
    #expect(done.code == 0, "\(done.errors)")
    let lines = done.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 7 && lines[0] == "row,title,state,id,video_id,file,error")
    #expect(lines.dropFirst().allSatisfy { $0.contains(",completed,") })
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path + "/videos").count == 6)
    let jobs = try FinishedProgram.run(BuiltProgram.path, ["jobs", "--json"], environment: environment)
    #expect(try JSONValue(parsing: jobs.output).array?.count == 6)
    // The same again sends nothing; anew, it would.
    #expect(try batch("resume", "--download", "@videos").code == 0)
    #expect(try batch("report", "--json").output.contains("\"state\": \"completed\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path + "/videos").count == 6)
    #expect(try batch("list").output.contains("6 completed"))
  }
}
