import Testing
import VideoModel

@Suite("The fields of a request as a form shows them")
struct FieldStatesTests {
  @Test("The object itself, and those of its fields that apply, in the API's order, with their values")
  func voice() throws {
    let request = try Sample.request(["video_inputs[0].voice.speed": 1.2])
    let fields = request.fields(in: "video_inputs[0].voice")
    #expect(
      fields.map(\.info.key) == [
        "voice", "type", "voice_id", "input_text", "speed", "pitch", "volume", "emotion", "locale",
        "elevenlabs_settings",
      ])
    #expect(fields[1].path == "video_inputs[0].voice.type")
    #expect(fields[3].value == "Hello")
    #expect(fields[4].value == 1.2)
    #expect(fields[5].value == nil)
  }

  @Test("Of an absent object there is only itself, unless its fields are asked for")
  func absent() throws {
    let request = try Sample.request()
    #expect(request.fields(in: "video_inputs[0].text").map(\.path) == ["video_inputs[0].text"])
    #expect(request.fields(in: "video_inputs[0].text", evenAbsent: true).count == 19)
    #expect(request.value(at: "video_inputs[0].text") == nil)
  }

  @Test("The request's own fields do not enter the list of scenes")
  func root() throws {
    let fields = try Sample.request().fields(in: .root)
    #expect(fields.contains { $0.path == "video_inputs" })
    #expect(!fields.contains { $0.path.isInside("video_inputs[0]") })
  }

  @Test("A kept value of a wrong type stands beside the field")
  func kept() throws {
    let fields = try Sample.request(["video_inputs[0].voice.speed": "fast"]).fields(
      in: "video_inputs[0].voice")
    let speed = fields.first { $0.info.key == "speed" }
    #expect(speed?.value == nil)
    #expect(speed?.keptValue == "fast")
  }

  @Test(
    "There is nothing at a path that leads to no object",
    arguments: [
      "video_inputs[1].voice", "nothing", "title", "video_inputs",
    ])
  func nowhere(place: String) throws {
    #expect(try Sample.request().fields(in: try #require(FieldPath(place))).isEmpty)
  }
}
