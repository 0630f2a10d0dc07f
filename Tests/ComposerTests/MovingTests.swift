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
    session.press("v", "g")
    #expect(
      session.state.notice?.text == "Move on the stage: only the character and the text have a position")
  }

  @Test(arguments: [("c", "character"), ("t", "text")])
  func `from any field of the character or the text it is moved`(letter: String, name: String) {
    var session = Session()
    session.press("Enter", letter, "Home", "g")
    #expect(session.screen.contains("moving the \(name)"))
    session.press("Enter", letter, "End", "g", "Right")
    let path = name == "text" ? Self.position : Self.offset
    #expect(session.value(path + ".x") == (name == "text" ? 0.41 : -0.44))
  }

  @Test func `letters move as arrows do, and a key that does nothing here says so`() {
    var session = Session()
    session.press("Tab", "Tab", "g", "l", "L", "j", "K")
    #expect(session.value(Self.offset) == ["x": -0.34, "y": -0.09])
    let before = session.state.draft.request
    session.press("d", "a", "p", "Space", "q", "x")
    #expect(session.state.stagePane.moving != nil && session.state.draft.request == before)
    #expect(session.state.notice?.text == "x does nothing while something is moved; ↵ is done with it")
    #expect(session.takeEffects().contains(.quit) == false)
    session.press("h")
    #expect(session.value(Self.offset + ".x") == -0.35)
  }

  @Test func `undo takes the move back and redo makes it again, and one goes on moving`() {
    var session = Session()
    session.press("Tab", "Tab", "g", "Right", "Right", "u")
    #expect(session.value(Self.offset + ".x") == -0.45)
    session.press("U", "Right")
    #expect(session.value(Self.offset + ".x") == -0.42)
    session.press("^C")
    #expect(session.state.stagePane.moving == nil && session.takeEffects().contains(.quit) == false)
  }

  @Test func `lists come back to it, and what leads elsewhere ends it`() {
    var session = Session()
    session.press("Tab", "Tab", "g", "?")
    #expect(session.openList?.items.first?.group == "While moving on the stage")
    session.press("Esc", "^S", "Right")
    #expect(session.value(Self.offset + ".x") == -0.44)
    session.press("^P")
    session.type("scene 2 the dash")
    session.press("Enter")
    #expect(session.state.stagePane.moving == nil && session.state.pane == .scenes)
  }

  @Test func `its keys are bound like the others, and the hint line shows them`() {
    let configuration = Configuration("[keys]\nmoving.left = Alt-h\nmoving.done = F10") { _ in nil }
    #expect(configuration.problems == [])
    var session = Session(configuration: configuration)
    session.press("Tab", "Tab", "g", "Left", "h")
    #expect(session.value(Self.offset + ".x") == -0.45)
    session.press("Alt-h")
    #expect(session.value(Self.offset + ".x") == -0.46)
    #expect(session.screen.contains(" Alt-h ↑ ↓ → move  Shift far  Tab the text  F10 done"))
    session.press("Esc", "F10")
    #expect(session.state.stagePane.moving == nil)
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
