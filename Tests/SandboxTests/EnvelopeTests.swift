import Testing
import VideoModel

@testable import Sandbox

/// What surrounds an answer, in each generation of the API.
@Suite struct EnvelopeTests {
  @Test(arguments: [
    "/v1/video.list", "/v1/video_status.get", "/v2/avatars", "/v2/avatar/nobody/details",
    "/v2/video/generate",
    "/v1/nothing", "/v2/nothing",
  ])
  func theOlderGenerationsAnnounceTheirEnd(path: String) async throws {
    let client = try SandboxClient()
    for headers in [["X-Api-Key": "k"], [:]] {
      let answer = try await client.send("GET", path, headers: headers)
      #expect(answer.headers["deprecation"] == "true")
      #expect(answer.headers["sunset"] == "Sat, 31 Oct 2026 00:00:00 GMT")
    }
  }

  @Test(arguments: ["/v3/nothing", "/media/0123/video.mp4", "/nothing", "/", "/v1"])
  func nothingElseDoes(path: String) async throws {
    let client = try SandboxClient()
    let answer = try await client.get(path)
    #expect(answer.status == 404)
    #expect(answer.headers["deprecation"] == nil && answer.headers["sunset"] == nil)
  }

  @Test func aSuccessOfV2NamesItsSuccessor() async throws {
    let client = try SandboxClient()
    let voices = try await client.get("/v2/voices").json
    #expect(voices.members?.map(\.key) == ["error", "data", "warning"])
    #expect(voices["warning"]?.members?.map(\.key) == ["message", "v3_endpoint", "docs_url", "sunset_date"])
    #expect(voices["warning"]?["v3_endpoint"] == "GET /v3/voices")
    #expect(voices["warning"]?["sunset_date"] == "2026-10-31")
    let made = try await client.send(
      "POST", "/v2/video/generate", body: SandboxClient.silentVideo(title: "T").compactText)
    #expect(made.json["warning"]?["v3_endpoint"] == "POST /v3/videos")
    #expect(try await client.get("/v2/avatar/nobody/details").json["warning"] == nil)
    #expect(try await client.get("/v1/video.list").json["warning"] == nil)
  }

  @Test func aFailureOfV3HasItsParameterAndAPageAboutIt() {
    let failure = Envelope.v3.failure(.invalid("Input should be 1 to 100", param: "limit"))
    #expect(
      json(failure) == [
        "error": [
          "code": "invalid_parameter", "message": "Input should be 1 to 100", "param": "limit",
          "doc_url": "https://developers.heygen.com/docs/error-codes#invalid_parameter",
        ]
      ])
  }

  @Test func successesOfV3() {
    #expect(json(Envelope.v3.success(.data(["id": "a"]))) == ["data": ["id": "a"]])
    #expect(
      json(Envelope.v3.success(.page([1, 2], next: "t"))) == [
        "data": [1, 2], "has_more": true, "next_token": "t",
      ])
    #expect(
      json(Envelope.v3.success(.page([], next: nil))) == [
        "data": [], "has_more": false, "next_token": .null,
      ])
    #expect(json(Envelope.v2.success(.bare(["video_id": "a"]), warning: "w")) == ["video_id": "a"])
  }

  private func json(_ response: HTTPResponse) -> JSONValue? {
    guard case .data(let data) = response.body else { return nil }
    return try? JSONValue(parsing: data)
  }
}
