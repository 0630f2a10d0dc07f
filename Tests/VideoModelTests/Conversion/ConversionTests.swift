import Testing
import VideoModel

@Suite("Conversions of one template to another")
struct ConversionTests {
  private static func lines(_ conversion: Conversion) -> [String] {
    conversion.losses.map { "\($0.path): \($0.reason)" }
  }

  @Test("The example of v2's studio becomes a video of v3 that is in order")
  func example() {
    let conversion = VideoRequest.studio(.example).converted(to: .v3Studio)
    #expect(conversion.request.problems.filter { $0.severity == .error } == [])
    #expect(conversion.request.value(at: "aspect_ratio") == "16:9")
    #expect(conversion.request.value(at: "resolution") == "720p")
    #expect(conversion.request.value(at: "scenes")?.array?.count == 3)
    #expect(
      conversion.losses.map(\.path) == [
        "video_inputs[0].character.offset.x", "video_inputs[0].text",
        "video_inputs[1].character.avatar_style", "video_inputs[1].character.offset.x",
        "video_inputs[1].text",
        "video_inputs[2].character.avatar_style", "video_inputs[2].character.offset.x",
        "video_inputs[2].text",
      ])
  }

  @Test("Scenes of v2 become scenes of v3")
  func studio() throws {
    let conversion = try Filled.request(.studio).converted(to: .v3Studio)
    let expected = try JSONValue(
      parsing: #"""
        {"type":"studio","title":"A title","resolution":"720p","aspect_ratio":"4:5",
         "caption":{"style":"default"},"callback_id":"call-1","callback_url":"https://c.example/d","scenes":[
          {"type":"avatar_video","input":{"type":"avatar","avatar_id":"anna","script":"Hello one",
            "voice_id":"voice-1","voice_settings":{"speed":1.1,"pitch":7,"volume":0.8,"locale":"en-GB",
              "engine_settings":{"engine_type":"elevenlabs","model":"eleven_turbo_v2_5",
                "similarity_boost":0.31,"stability":0.32,"style":0.33}},
            "engine":{"type":"avatar_iv"},"motion_prompt":"waves",
            "background":{"type":"color","color":"#123456"}}},
          {"type":"video","source":{"type":"url","url":"https://b.example/2.mp4"},
            "audio_url":"https://v.example/2.mp3","playback":{"mode":"loop","volume":0.6}},
          {"type":"avatar_video","input":{"type":"avatar","avatar_id":"photo-3","audio_asset_id":"asset-3"}},
          {"type":"image","source":{"type":"url","url":"https://b.example/4.jpg"},"duration":6}]}
        """#)
    #expect(conversion.request.json.ordered == expected.ordered)
    #expect(conversion.request.problems == [])
    #expect(Self.lines(conversion) == Self.studioLosses)
  }

  private static let studioLosses =
    [
      "fps", "video_inputs[0].character.avatar_style", "video_inputs[0].character.offset",
      "video_inputs[0].character.scale", "video_inputs[0].character.fit", "video_inputs[0].character.model",
      "video_inputs[0].character.resolution", "video_inputs[0].character.keep_original_prompt",
      "video_inputs[0].character.alpha", "video_inputs[0].character.matting", "video_inputs[0].voice.emotion",
    ].map { "\($0): it has no counterpart" } + ["video_inputs[0].voice.duration: it does not apply there"]
    + [
      "video_inputs[0].text", "video_inputs[0].audio", "video_inputs[2].character.talking_photo_style",
      "video_inputs[2].character.talking_style", "video_inputs[2].character.expression",
      "video_inputs[2].character.circle_background_color", "video_inputs[2].background",
    ].map { "\($0): it has no counterpart" }
    + ["video_inputs[3].mood: it is no field of the API", "subtitles: v3's captions have one look only"]
    + ["test", "enable_watermark", "folder_id"].map { "\($0): it has no counterpart" }
    + ["webhook: it is no field of the API"]

  @Test("A video of Avatar IV becomes one of an avatar in v3, with nothing lost")
  func avatarIVToAvatar() throws {
    let conversion = try Filled.request(.avatarIV).converted(to: .v3Avatar)
    let expected = try JSONValue(
      parsing: #"""
        {"type":"avatar","avatar_id":"look-4","audio_url":"https://v.example/a.mp3","title":"Four",
         "resolution":"720p","aspect_ratio":"9:16","motion_prompt":"smiles","expressiveness":"low",
         "remove_background":true,"background":{"type":"color","value":"#445566"}}
        """#)
    #expect(conversion.request.json.ordered == expected.ordered)
    #expect(conversion.losses == [])
    #expect(conversion.request.problems == [])
  }

  @Test("A picture of Avatar IV becomes one of v3, and an avatar's id is lost there")
  func avatarIVToImage() throws {
    let request = try VideoRequest(
      kind: .avatarIV,
      parsing: #"""
        {"image_asset_id":"pic","script":"Hello","voice_id":"v","resolution":"1080p",
         "voice_settings":{"speed":1.2,"pitch":4,"locale":"en-US"}}
        """#)
    let conversion = request.converted(to: .v3Image)
    let expected = try JSONValue(
      parsing: #"""
        {"type":"image","image":{"type":"asset_id","asset_id":"pic"},"script":"Hello","voice_id":"v",
         "resolution":"1080p","voice_settings":{"speed":1.2,"pitch":4,"locale":"en-US"}}
        """#)
    #expect(conversion.request.json.ordered == expected.ordered)
    #expect(conversion.losses == [])
    #expect(conversion.request.problems == [])
    let avatar = try Filled.request(.avatarIV).converted(to: .v3Image)
    #expect(avatar.losses == [Loss(path: "avatar_id", value: "look-4", reason: "it has no counterpart")])
    #expect(avatar.request.value(at: "image") == ["type": "url"])
  }

  @Test("A transparent video stays transparent in v3, and comes back")
  func transparent() throws {
    let request = try Filled.request(.transparent)
    let conversion = request.converted(to: .v3Avatar)
    let expected: JSONValue = [
      "type": "avatar", "avatar_id": "pose", "script": "Clear", "voice_id": "voice-t", "resolution": "1080p",
      "aspect_ratio": "1:1", "output_format": "webm",
    ]
    #expect(conversion.request.json.ordered == expected.ordered)
    #expect(
      Self.lines(conversion) == [
        "avatar_style: it has no counterpart"
      ])
    let back = conversion.request.converted(to: .transparent)
    #expect(back.request.value(at: "dimension") == ["width": 1080, "height": 1080])
    #expect(back.losses == [])
  }

  @Test("A description takes the avatars and the size, and what is said is lost")
  func cinematic() throws {
    let conversion = try Sample.request(["title": "T"]).converted(to: .v3Cinematic)
    #expect(
      conversion.request.json.ordered == [
        "aspect_ratio": "16:9", "avatar_id": ["josh"], "resolution": "1080p", "title": "T",
        "type": "cinematic_avatar",
      ])
    #expect(
      conversion.losses.map(\.path) == ["video_inputs[0].voice"])
    let back = try Filled.request(.v3Cinematic).converted(to: .studio)
    #expect(back.request.value(at: "video_inputs[0].character.avatar_id") == "look-1")
    #expect(
      Self.lines(back) == [
        "avatar_id[1]: only the first is taken", "prompt: it has no counterpart",
        "references[0].url: it has no counterpart", "duration: it has no counterpart",
        "enhance_prompt: it has no counterpart",
      ])
  }

  @Test("Of many scenes the first is taken, and each other one is named")
  func firstScene() throws {
    let request = try Filled.request(.v3Studio)
    let conversion = request.converted(to: .v3Avatar)
    #expect(conversion.request.value(at: "script") == "Script one")
    #expect(
      Self.lines(conversion) == (1...4).map { "scenes[\($0)]: only the first scene is taken" })
    #expect(conversion.losses.first?.value == request.value(at: "scenes[1]"))
  }

  @Test("The words of a loss follow the name of the field")
  func sentences() {
    func sentence(_ value: JSONValue) -> String { Loss(path: "a", value: value, reason: "why").sentence }
    #expect(sentence(-1.5) == "is −1.5 and does not carry over; why")
    #expect(sentence(true) == "is true and does not carry over; why")
    #expect(sentence("x") == #"is "x" and does not carry over; why"#)
    #expect(sentence(["a": 1]) == "does not carry over; why")
    #expect(
      sentence(.string(String(repeating: "x", count: 41)))
        == "is \"\(String(repeating: "x", count: 39))…\" and does not carry over; why")
  }
}
