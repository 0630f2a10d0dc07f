import Testing
import VideoModel

/// What the endpoints beside `/v2/video/generate` refuse, and in which words.
@Suite struct KindRefusalTests {
  private static let avatar = #""type":"avatar","avatar_id":"a""#
  private static let image = #""type":"image","image":{"type":"url","url":"https://a/b.png"}"#
  private static let clip = #""type":"cinematic_avatar","prompt":"Walks""#

  /// A body, the parameter that is named (nil where several are concerned), and the words.
  static let v3: [(body: String, param: String?, words: String)] = [
    (#"\#(avatar),"script":"Hi","dimension":{"width":1280,"height":720}"#, "dimension", extra),
    (#"\#(avatar),"script":"Hi","test":true"#, "test", extra),
    (#"\#(avatar),"script":"Hi","voice_settings":{"emotion":"Excited"}"#, "voice_settings.emotion", extra),
    (#"\#(avatar),"script":"Hi","caption":{"enabled":true}"#, "caption.enabled", extra),
    (#"\#(clip),"avatar_id":["a"],"script":"Hi""#, "script", extra),
    (
      #""type":"studio","scenes":[{"type":"image","source":{"type":"url","url":"https://a/b.png"},"duration":1,"input":{}}]"#,
      "scenes.0.input", extra
    ),
    (
      ##"\##(avatar),"script":"Hi","output_format":"webm","background":{"type":"color","value":"#102030"}"##,
      "background", "Value error, is refused when output_format is webm; take one of them away"
    ),
    (
      #"\#(avatar),"script":"Hi","engine":{"type":"avatar_v"},"expressiveness":"high""#, "expressiveness",
      "Value error, is refused when engine.type is avatar_iii or avatar_v; take one of them away"
    ),
    (
      #"\#(avatar),"script":"Hi","audio_url":"https://a/b.mp3""#, nil,
      "Value error, only one of script and audio_url and audio_asset_id can be provided"
    ),
    (
      #"\#(avatar)"#, nil,
      "Value error, either script or audio_url or audio_asset_id needs to be provided"
    ),
    (#""type":"avatar","script":"Hi""#, "avatar_id", missing),
    (#"\#(image),"script":"Hi""#, "voice_id", missing),
    (#""type":"image","image":{"type":"url"},"script":"Hi","voice_id":"v""#, "image.url", missing),
    (#""avatar_id":"a","script":"Hi""#, "type", missing),
    (
      #""type":"robot","avatar_id":"a","script":"Hi""#, "type",
      "Input should be 'avatar', 'image', 'studio' or 'cinematic_avatar'"
    ),
    (#"\#(avatar),"script":"Hi","title":7"#, "title", "Input should be a valid string"),
    (#"\#(avatar),"script":"Hi","caption":true"#, "caption", "Input should be a valid dictionary"),
    (
      #"\#(avatar),"script":"Hi","aspect_ratio":"3:2""#, "aspect_ratio",
      "Input should be '16:9', '9:16', '4:5', '5:4', '1:1' or 'auto'"
    ),
    (
      #"\#(avatar),"script":"Hi","voice_settings":{"speed":1.6}"#, "voice_settings.speed",
      "Input should be less than or equal to 1.5"
    ),
    (
      #"\#(clip),"avatar_id":["a","b","c","d"]"#, "avatar_id",
      "List should have at most 3 items after validation, not 4"
    ),
    (#"\#(clip),"avatar_id":["a"],"duration":3"#, "duration", "Input should be greater than or equal to 4"),
    (
      #"\#(clip),"avatar_id":["a"],"duration":4.5"#, "duration",
      "Input should be a valid integer, got a number with a fractional part"
    ),
    (
      #"\#(clip),"avatar_id":["a"],"duration":4,"auto_duration":true"#, "duration",
      "Value error, is refused when auto_duration is true; take one of them away"
    ),
    (#""type":"studio","scenes":[]"#, "scenes", "List should have at least 1 item after validation, not 0"),
    (
      #""type":"studio","scenes":[{"type":"avatar_video","input":{"type":"avatar","avatar_id":"a"}}]"#,
      "scenes.0.input", "Value error, either script or audio_url or audio_asset_id needs to be provided"
    ),
    (
      #""type":"studio","scenes":[{"type":"image","source":{"type":"url","url":"https://a/b"},"duration":0}]"#,
      "scenes.0.duration", "Input should be greater than 0"
    ),
  ]

  private static let extra = "Extra inputs are not permitted"
  private static let missing = "Field required"

  @Test func v3NamesTheParameter() async throws {
    let client = try SandboxClient()
    for (members, param, words) in Self.v3 {
      let answer = try await client.send("POST", "/v3/videos", body: "{\(members)}")
      let error = answer.json["error"]
      #expect(answer.status == 400, "\(members)")
      #expect(error?["code"] == "invalid_parameter", "\(members)")
      #expect(error?["param"]?.string == param, "\(members)")
      #expect(error?["message"]?.string == "\(param ?? "Request body") is invalid: \(words)", "\(members)")
      #expect(error?["doc_url"]?.string?.hasSuffix("#invalid_parameter") == true)
    }
    #expect(try await client.get("/v3/videos").json["data"] == [])
  }

  static let older: [(kind: RequestKind, body: String, message: String)] = [
    (
      .transparent, #""avatar_style":"normal","input_text":"Hi","voice_id":"v""#,
      "avatar_pose_id is invalid: Field required"
    ),
    (
      .transparent, #""avatar_pose_id":"a","input_text":"Hi","voice_id":"v""#,
      "avatar_style is invalid: Field required"
    ),
    (
      .transparent, #""avatar_pose_id":"a","avatar_style":"circle","input_text":"Hi","voice_id":"v""#,
      "avatar_style is invalid: Input should be 'normal' or 'closeUp'"
    ),
    (
      .transparent, #""avatar_pose_id":"a","avatar_style":"normal","input_text":"Hi""#,
      "voice_id is invalid: Field required"
    ),
    (
      .transparent,
      #""avatar_pose_id":"a","avatar_style":"normal","input_text":"Hi","voice_id":"v","input_audio":"b""#,
      "Request body is invalid: Value error, only one of input_text and input_audio can be provided"
    ),
    (
      .avatarIV, "",
      "Request body is invalid: Value error, either avatar_id or image_url or image_asset_id needs to be provided"
    ),
    (
      .avatarIV, #""avatar_id":"a","image_asset_id":"b","audio_asset_id":"c""#,
      "Request body is invalid: Value error, only one of avatar_id and image_url and image_asset_id can be provided"
    ),
    (.avatarIV, #""avatar_id":"a","script":"Hi""#, "voice_id is invalid: Field required"),
    (
      .avatarIV, #""avatar_id":"a","audio_asset_id":"c","resolution":"4k""#,
      "resolution is invalid: Input should be '1080p' or '720p'"
    ),
    (
      .avatarIV, #""avatar_id":"a","audio_asset_id":"c","background":{"type":"image"}"#,
      "background is invalid: Value error, either url or asset_id needs to be provided"
    ),
    (
      .avatarIV, #""avatar_id":"a","audio_asset_id":"c","background":{"type":"color","value":"red"}"#,
      "background.value is invalid: Value error, value must be a hex color such as #1A2B3C"
    ),
  ]

  @Test func theOlderEndpointsRefuseInTheirOwnEnvelopes() async throws {
    let client = try SandboxClient()
    for (kind, members, message) in Self.older {
      let answer = try await client.send("POST", kind.endpoint, body: "{\(members)}")
      #expect(answer.status == 400, "\(members)")
      #expect(answer.json["error"]?["code"] == "invalid_parameter", "\(members)")
      #expect(answer.json["error"]?["message"]?.string == message, "\(members)")
      #expect(answer.json["data"] == .null)
      #expect(answer.json["code"]?.integer == (kind == .transparent ? 400175 : nil))
    }
    #expect(try await client.get("/v3/videos").json["data"] == [])
  }

  @Test func theOlderEndpointsTakeWhatTheyDoNotKnow() async throws {
    // A quota of nothing refuses, with a status of its own, what would otherwise be taken and rendered.
    let client = try SandboxClient(quotaSeconds: 0)
    for (kind, body) in [
      (RequestKind.avatarIV, #"{"avatar_id":"a","audio_asset_id":"c","test":true,"caption":true}"#),
      (.transparent, #"{"avatar_pose_id":"a","avatar_style":"normal","input_audio":"b","title":"T"}"#),
      (
        .studio,
        #"{"aspect_ratio":"16:9","video_inputs":[{"voice":{"type":"silence","input_text":"Hi"},"avatar_iv_settings":{}}]}"#
      ),
    ] {
      let answer = try await client.send("POST", kind.endpoint, body: body)
      #expect(answer.status == 402, "\(answer.json.compactText)")
    }
  }

  @Test(arguments: RequestKind.allCases) func whatIsNoRequestIsRefused(kind: RequestKind) async throws {
    let client = try SandboxClient()
    for body in ["", "{", "[]", "null", "\"text\"", "{}", #"{"a":1}"#, "\u{0}", "{\"title\":\"\\ud800\"}"] {
      let answer = try await client.send("POST", kind.endpoint, body: body)
      #expect(answer.status == 400, "\(body)")
      #expect(answer.json["error"]?["code"] == "invalid_parameter", "\(body)")
    }
  }
}
