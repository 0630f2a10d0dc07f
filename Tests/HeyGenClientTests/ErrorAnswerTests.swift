import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// What each form of refusal means, as `POST /v2/video/generate` gets it.
@Suite struct ErrorAnswerTests {
  private func error(_ status: Int, _ body: String, _ headers: [String: String] = [:]) async throws
    -> ClientError?
  {
    let script = ScriptedTransport(.answer(status, body, headers))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    #expect(script.requests.count == 1, "what makes a video is sent once")
    return error
  }

  @Test(arguments: [
    (401, #"{"error":{"code":"unauthorized","message":"Unauthorized","doc_url":"https://x"}}"#),
    (401, #"{"code":400112,"message":"Unauthorized"}"#),
    (400, #"{"data":null,"error":{"code":"400112","message":"Unauthorized"}}"#),
    (200, #"{"error":{"code":"authentication_failed","message":"Unauthorized"}}"#),
  ])
  func `a key that is not known`(status: Int, body: String) async throws {
    #expect(try await error(status, body) == .wrongKey(message: "Unauthorized"))
  }

  @Test(arguments: [
    (402, "plan_upgrade_required"), (402, "anything"), (400, "insufficient_credit"),
    (403, "trial_limit_exceeded"),
    (429, "quota_exceeded"), (200, "insufficient_credit"),
  ])
  func `no credits`(status: Int, code: String) async throws {
    let answer = try await error(status, #"{"error":{"code":"\#(code)","message":"Add some"}}"#)
    #expect(answer == .noCredits(message: "Add some"))
  }

  @Test(arguments: [
    ("7", Duration.seconds(7)), (" 0 ", .seconds(0)), ("-5", .seconds(0)),
    ("99999999999999999999", .seconds(86_400)),
    ("1.2", .seconds(2)), ("Wed, 21 Oct 2026 07:28:30 GMT", .seconds(30)),
    ("Wed, 21 Oct 2026 07:27:00 GMT", .seconds(0)), ("soon", nil), ("nan", nil), ("", nil),
  ])
  func `too many requests, and how long to wait`(header: String, wait: Duration?) async throws {
    let headers = ["retry-after": header, "date": "Wed, 21 Oct 2026 07:28:00 GMT"]
    let answer = try await error(429, #"{"error":{"code":"rate_limit_exceeded"}}"#, headers)
    #expect(answer == .rateLimited(retryAfter: wait))
  }

  @Test(arguments: [
    ("video_inputs is invalid: field required", "video_inputs"),
    ("video_inputs.0.character is invalid: Unable to extract tag", "video_inputs[0].character"),
    ("video_inputs.0.voice.text.voice_id is invalid: Field required", "video_inputs[0].voice.voice_id"),
    ("video_inputs.12.voice.audio is invalid: Value error", "video_inputs[12].voice"),
    ("video_inputs.0.character.talking_photo.scale is invalid: x", "video_inputs[0].character.scale"),
    ("video_inputs.0.background.video.play_style is invalid: x", "video_inputs[0].background.play_style"),
    ("video_inputs.0.text.text is invalid: Field required", "video_inputs[0].text.text"),
    ("video_inputs[3].voice.voice_id is invalid: x", "video_inputs[3].voice.voice_id"),
    ("Your video is invalid: too long", nil), (" is invalid: x", nil), ("a..b is invalid: x", nil),
    ("Avatar a.b not found", nil),
  ])
  func `the field that a message begins with`(message: String, field: String?) async throws {
    let body = #"{"data":null,"error":{"code":"invalid_parameter","message":"\#(message)"}}"#
    let expected = ClientError.invalidRequest(
      message: message.trimmingCharacters(in: .whitespaces), field: field.flatMap { FieldPath($0) })
    #expect(try await error(400, body) == expected)
  }

  @Test(arguments: [
    #"{"error":{"message":"m","param":"voice_settings.speed"}}"#,
    #"{"error":{"message":"m","param":null,"errors":[{"code":"c","message":"m","path":"voice_settings.speed"}]}}"#,
    #"{"error":{"errors":[{"message":"m","path":["body","voice_settings","speed"]}]}}"#,
    #"{"detail":[{"loc":["body","voice_settings","speed"],"msg":"m","type":"t"}]}"#,
  ])
  func `the field that v3 and web frameworks name`(body: String) async throws {
    for status in [400, 422, 424] {
      let answer = try await error(status, body)
      #expect(answer == .invalidRequest(message: "m", field: FieldPath("voice_settings.speed")))
    }
  }

  @Test(arguments: [
    (404, #"{"error":{"code":"avatar_not_found","message":"gone"}}"#, ClientError.notFound(message: "gone")),
    (
      404, "<html>not found</html>",
      ClientError.refused(status: 404, code: "", message: "<html>not found</html>")
    ),
    (
      403, #"{"error":{"code":"forbidden","message":"no"}}"#,
      .refused(status: 403, code: "forbidden", message: "no")
    ),
    (409, #"{"message":"no"}"#, .refused(status: 409, code: "", message: "no")),
    (413, "", .refused(status: 413, code: "", message: "it is empty")),
    (400, #"{"error":"just words"}"#, .invalidRequest(message: "just words", field: nil)),
    (400, #"{"error":{"code":"x"}}"#, .invalidRequest(message: "", field: nil)),
    (400, #"{"error":null,"message":"top"}"#, .invalidRequest(message: "top", field: nil)),
    (
      400, #"{"error":{"code":1,"message":{"no":"text"}},"msg":"m"}"#,
      .invalidRequest(message: "m", field: nil)
    ),
    (400, "[]", .invalidRequest(message: "", field: nil)),
    (
      200, #"{"code":40119,"data":null,"message":"too long"}"#,
      .refused(status: 200, code: "40119", message: "too long")
    ),
    (200, #"{"error":"words","data":null}"#, .refused(status: 200, code: "", message: "words")),
    (
      200, #"{"error":{"code":"invalid_parameter","message":"m"}}"#, .invalidRequest(message: "m", field: nil)
    ),
    (
      303, "", .unreadableAnswer(reason: "it redirects, which is not followed with a key; check the base URL")
    ),
  ])
  func `refusals in every form`(status: Int, body: String, expected: ClientError) async throws {
    #expect(try await error(status, body) == expected)
  }

  @Test func `while the same request is being carried out nothing is known of its video`() async throws {
    let body = #"{"error":{"code":"request_in_progress","message":"retry"}}"#
    let answer = try await error(409, body)
    #expect(answer == .requestInProgress)
    #expect(answer?.surelyNotSent == false)
    #expect(answer?.serverRefused == false)
    #expect(answer?.isWorthRetrying == true)
    #expect(answer?.code == "request_in_progress")
    #expect(
      try await error(400, body) == .invalidRequest(message: "retry", field: nil), "only with its own status")
    #expect(
      try await error(409, #"{"error":{"code":"resource_not_ready","message":"m"}}"#)
        == .refused(status: 409, code: "resource_not_ready", message: "m"))
  }

  @Test(arguments: [
    (500, #"{"error":{"code":"internal_error","message":"m"}}"#, "m"), (503, "", "it is empty"),
    (502, "<html>\n<b>Bad\tGateway</b>", "<html> <b>Bad Gateway</b>"),
    (200, #"{"error":{"code":"internal_error","message":"m"}}"#, "m"),
  ])
  func `after a fault of the server it is not certain that there is no video`(
    status: Int, body: String, message: String
  ) async throws {
    let answer = try await error(status, body)
    #expect(answer == .serverFault(status: status, message: message))
    #expect(answer?.serverRefused == false)
    #expect(answer?.isWorthRetrying == true)
  }

  @Test(arguments: [
    "<html>Log in to the hotel</html>", "", "{", "\"text\"", #"{"data":{}}"#, #"{"data":{"video_id":""}}"#,
    #"{"data":{"video_id":7}}"#, #"{"data":{"video_id":"a\u001bb"}}"#,
  ])
  func `a success that cannot be read leaves open whether there is a video`(body: String) async throws {
    let answer = try await error(200, body)
    guard case .unreadableAnswer = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(answer?.serverRefused == false)
    #expect(answer?.surelyNotSent == false)
  }

  @Test(arguments: [
    #"{"error":null,"data":{"video_id":"v1"}}"#, #"{"data":{"video_id":"v1"}}"#,
    #"{"code":100,"data":{"video_id":"v1"},"message":"Success"}"#, #"{"video_id":"v1","status":"waiting"}"#,
    #"{"error":"old feature","data":{"video_id":"v1"}}"#,
    #"{"data":{"video_id":"v1"},"warning":{"message":"ends soon"}}"#,
  ])
  func `an answer that names a video has made one`(body: String) async throws {
    let client = try ScriptedTransport(.answer(200, body)).client()
    #expect(try await client.generate(kind: .studio, requestText: "{}") == "v1")
  }
}

/// Whatever a server writes, an error is one harmless line that holds no key.
@Suite struct HarmlessTextTests {
  @Test(arguments: [200, 400, 401, 402, 403, 404, 500])
  func `no control character and no key survives, and no length`(status: Int) async throws {
    let nasty =
      "\u{1b}]0;x\u{7}\u{202e}\u{9b}2J\r\n\(testKey)\u{2028}\u{0}"
      + String(repeating: "é\u{301}", count: 4000)
    let text = JSONValue.object([
      JSONMember(
        "error", .object([JSONMember("code", .string(nasty)), JSONMember("message", .string(nasty))]))
    ]).compactText
    for body in [text, nasty, "{\"error\":{\"message\":\"\(testKey)\",\"param\":\"a.\(testKey)\"}}"] {
      let client = try ScriptedTransport(.answer(status, body)).client()
      let error = try #require(
        await failure { () async throws(ClientError) in try await client.deleteVideo("v") })
      for shown in [error.description, "\(error)", String(reflecting: error)] {
        #expect(!shown.contains(testKey))
        #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(!shown.contains("\u{202e}"))
      }
      #expect(error.description.unicodeScalars.count < 800)
    }
  }

  @Test(arguments: [
    ("plain", "plain"), ("  two \n\t lines\r\n", "two lines"), ("a\u{200B}b", "a b"),
    ("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"),
    ("\u{1b}[31mred", "[31mred"), ("", ""), ("\u{0}", ""),
  ])
  func `lines`(text: String, line: String) { #expect(PlainText.line(text) == line) }

  @Test func `a line that is too long ends in an ellipsis`() {
    #expect(PlainText.line("12345", most: 5) == "12345")
    #expect(PlainText.line("123456", most: 5) == "12345…")
  }

  @Test(arguments: [
    ClientError.wrongKey(message: ""), .wrongKey(message: "m"), .noCredits(message: ""),
    .rateLimited(retryAfter: nil),
    .rateLimited(retryAfter: .seconds(3)), .invalidRequest(message: "", field: nil), .notFound(message: ""),
    .requestInProgress, .refused(status: 409, code: "", message: ""), .serverFault(status: 500, message: ""),
    .offline(reason: "r"),
    .connectionLost(reason: "r"), .timedOut, .unreadableAnswer(reason: "r"), .fileFailed(reason: "r"),
    .cancelled,
  ])
  func `every error is a sentence without gaps`(error: ClientError) {
    let text = error.description
    #expect(!text.isEmpty && !text.contains("()") && !text.hasSuffix(": ") && !text.contains("\n"))
    // At most one of the two can be: a server that refused has read the request.
    #expect(!(error.serverRefused && error.surelyNotSent))
  }
}
