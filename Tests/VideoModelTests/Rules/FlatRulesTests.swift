import Testing
import VideoModel

@Suite("What goes together in a transparent video and in one of /v2/videos")
struct FlatRulesTests {
  private static let address: JSONValue = "https://example.com/a.mp3"

  @Test("A new request of each kind misses only what the user must choose")
  func fresh() {
    #expect(
      VideoRequest(fresh: .transparent).problemLines == [
        "avatar_pose_id: error: is missing; it is required",
        ": error: has no source; exactly one of input_text or input_audio must be given",
      ])
    #expect(
      VideoRequest(fresh: .avatarIV).problemLines == [
        ": error: has no source; exactly one of avatar_id, image_url or image_asset_id must be given",
        ": error: has no source; exactly one of script, audio_url or audio_asset_id must be given",
      ])
    #expect(
      VideoRequest(fresh: .v3).problemLines == [
        "avatar_id: error: is missing; it is required when type is avatar",
        ": error: has no source; exactly one of script, audio_url or audio_asset_id must be given",
      ])
  }

  // MARK: Transparent videos

  @Test("A transparent avatar is not cut out in a circle", arguments: ["circle", "voiceOnly", "closeup", ""])
  func styles(style: String) throws {
    #expect(
      try Least.transparent.problems(["avatar_style": .string(style)])
        == ["avatar_style: error: is \"\(style)\"; it must be normal or closeUp"])
    #expect(try Least.transparent.problems(["avatar_style": "closeUp"]) == [])
    #expect(
      try Least.transparent.problems(["avatar_style": nil])
        == ["avatar_style: error: is missing; it is required"])
  }

  @Test("It speaks a script or a recording, never both")
  func sources() throws {
    #expect(
      try Least.transparent.problems(["input_audio": Self.address])
        == [": error: has input_text and input_audio; only one of them may be given"])
    #expect(
      try Least.transparent.problems(["input_text": nil])
        == [": error: has no source; exactly one of input_text or input_audio must be given"])
    #expect(try Least.transparent.problems(["input_text": nil, "input_audio": Self.address]) == [])
  }

  @Test("A script needs a voice, a recording does not")
  func voice() throws {
    #expect(
      try Least.transparent.problems(["voice_id": nil])
        == ["voice_id: error: is missing; it is required when input_text is given"])
    #expect(
      try Least.transparent.problems(["voice_id": nil, "input_text": nil, "input_audio": "asset1"]) == [])
  }

  @Test(
    "A recording is an address or the id of an upload",
    arguments: [
      ("https://example.com/a.mp3", true), ("http://127.0.0.1:8080/a", true), ("3f2a9c", true),
      ("ftp://example.com/a.mp3", false), ("https://", false), ("https://exam ple.com", false),
    ])
  func recording(text: String, isAllowed: Bool) throws {
    let lines = try Least.transparent.problems(["input_text": nil, "input_audio": .string(text)])
    #expect(
      lines
        == (isAllowed
          ? []
          : ["input_audio: error: is \"\(text)\"; it must be an address that begins with http:// or https://"])
    )
  }

  @Test("Its size is even")
  func dimension() throws {
    #expect(try Least.transparent.problems(["dimension": ["width": 720, "height": 1280]]) == [])
    #expect(
      try Least.transparent.problems(["dimension.width": 721])
        == ["dimension.width: error: is 721; it must be even, 128 to 4096 px"])
  }

  // MARK: /v2/videos

  @Test("Exactly one is seen: an avatar, or a picture from one place")
  func subjects() throws {
    let picture: JSONValue = "https://example.com/a.jpg"
    #expect(try Least.avatarIV.problems(["avatar_id": nil, "image_url": picture]) == [])
    #expect(try Least.avatarIV.problems(["avatar_id": nil, "image_asset_id": "i"]) == [])
    #expect(
      try Least.avatarIV.problems(["image_url": picture])
        == [": error: has avatar_id and image_url; only one of them may be given"])
    #expect(
      try Least.avatarIV.problems(["image_url": picture, "image_asset_id": "i"])
        == [": error: has avatar_id and image_url and image_asset_id; only one of them may be given"])
  }

  @Test("A script needs a voice, also with an avatar")
  func voiceOfAvatarIV() throws {
    #expect(
      try Least.avatarIV.problems(["voice_id": nil])
        == ["voice_id: error: is missing; it is required when a script is given"])
    #expect(
      try Least.avatarIV.problems(["voice_id": nil, "script": nil, "audio_url": Self.address]) == [])
  }

  @Test("An empty address of a recording, which is the default, counts as none")
  func emptyAddress() throws {
    let empty = "audio_url: warning: is empty; it must hold some text, or not be set"
    #expect(try Least.avatarIV.problems(["audio_url": ""]) == [empty])
    #expect(
      try Least.avatarIV.problems(["audio_url": "", "script": nil]) == [
        empty, ": error: has no source; exactly one of script, audio_url or audio_asset_id must be given",
      ])
    #expect(try Least.avatarIV.problems(["audio_url": "", "script": nil, "audio_asset_id": "a"]) == [empty])
    let shot = try #require(Least.avatarIV.request(["audio_url": ""]).shots.first)
    #expect(shot.voice?.type == .text)
  }

  @Test(
    "Words and numbers of other endpoints are refused",
    arguments: [
      ("resolution", "4k", #"is "4k"; it must be 1080p or 720p"#),
      ("aspect_ratio", "1:1", #"is "1:1"; it must be 16:9 or 9:16"#),
      ("expressiveness", "lively", #"is "lively"; it must be high, medium or low"#),
      ("voice_settings.speed", 1.6, "is 1.6; it must be 0.5 to 1.5"),
      ("voice_settings.pitch", 51, "is 51; it must be −50 to 50"),
      ("remove_background", "yes", "is text; it must be true or false"),
      ("background.type", "video", #"is "video"; it must be color or image"#),
    ] as [(String, JSONValue, String)])
  func limits(place: String, value: JSONValue, words: String) throws {
    #expect(try Least.avatarIV.problems(["\(place)": value]) == ["\(place): error: \(words)"])
  }
}
