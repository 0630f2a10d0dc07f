import Testing
import VideoModel

@Suite("What must be given, and what goes together")
struct RequiredFieldsTests {
  @Test("The least request has no problem")
  func least() throws {
    #expect(try Sample.request().problems == [])
  }

  @Test("The example that a user begins with has no problem")
  func example() {
    #expect(VideoRequest.studio(.example).problems == [])
  }

  @Test("A new request misses only what the user must choose")
  func fresh() {
    #expect(
      VideoRequest(fresh: .studio).problemLines == [
        "video_inputs[0].character.avatar_id: error: is missing; it is required when type is avatar",
        "video_inputs[0].voice.voice_id: error: is missing; it is required when type is text",
        "video_inputs[0].voice.input_text: error: is missing; it is required when type is text",
      ])
  }

  @Test(
    "Every required field is missed, once, with the reason",
    arguments: [
      (["video_inputs": nil], "video_inputs: error: is missing; it is required"),
      (["video_inputs": .null], "video_inputs: error: is missing; it is required"),
      (["video_inputs": .array([])], "video_inputs: error: has 0 items; it must have 1 to 50"),
      (["video_inputs[0].voice": nil], "video_inputs[0].voice: error: is missing; it is required"),
      (["video_inputs[0].voice": .null], "video_inputs[0].voice: error: is missing; it is required"),
      (
        ["video_inputs[0].character": .object([])],
        "video_inputs[0].character.type: error: is missing; it is required"
      ),
      (
        ["video_inputs[0].character.avatar_id": nil],
        "video_inputs[0].character.avatar_id: error: is missing; it is required when type is avatar"
      ),
      (
        ["video_inputs[0].character": ["type": "talking_photo"]],
        "video_inputs[0].character.talking_photo_id: error: is missing; it is required when type is talking_photo"
      ),
      (
        ["video_inputs[0].voice": .object([])],
        "video_inputs[0].voice.type: error: is missing; it is required"
      ),
      (
        ["video_inputs[0].voice.voice_id": nil],
        "video_inputs[0].voice.voice_id: error: is missing; it is required when type is text"
      ),
      (
        ["video_inputs[0].voice.input_text": .null],
        "video_inputs[0].voice.input_text: error: is missing; it is required when type is text"
      ),
      (
        ["video_inputs[0].background": .object([])],
        "video_inputs[0].background.type: error: is missing; it is required"
      ),
      (
        ["video_inputs[0].text": ["text": "A", "line_height": 1]],
        "video_inputs[0].text.type: error: is missing; it is required"
      ),
      (
        ["video_inputs[0].text": ["type": "text", "line_height": 1]],
        "video_inputs[0].text.text: error: is missing; it is required"
      ),
      (
        ["video_inputs[0].text": ["type": "text", "text": "A"]],
        "video_inputs[0].text.line_height: error: is missing; it is required"
      ),
      (["subtitles": ["alignment": 2]], "subtitles.preset_name: error: is missing; it is required"),
    ] as [(KeyValuePairs<String, JSONValue?>, String)])
  func missing(changes: KeyValuePairs<String, JSONValue?>, line: String) throws {
    #expect(try Sample.request(changes).problemLines == [line])
  }

  @Test(
    "What is not required may be absent",
    arguments: [
      ["video_inputs[0].character": nil],
      ["video_inputs[0].voice": ["type": "silence"]],
      ["video_inputs[0].background": ["type": "color"]],
      ["video_inputs[0].background": ["type": "video", "url": "https://example.com/a.mp4"]],
      ["dimension": .object([])],
      ["dimension": ["width": 1280]],
      ["video_inputs[0].character.offset": ["x": 0.5]],
      ["title": .null],
      ["video_inputs[0].text": .null],
    ] as [KeyValuePairs<String, JSONValue?>])
  func optional(changes: KeyValuePairs<String, JSONValue?>) throws {
    #expect(try Sample.request(changes).problemLines == [])
  }

  @Test("1 to 50 scenes", arguments: [(1, true), (2, true), (50, true), (51, false)])
  func sceneCount(count: Int, isAllowed: Bool) throws {
    let scene = try #require(Sample.request().value(at: "video_inputs[0]"))
    let request = try Sample.request(["video_inputs": .array(Array(repeating: scene, count: count))])
    #expect(
      request.problemLines
        == (isAllowed ? [] : ["video_inputs: error: has \(count) items; it must have 1 to 50"]))
  }

  @Test("A request whose scenes were all deleted misses them")
  func noScenes() {
    var video = StudioVideo.example
    video.scenes = []
    #expect(VideoRequest.studio(video).problemLines == ["video_inputs: error: is missing; it is required"])
  }

  private static let address: JSONValue = "https://example.com/a"

  @Test(
    "Exactly one source is given",
    arguments: [
      ("voice", ["type": "audio"], "audio_url", "audio_asset_id"),
      ("background", ["type": "image"], "url", "image_asset_id"),
      ("background", ["type": "video"], "url", "video_asset_id"),
      ("audio", .object([]), "audio_url", "audio_asset_id"),
    ] as [(String, JSONValue, String, String)])
  func exactlyOne(key: String, base: JSONValue, url: String, asset: String) throws {
    let path = "video_inputs[0].\(key)"
    func lines(_ members: [JSONMember]) throws -> [String] {
      try Sample.request(["\(path)": .object((base.members ?? []) + members)]).problemLines
    }
    let none = "\(path): error: has no source; exactly one of \(url) or \(asset) must be given"
    #expect(try lines([JSONMember(url, Self.address)]) == [])
    #expect(try lines([JSONMember(asset, "id1")]) == [])
    #expect(try lines([]) == [none])
    #expect(
      try lines([JSONMember(url, Self.address), JSONMember(asset, "id1")])
        == ["\(path): error: has \(url) and \(asset); only one of them may be given"])
    #expect(
      try lines([JSONMember(asset, " ")])
        == ["\(path).\(asset): warning: is empty; it must hold some text, or not be set", none])
    #expect(try lines([JSONMember(url, .null), JSONMember(asset, "id1")]) == [])
    #expect(
      try lines([JSONMember(url, Self.address), JSONMember(asset, "")])
        == ["\(path).\(asset): warning: is empty; it must hold some text, or not be set"])
  }

  @Test("The asset of another kind of background is no source")
  func foreignAsset() throws {
    let lines = try Sample.request(["video_inputs[0].background": ["type": "image", "video_asset_id": "v"]])
      .problemLines
    #expect(
      lines == [
        "video_inputs[0].background: error: has no source; exactly one of url or image_asset_id must be given",
        "video_inputs[0].background.video_asset_id: warning: does nothing here; it applies only when type is video",
      ])
  }

  @Test("With eleven_v3 the stability has three steps", arguments: [0, 0.5, 1, 0.3, 0.51])
  func stability(value: Double) throws {
    let path = "video_inputs[0].voice.elevenlabs_settings"
    let stability = JSONValue.number(JSONNumber(value))
    let v3 = try Sample.request(["\(path)": ["model": "eleven_v3", "stability": stability]])
    let isStep = [0, 0.5, 1].contains(value)
    #expect(
      v3.problemLines
        == (isStep ? [] : ["\(path).stability: error: is \(value); with eleven_v3 it must be 0, 0.5 or 1"]))
    let v2 = try Sample.request(["\(path)": ["model": "eleven_turbo_v2", "stability": stability]])
    #expect(v2.problemLines == [])
  }

  @Test("A stability out of range is named once")
  func stabilityOutOfRange() throws {
    let path = "video_inputs[0].voice.elevenlabs_settings"
    let request = try Sample.request(["\(path)": ["model": "eleven_v3", "stability": 2]])
    #expect(request.problemLines == ["\(path).stability: error: is 2; it must be 0 to 1"])
  }

  @Test(
    "Captions need a spoken text somewhere",
    arguments: [
      (["caption": true], "caption"),
      (["caption": false, "caption_mode": "burn_in"], "caption_mode"),
      (["caption": true, "caption_mode": "file_only"], "caption_mode"),
    ] as [(KeyValuePairs<String, JSONValue?>, String)])
  func captions(settings: KeyValuePairs<String, JSONValue?>, key: String) throws {
    #expect(try Sample.request(settings).problems == [])
    var silent = try Sample.request(settings)
    silent.set(["type": "silence"], at: "video_inputs[0].voice")
    #expect(
      silent.problemLines == [
        "\(key): warning: does nothing here, since no scene's voice is text; only spoken texts have captions"
      ])
    let scene = try #require(Sample.request().value(at: "video_inputs[0]"))
    let silentScene = try #require(silent.value(at: "video_inputs[0]"))
    silent.set([silentScene, scene], at: "video_inputs")
    #expect(silent.problems == [])
  }

  @Test("Captions that are switched off need nothing")
  func captionsOff() throws {
    let request = try Sample.request(["caption": false, "video_inputs[0].voice": ["type": "silence"]])
    #expect(request.problems == [])
  }
}
