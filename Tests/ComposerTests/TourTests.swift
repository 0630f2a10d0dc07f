import Testing
import VideoModel

@testable import Composer

/// The tour of the first run.
@Suite("The tour") struct TourTests {
  private func session(_ remembered: String? = nil, jobs: [Job] = [], isLive: Bool = false) -> Session {
    var session = Session(isLive: isLive)
    session.send(.settingsLoaded(remembered.map { [.tour: $0] } ?? [:]))
    session.send(.jobsLoaded(jobs))
    _ = session.takeEffects()
    return session
  }

  @Test func `its steps go on when they are done, and the end is remembered`() {
    var session = session()
    #expect(session.screen.contains("Tour 1/3 ↵ opens a scene"))
    session.press("Down")
    #expect(session.screen.contains("Tour 1/3"))
    session.press("d")
    #expect(session.screen.contains("Tour 2/3 ^S submits"))
    #expect(session.takeEffects().last == .remember(.tour, "submit"))
    session.press("^S")
    session.send(.noticed(Notice(.error, "“Product demo” is not submitted: the disk is full")))
    #expect(session.screen.contains("Tour 2/3"))
    session.press("Esc", "^S")
    session.send(.jobChanged(Session.job("a", state: .sending)))
    #expect(session.screen.contains("Tour 3/3 Tab to the jobs"))
    #expect(session.takeEffects().last == .remember(.tour, "watch"))
    session.send(.jobChanged(Session.job("a", state: .completed)))
    session.press("Tab", "Tab", "Tab", "Tab", "w")
    #expect(!session.screen.contains("Tour"))
    #expect(session.takeEffects().last == .remember(.tour, "over"))
  }

  @Test func `who submits at once has done the step before`() {
    var session = session()
    session.press("^S")
    session.send(.jobChanged(Session.job("a", state: .sending)))
    #expect(session.screen.contains("Tour 3/3"))
  }

  @Test func `it can be ended at any step`() {
    var session = session()
    session.press("^X")
    #expect(session.takeEffects() == [.remember(.tour, "over")])
    #expect(!session.screen.contains("Tour"))
    session.press("^X")
    #expect(session.takeEffects() == [])
  }

  @Test(arguments: [false, true], [nil, "submit", "watch"])
  func `its step and the way out of it stand on the smallest screen`(isPlain: Bool, step: String?) throws {
    var session = Session(width: 80, height: 24)
    session.state.isPlain = isPlain
    session.send(.settingsLoaded(step.map { [.tour: $0] } ?? [:]))
    session.send(.jobsLoaded([]))
    let line = try #require(session.screen.split(separator: "\n").last)
    #expect(line.contains("Tour ") && line.contains("^X ends it"), "\(line)")
    #expect(!line.contains("…"))
  }

  @Test func `it goes on where it was left`() {
    #expect(session("submit").screen.contains("Tour 2/3"))
  }

  @Test func `it does not come again, nor on the live service, nor to those who know the program`() {
    #expect(!session("over").screen.contains("Tour"))
    #expect(!session(isLive: true).screen.contains("Tour"))
    #expect(!session(jobs: [Session.job("a", state: .completed)]).screen.contains("Tour"))
  }
}
