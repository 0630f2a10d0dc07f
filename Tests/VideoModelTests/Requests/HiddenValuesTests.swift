import Testing
import VideoModel

@Suite("Values in fields that do not apply now")
struct HiddenValuesTests {
  private static let voiceType: FieldPath = "video_inputs[0].voice.type"

  @Test("A script comes back when the voice goes from text to silence and to text again")
  func backAndForth() throws {
    let before = try Sample.request(["video_inputs[0].voice.speed": 1.2])
    var request = before
    request.set("silence", at: Self.voiceType)
    #expect(request.value(at: "video_inputs[0].voice") == ["type": "silence"])
    #expect(request.problems == [])
    request.set("text", at: Self.voiceType)
    #expect(request == before)
  }

  @Test("They are listed by path, and nothing that is sent is among them")
  func listed() throws {
    var request = try Sample.request([
      "video_inputs[0].voice.elevenlabs_settings": ["style": 0.5],
      "video_inputs[0].background": ["type": "image", "url": "https://example.com/a.jpg", "fit": "crop"],
      "video_inputs[0].character.scale": 1.5,
    ])
    #expect(request.hiddenValues.isEmpty)
    request.set("silence", at: Self.voiceType)
    request.set("color", at: "video_inputs[0].background.type")
    let hidden = request.hiddenValues
    #expect(
      hidden.map(\.path.description) == [
        "video_inputs[0].voice.voice_id", "video_inputs[0].voice.input_text",
        "video_inputs[0].voice.elevenlabs_settings", "video_inputs[0].background.url",
        "video_inputs[0].background.fit",
      ])
    #expect(hidden.map(\.value) == ["v1", "Hello", ["style": 0.5], "https://example.com/a.jpg", "crop"])
    for (path, _) in hidden { #expect(request.value(at: path) == nil) }
  }

  @Test("A value may be set before the field applies")
  func setBefore() throws {
    var request = try Sample.request()
    #expect(request.set(7, at: "video_inputs[0].voice.duration") == true)
    #expect(request.value(at: "video_inputs[0].voice.duration") == nil)
    request.set("silence", at: Self.voiceType)
    #expect(request.value(at: "video_inputs[0].voice.duration") == 7)
  }

  @Test("What is stored brings them back, with all that was kept")
  func stored() throws {
    var request = try Sample.request([
      "webhook": ["a": 1], "title": 5, "caption_mode": .null, "video_inputs[0].voice.tone": "warm",
      "video_inputs[0].voice.audio_url": "https://example.com/a.mp3",
      "video_inputs[0].background": [
        "type": "video", "url": "https://example.com/a.mp4", "play_style": "loop",
      ],
      "video_inputs[0].character": [
        "type": "talking_photo", "talking_photo_id": "p", "talking_photo_style": "circle",
        "circle_background_color": "#112233", "use_avatar_iv_model": true, "prompt": "wave",
      ],
    ])
    for (path, value) in [
      (Self.voiceType, "silence"), ("video_inputs[0].background.type", "color"),
      ("video_inputs[0].character.type", "avatar"), ("video_inputs[0].character.use_avatar_iv_model", false),
    ] as [(FieldPath, JSONValue)] {
      request.set(value, at: path)
    }
    #expect(request.hiddenValues.count == 8)
    let stored = try VideoRequest(kind: .studio, stored: request.storedText)
    #expect(stored == request)
    var back = stored
    back.set("text", at: Self.voiceType)
    #expect(back.value(at: "video_inputs[0].voice.input_text") == "Hello")
  }

  @Test("Elements that are added and taken away leave alone what is hidden in the others")
  func elements() throws {
    let url: FieldPath = "references[0].url"
    let type: FieldPath = "references[0].type"
    var request = try Least.cinematic.request()
    request.add(at: "references")
    request.set("https://example.com/a.png", at: url)
    request.set("asset_id", at: type)
    request.add(at: "references")
    request.add(at: "references")
    request.removeElement(at: "references[1]")
    request.removeElement(at: "references[7]")
    #expect(request.value(at: "references")?.array?.count == 2)
    request.set("url", at: type)
    #expect(request.value(at: url) == "https://example.com/a.png")
    request.removeElement(at: "references[1]")
    request.removeElement(at: "references[0]")
    #expect(request.value(at: "references") == nil)
  }

  @Test("A list of which something cannot be read is not lost to a new element; an empty one is filled")
  func unreadList() throws {
    var request = try Least.cinematic.request(["references": [["type": "url"], 5]])
    let before = request
    request.add(at: "references")
    request.removeElement(at: "references[0]")
    #expect(request == before)
    request = try Least.cinematic.request(["references": []])
    request.add(at: "references")
    #expect(request.value(at: "references") == [["type": "url"]])
  }

  @Test("What is hidden in an object that is hidden itself is stored, too")
  func nested() throws {
    var request = try Least.avatar.request([
      "background": ["type": "color", "value": "#112233"],
      "voice_settings": ["engine_settings": ["engine_type": "elevenlabs", "style": 0.25]],
    ])
    request.set("image", at: "background.type")
    request.set("starfish", at: "voice_settings.engine_settings.engine_type")
    request.set("cinematic_avatar", at: "type")
    var stored = try VideoRequest(kind: .v3, stored: request.storedText)
    #expect(stored == request)
    stored.set("avatar", at: "type")
    stored.set("color", at: "background.type")
    #expect(stored.value(at: "background.value") == "#112233")
    stored.set("elevenlabs", at: "voice_settings.engine_settings.engine_type")
    #expect(stored.value(at: "voice_settings.engine_settings.style") == 0.25)
  }

  @Test("What is hidden in the scenes of a list that is hidden itself is stored, too")
  func nestedInScenes() throws {
    var request = try Least.scenes.request(["scenes[0].input.own": 1])
    request.set("asset_id", at: "scenes[0].source.type")
    request.set("id-1", at: "scenes[0].source.asset_id")
    request.set("url", at: "scenes[0].source.type")
    request.set("image", at: "scenes[0].type")
    request.set("avatar", at: "type")
    var stored = try VideoRequest(kind: .v3, stored: request.storedText)
    #expect(stored == request)
    stored.set("studio", at: "type")
    stored.set("avatar_video", at: "scenes[0].type")
    #expect(stored.value(at: "scenes[0].input.script") == "Hello")
    #expect(stored.value(at: "scenes[0].input.own") == 1)
    stored.set("image", at: "scenes[0].type")
    stored.set("asset_id", at: "scenes[0].source.type")
    #expect(stored.value(at: "scenes[0].source.asset_id") == "id-1")
  }

  @Test(
    "Drafts of any state are stored and come back the same",
    arguments: [
      "{}", #"{"video_inputs":[]}"#, #"{"video_inputs":[{}]}"#, #"{"video_inputs":[{},{"voice":null}]}"#,
      #"{"a.b[0]":1,"":2,"video_inputs":5}"#, Sample.least,
    ])
  func storedStates(text: String) throws {
    let request = try VideoRequest(kind: .studio, parsing: text)
    let stored = try VideoRequest(kind: .studio, stored: request.storedText)
    #expect(stored == request)
    #expect(stored.json == request.json)
  }

  @Test("A draft without scenes is stored as such")
  func withoutScenes() throws {
    var video = StudioVideo.example
    video.scenes = []
    let request = VideoRequest.studio(video)
    #expect(try VideoRequest(kind: .studio, stored: request.storedText) == request)
  }

  @Test("What was not stored by the program is refused", arguments: ["", "[]", "{}", #"{"request":[]}"#])
  func notStored(text: String) {
    #expect(throws: ImportError.self) { try VideoRequest(kind: .studio, stored: text) }
  }

  @Test("A request that is hidden below a path that is no more is passed over")
  func staleHidden() throws {
    let text = #"{"request":{"title":"T"},"hidden":{"video_inputs[3].voice.duration":5,"..":1,"title":7}}"#
    #expect(try VideoRequest(kind: .studio, stored: text).json == ["title": "T"])
  }
}
