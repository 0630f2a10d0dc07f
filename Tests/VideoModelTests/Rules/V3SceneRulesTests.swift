import Testing
import VideoModel

@Suite("What goes together in the scenes and clips of v3")
struct V3SceneRulesTests {
  private static let picture: JSONValue = ["type": "asset_id", "asset_id": "p1"]

  /// The problems of one scene, without its place.
  private func lines(_ members: KeyValuePairs<String, JSONValue>) throws -> [String] {
    let scene = JSONValue.object(members.map { JSONMember($0.key, $0.value) })
    return try Least.scenes.problems(["scenes": [scene]]).map { $0.replacing("scenes[0]", with: "@") }
  }

  @Test("1 to 50 scenes", arguments: [(0, false), (1, true), (50, true), (51, false)])
  func sceneCount(count: Int, isAllowed: Bool) throws {
    let scene = try #require(Least.scenes.request().value(at: "scenes[0]"))
    #expect(
      try Least.scenes.problems(["scenes": .array(Array(repeating: scene, count: count))])
        == (isAllowed ? [] : ["scenes: error: has \(count) items; it must have 1 to 50"]))
  }

  @Test("A scene of each type needs what is seen in it")
  func subjects() throws {
    #expect(try lines([:]) == ["@.type: error: is missing; it is required"])
    #expect(
      try lines(["type": "avatar_video"])
        == ["@.input: error: is missing; it is required when type is avatar_video"])
    #expect(
      try lines(["type": "video"])
        == ["@.source: error: is missing; it is required when type is image or video"])
    #expect(
      try lines(["type": "avatar_video", "input": ["type": "avatar", "script": "Hello"]])
        == ["@.input.avatar_id: error: is missing; it is required when type is avatar"])
    #expect(
      try lines(["type": "avatar_video", "input": ["type": "avatar", "avatar_id": "a"]]) == [
        "@.input: error: has no source; exactly one of script, audio_url or audio_asset_id must be given"
      ])
    #expect(
      try lines([
        "type": "avatar_video", "input": ["type": "avatar", "avatar_id": "a", "audio_asset_id": "s"],
      ])
        == [])
  }

  @Test("A picture is shown for a while, or for as long as something is said")
  func pictures() throws {
    func lines(_ members: KeyValuePairs<String, JSONValue>) throws -> [String] {
      let fixed: [JSONMember] = [JSONMember("type", "image"), JSONMember("source", Self.picture)]
      let scene = JSONValue.object(fixed + members.map { JSONMember($0.key, $0.value) })
      return try Least.scenes.problems(["scenes": [scene]]).map { $0.replacing("scenes[0]", with: "@") }
    }
    #expect(try lines(["duration": 5]) == [])
    #expect(try lines(["duration": 300]) == [])
    #expect(try lines(["duration": 0]) == ["@.duration: error: is 0; it must be more than 0, up to 300 s"])
    #expect(
      try lines(["duration": 301]) == ["@.duration: error: is 301; it must be more than 0, up to 300 s"])
    #expect(try lines(["script": "Hello", "voice_id": "v"]) == [])
    #expect(try lines(["audio_url": "https://example.com/a.mp3"]) == [])
    #expect(
      try lines(["script": "Hello"])
        == ["@.voice_id: error: is missing; it is required when a script is given"])
    #expect(
      try lines(["duration": 5, "script": "Hello", "voice_id": "v"])
        == ["@: error: has duration and script; only one of them may be given"])
    #expect(
      try lines([:]) == [
        "@: error: has no source; exactly one of duration, script, audio_url or audio_asset_id must be given"
      ])
  }

  @Test("A video may be silent, and has a mode only where something is said over it")
  func videos() throws {
    let video: JSONValue = ["type": "url", "url": "https://example.com/a.mp4"]
    #expect(try lines(["type": "video", "source": video]) == [])
    #expect(
      try lines(["type": "video", "source": video, "playback": ["volume": 0.2, "mute": true]]) == [])
    #expect(
      try lines(["type": "video", "source": video, "playback": ["mode": "loop"]]) == [
        "@.playback.mode: error: is given, and nothing is said; it wants a script or a recording over the video"
      ])
    #expect(
      try lines(["type": "video", "source": video, "playback": ["mode": "loop"], "audio_asset_id": "s"]) == []
    )
    #expect(
      try lines(["type": "video", "source": video, "script": "a", "voice_id": "v", "audio_asset_id": "s"])
        == ["@: error: has script and audio_asset_id; only one of them may be given"])
  }

  @Test("The colour behind an avatar has another key in a scene")
  func colour() throws {
    let path = "scenes[0].input.background"
    #expect(try Least.scenes.problems(["\(path)": ["type": "color", "color": "#1A2B3C"]]) == [])
    #expect(
      try Least.scenes.problems(["\(path)": ["type": "color", "value": "#1A2B3C"]]) == [
        "\(path).color: error: is missing; it is required",
        "\(path).value: error: is no field of this request, and this endpoint refuses what it does not know; "
          + "take it away",
      ])
  }

  // MARK: Clips from a description

  @Test("1 to 3 avatars are seen in a clip", arguments: 0...4)
  func avatars(count: Int) throws {
    let ids = JSONValue.array(Array(repeating: "josh", count: count))
    #expect(
      try Least.cinematic.problems(["avatar_id": ids])
        == ((1...3).contains(count) ? [] : ["avatar_id: error: has \(count) items; it must have 1 to 3"]))
  }

  @Test("The avatars of a clip are a list, and that of a speaking video is a text")
  func avatarTypes() throws {
    #expect(
      try Least.cinematic.problems(["avatar_id": "josh"])
        == ["avatar_id: error: is text; it must be a list of texts"])
    #expect(
      try Least.cinematic.problems(["avatar_id": ["josh", ""]])
        == ["avatar_id[1]: error: is empty; it must hold some text"])
    #expect(
      try Least.avatar.problems(["avatar_id": ["josh"]]) == ["avatar_id: error: is a list; it must be text"])
  }

  @Test("A prompt has 1 to 10,000 characters", arguments: [0, 1, 10_000, 10_001])
  func prompt(count: Int) throws {
    let lines = try Least.cinematic.problems(["prompt": .string(String(repeating: "é", count: count))])
    switch count {
    case 0: #expect(lines == ["prompt: error: is empty; it must hold some text"])
    case 10_001: #expect(lines == ["prompt: error: has 10001 characters; it must have at most 10000"])
    default: #expect(lines == [])
    }
  }

  @Test("A clip is 4 to 15 seconds long, or as long as the service likes")
  func duration() throws {
    #expect(try Least.cinematic.problems(["duration": 4]) == [])
    #expect(try Least.cinematic.problems(["duration": 15, "auto_duration": false]) == [])
    #expect(
      try Least.cinematic.problems(["duration": 3]) == ["duration: error: is 3; it must be whole, 4 to 15 s"])
    #expect(
      try Least.cinematic.problems(["duration": 10.5])
        == ["duration: error: is 10.5; it must be whole, 4 to 15 s"])
    #expect(try Least.cinematic.problems(["auto_duration": true]) == [])
    #expect(
      try Least.cinematic.problems(["duration": 5, "auto_duration": true])
        == ["duration: error: is refused when auto_duration is true; take one of them away"])
  }

  @Test("A clip has the sizes and shapes of clips")
  func sizes() throws {
    #expect(try Least.cinematic.problems(["resolution": "1080p", "aspect_ratio": "1:1"]) == [])
    #expect(
      try Least.cinematic.problems(["resolution": "4k"])
        == [#"resolution: error: is "4k"; it must be 720p or 1080p"#])
    #expect(
      try Least.cinematic.problems(["aspect_ratio": "auto"])
        == [#"aspect_ratio: error: is "auto"; it must be 16:9, 9:16 or 1:1"#])
  }

  @Test(
    "At most 3 videos and 9 pictures guide a clip, the avatars counted",
    arguments: [
      (3, 8, 1, []), (0, 6, 3, []),
      (4, 0, 1, ["has 4 videos"]), (0, 9, 1, ["has 10 pictures with the avatars"]),
      (0, 7, 3, ["has 10 pictures with the avatars"]),
      (4, 8, 2, ["has 4 videos", "has 10 pictures with the avatars"]),
    ] as [(Int, Int, Int, [String])])
  func references(videos: Int, pictures: Int, avatars: Int, wrong: [String]) throws {
    let video: JSONValue = ["type": "url", "url": "https://example.com/a.MP4?x=1"]
    let picture: JSONValue = ["type": "base64", "media_type": "image/png", "data": "QQ=="]
    let references = Array(repeating: video, count: videos) + Array(repeating: picture, count: pictures)
    #expect(
      try Least.cinematic.problems([
        "references": .array(references), "avatar_id": .array(Array(repeating: "josh", count: avatars)),
      ])
        == wrong.map {
          "references: error: \($0); at most 3 videos and 9 pictures may be given, the avatars counted"
        })
  }

  @Test("What an upload is, or an address that does not tell, is not counted")
  func untold() throws {
    let upload: JSONValue = ["type": "asset_id", "asset_id": "a1"]
    let address: JSONValue = ["type": "url", "url": "https://example.com/file"]
    let references = Array(repeating: upload, count: 6) + Array(repeating: address, count: 6)
    #expect(try Least.cinematic.problems(["references": .array(references)]) == [])
  }
}
