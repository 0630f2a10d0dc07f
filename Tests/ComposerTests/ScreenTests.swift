import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// What the screen holds, as pictures in letters beside these tests.
@Suite struct ScreenTests {
  @Test(arguments: [(80, 24), (120, 40), (160, 50), (200, 60), (300, 100)])
  func `the composer at its usual sizes`(width: Int, height: Int) {
    var session = Session(width: width, height: height)
    session.send(
      .jobsLoaded([Session.job("b", state: .failed, at: -30), Session.job("a", state: .completed, at: -90)]))
    session.press("Enter", "v", "Down")
    expectSnapshot(session.screen, named: "composer-\(width)x\(height)")
  }

  @Test func `tabs of a small screen`() {
    var session = Session(width: 80, height: 24)
    session.send(.jobsLoaded([Session.job("b", state: .processing, at: -30)]))
    for name in ["scenes", "form", "stage", "request", "jobs"] {
      expectSnapshot(session.screen, named: "tab-\(name)")
      session.press("Tab")
    }
  }

  @Test func `half a window shows the scenes and the form one at a time`() {
    var session = Session(width: 58, height: 20)
    expectSnapshot(session.screen, named: "narrow-scenes")
    session.press("Enter", "v", "Down")
    expectSnapshot(session.screen, named: "narrow-form")
    session.press("Esc")
    #expect(session.screen.contains("add a scene"))
  }

  @Test(arguments: [
    ["Enter"], ["s"], ["?"], ["^P"], ["^O"], ["^T"], ["Enter", "Down", "Down", "Enter"], ["F4"], ["F3"],
    ["F2"],
  ])
  func `every pane and list can be used in the smallest window`(keys: [String]) {
    var session = Session(width: 40, height: 12)
    for key in keys { session.press(key) }
    let frame = view(session.state, size: session.state.size)
    #expect(frame.cursor != nil)
    #expect(session.screen.contains("help") || session.screen.contains("Esc"))
  }

  @Test func `what is known of an item keeps apart, and leaves a low window to the list`() {
    let facts = ["One", "Two", "Three", "Four", "Five"]
    var session = Session(width: 80, height: 24)
    session.state.overlay = .list(
      ListOverlay(
        title: "Things", purpose: .plan, items: [.init(value: "a", title: "A thing", lines: facts)]))
    #expect(session.screen.contains("│ Three ") && session.screen.contains("│ Four · Five "))
    session.send(.input(.resized(Size(40, 12))))
    #expect(session.screen.contains("A thing") && !session.screen.contains("Three"))
  }

  @Test func `the script editor wraps wide letters and marks`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter", "v", "Down", "Enter")
    session.type("\n你好, e\u{301} 👩‍👩‍👧 🇩🇪 ❤️ and on and on until the line is full")
    expectSnapshot(session.screen, named: "script")
  }

  @Test func `help, palette and problems lie over the panes`() {
    var session = Session(width: 80, height: 24)
    session.press("?")
    expectSnapshot(session.screen, named: "help")
    session.press("Esc", "^P")
    expectSnapshot(session.screen, named: "palette")
    session.press("Esc", "Enter", "v", "Down", "Down", "9", "Enter", "^T")
    expectSnapshot(session.screen, named: "problems")
  }

  @Test func `a locale without UTF-8 has plain borders and signs`() {
    let session = Session(width: 80, height: 24, terminal: TerminalFacts(isUTF8: false))
    let borders = session.screen.filter { "┌┐└┘│─▸".contains($0) }
    #expect(borders.isEmpty)
  }

  @Test(arguments: [(1, 1), (20, 5), (39, 24), (80, 11)])
  func `a screen too small says what is needed`(width: Int, height: Int) {
    let session = Session(width: width, height: height)
    let frame = view(session.state, size: Size(width, height))
    #expect(frame.size == Size(width, height))
    if width >= 24 { #expect(session.screen.contains("heygen-tui needs 40×12")) }
  }

  @Test func `the cursor is always on the focused thing`() {
    var session = Session(width: 160, height: 50)
    for _ in Pane.allCases {
      #expect(view(session.state, size: session.state.size).cursor != nil, "\(session.state.pane)")
      session.press("Tab")
    }
  }

  @Test func `fifty scenes fit and scroll`() {
    var video = StudioVideo.example
    video.scenes = ObjectList(
      (1...50).map { number in
        var scene = video.scenes[0]
        scene.text?.text = "Heading \(number)"
        return scene
      })
    var session = Session(.studio(video), width: 80, height: 24)
    session.press("End", "Up", "Up")
    #expect(session.screen.contains("▸50 Heading 50"))
  }
}
