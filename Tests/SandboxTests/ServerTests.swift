import Foundation
import Sandbox
import TestSupport
import Testing
import VideoModel

/// What every answer has in common, and who is answered at all.
@Suite struct ServerTests {
  @Test func eachGenerationHasItsEnvelope() async throws {
    let client = try SandboxClient()
    let v1 = try await client.get("/v1/video.list")
    #expect(v1.json["code"] == 100 && v1.json["message"] == "Success")
    let v2 = try await client.get("/v2/voices")
    #expect(v2.json["error"] == .null && v2.json["code"] == nil)
    #expect(v1.headers["x-request-id"]?.isEmpty == false)
    #expect(v1.headers["x-request-id"] != v2.headers["x-request-id"])
    #expect(v2.headers["access-control-allow-origin"] == nil)
  }

  @Test(arguments: ["/v1/video.list", "/v2/avatars"]) func aMissingKeyIsUnauthorized(path: String)
    async throws
  {
    let client = try SandboxClient()
    for headers in [[:], ["X-Api-Key": " "]] {
      let answer = try await client.send("GET", path, headers: headers)
      #expect(answer.status == 401)
      #expect(answer.json["error"]?["code"] == "unauthorized")
      #expect(answer.json["error"]?["message"] == "Unauthorized")
    }
  }

  @Test func onlyTheLoopbackHostIsAnswered() async throws {
    let client = try SandboxClient()
    for (host, status) in [("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost:80", 200)] {
      let answer = try await client.send("GET", "/v2/avatars", headers: ["X-Api-Key": "k", "Host": host])
      #expect(answer.status == status, "\(host)")
    }
  }

  @Test func pathsMethodsAndBodiesThatAreNotServed() async throws {
    let client = try SandboxClient()
    #expect(try await client.get("/v2/nothing").status == 404)
    let wrong = try await client.get("/v2/video/generate")
    #expect(wrong.status == 405 && wrong.headers["allow"] == "POST")
    let tooLong = try await client.send(
      "POST", "/v2/video/generate", body: String(repeating: " ", count: 10_000_001))
    #expect(tooLong.status == 413)
    #expect(tooLong.json["error"]?["code"] == "payload_too_large")
    let media = try await client.send("GET", "/media/0123/video.mp4", headers: [:])
    #expect(media.status == 404)
  }

  @Test func theCatalogueIsListed() async throws {
    let client = try SandboxClient()
    let avatars = try await client.get("/v2/avatars").json["data"]
    #expect(avatars?["avatars"]?.array?.count == 12)
    #expect(avatars?["talking_photos"]?.array?.count == 3)
    let josh = try await client.get("/v2/avatar/josh_lite3_20230714/details").json["data"]
    #expect(josh?["name"] == "Josh Lite")
    #expect(josh?["default_voice_id"] == "1bd001e7e50f421d891986aad5158bc8")
    #expect(try await client.get("/v2/avatar/nobody/details").json["error"]?["code"] == "avatar_not_found")
    let voices = try await client.get("/v2/voices").json["data"]?["voices"]?.array ?? []
    #expect(Set(voices.compactMap { $0["voice_id"]?.string }).count == 16)
    for ability in ["support_pause", "emotion_support", "support_locale"] {
      #expect(voices.allSatisfy { $0[ability] == true }, "\(ability)")
    }
    #expect(voices.allSatisfy { $0["support_interactive_avatar"] == false })
    #expect(voices.contains { $0["voice_id"] == josh?["default_voice_id"] })
  }

  @Test func aPortOrFolderInUseIsNamed() throws {
    let client = try SandboxClient()
    let other = try TemporaryFolder()
    #expect(throws: SandboxError.portInUse(client.server.port)) {
      try SandboxServer.start(SandboxConfiguration(folder: other.url, port: client.server.port))
    }
    #expect(throws: SandboxError.folderInUse(client.folder.path)) {
      try SandboxServer.start(SandboxConfiguration(folder: client.folder.url))
    }
    let file = try other.write("", to: "file")
    #expect(throws: SandboxError.self) { try SandboxServer.start(SandboxConfiguration(folder: file)) }
  }
}
