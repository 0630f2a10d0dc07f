import Testing
import VideoModel

@Suite("Importing a request: nothing is lost")
struct ImportTests {
  @Test(
    "A text that is no JSON object is no request",
    arguments: [
      ("[1]", "a request is a JSON object, and this is a list"),
      ("7", "a request is a JSON object, and this is a number"),
      ("null", "a request is a JSON object, and this is null"),
      (#""x""#, "a request is a JSON object, and this is text"),
      ("{", "line 1, column 2: a key in double quotes is expected, not the end of the text"),
    ])
  func notARequest(text: String, sentence: String) {
    let error = #expect(throws: ImportError.self) { try VideoRequest(kind: .studio, parsing: text) }
    #expect(error?.description == sentence)
  }

  @Test("Unknown keys are kept at every level, named, and written back")
  func unknownKeys() throws {
    let unknown: JSONValue = ["nested": [1, "two", .null]]
    let places = [
      "webhook", "dimension.depth", "video_inputs[0].effect", "video_inputs[0].character.mood",
      "video_inputs[0].character.offset.z", "video_inputs[0].voice.tone",
      "video_inputs[0].voice.elevenlabs_settings.speed", "video_inputs[0].background.blur",
      "video_inputs[0].text.shadow", "video_inputs[0].text.position.z", "video_inputs[0].audio.fade",
      "video_inputs[0].audio.timeline.end", "subtitles.outline", "subtitles.position.z",
    ]
    var json = try JSONValue(parsing: Sample.least)
    for place in places { json = json.with(unknown, at: try #require(FieldPath(place)).steps[...]) }
    let request = try VideoRequest(kind: .studio, json: json)
    #expect(request.json.ordered == json.ordered)
    let named = request.problems.filter { $0.reason == .unknownField(isRefused: false) }
    #expect(Set(named.map(\.path.description)) == Set(places))
    #expect(named.allSatisfy { $0.severity == .warning })
  }

  @Test("Unknown keys survive edits beside them, and go when they are unset")
  func unknownKeysAndEdits() throws {
    var request = try Sample.request(["video_inputs[0].voice.tone": "warm"])
    request.set("Bye", at: "video_inputs[0].voice.input_text")
    request.set("silence", at: "video_inputs[0].voice.type")
    #expect(request.value(at: "video_inputs[0].voice.tone") == "warm")
    #expect(request.setting("cold", at: "video_inputs[0].voice.tone") == nil)
    #expect(request.set(nil, at: "video_inputs[0].voice.tone") == true)
    #expect(request.value(at: "video_inputs[0].voice.tone") == nil)
  }

  @Test("The same unknown key twice is written back twice")
  func repeatedUnknownKey() throws {
    let json = try JSONValue(parsing: #"{"a":1,"a":2}"#)
    #expect(try VideoRequest(kind: .studio, json: json).json == json)
  }

  @Test("Of a known key that stands twice, the last one counts")
  func repeatedKnownKey() throws {
    #expect(try VideoRequest(kind: .studio, parsing: #"{"title":"a","title":"b"}"#).title == "b")
    let request = try VideoRequest(kind: .studio, parsing: #"{"title":"a","title":5}"#)
    #expect(request.problemLines.contains("title: error: is a number; it must be text"))
  }

  @Test(
    "A value of a wrong type is kept and sent until the field is set",
    arguments: [
      ("title", 5, "Demo"),
      ("caption", "false", false),
      ("dimension", "1080p", ["width": 1280]),
      ("dimension.width", "1920", 1280),
      ("dimension.width", 1280.5, 1280),
      ("fps", .number(JSONNumber(literal: "1e400")), 30),
      ("video_inputs[0].voice", "Hello", ["type": "silence"]),
      ("video_inputs[0].voice.speed", [1], 1.25),
      ("video_inputs[0].character.type", 1, "avatar"),
      ("video_inputs[0].character.offset.x", true, 0.5),
      ("subtitles", [1, 2], ["preset_name": "plain"]),
    ] as [(String, JSONValue, JSONValue)])
  func wrongType(place: String, wrong: JSONValue, right: JSONValue) throws {
    let path = try #require(FieldPath(place))
    var request = try Sample.request(["\(place)": wrong])
    #expect(request.value(at: path) == wrong)
    #expect(request.problems.contains { $0.path == path && $0.severity == .error })
    request.set(right, at: path)
    #expect(request.value(at: path) == right)
    #expect(!request.problems.contains { $0.path == path && $0.severity == .error })
    let unset = try #require(Sample.request(["\(place)": wrong]).setting(nil, at: path))
    #expect(unset.value(at: path) == nil)
  }

  @Test("A field further down replaces a value that is no object")
  func wrongTypeAbove() throws {
    var request = try Sample.request(["video_inputs[0].background": "red"])
    #expect(request.set("#ff0000", at: "video_inputs[0].background.value") == true)
    #expect(request.value(at: "video_inputs[0].background") == ["type": "color", "value": "#ff0000"])
  }

  @Test("Unsetting a field of an absent object changes nothing")
  func unsetBelowAbsent() throws {
    var request = try Sample.request(["subtitles": "plain"])
    let before = request
    #expect(request.set(nil, at: "video_inputs[0].text.color") == true)
    #expect(request.set(nil, at: "video_inputs[0].character.offset.x") == true)
    #expect(request.set(nil, at: "subtitles.preset_name") == true)
    #expect(request == before)
  }

  @Test(
    "What no field is at is refused, and nothing is changed",
    arguments: [
      "", "nothing", "title.x", "dimension.depth", "video_inputs[1].voice.type", "video_inputs.voice",
      "video_inputs[0]", "video_inputs[0].voice.type.x", "[0]",
    ])
  func noSuchField(place: String) throws {
    let path = try #require(FieldPath(place))
    #expect(try Sample.request().setting("x", at: path) == nil)
  }

  @Test("A whole scene may be read and the list set")
  func scenes() throws {
    var request = try Sample.request()
    let scene = try #require(request.value(at: "video_inputs[0]"))
    #expect(request.set([scene, scene], at: "video_inputs") == true)
    request.set("Second", at: "video_inputs[1].voice.input_text")
    #expect(request.value(at: "video_inputs[0].voice.input_text") == "Hello")
    #expect(request.value(at: "video_inputs[1].voice.input_text") == "Second")
  }

  @Test("Null is kept as null, without a problem where nothing is required")
  func null() throws {
    let request = try Sample.request(["title": .null, "video_inputs[0].voice.speed": .null])
    #expect(request.value(at: "title") == .null)
    #expect(request.value(at: "video_inputs[0].voice.speed") == .null)
    #expect(request.problems == [])
    #expect(request.title == nil)
  }

  @Test("Imported values of fields that do not apply are kept and sent, with a warning, until they apply")
  func doesNotApply() throws {
    var request = try Sample.request(["video_inputs[0].voice.duration": 5])
    #expect(request.value(at: "video_inputs[0].voice.duration") == 5)
    #expect(request.problems.map(\.severity) == [.warning])
    request.set("silence", at: "video_inputs[0].voice.type")
    #expect(request.value(at: "video_inputs[0].voice.duration") == 5)
    #expect(request.problems == [])
  }

  @Test("The discriminator may stand anywhere among the members")
  func discriminatorLast() throws {
    let request = try VideoRequest(
      kind: .studio,
      parsing: #"{"video_inputs":[{"voice":{"speed":1.2,"input_text":"A","voice_id":"v","type":"text"}}]}"#)
    guard case .studio(let video) = request else { return }
    #expect(video.scenes[0].voice?.speed == 1.2)
    #expect(video.scenes[0].voice?.kept == [])
    #expect(request.problems == [])
  }

  @Test("The request is written in the order of the API's pages, and reads back the same")
  func order() throws {
    let request = try VideoRequest(
      kind: .studio,
      parsing: #"{"video_inputs":[{"voice":{"type":"silence"}}],"x":1,"caption":true,"title":"T"}"#)
    #expect(
      request.json.compactText
        == #"{"title":"T","caption":true,"video_inputs":[{"voice":{"type":"silence"}}],"x":1}"#)
    #expect(try VideoRequest(kind: .studio, json: request.json) == request)
  }
}
