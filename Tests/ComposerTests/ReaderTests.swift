import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// Texts that are read over the panes.
@Suite struct ReaderTests {
  private static func session() -> Session {
    var job = Session.job("a", state: .failed)
    let words = (1...1400).map { "w\($0)" }.joined(separator: " ")
    job.failure = VideoFailure(code: "x", message: words)
    var session = Session(width: 80, height: 24)
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab", "Enter")
    return session
  }

  @Test func `the end of a long line is reached by keys, and left again at once`() {
    var session = Self.session()
    session.press("End")
    #expect(session.screen.contains("\"video_inputs\"") == false)
    let end = session.screen
    session.press("Down")
    #expect(session.screen == end)
    session.press("Up")
    #expect(session.screen != end)
    session.press("Down")
    #expect(session.screen == end)
  }

  @Test func `every word comes by, a screen at a time`() {
    var session = Self.session()
    var seen = session.screen
    for _ in 0..<60 {
      session.press("PgDn")
      seen += session.screen
    }
    for number in [1, 350, 700, 1050, 1400] {
      #expect(seen.contains("w\(number) ") || seen.contains("w\(number)\n"))
    }
    session.press("Home")
    #expect(session.screen == Self.session().screen)
  }

  @Test func `an error that was not dismissed outlives a click`() {
    var session = Session()
    session.send(.fileRead(name: "broken", text: "{"))
    let error = session.state.notice
    session.send(.downloadEnded(Job.ID(rawValue: "a"), savedTo: "/home/me/a.mp4"))
    #expect(session.state.notice?.severity == .success)
    session.click(on: "2 The dash")
    #expect(session.state.notice == error)
  }

  @Test func `an address is not shown over a question`() {
    var session = Self.session()
    session.press("q", "d")
    #expect(session.state.overlay != nil)
    let question = session.state.overlay
    session.state.show(link: "https://example.com/a")
    #expect(session.state.overlay == question)
  }
}
