import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Panes are resized, closed and zoomed, and stay so.
@Suite struct PaneTests {
  private func layout(_ session: Session) -> Layout { Layout(state: session.state) }

  private func remembered(_ session: inout Session) -> String? {
    let texts = session.takeEffects().compactMap { effect in
      if case .remember(.panes, let text) = effect { text } else { nil }
    }
    return texts.last
  }

  @Test func `arranged anew, the panes are all seen again`() {
    var session = Session(width: 120, height: 40)
    session.press("z")
    #expect(!session.screen.contains("┌ Stage"))
    session.press("^P")
    session.type("arrange the panes anew")
    session.press("Enter")
    for pane in ["Scenes", "Scene 1", "Stage", "Request", "Jobs"] {
      #expect(session.screen.contains("┌ \(pane) "), "\(pane)")
    }
  }

  @Test(arguments: [(80, 24), (160, 50)])
  func `zoom gives a pane the screen, and ends by its key or with the focus`(width: Int, height: Int) {
    var session = Session(width: width, height: height)
    session.press("Tab", "z")
    #expect(session.screen.contains("Scene 1 (zoomed)"))
    #expect(layout(session)[.form]?.width == width)
    #expect(!layout(session).shows(.scenes))
    session.press("z")
    #expect(layout(session).shows(.scenes))
    session.press("z", "Tab")
    #expect(session.state.pane == .stage)
    #expect(!session.screen.contains("(zoomed)"))
    session.press("Shift-Tab")
    #expect(!session.screen.contains("(zoomed)"))
  }

  @Test func `a script can be typed on the whole screen`() {
    var session = Session(width: 120, height: 40)
    session.press("Enter", "v", "Down", "Enter")
    session.type(" And")
    session.press("Alt-z")
    session.type(" more")
    expectSnapshot(session.screen, named: "script-zoomed-120x40")
    #expect(session.state.edit?.buffer.text.hasSuffix("features. And more") == true)
  }

  @Test func `stage, request and jobs are closed and shown, and their room goes to the others`() {
    var session = Session(width: 120, height: 40)
    session.press("F4", "F2")
    #expect(remembered(&session) == "wide closed=stage,jobs")
    #expect(!layout(session).shows(.stage) && !layout(session).shows(.jobs))
    expectSnapshot(session.screen, named: "closed-120x40")
    session.press("F3")
    #expect(layout(session)[.form]?.maxX == 120)
    session.press("Tab", "Tab")
    #expect(session.state.pane == .scenes)
    session.press("F2", "F3", "F4")
    #expect(remembered(&session) == "")
    #expect(layout(session) == Layout(size: Size(120, 40), pane: .scenes))
  }

  @Test func `the focus leaves a pane that closes, and a command that goes there opens it again`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab", "Tab", "F2")
    #expect(session.state.pane == .form)
    #expect(!layout(session).shows(.stage))
    _ = session.takeEffects()
    session.press("^P")
    session.select("stage.play", typing: "play a draft")
    session.press("Enter")
    #expect(session.state.pane == .stage)
    #expect(remembered(&session) == "")
    session.press("Tab")
    #expect(layout(session).shows(.stage))
  }

  @Test func `closed panes are no tabs`() {
    var session = Session(width: 80, height: 24)
    session.press("F2", "F3")
    #expect(session.screen.contains("  Compose   Jobs"))
    session.press("Tab", "Tab")
    #expect(session.state.pane == .jobs)
  }

  @Test func `keys move the border of the focused pane`() throws {
    var session = Session(width: 120, height: 40)
    let before = layout(session)
    session.press(">")
    #expect(layout(session)[.scenes]?.width == (before[.scenes]?.width ?? 0) + 2)
    session.press("Tab", "Alt-Left")
    #expect(layout(session)[.request]?.width == (before[.request]?.width ?? 0) + 2)
    let between = layout(session)
    session.press("Tab", "Alt-Up")
    #expect(layout(session)[.stage]?.height == (between[.stage]?.height ?? 0) - 1)
    session.press("Shift-Tab", "Alt-Up")
    #expect(layout(session)[.jobs]?.height == (before[.jobs]?.height ?? 0) + 1)
    let text = try #require(remembered(&session))
    var other = Session(width: 120, height: 40)
    other.send(.settingsLoaded([.panes: text]))
    #expect(Pane.allCases.allSatisfy { layout(other)[$0] == layout(session)[$0] })
    for _ in 0..<100 { session.press("Alt-Left", "Alt-Up") }
    let form = try #require(layout(session)[.form])
    #expect(form.size == Partition.least(of: .form))
  }

  @Test func `what cannot be moved says why`() {
    var session = Session(width: 120, height: 40)
    session.press("Shift-Tab", "<")
    #expect(session.state.notice?.text.hasSuffix("this pane has no border there") == true)
    session.press("z", "Alt-Up")
    #expect(session.state.notice?.text.hasSuffix("the pane has the whole screen") == true)
    session = Session(width: 80, height: 24)
    session.press("Alt-Up")
    #expect(session.state.notice?.severity == .warning)
  }

  @Test func `each class of screens has an arrangement of its own, which can be undone`() {
    var session = Session(width: 120, height: 40)
    session.press("F4", ">")
    session.send(.input(.resized(Size(200, 60))))
    #expect(layout(session) == Layout(size: Size(200, 60), pane: .scenes))
    session.press("F3")
    session.send(.input(.resized(Size(80, 24))))
    #expect(layout(session) == Layout(size: Size(80, 24), pane: .scenes))
    session.send(.input(.resized(Size(150, 45))))
    #expect(!layout(session).shows(.jobs) && layout(session).shows(.request))
    session.press("^P")
    session.select("pane.reset", typing: "arrange")
    session.press("Enter")
    #expect(layout(session) == Layout(size: Size(150, 45), pane: .scenes))
    #expect(remembered(&session) == "large closed=request")
  }

  @Test func `a pane that is closed on another class of screens does not keep the focus`() {
    var session = Session(width: 80, height: 24)
    session.send(.settingsLoaded([.panes: "wide closed=jobs"]))
    session.press("Shift-Tab")
    #expect(session.state.pane == .jobs)
    session.send(.input(.resized(Size(120, 40))))
    #expect(session.state.pane == .form)
    #expect(!layout(session).shows(.jobs))
  }

  @Test func `the jobs have as many rows as they need, and leave the others to the panes above`() {
    func height(jobs: Int, _ size: Size = Size(120, 40)) -> Int {
      Layout(size: size, pane: .scenes, jobRows: jobs)[.jobs]?.height ?? 0
    }
    #expect(height(jobs: 0) == 3)
    #expect(height(jobs: 1) == 3)
    #expect(height(jobs: 4) == 6)
    #expect(height(jobs: 100) == 7)
    #expect(height(jobs: 100, Size(200, 60)) == 11)
  }

  @Test func `jobs that the user gave room keep it`() {
    var session = Session(width: 120, height: 40)
    session.state.arrangement.shares[.jobs] = 0.3
    #expect(Layout(state: session.state)[.jobs]?.height == 11)
  }

  @Test func `a search among the jobs does not move the border`() {
    var session = Session(width: 120, height: 40)
    session.state.jobs = (1...5).map { Session.job("\($0)") }
    session.send(.timePassed(session.state.now))
    session.state.pane = .jobs
    let before = Layout(state: session.state)[.jobs]
    session.press("/")
    session.type("nothing is called so")
    #expect(session.state.shownJobs.isEmpty)
    #expect(Layout(state: session.state)[.jobs] == before)
  }
}
