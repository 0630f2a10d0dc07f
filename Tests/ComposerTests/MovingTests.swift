import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Positions that the arrow keys change on the stage.
@Suite struct MovingTests {
  private static let offset = "video_inputs[0].character.offset"
  private static let position = "video_inputs[0].text.position"

  @Test func `arrows move the character finely, with Shift far, in one step of undo`() {
    var session = Session()
    let before = session.state.draft.request
    session.press("Tab", "Tab", "g", "Right", "Right", "Shift-Right", "Down", "Shift-Up")
    #expect(session.value(Self.offset) == ["x": -0.33, "y": -0.09])
    #expect(session.state.notice?.text.contains("The character is at x −0.33, y −0.09") == true)
    #expect(session.state.focusedPath.description == Self.offset + ".y")
    #expect(session.screen.contains("moving the character"))
    session.press("Left")
    #expect(session.state.focusedPath.description == Self.offset + ".x")
    session.press("Enter")
    #expect(session.state.pane == .stage && session.state.stagePane.moving == nil)
    session.press("u")
    #expect(session.state.draft.request == before)
  }

  @Test func `it stops at the edges`() {
    var session = Session()
    session.press("Tab", "Tab", "g")
    for _ in 0..<30 { session.press("Shift-Left", "Shift-Down") }
    #expect(session.value(Self.offset) == ["x": -1, "y": 1])
  }

  @Test func `Tab goes on to the text, and Esc keeps where it stands`() {
    var session = Session()
    session.press("Tab", "Tab", "g", "Tab", "Left", "Esc")
    #expect(session.value(Self.position) == ["x": 0.39, "y": 0])
    #expect(session.value(Self.offset) == ["x": -0.45, "y": 0])
  }

  @Test func `the form's position moves on the stage, and the focus comes back`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter")
    session.reach(Self.position + ".x")
    session.press("g")
    #expect(session.state.pane == .stage)
    session.press("Down", "Enter")
    #expect(session.state.pane == .form && session.state.row?.path.description == Self.position + ".y")
    #expect(session.value(Self.position) == ["x": 0.4, "y": 0.01])
    session.press("Home", "g")
    #expect(session.state.notice?.text == "Move on the stage: this field is no position")
  }

  @Test func `any other key ends it and does what it does`() {
    var session = Session()
    session.press("Tab", "Tab", "g", "Right", "u")
    #expect(session.state.stagePane.moving == nil)
    #expect(session.value(Self.offset) == ["x": -0.45, "y": 0])
  }

  @Test func `what has no position cannot be moved`() {
    var session = Session(VideoRequest(fresh: .v3))
    session.press("Tab", "Tab", "g")
    #expect(session.state.notice?.text == "Move on the stage: nothing in this scene has a position")
  }

  @Test func `moving on the screen`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab", "Tab", "g", "Shift-Right", "Shift-Right")
    expectSnapshot(session.screen, named: "moving-120x40")
  }
}
