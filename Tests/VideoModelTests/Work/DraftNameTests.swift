import Foundation
import Testing
import VideoModel

@Suite("Names of drafts") struct DraftNameTests {
  private func name(_ request: VideoRequest, isNamed: Bool = false) -> String {
    var draft = Draft(
      id: Draft.ID(rawValue: "a"), name: "Before", isNamed: isNamed, request: request,
      createdAt: .distantPast,
      updatedAt: .distantPast)
    draft.takeNameOfRequest()
    return draft.name
  }

  private func studio(_ json: String) throws -> VideoRequest {
    try VideoRequest(kind: .studio, parsing: json)
  }

  @Test func `a draft is called after its title, else after what is said first`() throws {
    let script = #"{"type": "text", "input_text": "Hello <break time=\"1s\"/> and  welcome,\nall of you"}"#
    #expect(
      try name(studio(#"{"title": " My  video ", "video_inputs": [{"voice": \#(script)}]}"#)) == "My video")
    #expect(
      try name(
        studio(#"{"title": " ", "video_inputs": [{"voice": {"type": "silence"}}, {"voice": \#(script)}]}"#))
        == "Hello and welcome, all of you")
    #expect(try name(studio("{}")) == Draft.unnamed)
  }

  @Test(arguments: RequestKind.allCases)
  func `every kind has a name by what is said`(kind: RequestKind) throws {
    let json = [
      RequestKind.studio: #"{"video_inputs": [{"voice": {"type": "text", "input_text": "Hello"}}]}"#,
      .transparent: #"{"input_text": "Hello"}"#, .avatarIV: #"{"script": "Hello"}"#,
      .v3: #"{"type": "avatar", "script": "Hello"}"#,
    ]
    #expect(try name(VideoRequest(kind: kind, parsing: #require(json[kind]))) == "Hello")
  }

  @Test func `a clip is called after its description`() throws {
    let request = try VideoRequest(
      kind: .v3, parsing: #"{"type": "cinematic_avatar", "prompt": "She waves"}"#)
    #expect(name(request) == "She waves")
  }

  @Test(arguments: [
    ("one two three four five six seven eight nine", "one two three four five six seven eight…"),
    ("Welcome to the tour of our new office. We begin", "Welcome to the tour of our new office."),
    (String(repeating: "x", count: 60), String(repeating: "x", count: 40) + "…"),
    ("exactly forty characters stand in here ok", "exactly forty characters stand in here…"),
  ])
  func `a long beginning ends with a whole word`(title: String, expected: String) throws {
    let request = try studio(JSONValue.object([JSONMember("title", .string(title))]).compactText)
    #expect(name(request) == expected)
  }

  @Test func `a name that was chosen stays`() throws {
    #expect(try name(studio(#"{"title": "My video"}"#), isNamed: true) == "Before")
  }
}
