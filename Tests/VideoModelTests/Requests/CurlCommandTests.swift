import Foundation
import TestSupport
import Testing

@testable import VideoModel

@Suite("The request as a shell command")
struct CurlCommandTests {
  @Test("The command as it is copied")
  func command() throws {
    let request = try VideoRequest(kind: .studio, parsing: #"{"title":"It's"}"#)
    #expect(
      CurlCommand(request, baseURL: "https://api.heygen.com").text == #"""
        curl -X POST 'https://api.heygen.com/v2/video/generate' \
          -H "X-Api-Key: $HEYGEN_API_KEY" \
          -H 'Content-Type: application/json' \
          -d '{
          "title": "It'\''s"
        }'
        """#)
  }

  @Test(
    "A shell hands every byte of the request to curl",
    arguments: [
      "plain", "it's", "''", "'", "$HOME $(id) ${PATH}", "`id`", "a\nb\r\nc", #"back\slash \' \""#,
      "!history",
      "quote with a mark: '\u{301}x' \u{27}\u{308}", "emoji 👩‍👩‍👧 é", "*?[a-z]~ # ; & | < > (x) {y,z}",
      "\t\u{1b}[0m\0",
      "\u{2028}\u{202e}", "-- -d @/etc/passwd", "%s\\n",
    ])
  func argumentsOfCurl(text: String) throws {
    var request = try Sample.request()
    request.set(.string(text), at: "video_inputs[0].voice.input_text")
    request.set(.string(text), at: "title")
    let baseURL = "http://127.0.0.1:1/it's/$x"
    let words = try arguments(of: CurlCommand(request, baseURL: baseURL).text)
    #expect(
      words == [
        "-X", "POST", baseURL + "/v2/video/generate", "-H", "X-Api-Key: secret $key", "-H",
        "Content-Type: application/json", "-d", request.json.prettyText,
      ])
    let body = try JSONValue(parsing: words.last ?? "")
    #expect(body["title"]?.string.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test("The key is in the variable that the profile names")
  func keyVariable() throws {
    let request = try Sample.request()
    let command = CurlCommand(request, baseURL: "https://x", keyVariable: "WORK_KEY").text
    #expect(command.contains(#"-H "X-Api-Key: $WORK_KEY""#) && !command.contains("HEYGEN"))
  }

  @Test("Where the endpoint takes an idempotency key, the command has one that the service takes")
  func idempotencyKey() throws {
    let words = try arguments(of: CurlCommand(RequestTemplate.v3Avatar.make(), baseURL: "https://x").text)
    let header = try #require(words.first { $0.hasPrefix("Idempotency-Key: ") })
    #expect(header.dropFirst("Idempotency-Key: ".count).wholeMatch(of: /[A-Za-z0-9_\-:.]{1,255}/) != nil)
  }

  @Test("A body that is too large for an argument reaches a program all the same, whatever stands in it")
  func largeBody() throws {
    var request = try Sample.request()
    let text = "It's the END of $HOME `id` \\ EOF END_\n" + String(repeating: "é word ", count: 40_000)
    request.set(.string(text), at: "video_inputs[0].voice.input_text")
    let command = CurlCommand(request, baseURL: "https://x")
    let folder = try TemporaryFolder()
    let program = try folder.writeScript(
      #"printf '%s\n' "$@" > "$OUT/words"; cat > "$OUT/body""#, to: "bin/curl")
    let shell = try FinishedProgram.run(
      "/bin/sh", [try folder.write(command.text, to: "command").path],
      environment: [
        "HEYGEN_API_KEY": "key", "OUT": folder.path, "LC_ALL": "C.UTF-8",
        "PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin",
      ])
    #expect(shell.code == 0)
    #expect(try folder.read("body") == request.json.prettyText + "\n")
    #expect(try folder.read("words").hasSuffix("--data-binary\n@-\n"))
    let lines = command.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[command.bodyLine] == "{")
  }

  /// What `curl` is given when a shell runs the command.
  private func arguments(of command: String) throws -> [String] {
    let shell = try FinishedProgram.run(
      "/bin/sh", ["-c", #"curl() { printf '%s\0' "$@"; }"# + "\n" + command],
      environment: ["HEYGEN_API_KEY": "secret $key", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(shell.code == 0)
    return shell.bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
