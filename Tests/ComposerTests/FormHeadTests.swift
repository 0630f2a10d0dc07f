import Cells
import Testing
import VideoModel

@testable import Composer

/// The rows of the form that stand for parts, groups and elements of lists.
@Suite("Heads in the form") struct FormHeadTests {
  private static let character = "video_inputs[0].character"

  @Test(arguments: ["Right", "+", "Shift-Right", "Enter"])
  func `a key to the right goes into a part, and takes nothing away`(key: String) {
    var session = Session()
    let before = session.state.draft.request
    session.press("Enter", "c", "Home")
    #expect(session.state.row?.path.description == Self.character)
    session.press(key)
    #expect(session.state.row?.path.description == Self.character + ".type")
    #expect(session.state.draft.request == before)
  }

  @Test(arguments: ["Left", "-", "Shift-Left"])
  func `a key to the left goes out of a part to the scenes`(key: String) {
    var session = Session()
    let before = session.state.draft.request
    session.press("Enter", "c", "Home", key)
    #expect(session.state.pane == .scenes)
    #expect(session.state.draft.request == before)
  }

  @Test(arguments: ["Space", "Backspace", "Delete", "x"])
  func `a part is removed with a word on how it comes back`(key: String) {
    var session = Session()
    let before = session.state.draft.request
    session.press("Enter", "t", "Home", key)
    #expect(session.value("video_inputs[0].text") == nil)
    #expect(session.state.notice?.text == "Text overlay removed; u brings it back")
    session.press("u")
    #expect(session.state.draft.request == before)
  }

  @Test func `a group opens and folds by the arrows, which lead in and out of it`() {
    var session = Session()
    let group = "video_inputs[0].voice.elevenlabs_settings"
    session.press("Enter", "v")
    for _ in 0..<20 where session.state.row?.path.description != group { session.press("Down") }
    session.press("Right")
    #expect(session.state.row?.content == .group(isOpen: true, set: 0, of: 4))
    session.press("Right")
    #expect(session.state.row?.path.parent.description == group)
    session.press("Right", "Up", "Left")
    #expect(session.state.row?.isFolded == true)
    #expect(session.value(group) != nil)
    session.press("Left")
    #expect(session.state.place.field == 0 && session.state.pane == .form)
    session.press("u")
    #expect(session.value(group) == nil)
  }

  @Test func `what is set in a group is removed with a word on how it comes back`() {
    var session = Session()
    let group = "video_inputs[0].voice.elevenlabs_settings"
    session.press("Enter", "v")
    session.reach(group + ".stability")
    session.press("Right", "f", "x")
    #expect(session.value(group) == nil)
    #expect(session.state.notice?.text == "ElevenLabs removed; u brings it back")
  }

  @Test func `a reference is gone into, and only Backspace takes it out`() {
    var session = Session.composing(.v3Cinematic)
    session.reach("references")
    session.press("Right")
    session.reach("references[0]")
    session.press("Left")
    session.reach("references[0]")
    session.press("Space", "Right")
    #expect(session.state.row?.path.description == "references[0].type")
    #expect(session.value("references")?.array?.count == 1)
    session.reach("references")
    session.press("Backspace")
    #expect(session.value("references")?.array?.count == 1)
    #expect(session.state.notice?.text == "Backspace on one of the references takes it out")
    session.reach("references[0]")
    session.press("Backspace")
    #expect(session.value("references") == nil)
    #expect(session.state.notice?.text == "References 1 removed; u brings it back")
  }

  @Test func `the hint line says what the keys do on a head`() {
    var session = Session()
    session.press("Enter", "c", "Home")
    #expect(session.screen.contains(" ↵ fields  Space remove  ^S submit  PgDn section"))
    session.press("Space")
    #expect(session.screen.contains(" ↵ add  ^S submit  PgDn section"))
    session.press("Enter")
    #expect(session.screen.contains(" ↵ choose  ^G problem  ^S submit"))
  }
}
