import Cells
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Colours, numbers and groups of the form.
@Suite struct FormValueTests {
  private static let color = "video_inputs[0].background.value"
  private static let group = "video_inputs[0].voice.elevenlabs_settings"

  @Test func `a colour is chosen from those in use, then some to begin with`() {
    var session = Session()
    var other = Session.start
    other.addTimeInterval(-60)
    var request = VideoRequest.studio(.example)
    request.set("#ABCDEF", at: FieldPath(Self.color) ?? .root)
    let draft = Draft(
      id: Draft.ID(rawValue: "other"), name: "Other", request: request, createdAt: other, updatedAt: other)
    session.send(.draftsLoaded([draft, session.state.draft]))
    session.press("Enter", "b")
    session.reach(Self.color)
    session.press("Enter")
    let items = session.openList?.items ?? []
    #expect(items.map(\.value).prefix(4) == ["#1a1a2e", "#16324f", "#1f3d2b", "#ABCDEF"])
    #expect(items.prefix(4).map(\.detail) == ["in this draft", "in this draft", "in this draft", "recent"])
    #expect(Set(items.map { $0.value.uppercased() }).count == items.count)
    #expect(session.openList?.selectedItem?.value == "#1a1a2e")
    session.type("wine")
    session.press("Enter")
    #expect(session.value(Self.color) == "#3D1F2B")
  }

  @Test(arguments: [("#12aB9f", "#12aB9f"), (" 12ab9f ", "#12ab9f"), ("112233", "#112233")])
  func `any colour can be typed into the list`(typed: String, expected: String) {
    var session = Session()
    session.press("Enter")
    session.reach(Self.color)
    session.press("Enter")
    session.send(.input(.paste(typed)))
    session.press("Enter")
    #expect(session.value(Self.color) == .string(expected))
  }

  @Test func `the list of colours on the screen`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter")
    session.reach(Self.color)
    session.press("Enter")
    expectSnapshot(session.screen, named: "colors")
  }

  @Test func `a group is folded until something in it is set, and it is remembered`() {
    var session = Session()
    session.press("Enter", "v", "End")
    #expect(session.state.row?.path.description == Self.group)
    #expect(session.screen.contains("[+] 4 fields, none set"))
    session.press("Enter")
    #expect(session.takeEffects() == [.remember(.openGroups, "+video_inputs[].voice.elevenlabs_settings")])
    #expect(session.state.row?.path.description == Self.group)
    session.press("Down", "Right")
    #expect(session.value(Self.group + ".model") == "eleven_monolingual_v1")
    #expect(session.screen.contains("[-] 4 fields, 1 set"))
    session.press("f")
    #expect(session.state.row?.path.description == Self.group)
    #expect(!session.screen.contains("  Model "))
    session.press("Right")
    #expect(session.screen.contains("  Model "))
    session.press("Left", "Backspace")
    #expect(session.value(Self.group) == nil)
    session.press("u")
    #expect(session.value(Self.group + ".model") == "eleven_monolingual_v1")
    session.press("Home", "f")
    #expect(session.state.notice?.text == "Fold the group: this field is in no group")
  }

  @Test func `what was remembered is taken, and a problem opens its group`() {
    var session = Session()
    session.send(.settingsLoaded([.openGroups: "+video_inputs[].voice.elevenlabs_settings"]))
    session.press("Enter", "v", "End")
    #expect(session.state.row?.path.description == Self.group + ".style")
    session.press("9", "Enter", "f", "Home", "^G")
    #expect(session.state.row?.path.description == Self.group + ".style")
    #expect(Groups(text: Groups(text: "-a.b\n+c\nx\n").text).text == "-a.b\n+c")
  }

  @Test func `numbers show their range and default also on a small screen`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter", "v", "Down", "Down", "Shift-Right", "Down", "7", "0", "Enter")
    expectSnapshot(session.screen, named: "numbers")
  }

  @Test func `what was set by hand is sent even where it is the default`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Down", "1", "Enter")
    #expect(session.value("video_inputs[0].voice.speed") == 1)
    #expect(session.state.derived.text.text.contains(#""speed": 1"#))
  }

  @Test func `the bar of a number follows what is typed`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter", "v")
    while session.state.row?.label != "Speed" { session.press("Down") }
    func bar() -> Substring? { session.screen.firstMatch(of: #/├[─●┼]+┤ 0.5 – 2/#)?.output }
    let resting = bar()
    session.type("0.6")
    #expect(session.state.edit != nil)
    #expect(bar() != nil && bar() != resting)
    session.press("^U")
    #expect(bar() != nil)
  }

  @Test func `a sign of a problem stands apart from the section's name, and has its colour`() {
    var video = StudioVideo.example
    video.scenes[0].voice?.speed = 9
    var session = Session(.studio(video), width: 80, height: 24)
    session.press("Enter")
    let frame = view(session.state, size: session.state.size)
    let y = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("Voice ✗") }
    let row = y.map { frame.row($0) } ?? []
    let sign = row.first { $0.text == "✗" }
    #expect(sign?.style == session.state.theme[.error])
  }
}
