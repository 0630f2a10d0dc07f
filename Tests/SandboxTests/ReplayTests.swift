import Foundation
import Sandbox
import TestSupport
import Testing
import VideoModel

/// Requests of v3 that come again with their `Idempotency-Key`, over the socket.
@Suite struct ReplayTests {
  private static func avatar(_ title: String) -> JSONValue {
    [
      "type": "avatar", "avatar_id": "a", "script": .string(SandboxClient.endlessScript),
      "title": .string(title),
    ]
  }

  private static func titles(_ client: SandboxClient) async throws -> [JSONValue?] {
    try await client.get("/v3/videos").json["data"]?.array?.map { $0["title"] } ?? []
  }

  @Test func theSameKeyMakesOneVideo() async throws {
    let client = try SandboxClient()
    let first = try await client.create(.v3, Self.avatar("First"), key: "key:1")
    let again = try await client.create(.v3, Self.avatar("First"), key: "key:1")
    let otherBody = try await client.create(.v3, Self.avatar("Second"), key: "key:1")
    #expect(first.status == 200 && first.videoID != nil)
    for replayed in [again, otherBody] {
      #expect(replayed.status == 200 && replayed.json == first.json)
      #expect(replayed.headers["x-request-id"] != first.headers["x-request-id"])
    }
    let other = try await client.create(.v3, Self.avatar("Third"), key: "key:2")
    #expect(other.status == 200 && other.videoID != first.videoID)
    let without = try await client.create(.v3, Self.avatar("Fourth"))
    #expect(without.videoID != other.videoID)
    #expect(try await Self.titles(client) == ["Fourth", "Third", "First"])
  }

  @Test func requestsAtOnceMakeOneVideo() async throws {
    let client = try SandboxClient()
    let answers = try await withThrowingTaskGroup(of: SandboxClient.Answer.self) { group in
      for _ in 0..<8 { group.addTask { try await client.create(.v3, Self.avatar("T"), key: "k") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(answers.compactMap(\.videoID)).count == 1)
    for answer in answers where answer.videoID == nil {
      #expect(answer.status == 409 && answer.json["error"]?["code"] == "request_in_progress")
    }
    #expect(try await Self.titles(client) == ["T"])
  }

  @Test func aRefusalIsReplayed() async throws {
    let client = try SandboxClient()
    let refused = try await client.create(.v3, ["type": "avatar", "avatar_id": "a"], key: "k")
    let again = try await client.create(.v3, Self.avatar("T"), key: "k")
    #expect(refused.status == 400 && again.status == 400 && again.json == refused.json)
    #expect(try await Self.titles(client).isEmpty)
  }

  @Test(arguments: ["a b", "ä", "a/b", "k,k", String(repeating: "k", count: 256)])
  func aMalformedKeyIsRefused(key: String) async throws {
    let client = try SandboxClient()
    let answer = try await client.create(.v3, Self.avatar("T"), key: key)
    #expect(answer.status == 400 && answer.json["error"]?["code"] == "invalid_parameter")
    #expect(answer.json["error"]?["param"] == "Idempotency-Key")
    #expect(try await Self.titles(client).isEmpty)
  }

  @Test func aKeyOfTheLongestLengthIsTaken() async throws {
    let client = try SandboxClient()
    let key = "A-Za-z0-9_-:." + String(repeating: "k", count: 242)
    let first = try await client.create(.v3, Self.avatar("T"), key: key)
    #expect(first.videoID != nil && key.count == 255)
    #expect(try await client.create(.v3, Self.avatar("T"), key: key).json == first.json)
  }

  @Test func aKeyMeansNothingToTheOlderEndpoints() async throws {
    let client = try SandboxClient()
    let silence = SandboxClient.silentVideo(title: "Twice")
    for key in ["k", "k", "not a key"] {
      #expect(try await client.create(.studio, silence, key: key).status == 200)
    }
    #expect(try await Self.titles(client) == ["Twice", "Twice", "Twice"])
  }

  @Test func aKeyWithoutAnAccountIsNotRemembered() async throws {
    let client = try SandboxClient()
    let body = Self.avatar("T").compactText
    let stranger = try await client.send("POST", "/v3/videos", body: body, headers: ["Idempotency-Key": "k"])
    #expect(stranger.status == 401)
    #expect(try await client.create(.v3, Self.avatar("T"), key: "k").status == 200)
  }

  @Test func aKeyIsReplayedAfterARestart() async throws {
    let folder = try TemporaryFolder()
    let before = try SandboxClient(folder)
    let first = try await before.create(.v3, Self.avatar("T"), key: "k")
    before.server.stop()
    let after = try SandboxClient(folder)
    #expect(try await after.create(.v3, Self.avatar("T"), key: "k").json == first.json)
    #expect(try await Self.titles(after) == ["T"])
  }

  @Test func aMethodThatIsNotAllowedIsToldSoWithAKeyToo() async throws {
    let client = try SandboxClient()
    for headers in [["X-Api-Key": "k"], ["X-Api-Key": "k", "Idempotency-Key": "k"]] {
      let answer = try await client.send("POST", "/v3/voices", body: "{}", headers: headers)
      #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD")
    }
  }
}

/// What a quota that is used up leads to.
@Suite struct QuotaTests {
  @Test func aVideoBeyondTheQuotaIsRefused() async throws {
    let client = try SandboxClient(quotaSeconds: 0.5)
    let silence = SandboxClient.silentVideo(title: "T")
    let film = try await client.film(of: .studio, silence)
    let v2 = try await client.create(.studio, silence)
    #expect(v2.status == 402 && v2.json["error"]?["code"] == "insufficient_credit")
    let clip: JSONValue = ["type": "cinematic_avatar", "prompt": "P", "avatar_id": ["a"]]
    let v3 = try await client.create(.v3, clip, key: "k")
    #expect(v3.status == 402 && v3.json["error"]?["code"] == "insufficient_credit")
    #expect(v3.json["error"]?["doc_url"]?.string?.hasSuffix("#insufficient_credit") == true)
    // What is wrong with a request is told first.
    #expect(try await client.create(.v3, ["type": "avatar"]).status == 400)
    #expect(try await client.get("/v3/videos").json["data"]?.array?.count == 1)
    #expect(try await client.send("DELETE", "/v3/videos/\(film.id)").status == 200)
    #expect(try await client.create(.studio, silence).status == 200)
  }
}
