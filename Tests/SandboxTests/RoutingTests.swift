import Testing

@testable import Sandbox

/// Which endpoint a path and a method lead to.
@Suite struct RoutingTests {
  @Test func anIdKeepsWhatItsPathEncodes() async throws {
    let client = try SandboxClient()
    for (sent, id) in [
      ("a%2Fb", "a/b"), ("a%3Fb%23c", "a?b#c"), ("%C3%BC%20+", "ü +"), ("%252F", "%2F"), ("100%25", "100%"),
    ] {
      let answer = try await client.get("/v2/avatar/\(sent)/details")
      #expect(answer.status == 404, "\(sent)")
      #expect(
        answer.json["error"]?["message"] == .string("Avatar \(id) not found or no longer available."),
        "\(sent)")
    }
    // More segments than the endpoint has.
    let answer = try await client.get("/v2/avatar/a/b/details")
    #expect(answer.json["error"]?["code"] == "not_found")
  }

  @Test func anEncodedPathIsThePathItself() async throws {
    let client = try SandboxClient()
    #expect(try await client.get("/v2/%61vatars").status == 200)
    #expect(try await client.get("/v2%2Favatars").status == 404)
  }

  @Test func aQueryIsDecodedOnce() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(SandboxClient.silentVideo(title: "T"))
    let encoded = "%" + String(id.utf8.first ?? 0, radix: 16) + id.dropFirst()
    #expect(try await client.get("/v1/video_status.get?video%5Fid=\(encoded)").status == 200)
    #expect(try await client.get("/v1/video.list?limit=%2531").status == 400)
    #expect(try await client.get("/v1/video.list?limit=+1").status == 400)
    #expect(try await client.get("/v1/video.list?limit=%2B1").status == 200)
  }

  @Test func aHeadIsAnsweredWhereAGetIs() async throws {
    let client = try SandboxClient()
    let head = try await client.send("HEAD", "/v2/avatars")
    #expect(head.status == 200 && head.body.isEmpty)
    let whole = try await client.get("/v2/avatars")
    #expect(head.headers["content-length"] == String(whole.body.count))
    let wrong = try await client.send("POST", "/v2/avatars")
    #expect(wrong.status == 405 && wrong.headers["allow"] == "GET, HEAD")
    #expect(wrong.json["error"]?["message"] == "POST is not allowed here; use GET")
    #expect(try await client.send("HEAD", "/v2/video/generate").status == 405)
  }

  @Test func aPatternGivesItsParameters() {
    let pattern = PathPattern("/media/{token}/{name}")
    let parameters = pattern.parameters(of: PathPattern.segments(of: "/media/a%2Fb/video.mp4"))
    #expect(parameters == ["token": "a/b", "name": "video.mp4"])
    for path in ["/media/a", "/media/a/b/c", "/other/a/b", "media/a/b", "/media/a/b/"] {
      #expect(pattern.parameters(of: PathPattern.segments(of: path)) == nil, "\(path)")
    }
  }

  @Test func noTwoRoutesAreTheSame() {
    let routes = Router.routes.map { "\($0.method) \($0.pattern)" }
    #expect(Set(routes).count == routes.count)
  }

  @Test(arguments: [
    ("a%", "a%"), ("a%2", "a%2"), ("%zz", "%zz"), ("%2f%2F", "//"), ("%FF", "\u{FFFD}"), ("", ""),
    ("%00", "\0"),
  ])
  func whatIsNoEncodingStandsForItself(encoded: String, decoded: String) {
    #expect(PercentEncoding.decoded(encoded) == decoded)
  }
}
