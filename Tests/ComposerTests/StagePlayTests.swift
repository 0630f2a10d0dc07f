import Cells
import Testing
import VideoModel

@testable import Composer

/// Drafts of scenes that play on the stage.
@Suite struct StagePlayTests {
  /// A session on the stage that plays the second scene.
  private static func playing() -> Session {
    var session = Session(width: 120, height: 40)
    session.press("Down", "Tab", "Tab", "p")
    return session
  }

  @Test func `the shown scene is played alone, on this computer`() {
    var session = Session(width: 120, height: 40, isLive: true)
    session.press("Down", "Tab", "Tab", "p")
    let alone = VideoRequest.studio(.example).only(scene: 1)
    #expect(session.takeEffects() == [.playScene(alone, run: 1, columns: 43, rows: 12)])
    #expect(session.screen.contains("Stage — scene 2, rendering"))
    session.send(.scenePlayed(run: 1, .rendered(0.42)))
    #expect(session.screen.contains("Rendering a draft 42 %"))
    // Only the words stand out: a bar in reverse would be full where it is empty.
    let frame = view(session.state, size: session.state.size)
    let words = session.find("42 %")
    #expect(frame[words.x, words.y].style == session.state.theme[.selection])
    #expect(frame[words.x + 6, words.y].style == session.state.theme[.running])
    #expect(session.state.nextVisibleChange == nil)
  }

  @Test func `frames take the stage until the scene has ended`() {
    var session = Self.playing()
    let still = session.screen
    session.send(.scenePlayed(run: 1, .frame(Pixels(width: 46, height: 26, color: (1, 2, 3)))))
    #expect(session.screen.contains("Stage — scene 2, playing"))
    #expect(!session.screen.contains("Rendering"))
    #expect(session.stageColor(0.5, 0.5) == .rgb(1, 2, 3))
    // Of another size, as after the terminal has got one.
    session.send(.scenePlayed(run: 1, .frame(Pixels(width: 2, height: 2, color: (4, 5, 6)))))
    #expect(session.stageColor(0.99, 0.99) == .rgb(4, 5, 6))
    #expect(session.state.nextVisibleChange == nil)
    session.send(.scenePlayed(run: 1, .ended))
    #expect(session.screen.contains("Stage — scene 2 ─"))
    #expect(session.screen != still)
  }

  @Test(arguments: ["p", "Esc", "Space", "Right", "Tab", "x"])
  func `any key stops`(key: String) {
    var session = Self.playing()
    _ = session.takeEffects()
    session.press(key)
    #expect(session.takeEffects() == [.stopScene])
    #expect(session.state.stagePane.play == nil)
    session.send(.scenePlayed(run: 1, .frame(Pixels(width: 1, height: 1))))
    session.send(.scenePlayed(run: 1, .failed("late")))
    #expect(session.state.stagePane.play == nil)
    #expect(session.state.notice == nil)
  }

  @Test func `a key stops and does what it does`() {
    var session = Self.playing()
    session.press("Right")
    #expect(session.state.shownScene?.index == 2)
    session.press("p", "Tab")
    #expect(session.state.pane == .request)
    session.press("Shift-Tab", "p")
    _ = session.takeEffects()
    session.press("q")
    #expect(session.takeEffects() == [.stopScene, .quit])
  }

  @Test func `another draft stops, and so does an end that cannot be reached`() {
    var session = Self.playing()
    _ = session.takeEffects()
    session.send(.fileRead(name: "other", text: VideoRequest.studio(.example).json.prettyText))
    #expect(session.takeEffects().last == .stopScene)
    session.press("p")
    session.send(.scenePlayed(run: 2, .failed("Scene 1: no voice")))
    #expect(session.state.notice == Notice(.error, "The scene cannot be played: Scene 1: no voice"))
    #expect(session.state.stagePane.play == nil)
  }

  @Test func `the palette plays from any pane, and shows the stage`() {
    var session = Session(width: 80, height: 24)
    session.press("^P")
    session.type("draft of the scene")
    session.press("Enter")
    #expect(session.state.pane == .stage)
    #expect(session.takeEffects().contains { if case .playScene = $0 { true } else { false } })
  }

  @Test func `the desktop's player gets the scene too`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab", "Tab", "P")
    let alone = VideoRequest.studio(.example).only(scene: 0)
    #expect(session.takeEffects() == [.openScene(alone, name: "Product demo-scene-1")])
    #expect(session.state.stagePane.play == nil)
  }
}
