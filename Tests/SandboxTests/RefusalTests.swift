import Testing
import VideoModel

/// Requests that the service refuses, and its words for them.
@Suite struct RefusalTests {
  private static func scene(_ scene: String) -> String { #"{"video_inputs":[\#(scene)]}"# }
  private static let silence = #""voice":{"type":"silence"}"#

  static let refusals: [(body: String, message: String)] = [
    (
      scene(#"{"voice":{"type":"text","input_text":"Hi"}}"#),
      "video_inputs.0.voice.text.voice_id is invalid: Field required"
    ),
    (
      scene(#"{"voice":{"type":"text","voice_id":"v"}}"#),
      "video_inputs.0.voice.text.input_text is invalid: Field required"
    ),
    (scene("{}"), "video_inputs.0.voice is invalid: Field required"),
    (
      scene(#"{"character":{"avatar_id":"a"},\#(silence)}"#),
      "video_inputs.0.character is invalid: Unable to extract tag using discriminator 'type'"
    ),
    (
      scene(#"{"character":{"type":"robot"},\#(silence)}"#),
      "video_inputs.0.character is invalid: Input tag 'robot' found using 'type' does not match any of the "
        + "expected tags: 'avatar', 'talking_photo'"
    ),
    (
      scene(#"{"voice":{"type":"text","voice_id":"v","input_text":"Hi","pitch":70}}"#),
      "video_inputs.0.voice.text.pitch is invalid: Input should be less than or equal to 50"
    ),
    (
      scene(#"{"voice":{"type":"text","voice_id":"v","input_text":"Hi","pitch":-70}}"#),
      "video_inputs.0.voice.text.pitch is invalid: Input should be greater than or equal to -50"
    ),
    (
      scene(#"{"voice":{"type":"text","voice_id":"v","input_text":"Hi","speed":"fast"}}"#),
      "video_inputs.0.voice.text.speed is invalid: Input should be a valid number"
    ),
    (
      scene(#"{"character":{"type":"avatar","avatar_id":"a","avatar_style":"far"},\#(silence)}"#),
      "video_inputs.0.character.avatar.avatar_style is invalid: Input should be 'normal', 'closeUp' or 'circle'"
    ),
    (
      scene(#"{"voice":{"type":"audio"}}"#),
      "video_inputs.0.voice.audio is invalid: Value error, either audio_url or audio_asset_id needs to be provided"
    ),
    (
      scene(#"{\#(silence),"background":{"type":"image","url":"https://a/b","image_asset_id":"c"}}"#),
      "video_inputs.0.background.image is invalid: Value error, only one of url and image_asset_id can be provided"
    ),
    (
      scene(#"{\#(silence),"text":{"type":"text","text":"T"}}"#),
      "video_inputs.0.text.line_height is invalid: Field required"
    ),
    (
      #"{"dimension":{"width":1281,"height":720},"video_inputs":[{\#(silence)}]}"#,
      "dimension.width is invalid: Input should be a multiple of 2"
    ),
  ]

  @Test func refusalsAreInTheServicesWords() async throws {
    let client = try SandboxClient()
    for (body, message) in Self.refusals {
      let answer = try await client.send("POST", "/v2/video/generate", body: body)
      #expect(answer.status == 400)
      #expect(answer.json["data"] == .null)
      #expect(answer.json["error"]?["code"] == "invalid_parameter")
      #expect(answer.json["error"]?["message"] == .string(message))
    }
  }

  @Test func whatIsNoRequestIsRefused() async throws {
    let client = try SandboxClient()
    for body in ["", "{", "[]", "\"text\"", "{}", #"{"video_inputs":[]}"#] {
      let answer = try await client.send("POST", "/v2/video/generate", body: body)
      #expect(answer.status == 400, "\(body)")
      #expect(answer.json["error"]?["code"] == "invalid_parameter", "\(body)")
    }
    #expect(try await client.get("/v1/video.list").json["data"]?["videos"]?.array?.isEmpty == true)
  }
}
