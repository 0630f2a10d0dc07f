import Testing
import VideoModel

@testable import Sandbox

/// Failures that a request asks for by an id.
@Suite struct ProvokedFaultTests {
  private func body(avatar: String = "a", voice: String = "v", more: String = "") -> String {
    #"{"video_inputs":[{"character":{"type":"avatar","avatar_id":"\#(avatar)"},"#
      + #""voice":{"type":"text","voice_id":"\#(voice)","input_text":"Hi"}}]\#(more)}"#
  }

  @Test(arguments: [
    ("fault_avatar_not_found", 404, "avatar_not_found"), ("fault_voice_not_found", 404, "voice_not_found"),
    ("fault_insufficient_credit", 402, "insufficient_credit"),
    ("fault_invalid_parameter", 400, "invalid_parameter"), ("fault_internal_error", 500, "internal_error"),
  ])
  func refusals(id: String, status: Int, code: String) async throws {
    let client = try SandboxClient()
    for body in [body(avatar: id), body(voice: id)] {
      let answer = try await client.send("POST", "/v2/video/generate", body: body)
      #expect(answer.status == status && answer.json["error"]?["code"]?.string == code)
      #expect(answer.json["error"]?["message"]?.string?.contains(id) == true)
    }
    let v3 = #"{"type":"avatar","avatar_id":"\#(id)","script":"Hi","voice_id":"v"}"#
    #expect(try await client.send("POST", "/v3/videos", body: v3).status == status)
  }

  @Test(arguments: [("fault_rendering_failed", "rendering_failed"), ("fault_avatar_error", "avatar_error")])
  func renders(id: String, code: String) async throws {
    let client = try SandboxClient()
    let answer = try await client.send("POST", "/v2/video/generate", body: body(avatar: id))
    let video = try #require(answer.videoID)
    await client.server.waitUntilEnded(video)
    let status = try await client.get("/v1/video_status.get?video_id=\(video)").json["data"]
    #expect(status?["status"]?.string == "failed" && status?["error"]?["code"]?.string == code)
  }

  @Test func otherIdsAreTaken() async throws {
    let client = try SandboxClient()
    let ids = ["nobody_knows", "fault", "fault_avatar_not_found2"]
    for id in ids {
      #expect(try await client.send("POST", "/v2/video/generate", body: body(avatar: id)).status == 200)
    }
    let test = body(avatar: "fault_insufficient_credit", more: #","test":true"#)
    #expect(try await client.send("POST", "/v2/video/generate", body: test).status == 200)
  }

  /// What the composer offers fits what was asked for.
  @Test func eachHasItsRemedy() throws {
    let expected: [ProvokedFault: Remedy] = [
      .avatarNotFound: .anotherAvatar, .voiceNotFound: .anotherVoice, .noCredit: .testMode,
      .invalidParameter: .field(FieldPath("title")), .serverFault: .sendAgain, .renderingFailed: .sendAgain,
      .avatarError: .anotherAvatar,
    ]
    for fault in ProvokedFault.allCases {
      let failure =
        fault.failure?.told(scene: nil)
        ?? fault.refusal.map {
          VideoFailure(code: $0.code, message: $0.message, field: $0.param.flatMap(FieldPath.init))
        }
      #expect(Remedy(for: try #require(failure), of: .studio) == expected[fault])
    }
  }
}
