import Testing
import VideoModel

@Suite("A request of v3 that changes its shape and back")
struct ShapeChangeTests {
  private static let full: KeyValuePairs<String, JSONValue?> = [
    "voice_id": "v1",
    "voice_settings": ["speed": 1.2, "engine_settings": ["engine_type": "fish", "model": "s1"]],
    "engine": ["type": "avatar_v", "reference_look_id": "twin"], "resolution": "4k", "aspect_ratio": "4:5",
    "background": ["type": "color", "value": "#112233"], "callback_id": "c", "title": "T", "x-own": 1,
  ]

  @Test("Nothing is lost on the way through every shape", arguments: Least.allCases.filter { $0.kind == .v3 })
  func roundTrip(least: Least) throws {
    let before = try least.request(["title": "T", "x-own": 1])
    var request = before
    let own = try #require(request.value(at: "type"))
    for shape in ["studio", "cinematic_avatar", "image", "avatar"] {
      request.set(.string(shape), at: "type")
      #expect(try VideoRequest(kind: .v3, stored: request.storedText) == request, "\(shape)")
    }
    request.set(own, at: "type")
    #expect(request == before)
    #expect(request.json == before.json)
  }

  @Test("What only the other shape has is not sent, and comes back")
  func hidden() throws {
    var request = try Least.avatar.request(Self.full)
    let before = request.json
    request.set("cinematic_avatar", at: "type")
    #expect(
      request.json == [
        "type": "cinematic_avatar", "title": "T", "resolution": "4k", "aspect_ratio": "4:5", "x-own": 1,
      ])
    #expect(
      request.hiddenValues.map(\.path.description) == [
        "avatar_id", "script", "voice_id", "voice_settings", "engine", "background", "callback_id",
      ])
    request.set("avatar", at: "type")
    #expect(request.json == before)
    #expect(request.hiddenValues.isEmpty)
  }

  @Test("The avatar of a speaking video and the avatars of a clip are kept apart under their one key")
  func avatarIDs() throws {
    var request = try Least.avatar.request()
    request.set("cinematic_avatar", at: "type")
    #expect(request.value(at: "avatar_id") == nil)
    #expect(request.setting("jane", at: "avatar_id") == nil)
    #expect(request.set(["jane", "jim"], at: "avatar_id") == true)
    request.set("avatar", at: "type")
    #expect(request.value(at: "avatar_id") == "josh")
    #expect(request.hiddenValues.map(\.value) == [["jane", "jim"]])
    request.set("studio", at: "type")
    #expect(request.value(at: "avatar_id") == nil)
    #expect(
      request.hiddenValues.filter { $0.path == "avatar_id" }.map(\.value) == ["josh", ["jane", "jim"]])
    var stored = try VideoRequest(kind: .v3, stored: request.storedText)
    #expect(stored == request)
    stored.set("cinematic_avatar", at: "type")
    #expect(stored.value(at: "avatar_id") == ["jane", "jim"])
    stored.set("avatar", at: "type")
    #expect(stored.value(at: "avatar_id") == "josh")
  }

  @Test("An avatar of the wrong type is taken over by the shape that has it")
  func adopted() throws {
    var request = try Least.avatar.request(["avatar_id": ["josh"], "prompt": "She waves", "script": nil])
    #expect(request.problems.contains { $0.path == "avatar_id" && $0.severity == .error })
    request.set("cinematic_avatar", at: "type")
    #expect(request.problemLines == [])
    #expect(request.value(at: "avatar_id") == ["josh"])
  }

  @Test("A scene that changes its type keeps what the other type had, also on disk")
  func scenes() throws {
    let before = try Least.scenes.request([
      "scenes[0].input.background": ["type": "color", "color": "#010203"]
    ])
    var request = before
    request.set("image", at: "scenes[0].type")
    request.set(["type": "base64", "media_type": "image/png", "data": "QQ=="], at: "scenes[0].source")
    request.set("url", at: "scenes[0].source.type")
    request.set(12, at: "scenes[0].duration")
    #expect(request.value(at: "scenes[0]") == ["type": "image", "source": ["type": "url"], "duration": 12])
    var stored = try VideoRequest(kind: .v3, stored: request.storedText)
    #expect(stored == request)
    stored.set("avatar_video", at: "scenes[0].type")
    #expect(stored.json == before.json)
    stored.set("image", at: "scenes[0].type")
    stored.set("base64", at: "scenes[0].source.type")
    #expect(stored.value(at: "scenes[0].source.data") == "QQ==")
  }

  @Test(
    "Drafts of every kind and any state are stored and come back the same",
    arguments: RequestKind.allCases,
    [
      "{}", #"{"type":null}"#, #"{"type":"avatar","avatar_id":["a"]}"#, #"{"scenes":[{}]}"#,
      #"{"type":"studio","scenes":[{"input":5},{"type":"image","input":{}}]}"#,
      #"{"dimension":[],"script":{}}"#,
      #"{"type":"cinematic_avatar","avatar_id":"a","references":[]}"#, Sample.least,
    ])
  func storedStates(kind: RequestKind, text: String) throws {
    let request = try VideoRequest(kind: kind, parsing: text)
    let stored = try VideoRequest(kind: kind, stored: request.storedText)
    #expect(stored == request)
    #expect(stored.json == request.json)
    #expect(try request.json.ordered == JSONValue(parsing: text).ordered)
  }
}
