import Foundation
import TestSupport
import Testing

/// The commands that scripts depend on: their answers and exit codes.
@Suite struct CommandTests {
  private let home: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    home = try TemporaryFolder()
    environment = BuiltProgram.environment(home: home)
  }

  private func heygen(
    _ arguments: String..., input: String = "", more: [String: String] = [:]
  ) throws -> FinishedProgram {
    try FinishedProgram.run(
      BuiltProgram.path, arguments, environment: environment.merging(more) { $1 }, input: input)
  }

  private let silence =
    #"{"video_inputs":[{"voice":{"type":"silence","duration":1}}],"#
    + #""dimension":{"width":320,"height":180}}"#

  @Test func `validate names problems by path`() throws {
    let bad =
      #"{"video_inputs":[{"voice":{"type":"text","voice_id":"v","input_text":"Hi","pitch":70,"x":1}}]}"#
    let answer = try heygen("validate", "-", input: bad)
    #expect(answer.code == 1)
    #expect(
      answer.output == """
        -: video_inputs[0].voice.pitch: error: is 70; it must be −50 to 50
        -: video_inputs[0].voice.x: warning: is no field that the API's pages name; it is kept and sent as it is

        """)
    #expect(try heygen("validate", "-", input: silence).code == 0)
    let broken = try heygen("validate", "-", input: "{\"a\" 1}")
    #expect(broken.code == 2)
    #expect(broken.errors.contains("line 1, column 6"))
    #expect(try heygen("validate", "missing.json").code == 2)
    #expect(try heygen("validate").code == 2)
  }

  @Test func `submit waits for a video and saves it`() throws {
    let answer = try heygen(
      "submit", "--sandbox", "--wait", "--download", home.path + "/out", "--json", "-", input: silence)
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(answer.output.contains(#""status": "completed""#))
    let id = try #require(answer.output.firstMatch(of: #/"video_id": "([0-9a-f]{32})"/#)?.1)
    let facts = try probe(home.file("out/Untitled-\(id.prefix(8)).mp4"), environment: environment)
    #expect(facts.contains("codec_name=h264|width=320|height=180"))
  }

  @Test func `exit codes say what went wrong`() throws {
    #expect(try heygen("submit", "-", input: "{}").code == 6)
    #expect(
      try heygen("submit", "-", input: silence, more: ["HEYGEN_BASE_URL": "https://example.com"]).code == 3)
    let local = ["HEYGEN_BASE_URL": "http://127.0.0.1:9", "HEYGEN_API_KEY": "secret-key"]
    let offline = try heygen("submit", "-", input: silence, more: local)
    #expect(offline.code == 7)
    #expect(!(offline.output + offline.errors).contains("secret-key"))
    #expect(try heygen("--nonsense").code == 2)
    #expect(try heygen("submit", "--kind", "nonsense", "-", input: silence).code == 2)
    let plain = try heygen(
      "submit", "-", input: silence, more: ["HEYGEN_BASE_URL": "http://example.com", "HEYGEN_API_KEY": "k"])
    #expect(plain.code == 2)
    #expect(plain.errors.contains("unencrypted"))
  }

  @Test func `output that is lost is told of, and the exit code says so`() throws {
    let request = try home.write(silence, to: "request.json")
    let command = try "'\(BuiltProgram.path)' export '\(request.path)' --kind studio"
    let full = try FinishedProgram.run("sh", ["-c", command + " > /dev/full"], environment: environment)
    #expect(full.code == 1)
    #expect(full.errors == "heygen-tui: standard output cannot be written: No space left on device\n")
    // Whoever has read enough is no reason to complain.
    let closed = try FinishedProgram.run("sh", ["-c", command + " | true"], environment: environment)
    #expect(closed.code == 0 && closed.errors.isEmpty)
  }

  @Test func `without a terminal the composer says so in one line`() throws {
    let answer = try heygen()
    #expect(answer.code == 1)
    #expect(answer.errors.split(separator: "\n").count == 1)
  }

  @Test func `fields prints every field`() throws {
    let answer = try heygen("fields", "studio")
    #expect(answer.code == 0)
    #expect(answer.output.contains("video_inputs[].voice.pitch"))
  }

  @Test func `the sandbox alone says where it listens, and serves the commands`() throws {
    let sandbox = try PseudoTerminal(
      executable: BuiltProgram.path, arguments: ["sandbox"], environment: environment, columns: 80, rows: 5)
    try sandbox.waitFor(text: "listening on http://127.0.0.1:")
    let line = try #require(sandbox.screen.line(containing: "listening on "))
    let address = String(line.dropFirst("listening on ".count)).trimmingCharacters(in: .whitespaces)
    let answer = try heygen(
      "submit", "--wait", "-", input: silence, more: ["HEYGEN_BASE_URL": address, "HEYGEN_API_KEY": "any"])
    #expect(answer.code == 0, "\(answer.errors)")
    sandbox.terminate(signal: SIGTERM)
    #expect(try sandbox.waitForExit() == .exited(0))
  }
}
