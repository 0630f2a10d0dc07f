import TestSupport
import Testing
import VideoModel

@Suite("Conversions of what templates say differently")
struct SpecialCasesTests {
  private static func lines(_ conversion: Conversion) -> [String] {
    conversion.losses.map { "\($0.path): \($0.reason)" }
  }

  @Test(
    "A size becomes the nearest shape and shorter side, with a loss where it is not exact",
    arguments: [
      (1920, 1080, "16:9", "1080p", true), (1280, 720, "16:9", "720p", true),
      (720, 1280, "9:16", "720p", true),
      (3840, 2160, "16:9", "4k", true), (1080, 1350, "4:5", "1080p", true), (900, 720, "5:4", "720p", true),
      (720, 720, "1:1", "720p", true), (1000, 1000, "1:1", "1080p", false), (640, 360, "16:9", "720p", false),
      (1280, 700, "16:9", "720p", false), (1080, 1440, "4:5", "1080p", false),
    ])
  func pixels(width: Int, height: Int, shape: String, side: String, isExact: Bool) throws {
    let size: JSONValue = ["width": width.json, "height": height.json]
    let conversion = try Sample.request(["dimension": size]).converted(to: .v3Studio)
    #expect(conversion.request.value(at: "aspect_ratio") == .string(shape))
    #expect(conversion.request.value(at: "resolution") == .string(side))
    let loss = Loss(path: "dimension", value: size, reason: "the nearest are \(shape) and \(side)")
    #expect(conversion.losses == (isExact ? [] : [loss]))
  }

  @Test("A side that is not given is the default's; other templates have other shapes")
  func halfASize() throws {
    let half = try Sample.request(["dimension.width": 1080]).converted(to: .v3Avatar)
    #expect(half.request.value(at: "aspect_ratio") == "1:1")
    let square = try Sample.request(["dimension": ["width": 720, "height": 720]]).converted(to: .avatarIV)
    #expect(square.losses.map(\.path) == ["dimension"])
    let same = try Sample.request(["dimension": ["width": 302, "height": 7]]).converted(to: .transparent)
    #expect(same.request.value(at: "dimension") == ["width": 302, "height": 7])
  }

  @Test(
    "A shape and a shorter side become pixels",
    arguments: [
      (#""aspect_ratio":"4:5","resolution":"4k""#, 2160, 2700, []),
      (#""aspect_ratio":"9:16""#, 1080, 1920, []),
      (#""resolution":"720p""#, 1280, 720, []),
      (#""resolution":"720p","aspect_ratio":"auto""#, 1280, 720, ["aspect_ratio: it has no counterpart"]),
      (#""resolution":"8k","aspect_ratio":"1:1""#, 1080, 1080, ["resolution: it has no counterpart"]),
    ])
  func shape(members: String, width: Int, height: Int, losses: [String]) throws {
    let request = try VideoRequest(kind: .v3, parsing: #"{"type":"avatar",\#(members)}"#)
    let conversion = request.converted(to: .studio)
    #expect(conversion.request.value(at: "dimension") == ["width": width.json, "height": height.json])
    #expect(Self.lines(conversion) == losses)
  }

  @Test(
    "Captions of v2 become those of v3",
    arguments: [
      (["caption": true], ["style": "default"]), (["caption": false], nil),
      (["caption_mode": "burn_in"], ["style": "default"]),
      (["caption": true, "caption_mode": "file_only"], ["file_format": "srt"]),
    ] as [(KeyValuePairs<String, JSONValue?>, JSONValue?)])
  func captions(changes: KeyValuePairs<String, JSONValue?>, expected: JSONValue?) throws {
    let conversion = try Sample.request(changes).converted(to: .v3Studio)
    #expect(conversion.request.value(at: "caption") == expected)
    #expect(conversion.losses == [])
  }

  @Test("Captions of v3 become a mode of v2; a style that v2 lacks is lost")
  func captionModes() throws {
    func mode(_ caption: String) throws -> Conversion {
      try VideoRequest(kind: .v3, parsing: #"{"type":"studio","caption":\#(caption)}"#).converted(to: .studio)
    }
    #expect(try mode(#"{"style":"default"}"#).request.value(at: "caption_mode") == "burn_in")
    #expect(try mode(#"{"file_format":"srt","style":null}"#).request.value(at: "caption_mode") == "file_only")
    #expect(try mode("{}").request.value(at: "caption_mode") == "file_only")
    #expect(try Self.lines(mode(#"{"style":"neon"}"#)) == ["caption.style: it has no counterpart"])
  }

  private static func backdrop(_ background: JSONValue, _ voice: JSONValue) throws -> Conversion {
    try Sample.request([
      "video_inputs[0].character": nil, "video_inputs[0].background": background,
      "video_inputs[0].voice": voice,
    ]).converted(to: .v3Studio)
  }

  @Test("A silent picture is shown as long as the silence; a silent video has its own length")
  func silence() throws {
    let picture: JSONValue = ["type": "image", "url": "https://example.com/a.png"]
    let second = try Self.backdrop(picture, ["type": "silence"])
    #expect(second.request.value(at: "scenes[0].duration") == 1)
    #expect(second.losses == [])
    #expect(second.request.problems == [])
    let video: JSONValue = [
      "type": "video", "video_asset_id": "v", "play_style": "freeze", "fit": "crop", "volume": 0.5,
    ]
    let moving = try Self.backdrop(video, ["type": "silence", "duration": 3])
    #expect(
      moving.request.value(at: "scenes[0]") == [
        "type": "video", "source": ["type": "asset_id", "asset_id": "v"], "playback": ["volume": 0.5],
      ])
    #expect(
      Self.lines(moving) == [
        "video_inputs[0].voice.duration: it does not go with type video there",
        "video_inputs[0].background.play_style: v3 has it only with a voice over the video",
        "video_inputs[0].background.fit: it has no counterpart",
      ])
    #expect(moving.request.problems == [])
  }

  @Test("An avatar of v3 is never silent")
  func silentAvatar() throws {
    let request = try Sample.request(["video_inputs[0].voice": ["type": "silence", "duration": 3]])
    #expect(
      Self.lines(request.converted(to: .v3Studio)) == [
        "video_inputs[0].voice.type: somebody always speaks there",
        "video_inputs[0].voice.duration: it has no counterpart",
      ])
  }

  @Test(
    "What v3 lacks among the ways to play a video becomes the nearest", arguments: ["once", "full_video"])
  func once(style: String) throws {
    let conversion = try Self.backdrop(
      ["type": "video", "url": "https://example.com/a", "play_style": .string(style)],
      ["type": "text", "voice_id": "v", "input_text": "Over"])
    #expect(conversion.request.value(at: "scenes[0].playback.mode") == "freeze")
    #expect(Self.lines(conversion) == ["video_inputs[0].background.play_style: the nearest is freeze"])
    #expect(conversion.request.problems == [])
  }

  @Test("Pictures and videos of v3 become scenes of v2 with nobody in them")
  func media() throws {
    let studio = try Filled.request(.v3Studio).converted(to: .studio).request
    #expect(
      studio.value(at: "video_inputs[3]")?.ordered
        == ([
          "voice": ["type": "silence", "duration": 12],
          "background": ["type": "image", "image_asset_id": "source-4"],
        ]
        as JSONValue).ordered)
    #expect(
      studio.value(at: "video_inputs[4]")?.ordered
        == ([
          "voice": ["type": "audio", "audio_asset_id": "sound-5"],
          "background": [
            "type": "video", "url": "https://s.example/5.mp4", "play_style": "loop", "volume": 0.7,
          ],
        ] as JSONValue).ordered)
  }

  @Test("Engines are told by a toggle in v2")
  func engines() throws {
    for (toggle, engine) in [(true, "avatar_iv"), (false, "avatar_iii")] as [(JSONValue, JSONValue)] {
      let there = try Sample.request(["video_inputs[0].character.use_avatar_iv_model": toggle])
        .converted(to: .v3Studio)
      #expect(there.request.value(at: "scenes[0].input.engine") == ["type": engine])
      let back = there.request.converted(to: .studio)
      #expect(back.request.value(at: "video_inputs[0].character.use_avatar_iv_model") == toggle)
      #expect(there.losses + back.losses == [])
    }
    let moved = try Filled.request(.avatarIV).converted(to: .studio)
    #expect(moved.request.value(at: "video_inputs[0].character.use_avatar_iv_model") == true)
    let fifth = try Filled.request(.v3Avatar).converted(to: .studio)
    #expect(fifth.losses.contains { $0.path == "engine" })
  }

  @Test(
    "A recording of a transparent video is an address or an asset",
    arguments: ["https://example.com/a.mp3", "id-1"])
  func recording(sound: String) throws {
    let request = try VideoRequest(
      kind: .transparent,
      parsing: #"{"avatar_pose_id":"p","avatar_style":"normal","input_audio":"\#(sound)"}"#)
    let there = request.converted(to: .v3Avatar)
    let key = sound.contains("://") ? "audio_url" : "audio_asset_id"
    #expect(there.request.value(at: try #require(FieldPath(key))) == .string(sound))
    #expect(there.losses == [])
    let back = there.request.converted(to: .transparent)
    #expect(back.request == request.setting(["width": 1280, "height": 720], at: "dimension"))
    #expect(back.losses == [])
  }

  @Test("Of two ways to speak, the script is taken")
  func twoWays() throws {
    let request = try VideoRequest(
      kind: .avatarIV, parsing: #"{"avatar_id":"a","script":"Hi","audio_url":"https://example.com/a.mp3"}"#)
    let conversion = request.converted(to: .studio)
    #expect(conversion.request.value(at: "video_inputs[0].voice") == ["type": "text", "input_text": "Hi"])
    #expect(Self.lines(conversion) == ["audio_url: it does not go with voice.type text there"])
  }

  @Test("Values in fields that do not apply are named, new objects without anything in them are not")
  func hidden() throws {
    var request = try Sample.request()
    request.set("silence", at: "video_inputs[0].voice.type")
    let losses = request.converted(to: .v3Studio).losses.filter { $0.reason.hasSuffix("not sent") }
    #expect(losses.map(\.path) == ["video_inputs[0].voice.voice_id", "video_inputs[0].voice.input_text"])
    #expect(losses.map(\.value) == ["v1", "Hello"])
    var picture = RequestTemplate.v3Image.make()
    picture.set("avatar", at: "type")
    #expect(picture.converted(to: .studio).losses == [])
  }

  @Test("A wrong value is carried as it is, and the validator names it")
  func wrongValues() throws {
    let conversion = try Sample.request([
      "title": 5, "video_inputs[0].voice.speed": "fast", "video_inputs[0].voice.pitch": 99,
    ]).converted(to: .v3Studio)
    #expect(conversion.losses == [])
    #expect(conversion.request.value(at: "title") == 5)
    #expect(conversion.request.value(at: "scenes[0].input.voice_settings") == ["pitch": 99, "speed": "fast"])
    #expect(conversion.request.problems.count == 3)
  }

  @Test("A key that stands twice is named once for each value that does not count")
  func repeated() throws {
    let request = try VideoRequest(
      kind: .avatarIV, parsing: #"{"avatar_id":"a","title":"b","title":5,"mood":{"x":1},"mood":2}"#)
    let conversion = request.converted(to: .v3Avatar)
    #expect(
      Self.lines(conversion) == [
        "title: it stands more than once", "mood: it stands more than once",
        "mood: it is no field of the API",
      ])
    #expect(conversion.request.value(at: "title") == 5)
  }

  @Test("Twice as many scenes take about twice as long")
  func manyScenes() {
    func seconds(_ count: Int) -> Double {
      var video = StudioVideo.example
      video.scenes = ObjectList((0..<count).map { video.scenes[$0 % 3] })
      let request = VideoRequest.studio(video)
      return processorSeconds { _ = request.converted(to: .v3Studio) }
    }
    // With the square of the scenes it was sixteen times as long.
    #expect(seconds(48) < 8 * seconds(12))
  }

  @Test("A video of v3 without a type is read as what it holds; an unknown type is lost")
  func types() throws {
    let untyped = try VideoRequest(kind: .v3, parsing: #"{"avatar_id":"a","script":"Hi"}"#)
    let avatar = untyped.converted(to: .avatarIV)
    #expect(avatar.request.json == ["avatar_id": "a", "script": "Hi"])
    #expect(avatar.losses == [])
    let unknown = try VideoRequest(kind: .v3, parsing: #"{"type":"robot","scenes":[]}"#)
    #expect(Self.lines(unknown.converted(to: .avatarIV)) == ["type: v3 has no such type"])
  }
}
