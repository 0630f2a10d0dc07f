import Testing
import VideoModel

/// The catalogue of v3: pages, filters and single entries.
@Suite struct CatalogueTests {
  /// Every page of a list.
  private func pages(_ client: SandboxClient, _ path: String, limit: Int) async throws -> [[JSONValue]] {
    var pages: [[JSONValue]] = []
    var token: String?
    repeat {
      let answer = try await client.get("\(path)?limit=\(limit)" + (token.map { "&token=\($0)" } ?? ""))
      #expect(answer.json.members?.map(\.key) == ["data", "has_more", "next_token"])
      pages.append(answer.json["data"]?.array ?? [])
      token = answer.json["next_token"]?.string
      #expect(answer.json["has_more"]?.bool == (token != nil))
    } while token != nil && pages.count < 100
    return pages
  }

  @Test(arguments: [("/v3/voices", 16, 5), ("/v3/avatars/looks", 15, 5), ("/v3/avatars", 15, 4)])
  func aListIsReadPageByPage(path: String, count: Int, limit: Int) async throws {
    let client = try SandboxClient()
    let pages = try await pages(client, path, limit: limit)
    #expect(pages.count == (count + limit - 1) / limit)
    let ids = pages.joined().compactMap { $0["voice_id"]?.string ?? $0["id"]?.string }
    #expect(ids.count == count && Set(ids).count == count)
    let whole = try await client.get(path).json
    #expect(whole["data"]?.array == Array(pages.joined()))
    #expect(whole["has_more"] == false && whole["next_token"] == .null)
  }

  @Test(arguments: [("/v3/voices", 100), ("/v3/avatars/looks", 50), ("/v3/avatars", 50)])
  func aPageThatCannotBeIsRefused(path: String, most: Int) async throws {
    let client = try SandboxClient()
    #expect(try await client.get("\(path)?limit=\(most)").status == 200)
    for (query, param) in [
      ("limit=0", "limit"), ("limit=\(most + 1)", "limit"), ("limit=x", "limit"), ("limit=", "limit"),
      ("token=x", "token"), ("token=%21", "token"), ("token=YWZ0ZXI", "token"),
    ] {
      let answer = try await client.get("\(path)?\(query)")
      #expect(answer.status == 400, "\(query)")
      #expect(answer.json["error"]?["code"] == "invalid_parameter", "\(query)")
      #expect(answer.json["error"]?["param"] == .string(param), "\(query)")
    }
  }

  @Test func voicesAreFiltered() async throws {
    let client = try SandboxClient()
    let german = try await client.get("/v3/voices?language=german").json["data"]?.array
    #expect(german?.map { $0["name"] } == ["Anna", "Lukas"])
    let women = try await client.get("/v3/voices?language=German&gender=Female&limit=1").json
    #expect(women["data"]?[0]?["name"] == "Anna" && women["has_more"] == false)
    #expect(try await client.get("/v3/voices?type=private").json["data"] == [])
    #expect(try await client.get("/v3/voices?type=mine").json["error"]?["param"] == "type")
    let voice = try await client.get("/v3/voices/1bd001e7e50f421d891986aad5158bc8").json["data"]
    #expect(voice?["name"] == "Josh" && voice?["type"] == "public")
    #expect(voice?["support_pause"] == true && voice?["support_locale"] == true)
    let nobody = try await client.get("/v3/voices/no%2Fbody")
    #expect(nobody.status == 404 && nobody.json["error"]?["code"] == "voice_not_found")
    #expect(nobody.json["error"]?["message"] == "Voice no/body not found or no longer available.")
  }

  @Test func looksAreAvatarsAndTalkingPhotos() async throws {
    let client = try SandboxClient()
    let photos = try await client.get("/v3/avatars/looks?avatar_type=photo_avatar").json["data"]?.array ?? []
    #expect(photos.count == 3)
    #expect(photos.allSatisfy { $0["supported_api_engines"] == ["avatar_iii", "avatar_iv"] })
    let avatars =
      try await client.get("/v3/avatars/looks?avatar_type=studio_avatar").json["data"]?.array ?? []
    #expect(avatars.count == 12)
    #expect(
      avatars.allSatisfy { $0["supported_api_engines"] == ["avatar_iii", "avatar_iv", "avatar_v"] })
    #expect(try await client.get("/v3/avatars/looks?avatar_type=digital_twin").json["data"] == [])
    #expect(
      try await client.get("/v3/avatars/looks?avatar_type=robot").json["error"]?["param"] == "avatar_type")
    #expect(try await client.get("/v3/avatars/looks?ownership=private").json["data"]?.array == photos)

    let look = try await client.get("/v3/avatars/looks/josh_lite3_20230714").json["data"]
    #expect(look == avatars.first && look?["name"] == "Josh Lite")
    let group = try #require(look?["group_id"]?.string)
    #expect(
      try await client.get("/v3/avatars/looks?group_id=\(group)").json["data"]?.array == look.map { [$0] })
    let groups = try await client.get("/v3/avatars").json["data"]?.array ?? []
    #expect(groups.first?["id"]?.string == group && groups.first?["looks_count"] == 1)
    let nobody = try await client.get("/v3/avatars/looks/nobody")
    #expect(nobody.status == 404 && nobody.json["error"]?["code"] == "avatar_not_found")
  }

  @Test func v3TakesAKeyOrABearersToken() async throws {
    let client = try SandboxClient()
    for (headers, status) in [
      ([:], 401), (["X-Api-Key": "k"], 200), (["Authorization": "Bearer t"], 200),
      (["Authorization": "Bearer"], 401),
      (["Authorization": "Basic t"], 401),
    ] {
      let answer = try await client.send("GET", "/v3/voices", headers: headers)
      #expect(answer.status == status, "\(headers)")
    }
    let refused = try await client.send("GET", "/v3/voices", headers: [:])
    #expect(
      refused.json == [
        "error": [
          "code": "unauthorized", "message": "Unauthorized",
          "doc_url": "https://developers.heygen.com/docs/error-codes#unauthorized",
        ]
      ])
    let older = try await client.send("GET", "/v2/voices", headers: ["Authorization": "Bearer t"])
    #expect(older.status == 401)
  }
}
