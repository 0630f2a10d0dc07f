import Testing
import VideoModel

/// What users read. A change here is a change of the program's words.
@Suite("The sentences of problems")
struct SentencesTests {
  @Test(
    "What is wrong, and what is allowed",
    arguments: [
      ("video_inputs[0].voice.pitch", 70, "error: is 70; it must be −50 to 50"),
      ("video_inputs[0].voice.pitch", -50.5, "error: is −50.5; it must be −50 to 50"),
      ("video_inputs[0].voice.speed", 1.8, "warning: is 1.8; one of the API's pages allows only 0.5 to 1.5"),
      ("video_inputs[0].voice.speed", 2.1, "error: is 2.1; it must be 0.5 to 2"),
      ("video_inputs[0].voice.speed", "fast", #"error: is "fast"; it must be a number, 0.5 to 2"#),
      ("video_inputs[0].voice.volume", true, "error: is true or false; it must be a number, 0 to 1"),
      ("video_inputs[0].character.scale", 5.5, "error: is 5.5; it must be 0 to 5"),
      ("video_inputs[0].character.offset.x", -2, "error: is −2; it must be −1 to 1"),
      ("video_inputs[0].character.offset", 5, "error: is a number; it must be an object"),
      ("video_inputs[0].character.matting", "yes", "error: is text; it must be true or false"),
      (
        "video_inputs[0].character.avatar_style", "wide",
        #"error: is "wide"; it must be normal, closeUp or circle"#
      ),
      ("video_inputs[0].character.avatar_id", "  ", "error: is empty; it must hold some text"),
      ("video_inputs[0].character.avatar_id", 7, "error: is a number; it must be text"),
      ("video_inputs[0].voice.locale", "", "warning: is empty; it must hold some text, or not be set"),
      ("video_inputs[0].background", "red", "error: is text; it must be an object"),
      ("dimension.width", 1921, "error: is 1921; it must be even, 128 to 4096 px"),
      ("dimension.width", 1920.5, "error: is 1920.5; it must be even, 128 to 4096 px"),
      ("dimension.height", 4098, "error: is 4098; it must be even, 128 to 4096 px"),
      ("fps", 0, "error: is 0; it must be more than 0"),
      ("caption", "false", "error: is text; it must be true or false"),
      ("caption_mode", "both", #"error: is "both"; it must be file_only or burn_in"#),
      ("title", .object([]), "error: is an object; it must be text"),
      ("title", "", "warning: is empty; it must hold some text, or not be set"),
      (
        "callback_url", "example.com",
        #"error: is "example.com"; it must be an address that begins with http:// or https://"#
      ),
      ("video_inputs", .object([]), "error: is an object; it must be a list of objects"),
      ("video_inputs", [1], "error: is a list; it must be a list of objects"),
      ("webhook", "x", "warning: is no field that the API's pages name; it is kept and sent as it is"),
      (
        "video_inputs[0].voice.duration", 5,
        "warning: does nothing here; it applies only when type is silence"
      ),
    ] as [(String, JSONValue, String)])
  func sentence(path: String, value: JSONValue, words: String) throws {
    #expect(try Sample.request(["\(path)": value]).problemLines == ["\(path): \(words)"])
  }

  @Test("A field with several conditions names them all")
  func severalConditions() throws {
    let request = try Sample.request([
      "video_inputs[0].background": ["type": "color", "url": "https://example.com/a.jpg"]
    ])
    #expect(
      request.problemLines == [
        "video_inputs[0].background.url: warning: does nothing here; it applies only when type is image or type is video"
      ])
  }

  @Test("Under a type that is unknown, what belongs to another type does nothing")
  func unknownType() throws {
    let request = try Sample.request(["video_inputs[0].character.type": "robot"])
    #expect(
      request.problemLines == [
        #"video_inputs[0].character.type: error: is "robot"; it must be avatar or talking_photo"#,
        "video_inputs[0].character.avatar_id: warning: does nothing here; it applies only when type is avatar",
      ])
  }

  @Test("Sizes of a talking photo beyond 2 are warned of, beyond 5 refused")
  func photoScale() throws {
    func lines(_ scale: JSONValue) throws -> [String] {
      try Sample.request([
        "video_inputs[0].character": ["type": "talking_photo", "talking_photo_id": "p", "scale": scale]
      ]).problemLines
    }
    let path = "video_inputs[0].character.scale"
    #expect(try lines(2) == [])
    #expect(try lines(2.5) == ["\(path): warning: is 2.5; one of the API's pages allows only 0 to 2"])
    #expect(try lines(5.5) == ["\(path): error: is 5.5; it must be 0 to 5"])
  }

  @Test("Words of older clients are taken")
  func olderWords() throws {
    let playback = try Sample.request([
      "video_inputs[0].background": [
        "type": "video", "url": "https://example.com/a", "play_style": "full_video",
      ]
    ])
    #expect(playback.problemLines == [])
    let photo = try Sample.request([
      "video_inputs[0].character": [
        "type": "talking_photo", "talking_photo_id": "p", "talking_photo_style": "normal",
      ]
    ])
    #expect(
      photo.problemLines == [
        "video_inputs[0].character.talking_photo_style: warning: is \"normal\"; "
          + "the API's pages name only circle and square"
      ])
  }

  @Test("A script beyond 5000 characters is warned of")
  func longScript() throws {
    func lines(_ count: Int) throws -> [String] {
      try Sample.request(["video_inputs[0].voice.input_text": .string(String(repeating: "é", count: count))])
        .problemLines
    }
    #expect(try lines(5000) == [])
    #expect(
      try lines(5001) == [
        "video_inputs[0].voice.input_text: warning: "
          + "has 5001 characters; the account's plan speaks up to 5000"
      ])
  }

  @Test("A long value is shortened, and what could act on a terminal is escaped")
  func quoting() throws {
    let long = try Sample.request(["caption_mode": .string(String(repeating: "x", count: 50))])
    #expect(
      long.problemLines == [
        "caption_mode: error: is \"\(String(repeating: "x", count: 39))…\"; it must be file_only or burn_in"
      ])
    let escape = try Sample.request(["callback_url": "\u{1b}[2J"])
    #expect(escape.problems.first?.sentence.hasPrefix(#"is "\u001b[2J"; it must be"#) == true)
  }

  @Test("A key that stands twice is named")
  func repeated() throws {
    let text = Sample.least.replacing("{\"video_inputs\"", with: #"{"mood":1,"mood":2,"video_inputs""#)
    let request = try VideoRequest(kind: .studio, parsing: text)
    #expect(
      request.problemLines == [
        "mood: warning: is no field that the API's pages name; it is kept and sent as it is",
        "mood: warning: stands more than once; only the last one counts",
      ])
  }

  @Test("A known key that stands twice is named until it is set", arguments: ["title", "video_inputs"])
  func repeatedKnown(key: String) throws {
    let member = key == "title" ? #""title":"A""# : #""video_inputs":[]"#
    let text = Sample.least.replacing("{\"video_inputs\"", with: #"{\#(member),"title":"B","video_inputs""#)
    var request = try VideoRequest(kind: .studio, parsing: text)
    #expect(request.problemLines == ["\(key): warning: stands more than once; only the last one counts"])
    #expect(request.title == "B" && request.json.members?.map(\.key) == ["title", "video_inputs"])
    if key == "title" { request.set("C", at: "title") } else { request.changeScenes(.insert(at: 1)) }
    #expect(request.problems.filter { $0.reason == .repeated } == [])
  }

  @Test("Problems are named in the order of the fields, and where they are")
  func order() throws {
    let request = try Sample.request([
      "surprise": 1, "fps": 0, "title": "", "video_inputs[0].voice.pitch": 99,
      "video_inputs[0].character.scale": -1,
    ])
    #expect(
      request.problems.map(\.path.description) == [
        "title", "fps", "video_inputs[0].character.scale", "video_inputs[0].voice.pitch", "surprise",
      ])
  }
}
