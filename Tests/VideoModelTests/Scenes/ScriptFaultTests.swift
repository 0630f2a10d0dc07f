import Testing
import VideoModel

@Suite("Pauses that are not written as the service wants them")
struct ScriptFaultTests {
  private static let tag = #"<break time="1s"/>"#

  @Test(
    "A well-formed pause with spaces around it has no fault",
    arguments: [
      "", "Hello", "a < b", "a <b>bold</b> b", "breaks <brea", "<breakfast>", "One. \(tag) Two.", tag,
      "\(tag) Two",
      "One \(tag)",
      "One\n\(tag)\nTwo", "One \(tag) \(tag) Two", "One \(tag)\(tag) Two", "a\u{a0}\(tag)\u{a0}b",
      #"a <break time='250ms' > b"#, #"a <break time = ".5s" /> b"#,
    ])
  func none(script: String) {
    #expect(Script.faults(of: script) == [])
  }

  @Test(
    "A pause that touches a word",
    arguments: ["One.\(tag) Two", "One \(tag)Two", "One\(tag)Two", "One \(tag), two", "你\(tag)好"])
  func notSpaced(script: String) {
    #expect(Script.faults(of: script) == [.notSpaced(Self.tag)])
  }

  @Test(
    "Something that begins as a pause and is none",
    arguments: [
      ("a <break> b", "<break>"), ("a <break/> b", "<break/>"), ("a <break time=1s/> b", "<break time=1s/>"),
      (#"a <break time="1"/> b"#, #"<break time="1"/>"#),
      (#"a <break time="1sec"/> b"#, #"<break time="1sec"/>"#),
      (#"a <break time="1s"#, #"<break time="1s"#), (#"a <Break time="1s"/> b"#, #"<Break time="1s"/>"#),
      (#"a <break time="-1s"/> b"#, #"<break time="-1s"/>"#), ("<break", "<break"),
      (#"a <BREAK time="1s"/> b"#, #"<BREAK time="1s"/>"#),
    ])
  func malformed(script: String, tag: String) {
    #expect(Script.faults(of: script) == [.malformed(tag)])
  }

  @Test("Each fault is told once, in the order of the script, whatever way the tags are spelled")
  func several() {
    let script = #"a <break> b <break> c<break time="1s"/>d <Break time="2s"/> e <break/>"#
    #expect(
      Script.faults(of: script) == [
        .malformed("<break>"), .notSpaced(Self.tag), .malformed(#"<Break time="2s"/>"#),
        .malformed("<break/>"),
      ])
  }

  @Test("A tag that never ends is quoted in part")
  func endless() {
    let script = "<break " + String(repeating: "x", count: 100)
    #expect(Script.faults(of: script) == [.malformed("<break " + String(repeating: "x", count: 13))])
  }

  @Test("The sentences say what is wanted")
  func sentences() {
    #expect(
      ScriptFault.malformed("<break>").sentence
        == #"has "<break>", which is no pause; a pause is written <break time="1.5s"/>"#)
    #expect(
      ScriptFault.notSpaced(Self.tag).sentence
        == #"has "<break time=\"1s\"/>" beside a word; a pause wants a space on both sides"#)
  }

  private static let scripts: [(Least, String)] = [
    (.studio, "video_inputs[0].voice.input_text"), (.transparent, "input_text"), (.avatarIV, "script"),
    (.avatar, "script"), (.image, "script"), (.scenes, "scenes[0].input.script"),
  ]

  @Test("Every spoken script is warned of its pauses, and may be sent", arguments: scripts)
  func warnings(least: Least, place: String) throws {
    let path = try #require(FieldPath(place))
    let request = try least.request(["\(place)": "One.<break time=\"1s\"/> <break> Two"])
    #expect(
      request.problems == [
        Problem(path, .warning, .pause(.notSpaced(Self.tag))),
        Problem(path, .warning, .pause(.malformed("<break>"))),
      ])
  }

  @Test("Every spoken script is warned of the limit of the account's plan", arguments: scripts)
  func planLimits(least: Least, place: String) throws {
    let path = try #require(FieldPath(place))
    for plan in Plan.allCases {
      let limit = plan.scriptLimit
      let fitting = try least.request(["\(place)": .string(String(repeating: "é", count: limit))])
      #expect(fitting.problems(scriptLimit: limit) == [])
      let long = try least.request(["\(place)": .string(String(repeating: "é", count: limit + 1))])
      let problem = Problem(path, .warning, .beyondPlan(count: limit + 1, limit: limit))
      #expect(long.problems(scriptLimit: limit) == [problem])
      #expect(
        problem.sentence == "has \(limit + 1) characters; the account's plan speaks up to \(limit)")
      #expect(long.problems == (plan == .enterprise ? [problem] : []))
    }
  }

  @Test("The plans' limits are those of the pages")
  func plans() {
    #expect(Plan.allCases.map(\.scriptLimit) == [500, 1500, 3000, 5000])
  }

  @Test("What is shown or described is not spoken, so that it has neither limit nor pauses")
  func unspoken() throws {
    let text = JSONValue.string(String(repeating: "x", count: 6000) + " <break>")
    #expect(try Least.cinematic.problems(["prompt": text]) == [])
    #expect(try Least.avatar.problems(["motion_prompt": text]) == [])
    #expect(
      try Least.studio.problems(["video_inputs[0].text": ["type": "text", "line_height": 1, "text": text]])
        == [])
  }
}
