import Testing
import VideoModel

@Suite("Conversions of what nothing is said of")
struct DefaultsTests {
  /// A request of each template with no more in it than it must have; a scene of v2 begins with a background.
  private static let requests: [(request: VideoRequest, template: RequestTemplate)] = {
    let changes: [Least: KeyValuePairs<String, JSONValue?>] = [
      .studio: ["video_inputs[0].background": ["type": "color"]]
    ]
    return Least.allCases.compactMap { least in
      try? least.request(changes[least] ?? [:])
    }.map { ($0, RequestTemplate(of: $0)) }
  }()

  private static let pairs = requests.indices.flatMap { source in
    RequestTemplate.allCases.map { (source, $0) }
  }

  /// What the API's pages say that the service makes of a request; nil where they are silent.
  private static func facts(_ request: VideoRequest, _ template: RequestTemplate) -> [String: JSONValue] {
    let json = request.json
    let isSpokenV3 = [.v3Avatar, .v3Image, .v3Studio].contains(template)
    var facts: [String: JSONValue] = [:]
    facts["file"] = template == .transparent ? "webm" : isSpokenV3 ? json["output_format"] ?? "mp4" : "mp4"
    switch template {
    case .studio, .transparent:
      let standard = template == .studio ? 1080 : 720
      facts["side"] = json["dimension"]?["height"] ?? .number(JSONNumber(Double(standard)))
    case .avatarIV, .v3Cinematic:
      let word = json["resolution"] ?? (template == .avatarIV ? "1080p" : "720p")
      facts["side"] = word == "720p" ? 720 : 1080
    case .v3Avatar, .v3Image, .v3Studio:
      facts["side"] = json["resolution"].map { $0 == "720p" ? 720 : 1080 }
    }
    facts["background"] =
      switch template {
      case .studio: request.value(at: "video_inputs[0].background.value") ?? "#f6f6fc"
      case .v3Studio: request.value(at: "scenes[0].input.background.color")
      default: json["background"]?["value"]
      }
    if template == .studio, request.value(at: "video_inputs[0].background") == nil {
      facts["background"] = nil
    }
    return facts
  }

  @Test("What the service makes stays the same, or its loss is named", arguments: pairs)
  func guarantee(source: Int, template: RequestTemplate) {
    let (request, from) = Self.requests[source]
    let conversion = request.converted(to: template)
    let after = Self.facts(conversion.request, template)
    for (name, value) in Self.facts(request, from) where after[name] != value {
      let words = name == "file" ? ["the file", "output_format"] : [name]
      let isNamed = conversion.losses.contains { loss in words.contains { loss.place.contains($0) } }
      #expect(isNamed, "\(name) is \(value.compactText) and becomes \(after[name]?.compactText ?? "nothing")")
    }
    #expect(Self.requests.count == 7)
  }

  private static func lines(_ conversion: Conversion) -> [String] {
    conversion.losses.filter { !$0.isSet }.map { "\($0.place) \($0.sentence)" }
  }

  @Test("A transparent video loses its transparency, and keeps its size")
  func transparent() throws {
    let conversion = try Least.transparent.request().converted(to: .studio)
    #expect(
      Self.lines(conversion) == [
        #"the file is "webm" and does not carry over; it is always mp4 with a background there"#
      ])
    #expect(conversion.request.value(at: "dimension") == ["width": 1280, "height": 720])
  }

  @Test("A video that becomes transparent loses its file's format and the colour behind everything")
  func toTransparent() throws {
    for color in [nil, "#f6f6fc"] as [JSONValue?] {
      let request = try Sample.request([
        "video_inputs[0].background": ["type": "color"], "video_inputs[0].background.value": color,
      ])
      let conversion = request.converted(to: .transparent)
      #expect(
        conversion.losses.map(\.place) == (color == nil ? [] : ["video_inputs[0].background.value"])
          + ["the file"] + (color == nil ? ["video_inputs[0].background.value"] : []))
      #expect(conversion.request.value(at: "dimension") == ["width": 1920, "height": 1080])
    }
    let spoken = try Least.avatar.request().converted(to: .transparent)
    #expect(
      Self.lines(spoken) == [
        #"output_format is "mp4" where nothing is set, and does not carry over; "#
          + "it is always webm without a background there"
      ])
  }

  @Test("The colour that v2 takes where none is given is written out for v3")
  func color() throws {
    let request = try Sample.request(["video_inputs[0].background": ["type": "color"]])
    for (template, path) in [
      (.v3Avatar, "background"), (.v3Studio, "scenes[0].input.background"), (.avatarIV, "background"),
    ] as [(RequestTemplate, FieldPath)] {
      let conversion = request.converted(to: template)
      let key = template == .v3Studio ? "color" : "value"
      #expect(
        conversion.request.value(at: path)?.ordered
          == JSONValue.object([JSONMember("type", "color"), JSONMember(key, "#f6f6fc")]).ordered)
      #expect(conversion.losses == [])
    }
    let bare = try Sample.request().converted(to: .v3Avatar)
    #expect(bare.request.value(at: "background") == nil && bare.losses == [])
  }

  @Test("A video behind the voice goes on as it did, in both directions")
  func playStyle() throws {
    let video: JSONValue = ["type": "video", "url": "https://example.com/a.mp4"]
    let request = try Sample.request([
      "video_inputs[0].character": nil, "video_inputs[0].background": video,
    ])
    let there = request.converted(to: .v3Studio)
    #expect(there.request.value(at: "scenes[0].playback.mode") == "fit_to_scene")
    #expect(there.losses == [] && there.request.problems == [])
    let standard = try VideoRequest(
      kind: .v3,
      parsing: #"""
        {"type":"studio","scenes":[{"type":"video","source":{"type":"url","url":"https://e.example/a"},
          "script":"Hi","voice_id":"v"}]}
        """#)
    let back = standard.converted(to: .studio)
    #expect(back.request.value(at: "video_inputs[0].background.play_style") == "freeze")
    let silent = try #require(request.setting(["type": "silence"], at: "video_inputs[0].voice"))
    let shown = silent.converted(to: .v3Studio)
    #expect(shown.request.value(at: "scenes[0].playback") == nil)
    #expect(
      Self.lines(shown) == [
        "video_inputs[0].voice.duration is 1 where nothing is set, and does not carry over; "
          + "it does not go with type video there"
      ])
  }

  @Test("A clip is as large as the video was, and the other way round")
  func resolution() throws {
    let clip = try Least.avatarIV.request().converted(to: .v3Cinematic)
    #expect(clip.request.value(at: "resolution") == "1080p")
    let back = try Least.cinematic.request().converted(to: .avatarIV)
    #expect(back.request.value(at: "resolution") == "720p")
    let studio = try Least.cinematic.request().converted(to: .studio)
    #expect(studio.request.value(at: "dimension") == ["width": 1280, "height": 720])
  }

  @Test("v3's usual engine is named in v2, which has another one")
  func engine() throws {
    let conversion = try Least.avatar.request().converted(to: .studio)
    #expect(conversion.request.value(at: "video_inputs[0].character.use_avatar_iv_model") == true)
    #expect(conversion.losses == [])
  }
}
