import Testing
import VideoModel

@Suite("What each endpoint says to members that it does not know")
struct StrictnessTests {
  @Test(
    "The least request of every shape has no problem, and says so value for value", arguments: Least.allCases)
  func least(least: Least) throws {
    let request = try least.request()
    #expect(request.problemLines == [])
    #expect(try request.json.ordered == JSONValue(parsing: least.text).ordered)
    #expect(request.hiddenValues.isEmpty)
  }

  @Test(
    "v3 refuses members that it does not know, also those of other endpoints, at every level",
    arguments: [
      (.avatar, "test"), (.avatar, "dimension"), (.avatar, "folder_id"), (.avatar, "enable_caption"),
      (.avatar, "video_inputs"), (.image, "image.name"), (.avatar, "voice_settings.emotion"),
      (.avatar, "voice_settings.engine_settings.mood"), (.avatar, "engine.model"),
      (.avatar, "caption.enabled"),
      (.avatar, "background.color"), (.avatar, "background.fit"), (.avatar, "watermark.image.alt"),
      (.avatar, "watermark.placement.margin"), (.cinematic, "seed"), (.scenes, "fps"),
      (.scenes, "scenes[0].transition"), (.scenes, "scenes[0].input.avatar_style"),
      (.scenes, "scenes[0].input.background.value"),
    ] as [(Least, String)])
  func strict(least: Least, place: String) throws {
    let path = try #require(FieldPath(place))
    let problem = try #require(least.request(["\(place)": "x"]).problems.first { $0.path == path })
    #expect(problem == Problem(path, .error, .unknownField(isRefused: true)))
    #expect(
      problem.sentence
        == "is no field of this request, and this endpoint refuses what it does not know; take it away")
  }

  @Test(
    "The older endpoints ignore them, so that they are only warned of",
    arguments: [
      (.studio, "aspect_ratio"), (.studio, "use_avatar_iv_model"),
      (.studio, "video_inputs[0].voice.elevanlabs_settings"),
      (.transparent, "title"), (.transparent, "caption"), (.transparent, "dimension.depth"),
      (.avatarIV, "callback_url"), (.avatarIV, "caption"), (.avatarIV, "voice_settings.volume"),
      (.avatarIV, "background.fit"), (.avatarIV, "type"),
    ] as [(Least, String)])
  func lenient(least: Least, place: String) throws {
    let path = try #require(FieldPath(place))
    let problem = try #require(least.request(["\(place)": "x"]).problems.first { $0.path == path })
    #expect(problem == Problem(path, .warning, .unknownField(isRefused: false)))
  }

  @Test(
    "v3 refuses the fields of its other shapes",
    arguments: [
      (.avatar, "image", ["type": "url"], "type is image"),
      (.avatar, "prompt", "x", "type is cinematic_avatar"),
      (.avatar, "scenes", [["type": "image"]], "type is studio"),
      (.image, "avatar_id", "a", "type is avatar or type is cinematic_avatar"),
      (.image, "engine", ["type": "avatar_iv"], "type is avatar"),
      (.image, "duration", 5, "type is cinematic_avatar"),
      (.cinematic, "script", "x", "type is avatar or image"),
      (.cinematic, "voice_id", "x", "type is avatar or image"),
      (.cinematic, "audio_url", "https://example.com/a", "type is avatar or image"),
      (.cinematic, "engine", ["type": "avatar_iv"], "type is avatar"),
      (.cinematic, "callback_url", "https://example.com/a", "type is avatar, image or studio"),
      (.cinematic, "caption", .object([]), "type is avatar, image or studio"),
      (.cinematic, "fit", "cover", "type is avatar or image"),
      (.scenes, "output_format", "mp4", "type is avatar or image"),
      (.scenes, "background", ["type": "color"], "type is avatar or image"),
      (.scenes, "script", "x", "type is avatar or image"),
      (.scenes, "scenes[0].source", ["type": "url"], "type is image or video"),
      (.scenes, "scenes[0].duration", 5, "type is image"),
      (.scenes, "scenes[0].playback", .object([]), "type is video"),
      (.scenes, "scenes[0].input.image", ["type": "url"], "type is image"),
      (.image, "image.url", "https://example.com/a.png", "type is url"),
      (.image, "image.data", "QQ==", "type is base64"),
    ] as [(Least, String, JSONValue, String)])
  func otherShapes(least: Least, place: String, value: JSONValue, shapes: String) throws {
    #expect(
      try least.problems(["\(place)": value])
        == ["\(place): error: is refused here; it is a field only when \(shapes)"])
  }

  @Test("Of a request whose type is missing or unknown, nothing is refused for its shape")
  func noShape() throws {
    #expect(try Least.avatar.problems(["type": nil]) == ["type: error: is missing; it is required"])
    #expect(
      try Least.avatar.problems(["type": "avatars"])
        == [#"type: error: is "avatars"; it must be avatar, image, studio or cinematic_avatar"#])
    #expect(try Least.avatar.problems(["type": 5]) == ["type: error: is a number; it must be text"])
  }

  @Test(
    "v3 takes null for what may be absent",
    arguments: [
      (.avatar, "title"), (.avatar, "resolution"), (.avatar, "aspect_ratio"), (.avatar, "fit"),
      (.avatar, "voice_id"),
      (.avatar, "audio_url"), (.avatar, "audio_asset_id"), (.avatar, "engine"), (.avatar, "background"),
      (.avatar, "caption"), (.avatar, "caption.style"), (.avatar, "voice_settings"),
      (.avatar, "voice_settings.engine_settings"), (.avatar, "remove_background"),
      (.avatar, "expressiveness"),
      (.avatar, "motion_prompt"), (.avatar, "callback_url"), (.cinematic, "references"),
      (.cinematic, "duration"),
      (.scenes, "scenes[0].input.background"), (.scenes, "scenes[0].input.voice_settings"),
    ] as [(Least, String)])
  func null(least: Least, place: String) throws {
    let path = try #require(FieldPath(place))
    let request = try least.request(["\(place)": .null])
    #expect(request.problemLines == [])
    #expect(request.json[path] == .null)
  }

  @Test(
    "Null is no value for what must be given, and none of exactly one",
    arguments: [
      (.avatar, "avatar_id", "avatar_id: error: is missing; it is required when type is avatar"),
      (
        .avatar, "script",
        ": error: has no source; exactly one of script, audio_url or audio_asset_id must be given"
      ),
      (.cinematic, "prompt", "prompt: error: is missing; it is required when type is cinematic_avatar"),
      (.cinematic, "avatar_id", "avatar_id: error: is missing; it is required when type is cinematic_avatar"),
      (.scenes, "scenes", "scenes: error: is missing; it is required when type is studio"),
      (.image, "image", "image: error: is missing; it is required when type is image"),
      (
        .image, "voice_id",
        "voice_id: error: is missing; it is required when type is image and a script is given"
      ),
    ] as [(Least, String, String)])
  func nullInstead(least: Least, place: String, line: String) throws {
    #expect(try least.problems(["\(place)": .null]) == [line])
  }
}
