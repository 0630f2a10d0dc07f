import Foundation
import Testing
import VideoModel

@testable import Composer

/// What is said while the service does not answer.
@Suite struct AnswerTests {
  private let now = Session.start

  private func session(_ following: Following, width: Int = 120, height: Int = 40) -> Session {
    var session = Session(width: width, height: height)
    session.send(.jobsLoaded([Session.job("a")]))
    session.send(.followed(following))
    return session
  }

  private func sending(_ wait: SubmissionWait, _ state: Job.State = .sending) -> Session {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded([Session.job("a", state: state)]))
    session.send(.submissionWaits(Job.ID(rawValue: "a"), wait))
    return session
  }

  @Test func `after a few seconds the border says for how long the service has not answered`() {
    var session = session(Following(toldAt: now - 65, unansweredSince: now - 2))
    #expect(!session.screen.contains("no answer"))
    session.send(.timePassed(now + 1))
    #expect(session.screen.contains("told 1:06 ago, no answer for 0:03"))
    #expect(session.state.nextVisibleChange == now + 2)
  }

  @Test func `where the border is short, that nothing is heard is more than how many there are`() {
    var session = session(Following(toldAt: now - 65, unansweredSince: now - 20), width: 80, height: 24)
    let states: [Job.State] = [.unconfirmed, .failed, .processing, .waiting, .completed]
    session.send(
      .jobsLoaded((0..<100).map { Session.job("\($0)", state: states[$0 % 5], at: -Double($0)) }))
    session.press("Shift-Tab")
    let border = session.screen.split(separator: "\n").first { $0.contains("Jobs ─") }
    #expect(border?.contains("no answer for 0:20") == true)
  }

  @Test func `while it is out of reach and being asked again, no past moment is promised`() {
    var session = session(Following(toldAt: now - 200, unansweredSince: now - 31))
    session.send(.wentOffline(since: now - 100, retryAt: now - 31, reason: "no answer in time"))
    #expect(session.screen.contains("out of reach, no answer for 0:31"))
    #expect(session.screen.contains("Offline for 1:40, no answer for 0:31: no answer in time"))
    #expect(!session.screen.contains("again in"))
  }

  @Test func `the details of a job say for how long its question has been without an answer`() {
    let followed = FollowedJob(id: Job.ID(rawValue: "a"), toldAt: now - 90, nextAt: nil, askedAt: now - 23)
    var session = session(Following(job: followed))
    session.press("Shift-Tab", "Enter")
    #expect(session.screen.contains("1:30 ago, no answer for 0:23"))
  }

  @Test func `a submission that waits for its answer says for how long`() {
    var session = sending(.answer(since: now))
    #expect(!session.screen.contains("no answer"))
    session.send(.timePassed(now + 42))
    #expect(session.screen.contains("submitting   no answer for 0:42"))
    session.press("Shift-Tab", "Enter")
    #expect(session.screen.contains("Submission  no answer for 0:42"))
    session.send(.submissionWaits(Job.ID(rawValue: "a"), nil))
    #expect(!session.screen.contains("no answer"))
  }

  @Test func `a submission that is held back says why, and until when`() {
    #expect(
      sending(.silence(until: now + 40), .stored).screen
        .contains("not sent yet sent in 0:40: the service takes no more now"))
    #expect(
      sending(.turn(since: now - 5, perMinute: 4), .stored).screen
        .contains("waits for 0:05: all 4 requests a minute are used"))
    #expect(
      sending(.nextTry(at: now + 15, reason: "the connection broke")).screen
        .contains("sent again in 0:15: the connection broke"))
  }

  @Test func `a list that does not come says for how long it has been asked for`() {
    var session = Session.composing(.studio)
    session.state.catalogue = nil
    session.reach("video_inputs[0].character.avatar_id")
    session.send(.asked(.catalogue, at: now))
    session.press("Enter")
    #expect(session.screen.contains("Asking the service…") && !session.screen.contains("no answer"))
    session.send(.timePassed(now + 23))
    #expect(session.screen.contains("Asking the service… no answer for 0:23"))
    #expect(session.state.nextVisibleChange == now + 24)
    session.send(.catalogueLoaded(.cast, fetchedAt: now))
    #expect(!session.screen.contains("no answer") && session.state.nextVisibleChange == nil)
  }

  @Test func `the first line says that the account is not answered, and no clock runs after that`() {
    var session = Session(width: 120, height: 40)
    session.send(.asked(.account, at: now))
    session.send(.timePassed(now + 23))
    #expect(session.screen.contains("no answer for 0:23  SANDBOX"))
    session.send(.accountFailed("the service did not answer in time"))
    #expect(!session.screen.contains("no answer") && session.state.nextVisibleChange == nil)
  }

  @Test func `in plain mode it is said without a clock`() {
    var session = Session(width: 80, height: 24)
    session.state.isPlain = true
    session.send(.jobsLoaded([Session.job("a", state: .sending)]))
    session.send(.submissionWaits(Job.ID(rawValue: "a"), .answer(since: now - 42)))
    session.press("Shift-Tab")
    #expect(session.screen.contains("submitting, no answer yet"))
  }
}
