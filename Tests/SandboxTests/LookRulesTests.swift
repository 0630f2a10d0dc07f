import Testing
import VideoModel

@testable import Sandbox

/// What v3 refuses because of who is seen.
@Suite struct LookRulesTests {
  private static let avatar = #""avatar_id":"josh_lite3_20230714","script":"Hi""#
  private static let photo = #""avatar_id":"\#(SandboxTalkingPhoto.all[0].id)","script":"Hi""#
  private static let stranger = #""avatar_id":"somebody","script":"Hi""#

  private static let cases: [(subject: String, members: String, key: String?)] = [
    (avatar, "", nil), (avatar, #","motion_prompt":" ""#, nil),
    (avatar, #","motion_prompt":"waves""#, "motion_prompt"),
    (avatar, #","motion_prompt":"waves","engine":{"type":"avatar_v"}"#, nil),
    (avatar, #","expressiveness":"high""#, "expressiveness"),
    (photo, #","motion_prompt":"waves","expressiveness":"high""#, nil),
    (photo, #","engine":{"type":"avatar_v"}"#, "engine.type"),
    (photo, #","engine":{"type":"avatar_iii"}"#, nil),
    (stranger, #","motion_prompt":"waves","expressiveness":"high""#, nil),
    (stranger, #","engine":{"type":"avatar_v"}"#, nil),
  ]

  @Test(arguments: cases.indices) func aLookTakesWhatItCan(index: Int) throws {
    let (subject, members, key) = Self.cases[index]
    let single = try VideoRequest(kind: .v3, parsing: #"{"type":"avatar",\#(subject)\#(members)}"#)
    #expect(LookRules.firstRefusal(of: single)?.param == key)
    let input = #"{"type":"avatar_video","input":{"type":"avatar",\#(subject)\#(members)}}"#
    let scenes = try VideoRequest(kind: .v3, parsing: #"{"type":"studio","scenes":[{},\#(input)]}"#)
    #expect(LookRules.firstRefusal(of: scenes)?.param == key.map { "scenes.1.input.\($0)" })
  }

  @Test func theEndpointRefusesWhatALookCannot() async throws {
    let client = try SandboxClient()
    let answer = try await client.create(
      .v3,
      ["type": "avatar", "avatar_id": "josh_lite3_20230714", "script": "Hi", "expressiveness": "low"])
    #expect(answer.status == 400 && answer.json["error"]?["code"] == "invalid_parameter")
    #expect(
      answer.json["error"]?["message"]
        == "expressiveness is invalid: Value error, only photo avatars take it")
  }
}
