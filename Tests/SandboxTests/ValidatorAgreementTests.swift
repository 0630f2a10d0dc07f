import Testing
import VideoModel

/// The sandbox takes what the validator allows, and refuses what it calls an error.
@Suite struct ValidatorAgreementTests {
  struct Body: CustomTestStringConvertible, Sendable {
    var kind: RequestKind
    var text: String
    var isAllowed: Bool
    var testDescription: String { "\(kind.rawValue) \(text)" }
  }

  private static func studio(_ text: String, _ isAllowed: Bool) -> Body {
    Body(kind: .studio, text: text, isAllowed: isAllowed)
  }
  private static func webm(_ members: String, _ isAllowed: Bool) -> Body {
    Body(
      kind: .transparent, text: #"{"avatar_pose_id":"a","avatar_style":"normal"\#(members)}"#,
      isAllowed: isAllowed)
  }
  private static func flat(_ members: String, _ isAllowed: Bool) -> Body {
    Body(kind: .avatarIV, text: "{\(members)}", isAllowed: isAllowed)
  }
  private static func avatar(_ members: String, _ isAllowed: Bool) -> Body {
    Body(kind: .v3, text: #"{"type":"avatar","avatar_id":"a"\#(members)}"#, isAllowed: isAllowed)
  }
  private static func clip(_ members: String, _ isAllowed: Bool) -> Body {
    Body(
      kind: .v3, text: #"{"type":"cinematic_avatar","prompt":"P","avatar_id":["a"]\#(members)}"#,
      isAllowed: isAllowed)
  }
  private static func scene(_ scene: String, _ isAllowed: Bool) -> Body {
    Body(kind: .v3, text: #"{"type":"studio","scenes":[\#(scene)]}"#, isAllowed: isAllowed)
  }

  private static let picture = #""source":{"type":"url","url":"https://a/b.png"}"#

  static let bodies: [Body] = [
    studio(#"{"video_inputs":[{"voice":{"type":"silence"}}]}"#, true),
    studio(#"{"video_inputs":[{"voice":{"type":"silence","duration":0.5}}]}"#, false),
    studio(#"{"video_inputs":[{"voice":{"type":"silence"}}],"title":"","callback_id":null,"new":1}"#, true),
    studio(#"{"video_inputs":[{"voice":{"type":"silence"}}],"caption":"false"}"#, false),
    studio(#"{"video_inputs":[{"voice":null}]}"#, false),
    webm(#","input_audio":"an_asset""#, true),
    webm(#","input_audio":"https://a/b.mp3","input_text":"""#, true),
    webm(#","input_text":" ","voice_id":"v""#, false),
    webm(#","input_audio":"b","dimension":{"width":127,"height":128}"#, false),
    flat(#""avatar_id":"a","script":"Hi","voice_id":"v","audio_url":"""#, true),
    flat(#""image_url":"https://a/b.png","audio_asset_id":"c","motion_prompt":"nods""#, true),
    flat(#""image_url":"b.png","audio_asset_id":"c""#, false),
    flat(#""avatar_id":"a","script":"","voice_id":"v""#, false),
    flat(#""avatar_id":"a","audio_asset_id":"c","voice_settings":{"pitch":51}"#, false),
    avatar(#","script":"Hi""#, true),
    avatar(#","script":"Hi","voice_id":null,"background":null,"caption":null,"title":null"#, true),
    avatar(#","script":"Hi","unknown":null"#, false),
    avatar(#","script":"Hi","caption":{}"#, true),
    avatar(#","script":"Hi","caption":{"style":"default","file_format":"srt"}"#, true),
    avatar(#","script":"Hi","caption":{"style":"bold"}"#, false),
    avatar(#","script":"Hi","output_format":"webm","remove_background":true"#, true),
    avatar(#","script":"Hi","output_format":"webm","background":null"#, true),
    avatar(
      #","script":"Hi","engine":{"type":"avatar_v","reference_look_id":"l"},"motion_prompt":"nods""#, true),
    avatar(#","script":"Hi","engine":{"type":"avatar_iv","reference_look_id":"l"}"#, false),
    avatar(
      #","script":"Hi","voice_settings":{"engine_settings":{"engine_type":"fish","stability":0.3}}"#, true),
    avatar(#","script":"Hi","voice_settings":{"engine_settings":{"engine_type":"fish","style":0.3}}"#, false),
    avatar(
      #","script":"Hi","voice_settings":{"engine_settings":{"engine_type":"elevenlabs","model":"eleven_v3","stability":0.3}}"#,
      false),
    avatar(#","script":"Hi","background":{"type":"image","asset_id":"b"}"#, true),
    avatar(##","script":"Hi","background":{"type":"color","value":"#102030","url":"https://a/b"}"##, true),
    clip("", true),
    clip(#","duration":15,"enhance_prompt":true"#, true),
    clip(#","resolution":"4k""#, false),
    clip(#","callback_id":"c""#, false),
    scene(#"{"type":"image",\#(picture),"duration":300}"#, true),
    scene(#"{"type":"image",\#(picture)}"#, false),
    scene(#"{"type":"video",\#(picture),"playback":{"mute":true}}"#, true),
    scene(#"{"type":"video",\#(picture),"playback":{"mode":"loop"}}"#, false),
    scene(
      ##"{"type":"avatar_video","input":{"type":"avatar","avatar_id":"a","script":"Hi","background":{"type":"color","value":"#102030"}}}"##,
      false),
  ]

  @Test func theSandboxAndTheValidatorAgree() async throws {
    // Nothing is rendered: a quota of nothing refuses, with a status of its own, what would otherwise be taken.
    let client = try SandboxClient(quotaSeconds: 0)
    for body in Self.bodies {
      let request = try VideoRequest(kind: body.kind, json: try JSONValue(parsing: body.text))
      let errors = request.problems.filter { $0.severity == .error }
      let answer = try await client.send("POST", body.kind.endpoint, body: body.text)
      #expect(errors.isEmpty == body.isAllowed, "\(body): \(errors)")
      #expect(answer.status == (body.isAllowed ? 402 : 400), "\(body): \(answer.json.compactText)")
    }
  }

  @Test(arguments: RequestKind.allCases) func aFreshRequestSaysNothingYet(kind: RequestKind) async throws {
    let client = try SandboxClient()
    let fresh = VideoRequest(fresh: kind)
    #expect(fresh.problems.contains { $0.severity == .error })
    #expect(try await client.create(kind, fresh.json).status == 400)
  }
}
