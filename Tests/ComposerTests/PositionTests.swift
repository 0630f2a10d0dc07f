import Cells
import Testing
import VideoModel

@testable import Composer

/// Lists that go on say so, and where in them one is.
@Suite struct PositionTests {
  private static func session(scenes: Int, width: Int = 80, height: Int = 24) -> Session {
    var video = StudioVideo.example
    let scene = video.scenes[0]
    video.scenes = ObjectList((0..<scenes).map { _ in scene })
    return Session(.studio(video), width: width, height: height)
  }

  @Test func `scenes that go on below are counted in the border`() {
    var session = Self.session(scenes: 50)
    #expect(session.screen.contains(" 1/50 ─┘"))
    session.press("Down", "Down")
    #expect(session.screen.contains(" 3/50 ─┘"))
    #expect(!Self.session(scenes: 5).screen.contains("1/5 "))
  }

  @Test func `every pane and list that goes on is counted`() {
    var session = Self.session(scenes: 5)
    session.state.jobs = (1...30).map { Session.job("\($0)") }
    session.send(.timePassed(session.state.now))
    session.state.pane = .jobs
    #expect(session.screen.contains(" 1/30 ─┘"))
    session.state.pane = .request
    let lines = session.state.preview.count
    session.press("Down")
    #expect(session.screen.contains(" \(session.state.requestPane.line + 1)/\(lines) ─┘"))
    session.press("?")
    #expect(session.screen.firstMatch(of: #/ 1/\d+ ─┘/#) != nil)
  }

  @Test func `a text that is read tells how much is still to come`() {
    var session = Session(width: 80, height: 24)
    session.state.jobs = [Session.job("1")]
    session.send(.timePassed(session.state.now))
    session.state.pane = .jobs
    session.press("Enter", "End")
    let last = session.screen.firstMatch(of: #/ (\d+)/(\d+) ─┘/#)
    #expect(last != nil)
    #expect(last?.1 == last?.2)
  }

  @Test func `plain mode says it behind the title`() {
    var session = Self.session(scenes: 50)
    session.state.isPlain = true
    session.press("Down")
    #expect(session.screen.contains(", 2 of 50\n"))
  }
}
