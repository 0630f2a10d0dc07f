import Testing

@testable import VideoModel

/// What one request says otherwise than another.
@Suite struct RequestDifferenceTests {
  private typealias Difference = RequestDifference

  private static let example = VideoRequest.studio(.example)

  /// The example with a change, held against the example as it was.
  private func difference(_ change: (inout VideoRequest) -> Void) -> RequestDifference {
    var request = Self.example
    change(&request)
    return RequestDifference(from: Self.example, to: request)
  }

  /// Requests whose scenes say these texts, with an avatar and a voice that all have.
  private func scenes(_ texts: [String]) throws -> VideoRequest {
    let scenes = texts.map { text -> JSONValue in
      [
        "character": ["type": "avatar", "avatar_id": "josh", "avatar_style": "normal"],
        "voice": ["type": "text", "voice_id": "v1", "input_text": .string(text)],
      ]
    }
    return try VideoRequest(kind: .studio, json: ["video_inputs": .array(scenes)])
  }

  private func sentences(_ old: [String], _ new: [String]) throws -> [String] {
    RequestDifference(from: try scenes(old), to: try scenes(new)).sentences
  }

  private static let (one, two, three, four) = (
    "Welcome to our product, which you will like",
    "The dashboard shows what matters on a page of its own",
    "Try it today, and tell us what you think about it",
    "Something else entirely stands here now, and is long enough"
  )

  @Test(arguments: RequestTemplate.allCases) func `a request is the same as itself`(
    _ template: RequestTemplate
  ) {
    let request = template.make()
    let difference = RequestDifference(from: request, to: request)
    #expect(difference.isEmpty && difference.lines.isEmpty && difference.sentences.isEmpty)
  }

  @Test func `a field is told by its scene, its path and both values`() throws {
    let path: FieldPath = "video_inputs[1].voice.speed"
    #expect(difference { $0.set(1.1, at: path) }.sentences == ["scene 2 voice.speed not set → 1.1"])
    var faster = Self.example
    faster.set(1.1, at: path)
    var same = Self.example
    same.set(1, at: path)
    #expect(RequestDifference(from: same, to: faster).sentences == ["scene 2 voice.speed 1 → 1.1"])
    #expect(
      RequestDifference(from: faster, to: Self.example).sentences == ["scene 2 voice.speed 1.1 → not set"])
    let fields = RequestDifference(from: same, to: faster).lines
    #expect(fields.map(\.text) == ["Scene 2", "voice.speed 1 → 1.1"])
    #expect(fields.map(\.path.description) == ["video_inputs[1]", "video_inputs[1].voice.speed"])
  }

  @Test func `fields outside the scenes come first`() throws {
    let found = difference { request in
      request.set("Other", at: FieldPath([.key("title")]))
      request.set(1.1, at: FieldPath([.key("video_inputs"), .index(0), .key("voice"), .key("speed")]))
    }
    #expect(found.sentences == [#"title "Product demo" → "Other""#, "scene 1 voice.speed not set → 1.1"])
    #expect(found.lines.first?.text == "Video")
  }

  @Test func `numbers are the same when their values are`() throws {
    let old = try Sample.request(["video_inputs[0].voice.speed": .number(JSONNumber(literal: "1.0"))])
    let new = try Sample.request(["video_inputs[0].voice.speed": .number(JSONNumber(literal: "1"))])
    #expect(RequestDifference(from: old, to: new).isEmpty)
  }

  @Test func `an object that comes or goes is told by its fields`() throws {
    let plain = try Sample.request()
    let blue = try Sample.request(["video_inputs[0].background": ["type": "color", "value": "#0000FF"]])
    #expect(
      RequestDifference(from: plain, to: blue).sentences == [
        #"scene 1 background.type not set → "color""#, ##"scene 1 background.value not set → "#0000FF""##,
      ])
    #expect(
      RequestDifference(from: blue, to: plain).sentences == [
        #"scene 1 background.type "color" → not set"#, ##"scene 1 background.value "#0000FF" → not set"##,
      ])
  }

  @Test func `scenes that are added and removed do not make the others other ones`() throws {
    let (one, two, three, four) = (Self.one, Self.two, Self.three, Self.four)
    #expect(try sentences([one, two], [one, three, two]) == ["scene 2 added: \"\(three)\""])
    #expect(try sentences([one, three, two], [one, two]) == ["scene 2 removed: \"\(three)\""])
    #expect(try sentences([one, two], [four, one, two]) == ["scene 1 added: \"\(four)\""])
    #expect(try sentences([one, two], [one, two, four]) == ["scene 3 added: \"\(four)\""])
    #expect(
      try sentences([one, two, three], [three]) == [
        "scene 1 removed: \"\(one)\"", "scene 2 removed: \"\(two)\"",
      ])
  }

  @Test func `a scene that was changed and has got another number is the same scene`() throws {
    let changed = Self.two + ", and more"
    let found = RequestDifference(
      from: try scenes([Self.one, Self.two]), to: try scenes([Self.four, Self.one, changed]))
    #expect(found.scenes.count == 2)
    guard case .changed(let before, let now, let changes) = try #require(found.scenes.last) else {
      Issue.record("\(found.scenes)")
      return
    }
    #expect(before == 1 && now == 2 && changes.map(\.path.description) == ["voice.input_text"])
    #expect(found.lines.contains { $0.text == "Scene 3, 2 before" })
  }

  @Test func `scenes that change places have moved`() throws {
    let found = try sentences([Self.one, Self.two, Self.three], [Self.three, Self.one, Self.two])
    #expect(found == ["scene 1 moved, 3 before"])
  }

  @Test func `a scene of which nothing is left is another one`() throws {
    let old = try Sample.request()
    let new = try VideoRequest(
      kind: .studio,
      parsing: #"{"video_inputs":[{"character":{"type":"talking_photo","talking_photo_id":"p"},"#
        + #""voice":{"type":"silence","duration":2}}]}"#)
    #expect(
      RequestDifference(from: old, to: new).sentences == [#"scene 1 removed: "Hello""#, "scene 1 added"])
  }

  @Test func `all scenes gone, or all new`() throws {
    let none = try VideoRequest(kind: .studio, parsing: #"{"video_inputs":[]}"#)
    let some = try scenes([Self.one, Self.two])
    #expect(RequestDifference(from: some, to: none).scenes.count == 2)
    #expect(RequestDifference(from: none, to: some).scenes.count == 2)
    #expect(RequestDifference(from: none, to: none).isEmpty)
  }

  @Test func `scenes of v3 are matched as well`() throws {
    let old = try Least.scenes.request()
    let new = try Least.scenes.request(["scenes[0].input.script": "Hello you"])
    #expect(
      RequestDifference(from: old, to: new).sentences == [#"scene 1 input.script "Hello" → "Hello you""#])
  }

  @Test func `a request without scenes is told by its fields`() throws {
    let new = try Least.avatarIV.request(["voice_id": "v2", "motion_prompt": "waves"])
    let found = RequestDifference(from: try Least.avatarIV.request(), to: new)
    #expect(Set(found.sentences) == [#"voice_id "v1" → "v2""#, #"motion_prompt not set → "waves""#])
  }

  @Test func `another kind is compared as what it is turned into`() throws {
    let old = try Sample.request()
    let new = old.converted(to: .v3Studio).request
    let found = RequestDifference(from: old, to: new)
    #expect(found.sentences == ["kind studio → v3"])
    #expect(!found.isEmpty)
  }

  @Test func `of long texts the words around the change are shown, in lines of their own`() throws {
    let found = try RequestDifference(
      from: scenes([Self.one + " " + Self.two]), to: scenes([Self.one + " very much " + Self.two]))
    #expect(found.lines.map(\.role) == [.heading, .field, .old, .new])
    #expect(found.lines[2].text == #"− "…u will like The dashboar…""#)
    #expect(found.lines[3].text.contains("very much"))
    // What is copied has the texts as they are.
    #expect(found.sentences.first?.contains(Self.two) == true)
  }

  @Test func `a text of several lines stays on one`() throws {
    let found = try RequestDifference(from: scenes(["a"]), to: scenes(["a\nb"]))
    #expect(found.lines.allSatisfy { !$0.text.contains("\n") })
  }

  @Test func `both ways the same fields are found`() throws {
    let variants = try [
      [Self.one], [Self.one, Self.two], [Self.two, Self.one], [Self.three, Self.one, Self.four], [],
    ].map(scenes)
    for old in variants {
      for new in variants {
        let there = RequestDifference(from: old, to: new)
        let back = RequestDifference(from: new, to: old)
        #expect(there.isEmpty == (old == new) && there.scenes.count == back.scenes.count)
      }
    }
  }

  @Test func `fifty scenes are compared`() throws {
    let texts = (1...50).map {
      "Scene number \($0) says something of its own, \(String(repeating: "x", count: $0))"
    }
    let rest = Array(texts[..<20] + texts[21...])
    #expect(try sentences(texts, rest) == ["scene 21 removed: \"\(texts[20])\""])
  }
}
