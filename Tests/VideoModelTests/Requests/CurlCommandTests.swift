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
      request.curlCommand(baseURL: "https://api.heygen.com") == #"""
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
    let words = try arguments(of: request.curlCommand(baseURL: baseURL))
    #expect(
      words == [
        "-X", "POST", baseURL + "/v2/video/generate", "-H", "X-Api-Key: secret $key", "-H",
        "Content-Type: application/json", "-d", request.json.prettyText,
      ])
    let body = try JSONValue(parsing: words.last ?? "")
    #expect(body["title"]?.string.map { Array($0.utf8) } == Array(text.utf8))
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
