import Foundation
import Testing
import VideoModel

/// How each endpoint answers about the videos of all the others.
@Suite struct VideoAnswerTests {
  private static let flat: JSONValue = [
    "avatar_id": "a", "script": "Hi", "voice_id": "v", "resolution": "720p", "title": "Flat",
  ]
  private static let endless = JSONValue.string(SandboxClient.endlessScript)

  private static let keys = [
    "id", "status", "title", "created_at", "completed_at", "video_url", "captioned_video_url", "subtitle_url",
    "thumbnail_url", "gif_url", "duration", "folder_id", "output_language", "failure_code",
    "failure_message", "video_page_url", "sandbox_progress", "sandbox_warnings",
  ]

  @Test func aNewVideoIsToldInTheFormOfItsEndpoint() async throws {
    let client = try SandboxClient()
    let flat = try await client.create(
      .avatarIV, ["avatar_id": "a", "script": Self.endless, "voice_id": "v"])
    let flatID = try #require(flat.videoID)
    #expect(flat.status == 200 && flat.json == ["video_id": .string(flatID), "status": "waiting"])

    let mp4 = try await client.create(.v3, ["type": "avatar", "avatar_id": "a", "script": Self.endless])
    let mp4ID = try #require(mp4.videoID)
    let waiting: JSONValue = ["video_id": .string(mp4ID), "status": "waiting", "output_format": "mp4"]
    #expect(mp4.json == ["data": waiting])
    let webm = try await client.create(
      .v3, ["type": "avatar", "avatar_id": "a", "script": Self.endless, "output_format": "webm"])
    #expect(webm.json["data"]?["output_format"] == "webm")

    let v1 = try await client.create(
      .transparent,
      [
        "avatar_pose_id": "a", "avatar_style": "closeUp", "input_text": Self.endless, "voice_id": "v",
      ])
    let v1ID = try #require(v1.videoID)
    #expect(v1.json == ["code": 100, "data": ["video_id": .string(v1ID)], "message": "Success"])
    for answer in [flat, v1] {
      #expect(answer.headers["deprecation"] == "true")
      #expect(answer.headers["sunset"] == "Sat, 31 Oct 2026 00:00:00 GMT")
    }
    #expect(mp4.headers["deprecation"] == nil && mp4.headers["sunset"] == nil)
  }

  @Test func aVideoIsShownByEveryGenerationInItsOwnTimes() async throws {
    let client = try SandboxClient()
    let answer = try await client.create(.avatarIV, Self.flat)
    let id = try #require(answer.videoID)
    let early = try await client.get("/v3/videos/\(id)").json["data"]
    #expect(Set(early?.members?.map(\.key) ?? []) == Set(Self.keys))
    await client.server.waitUntilEnded(id)

    let v2 = try await client.get("/v2/videos/\(id)")
    #expect(v2.json["error"] == .null && v2.headers["deprecation"] == "true")
    let v3 = try await client.get("/v3/videos/\(id)")
    #expect(v3.json.members?.map(\.key) == ["data"])
    let old = try #require(v2.json["data"])
    let new = try #require(v3.json["data"])
    #expect(Set(old.members?.map(\.key) ?? []) == Set(Self.keys))
    for key in ["created_at", "completed_at"] {
      let date = try Date(try #require(old[key]?.string), strategy: .iso8601)
      let seconds = try #require(new[key]?.integer)
      #expect(Int(date.timeIntervalSince1970.rounded(.down)) == seconds, "\(key)")
    }
    for key in Self.keys where !key.hasSuffix("_at") { #expect(old[key] == new[key], "\(key)") }
    #expect(new["status"] == "completed" && new["title"] == "Flat" && new["failure_code"] == .null)
    #expect(new["video_url"]?.string?.hasSuffix("/video.mp4") == true)

    let v1 = try await client.status(id)
    for key in ["id", "status", "video_url", "thumbnail_url", "duration", "created_at"] {
      #expect(v1[key] == new[key], "\(key)")
    }
    #expect(v1["caption_url"] == .null)
  }

  @Test(arguments: ["/v2/videos/", "/v3/videos/"]) func anUnknownVideoIsNotFound(path: String) async throws {
    let client = try SandboxClient()
    let answer = try await client.get(path + "00000000000000000000000000000000")
    #expect(answer.status == 404 && answer.json["error"]?["code"] == "video_not_found")
    #expect(try await client.get(path + "..%2Flock").status == 404)
  }

  @Test func aListGoesPageByPageAndIsFilteredByTitle() async throws {
    let client = try SandboxClient()
    var ids: [String] = []
    for title in ["Ärger one", "two", "ärger three", "100% four"] {
      ids.append(try await client.submit(SandboxClient.silentVideo(title: title)))
    }
    func page(_ query: String) async throws -> SandboxClient.Answer {
      try await client.get("/v3/videos?" + query)
    }
    func found(_ answer: SandboxClient.Answer) -> [String] {
      answer.json["data"]?.array?.compactMap { $0["id"]?.string } ?? []
    }
    let first = try await page("limit=3")
    #expect(first.json.members?.map(\.key) == ["data", "has_more", "next_token"])
    #expect(found(first) == [ids[3], ids[2], ids[1]] && first.json["has_more"] == true)
    let token = try #require(first.json["next_token"]?.string)
    // A deletion between two pages neither repeats nor leaves out a video.
    #expect(try await client.send("DELETE", "/v3/videos/\(ids[2])").status == 200)
    let last = try await page("limit=3&token=\(token)")
    #expect(found(last) == [ids[0]] && last.json["has_more"] == false && last.json["next_token"] == .null)

    #expect(found(try await page("title=%C3%84RGER")) == [ids[0]])
    #expect(found(try await page("title=100%25")) == [ids[3]])
    #expect(found(try await page("title=nothing")).isEmpty)
    #expect(found(try await page("title=")) == [ids[3], ids[1], ids[0]])
    for (query, param) in [
      ("limit=0", "limit"), ("limit=101", "limit"), ("limit=x", "limit"), ("token=x", "token"),
    ] {
      let refused = try await page(query)
      #expect(refused.status == 400 && refused.json["error"]?["param"]?.string == param, "\(query)")
    }
  }

  @Test func statusesTellWhatIsNotThere() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(SandboxClient.silentVideo(title: "T"))
    let statuses = try await client.get("/v3/videos/statuses?video_ids=nobody,\(id)").json["data"]
    #expect(statuses?["videos"]?.array?.map { $0["id"]?.string } == [id])
    #expect(statuses?["not_found"] == ["nobody"])
    let many = Array(repeating: "x", count: 101).joined(separator: ",")
    for query in ["", "?video_ids=", "?video_ids=,", "?video_ids=\(many)"] {
      let refused = try await client.get("/v3/videos/statuses\(query)")
      #expect(refused.status == 400 && refused.json["error"]?["param"] == "video_ids", "\(query.prefix(20))")
    }
  }

  @Test func aDeletedVideoIsNotFoundByAnyGeneration() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(SandboxClient.silentVideo(title: "T"))
    await client.server.waitUntilEnded(id)
    let address = try #require(try await client.status(id)["video_url"]?.string)
    let deleted = try await client.send("DELETE", "/v3/videos/\(id)")
    #expect(deleted.json == ["data": ["id": .string(id), "deleted": true]])
    for path in ["/v2/videos/\(id)", "/v3/videos/\(id)", "/v1/video_status.get?video_id=\(id)"] {
      #expect(try await client.get(path).status == 404, "\(path)")
    }
    #expect(try await client.send("DELETE", "/v3/videos/\(id)").status == 404)
    #expect(try await client.send("GET", address, headers: [:]).status == 404)
    let statuses = try await client.get("/v3/videos/statuses?video_ids=\(id)").json["data"]
    #expect(statuses?["videos"] == [] && statuses?["not_found"] == [.string(id)])
  }
}
