import Testing
import VideoModel

@Suite("What goes together in a video of v3")
struct V3RulesTests {
  private static let address: JSONValue = "https://example.com/a.mp3"
  private static let sources = "script, audio_url or audio_asset_id"

  @Test("Characters are counted as the service does, by code points")
  func length() throws {
    let family = "👨‍👩‍👧‍👦"
    #expect(family.count == 1 && TextRule.length(of: family) == 7)
    let longest = String(repeating: family, count: 1428) + "four"
    #expect(try Least.cinematic.problems(["prompt": .string(longest)]) == [])
    #expect(
      try Least.cinematic.problems(["prompt": .string(longest + "e\u{301}")]) == [
        "prompt: error: has 10002 characters; it must have at most 10000"
      ])
  }

  @Test("A script or a recording is given, and only one", arguments: [Least.avatar, .image])
  func narration(least: Least) throws {
    #expect(
      try least.problems(["script": nil])
        == [": error: has no source; exactly one of \(Self.sources) must be given"])
    #expect(try least.problems(["script": nil, "audio_url": Self.address]) == [])
    #expect(try least.problems(["script": nil, "audio_asset_id": "a1"]) == [])
    #expect(
      try least.problems(["audio_url": Self.address])
        == [": error: has script and audio_url; only one of them may be given"])
    #expect(
      try least.problems(["script": nil, "audio_url": Self.address, "audio_asset_id": "a1"])
        == [": error: has audio_url and audio_asset_id; only one of them may be given"])
  }

  @Test("A script has at least one character")
  func emptyScript() throws {
    #expect(
      try Least.avatar.problems(["script": "", "audio_asset_id": "a1"])
        == ["script: error: is empty; it must hold some text"])
  }

  @Test("A picture needs a voice for its script; an avatar has its own, and a recording needs none")
  func voices() throws {
    let missing = "voice_id: error: is missing; it is required when type is image and a script is given"
    #expect(try Least.image.problems(["voice_id": nil]) == [missing])
    #expect(
      try Least.image.problems(["voice_id": ""]) == ["voice_id: error: is empty; it must hold some text"])
    #expect(try Least.image.problems(["voice_id": nil, "script": nil, "audio_asset_id": "a1"]) == [])
    #expect(try Least.avatar.problems(["voice_id": nil]) == [])
    #expect(try Least.avatar.problems(["voice_id": "v1"]) == [])
    let input: JSONValue = [
      "type": "image", "image": ["type": "asset_id", "asset_id": "i1"], "script": "Hello",
    ]
    #expect(try Least.scenes.problems(["scenes[0].input": input]) == ["scenes[0].input." + missing])
  }

  @Test("A transparent video has no background")
  func webm() throws {
    let color: JSONValue = ["type": "color", "value": "#112233"]
    #expect(
      try Least.avatar.problems(["output_format": "webm", "background": color])
        == ["background: error: is refused when output_format is webm; take one of them away"])
    #expect(
      try Least.image.problems(["output_format": "webm", "background": color])
        == ["background: error: is refused when output_format is webm; take one of them away"])
    #expect(try Least.avatar.problems(["output_format": "mp4", "background": color]) == [])
    #expect(try Least.avatar.problems(["background": color]) == [])
    #expect(try Least.avatar.problems(["output_format": "webm", "background": .null]) == [])
    #expect(try Least.avatar.problems(["output_format": "webm", "remove_background": true]) == [])
  }

  @Test("A background is a colour, or a picture from one place")
  func background() throws {
    let path = "background"
    #expect(
      try Least.avatar.problems([path: ["type": "color"]])
        == ["background.value: error: is missing; it is required when type is color"])
    #expect(
      try Least.avatar.problems([path: ["type": "image"]])
        == ["background: error: has no source; exactly one of url or asset_id must be given"])
    #expect(
      try Least.avatar.problems([
        path: ["type": "image", "url": "https://example.com/a.png", "asset_id": "a"]
      ])
        == ["background: error: has url and asset_id; only one of them may be given"])
    #expect(try Least.avatar.problems([path: ["type": "image", "asset_id": "a"]]) == [])
    #expect(
      try Least.avatar.problems([path: ["type": "video", "url": "https://example.com/a.mp4"]]).first
        == #"background.type: error: is "video"; it must be color or image"#)
  }

  @Test(
    "An engine refuses what it does not know",
    arguments: [
      (nil, [], []),
      ("avatar_iv", [], []),
      ("avatar_iii", ["motion_prompt"], ["expressiveness"]),
      ("avatar_v", [], ["expressiveness"]),
    ] as [(String?, [String], [String])])
  func engines(engine: String?, prompt: [String], liveliness: [String]) throws {
    let chosen = engine.map { JSONValue.object([JSONMember("type", .string($0))]) }
    for (least, place) in [(Least.avatar, ""), (.scenes, "scenes[0].input.")] {
      let request = try least.request([
        "\(place)engine": chosen, "\(place)motion_prompt": "wave", "\(place)expressiveness": "high",
      ])
      let refused = request.problems.map(\.path.description)
      #expect(refused == (prompt + liveliness).map { place + $0 })
      #expect(request.problems.allSatisfy { $0.severity == .error })
    }
  }

  @Test("The refusal of an engine names the engine")
  func engineWords() throws {
    #expect(
      try Least.avatar.problems(["engine": ["type": "avatar_v"], "expressiveness": "low"]) == [
        "expressiveness: error: is refused when engine.type is avatar_iii or avatar_v; take one of them away"
      ])
    #expect(
      try Least.avatar.problems(["engine": ["type": "avatar_iii"], "motion_prompt": "wave"])
        == ["motion_prompt: error: is refused when engine.type is avatar_iii; take one of them away"])
  }

  @Test("Only Avatar V takes the movements of another look")
  func referenceLook() throws {
    #expect(try Least.avatar.problems(["engine": ["type": "avatar_v", "reference_look_id": "twin"]]) == [])
    #expect(
      try Least.avatar.problems(["engine": ["type": "avatar_iv", "reference_look_id": "twin"]])
        == ["engine.reference_look_id: error: is refused here; it is a field only when type is avatar_v"])
    #expect(
      try Least.avatar.problems(["engine": .object([])])
        == ["engine.type: error: is missing; it is required"])
  }

  @Test(
    "A file comes from an address, an upload or the request itself",
    arguments: [
      (["type": "url", "url": "https://example.com/a.png"], []),
      (["type": "asset_id", "asset_id": "a1"], []),
      (["type": "base64", "media_type": "image/png", "data": "QQ=="], []),
      (["type": "url"], ["image.url: error: is missing; it is required when type is url"]),
      (["type": "asset_id"], ["image.asset_id: error: is missing; it is required when type is asset_id"]),
      (
        ["type": "base64"],
        [
          "image.media_type: error: is missing; it is required when type is base64",
          "image.data: error: is missing; it is required when type is base64",
        ]
      ),
      (.object([]), ["image.type: error: is missing; it is required"]),
      (["type": "file"], [#"image.type: error: is "file"; it must be url, asset_id or base64"#]),
    ] as [(JSONValue, [String])])
  func files(source: JSONValue, lines: [String]) throws {
    #expect(try Least.image.problems(["image": source]) == lines)
  }

  @Test(
    "The engine of a voice has its own settings",
    arguments: [
      (
        [
          "engine_type": "elevenlabs", "model": "eleven_flash_v2_5", "stability": 0.3,
          "use_speaker_boost": true,
        ], []
      ),
      (["engine_type": "fish", "model": "s2-pro", "similarity": 0.5, "stability": 0.3], []),
      (["engine_type": "starfish"], []),
      (
        ["engine_type": "elevenlabs", "model": "eleven_v3", "stability": 0.3],
        ["stability: error: is 0.3; with eleven_v3 it must be 0, 0.5 or 1"]
      ),
      (["engine_type": "elevenlabs", "model": "eleven_v3", "stability": 0.5], []),
      (
        ["engine_type": "fish", "model": "eleven_v3"],
        [#"model: error: is "eleven_v3"; it must be s1 or s2-pro"#]
      ),
      (
        ["engine_type": "starfish", "stability": 0.5],
        ["stability: error: is refused here; it is a field only when engine_type is elevenlabs or fish"]
      ),
      (
        ["engine_type": "fish", "style": 0.5],
        ["style: error: is refused here; it is a field only when engine_type is elevenlabs"]
      ),
      (["model": "s1"], ["engine_type: error: is missing; it is required"]),
    ] as [(JSONValue, [String])])
  func voiceEngines(settings: JSONValue, lines: [String]) throws {
    let path = "voice_settings.engine_settings"
    #expect(try Least.avatar.problems(["\(path)": settings]) == lines.map { "\(path).\($0)" })
  }

  @Test(
    "A watermark has a picture, and stands within the video",
    arguments: [
      ([:], []),
      (["opacity": 0], []), (["opacity": 1], []),
      (["opacity": 1.1], ["opacity: error: is 1.1; it must be 0 to 1"]),
      (["scale": 0], ["scale: error: is 0; it must be more than 0, up to 2"]),
      (["scale": 2], []), (["scale": 2.5], ["scale: error: is 2.5; it must be more than 0, up to 2"]),
      (["placement": ["position": "top_left", "offset_x": -1, "offset_y": 1]], []),
      (["placement": ["offset_y": 1.5]], ["placement.offset_y: error: is 1.5; it must be −1 to 1"]),
      (
        ["placement": ["position": "center"]],
        [
          #"placement.position: error: is "center"; it must be top_left, top_right, bottom_left or bottom_right"#
        ]
      ),
      (["image": nil], ["image: error: is missing; it is required"]),
    ] as [(KeyValuePairs<String, JSONValue?>, [String])])
  func watermark(changes: KeyValuePairs<String, JSONValue?>, lines: [String]) throws {
    var watermark: JSONValue = ["image": ["type": "asset_id", "asset_id": "logo"]]
    for (key, value) in changes { watermark = watermark.with(value, at: [.key(key)]) }
    #expect(try Least.avatar.problems(["watermark": watermark]) == lines.map { "watermark.\($0)" })
    #expect(try Least.scenes.problems(["watermark": watermark]) == lines.map { "watermark.\($0)" })
  }

  @Test(
    "A caption is an object, with the one style and the one format that there are",
    arguments: [
      (.object([]), []), (["style": "default"], []), (["file_format": "srt", "style": .null], []),
      (["file_format": "vtt"], [#"caption.file_format: error: is "vtt"; it must be srt"#]),
      (["style": "bold"], [#"caption.style: error: is "bold"; it must be default"#]),
      (true, ["caption: error: is true or false; it must be an object"]),
    ] as [(JSONValue, [String])])
  func captions(caption: JSONValue, lines: [String]) throws {
    for least in [Least.avatar, .image, .scenes] {
      #expect(try least.problems(["caption": caption]) == lines)
    }
  }
}
