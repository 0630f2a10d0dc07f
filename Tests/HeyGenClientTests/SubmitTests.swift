import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// What is sent to make a video, and what is read from the answer beside its id.
@Suite struct SubmitTests {
  private func submitted(_ body: String, _ headers: [String: String] = [:]) async throws -> Submitted {
    try await ScriptedTransport(.answer(200, body, headers)).client()
      .submit(endpoint: "/v2/video/generate", requestText: "{}")
  }

  @Test(arguments: ["/v2/video/generate", "/v1/video.webm", "/v2/videos", "/v3/videos"])
  func `the very text goes to the endpoint, with the key that keeps it single`(endpoint: String) async throws
  {
    let script = ScriptedTransport(.answer(200, #"{"data":{"video_id":"v1","status":"waiting"}}"#))
    let text = "{ \"title\": \"Grüße\",\n \"speed\": 1.0 }\n"
    let answer = try await script.client().submit(
      endpoint: endpoint, requestText: text, idempotencyKey: "job-1:A_b.2")
    #expect(answer == Submitted(videoID: "v1"))
    let request = try #require(script.requests.first)
    #expect(request.httpMethod == "POST")
    #expect(request.url?.absoluteString == "https://api.heygen.com" + endpoint)
    #expect(request.httpBody == Data(text.utf8))
    #expect(request.value(forHTTPHeaderField: "Idempotency-Key") == "job-1:A_b.2")
    #expect(request.value(forHTTPHeaderField: "Content-Type") == "application/json")
    #expect(request.timeoutInterval == 120)
  }

  @Test func `without a key there is no such header`() async throws {
    let script = ScriptedTransport(.answer(200, #"{"data":{"video_id":"v1"}}"#))
    _ = try await script.client().submit(endpoint: "/v3/videos", requestText: "{}")
    #expect(script.requests.first?.value(forHTTPHeaderField: "Idempotency-Key") == nil)
  }

  @Test(arguments: ["", "a b", "a\r\nX: y", "é", "a/b", String(repeating: "a", count: 256)])
  func `a key that no service takes is refused before anything is sent`(key: String) async throws {
    let script = ScriptedTransport(.answer(200, #"{"data":{"video_id":"v1"}}"#))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in
      try await client.submit(endpoint: "/v3/videos", requestText: "{}", idempotencyKey: key)
    }
    #expect(error?.serverRefused == true)
    #expect(script.requests.isEmpty)
  }

  @Test(arguments: [
    #"{"video_id":"v1","status":"waiting"}"#, #"{"data":null,"video_id":"v1"}"#,
    #"{"data":{},"video_id":"v1"}"#,
    #"{"video_id":"v1","error":"old feature"}"#, #"{"video_id":"v1","code":7}"#,
  ])
  func `a bare answer names its video too`(body: String) async throws {
    #expect(try await submitted(body) == Submitted(videoID: "v1"))
  }

  @Test func `the warning of the body is told in its own words`() async throws {
    let body = """
      {"error":null,"data":{"video_id":"v1"},"warning":{"message":"v2 ends.\\nUse v3. \(testKey)",
      "v3_endpoint":"POST /v3/videos","docs_url":"https://d","sunset_date":"2026-10-31"}}
      """
    let answer = try await submitted(body, ["deprecation": "true", "sunset": "soon"])
    #expect(answer.deprecation == Deprecation(message: "v2 ends. Use v3. •••", sunset: "2026-10-31"))
  }

  @Test(arguments: [
    (
      ["deprecation": "true", "sunset": "Sat, 31 Oct 2026 00:00:00 GMT"],
      Deprecation(message: "the service ends this endpoint on 2026-10-31", sunset: "2026-10-31")
    ),
    (["deprecation": "@1793404800"], Deprecation(message: "the service will end this endpoint")),
    (
      ["sunset": "in\u{1b} autumn"],
      Deprecation(message: "the service ends this endpoint on in autumn", sunset: "in autumn")
    ),
    (["deprecation": "false"], nil), (["sunset": " "], nil), ([:], nil),
  ])
  func `without a warning in the body the headers tell`(headers: [String: String], expected: Deprecation?)
    async throws
  {
    #expect(try await submitted(#"{"data":{"video_id":"v1"}}"#, headers).deprecation == expected)
  }
}
