import Testing
import VideoModel

@Suite("What stage and renderer see of a request of any kind")
struct ShotsTests {
  private func shot(_ least: Least, _ changes: KeyValuePairs<String, JSONValue?> = [:]) throws -> Scene {
    let shots = try least.request(changes).shots
    #expect(shots.count == 1)
    return try #require(shots.first)
  }

  // MARK: Size

  @Test(
    "The size by the kind's own fields and defaults",
    arguments: [
      (.studio, [:], 1920, 1080), (.studio, ["dimension": ["width": 720, "height": 1280]], 720, 1280),
      (.transparent, [:], 1280, 720), (.transparent, ["dimension": ["width": 640]], 640, 720),
      (.avatarIV, [:], 1920, 1080), (.avatarIV, ["resolution": "720p"], 1280, 720),
      (.avatarIV, ["resolution": "720p", "aspect_ratio": "9:16"], 720, 1280),
      (.avatar, [:], 1920, 1080), (.avatar, ["resolution": "4k"], 3840, 2160),
      (.avatar, ["resolution": "720p", "aspect_ratio": "1:1"], 720, 720),
      (.avatar, ["aspect_ratio": "4:5"], 1080, 1350), (.avatar, ["aspect_ratio": "5:4"], 1350, 1080),
      (.image, ["aspect_ratio": "auto"], 1920, 1080), (.image, ["aspect_ratio": "wide"], 1920, 1080),
      (.image, ["resolution": "8k", "aspect_ratio": "9:16"], 1080, 1920),
      (.cinematic, [:], 1280, 720), (.cinematic, ["resolution": "1080p", "aspect_ratio": "1:1"], 1080, 1080),
      (.scenes, [:], 1920, 1080), (.scenes, ["resolution": "4k", "aspect_ratio": "9:16"], 2160, 3840),
      (.avatar, ["aspect_ratio": "0:1"], 1920, 1080), (.avatar, ["aspect_ratio": "16:9:1"], 1920, 1080),
    ] as [(Least, KeyValuePairs<String, JSONValue?>, Int, Int)])
  func size(least: Least, changes: KeyValuePairs<String, JSONValue?>, width: Int, height: Int) throws {
    let size = try least.request(changes).size
    #expect(size.width == width)
    #expect(size.height == height)
  }

  @Test("With the shape left to the service, a video has that of its picture")
  func pictureShapes() throws {
    for (picture, width, height) in [
      ((300, 400), 1080, 1440), ((640, 360), 1920, 1080), ((9, 9), 1080, 1080),
    ] {
      let size = try Least.image.request(["aspect_ratio": "auto"]).size(shapedAs: picture)
      #expect(size.width == width && size.height == height)
      let fixed = try Least.image.request(["aspect_ratio": "16:9"]).size(shapedAs: picture)
      #expect(fixed.width == 1920 && fixed.height == 1080)
    }
    #expect(try Least.image.request(["aspect_ratio": "auto"]).size(shapedAs: nil).width == 1920)
    #expect(try Least.avatar.request(["aspect_ratio": "auto"]).size(shapedAs: (1, 2)).width == 1920)
    let strip = try Least.image.request(["aspect_ratio": "auto"]).size(shapedAs: (100_000, 1))
    #expect((16...4096).contains(strip.width) && (16...4096).contains(strip.height))
  }

  @Test(
    "A shape that no screen has is drawn all the same",
    arguments: ["1e308:1", "1:1e308", "nan:1", "inf:1", "1:inf", "1e-300:1e300"])
  func oddShapes(ratio: String) throws {
    for least in [Least.avatarIV, .avatar, .cinematic] {
      let size = try least.request(["aspect_ratio": .string(ratio)]).size
      #expect((16...4096).contains(size.width) && (16...4096).contains(size.height))
    }
  }

  // MARK: File

  @Test("Only a transparent video is a webm")
  func transparency() throws {
    for least in Least.allCases {
      let request = try least.request()
      #expect(request.isTransparent == (least == .transparent))
      #expect(request.fileExtension == (least == .transparent ? "webm" : "mp4"))
    }
    for least in [Least.avatar, .image] {
      #expect(try least.request(["output_format": "webm"]).isTransparent)
    }
    for least in [Least.scenes, .cinematic, .avatarIV] {
      #expect(try !least.request(["output_format": "webm"]).isTransparent)
    }
  }

  @Test("Only studio has a frame rate and a test mode")
  func studioOnly() throws {
    for least in Least.allCases {
      #expect(try least.request().framesPerSecond == 25)
      #expect(try least.request().isTest == (least == .studio ? false : nil))
    }
    #expect(try Least.studio.request(["fps": 30, "test": true]).framesPerSecond == 30)
    #expect(try Least.studio.request(["fps": 30, "test": true]).isTest == true)
  }

  // MARK: Who is seen, and what is said

  @Test("A studio request's scenes are its own")
  func studio() throws {
    let request = VideoRequest.studio(.example)
    #expect(request.shots == Array(StudioVideo.example.scenes))
  }

  @Test(
    "An avatar speaks in every kind", arguments: Least.allCases.filter { $0 != .image && $0 != .cinematic })
  func avatars(least: Least) throws {
    let scene = try shot(least)
    #expect(scene.character?.type == .avatar)
    #expect(scene.character?.avatarID == "josh")
    #expect(scene.voice?.type == .text)
    #expect(scene.voice?.inputText == "Hello")
    #expect(scene.estimatedSeconds == Script.estimatedSeconds(of: "Hello"))
  }

  @Test("A picture that speaks is told from others by where it comes from")
  func pictures() throws {
    #expect(try shot(.image).character?.type == .talkingPhoto)
    #expect(try shot(.image).character?.talkingPhotoID == "i1")
    let address: JSONValue = "https://example.com/a.png"
    #expect(
      try shot(.image, ["image": ["type": "url", "url": address]]).character?.talkingPhotoID == address.string
    )
    let data = try shot(.image, ["image": ["type": "base64", "media_type": "image/png", "data": "QQ=="]])
    #expect(data.character?.talkingPhotoID == "data:QQ==")
    let flat = try shot(.avatarIV, ["avatar_id": nil, "image_url": address])
    #expect(flat.character?.type == .talkingPhoto)
    #expect(flat.character?.talkingPhotoID == address.string)
    #expect(try shot(.avatarIV, ["avatar_id": "", "image_asset_id": "i"]).character?.talkingPhotoID == "i")
    #expect(flat.character?.picture == TalkingPicture(url: address.string))
    #expect(data.character?.picture == TalkingPicture(url: "data:image/png;base64,QQ=="))
    #expect(try shot(.image).character?.picture == TalkingPicture(assetID: "i1"))
    let scene = try shot(
      .scenes, ["scenes[0].input": ["type": "image", "image": ["type": "url", "url": address]]])
    #expect(scene.character?.picture == TalkingPicture(url: address.string))
    #expect(try shot(.avatarIV).character?.picture == nil && shot(.avatar).character?.picture == nil)
    #expect(flat.json["character"]?["picture"] == nil)
  }

  @Test(
    "Speed, pitch, volume and locale are those of the voice settings",
    arguments: [Least.avatarIV, .avatar, .image, .scenes])
  func tuning(least: Least) throws {
    let place = least == .scenes ? "scenes[0].input." : ""
    let voice = try shot(
      least,
      ["\(place)voice_settings": ["speed": 1.2, "pitch": 3, "locale": "en-GB"], "\(place)voice_id": "v2"]
    ).voice
    #expect(voice?.speed == 1.2 && voice?.pitch == 3 && voice?.locale == "en-GB" && voice?.voiceID == "v2")
    if least.kind == .v3 {
      #expect(try shot(least, ["\(place)voice_settings": ["volume": 0.5]]).voice?.volume == 0.5)
    }
  }

  @Test("A recording is heard where no script is, and its length is not known")
  func recordings() throws {
    let address = "https://example.com/a.mp3"
    for (least, place) in [(Least.avatarIV, ""), (.avatar, ""), (.image, ""), (.scenes, "scenes[0].input.")] {
      let scene = try shot(least, ["\(place)script": nil, "\(place)audio_url": .string(address)])
      #expect(scene.voice?.type == .audio)
      #expect(scene.voice?.audioURL == address)
      #expect(scene.estimatedSeconds == nil)
      #expect(
        try shot(least, ["\(place)script": nil, "\(place)audio_asset_id": "s"]).voice?.audioAssetID == "s")
      #expect(try shot(least, ["\(place)script": nil]).voice?.type == .text)
    }
    let transparent = try shot(.transparent, ["input_text": nil, "input_audio": .string(address)])
    #expect(transparent.voice?.audioURL == address && transparent.voice?.type == .audio)
    #expect(try shot(.transparent, ["input_text": nil, "input_audio": "s"]).voice?.audioAssetID == "s")
  }

  @Test("The style of a transparent avatar is seen")
  func styles() throws {
    #expect(try shot(.transparent).character?.avatarStyle == .normal)
    #expect(try shot(.transparent, ["avatar_style": "closeUp"]).character?.avatarStyle == .closeUp)
  }

  @Test("A clip is silent, and 10 seconds long unless it says otherwise")
  func clips() throws {
    #expect(try shot(.cinematic).estimatedSeconds == 10)
    #expect(try shot(.cinematic, ["duration": 6]).estimatedSeconds == 6)
    #expect(try shot(.cinematic).character?.avatarID == "josh")
    #expect(try shot(.cinematic, ["avatar_id": ["a", "b"]]).character?.avatarID == "a")
  }

  // MARK: What is behind

  @Test("Backgrounds are colours or pictures")
  func backgrounds() throws {
    for least in [Least.avatarIV, .avatar, .image] {
      #expect(try shot(least).background == nil)
      let color = try shot(least, ["background": ["type": "color", "value": "#010203"]])
      #expect(Composition(scene: color, width: 1280, height: 720).background == RGB(1, 2, 3))
      let picture = try shot(least, ["background": ["type": "image", "asset_id": "i"]])
      #expect(Composition(scene: picture, width: 1280, height: 720).backdrop == .image("i"))
    }
    let scene = try shot(.scenes, ["scenes[0].input.background": ["type": "color", "color": "#010203"]])
    #expect(Composition(scene: scene, width: 1280, height: 720).background == RGB(1, 2, 3))
  }

  @Test("A scene of v3 that is a picture or a video fills the frame")
  func fillingScenes() throws {
    let picture = try shot(
      .scenes,
      ["scenes": [["type": "image", "source": ["type": "asset_id", "asset_id": "i"], "duration": 7.5]]])
    #expect(Composition(scene: picture, width: 1280, height: 720).backdrop == .image("i"))
    #expect(picture.character == nil)
    #expect(picture.estimatedSeconds == 7.5)
    let source: JSONValue = ["type": "url", "url": "https://example.com/a.mp4"]
    let silent = try shot(.scenes, ["scenes": [["type": "video", "source": source]]])
    #expect(
      Composition(scene: silent, width: 1280, height: 720).backdrop == .video("https://example.com/a.mp4"))
    #expect(silent.estimatedSeconds == nil)
    let narrated = try shot(
      .scenes,
      [
        "scenes": [
          [
            "type": "video", "source": source, "script": "Hello", "voice_id": "v",
            "playback": ["mode": "loop", "volume": 0.5],
          ]
        ]
      ])
    #expect(narrated.voice?.inputText == "Hello")
    #expect(narrated.background?.playStyle == "loop")
    #expect(narrated.background?.volume == 0.5)
    let muted = try shot(
      .scenes, ["scenes": [["type": "video", "source": source, "playback": ["volume": 0.5, "mute": true]]]])
    #expect(muted.background?.volume == 0)
  }

  @Test("Every state of a draft can be seen", arguments: FieldSite.all)
  func anyState(site: FieldSite) throws {
    let request = try site.subject().request
    #expect(
      request.shots.count == (request.sceneListPath.map { request.value(at: $0)?.array?.count ?? 0 } ?? 1))
    let size = request.size
    for shot in request.shots {
      #expect(Composition(scene: shot, width: size.width, height: size.height).width == size.width)
    }
  }
}
