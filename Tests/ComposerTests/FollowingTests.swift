import Foundation
import Testing
import VideoModel

@testable import Composer

/// How old it is what is shown of jobs, and what holds up the next question.
@Suite struct FollowingTests {
  private let now = Session.start

  private func session(_ following: Following, _ job: Job = Session.job("a")) -> Session {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded([job]))
    session.send(.followed(following))
    return session
  }

  @Test func `the border says how old the states are, and when they are asked for again`() {
    let following = Following(toldAt: now - 12, nextAt: now + 48)
    #expect(session(following).screen.contains("told 0:12 ago, next in 0:48"))
    #expect(!session(following, Session.job("a", state: .completed)).screen.contains("told 0:12 ago"))
  }

  @Test func `what holds the next question up is said in its place`() {
    let busy = session(Following(toldAt: now, waiting: 3, perMinute: 240))
    #expect(busy.screen.contains("all 240 requests a minute are used, 3 wait"))
    let silent = session(Following(toldAt: now, silentUntil: now + 30, waiting: 3, perMinute: 240))
    #expect(silent.screen.contains("the service wants no requests for 0:30"))
  }

  @Test
  func `while the service is out of reach no question is promised, and the details say when it is tried`() {
    let id = Job.ID(rawValue: "a")
    let followed = FollowedJob(id: id, toldAt: now - 90, nextAt: now - 20)
    var session = session(Following(toldAt: now - 90, nextAt: now - 20, job: followed))
    session.send(.wentOffline(since: now - 60, retryAt: now + 4, reason: "nothing answers"))
    #expect(session.screen.contains("out of reach, tried again in 0:04"))
    #expect(!session.screen.contains("being asked"))
    session.press("Shift-Tab", "Enter")
    #expect(session.screen.contains("the service is out of reach: nothing answers; tried again in 0:04"))
    #expect(!session.screen.contains("being asked"))
  }

  @Test
  func `while the key is refused it is said when renders are asked for again, and by which key at once`() {
    var session = session(Following(toldAt: now - 90, nextAt: now + 42))
    session.send(
      .keyRefused(since: now - 18, retryAt: now + 42, reason: "Unauthorized; it comes from ~/key"))
    #expect(session.screen.contains("key refused  SANDBOX"))
    #expect(session.screen.contains("the key is refused, asked again in 0:42"))
    #expect(
      session.screen.contains(
        "The service refuses the key; renders are asked for again in 0:42, or by p on a job: Unauthorized"))
    session.send(.timePassed(now + 2))
    #expect(session.screen.contains("asked again in 0:40"))
    session.press("Shift-Tab", "Enter")
    #expect(session.screen.contains("Held up    the service refuses the key"))
    session.press("Esc")
    session.send(.keyTaken)
    #expect(session.state.notice?.text == "The service takes the key again; renders are followed")
    #expect(!session.screen.contains("refused"))
  }

  @Test func `the details of a job follow what is learned while they are read`() {
    let id = Job.ID(rawValue: "a")
    var session = session(Following())
    session.press("Shift-Tab", "Enter")
    #expect(session.takeEffects().contains(.lookAtJob(id)))
    session.send(.followed(Following(job: FollowedJob(id: id, toldAt: now - 3, nextAt: now + 7))))
    #expect(session.screen.contains("0:03 ago, asked again in 0:07"))
    session.send(.timePassed(now + 2))
    #expect(session.screen.contains("0:05 ago, asked again in 0:05"))
    session.send(.jobChanged(Session.job("a", state: .completed)))
    #expect(session.screen.contains("completed") && !session.screen.contains("asked again"))
  }

  @Test func `a job of another service says that it is not followed`() {
    let made = Session.job("a")
    var job = Job(
      id: made.id, draftID: nil, kind: .studio, title: "Elsewhere", requestText: "{}", service: "work",
      createdAt: made.createdAt)
    job.state = .processing
    var session = session(Following(toldAt: now), job)
    #expect(session.screen.contains("at work, not followed until S goes there"))
    session.press("Shift-Tab", "Enter")
    #expect(session.screen.contains("It is not followed while the program is on another service."))
    #expect(session.takeEffects().isEmpty)
  }

  @Test func `a video whose link has not come can be saved, and its link copied`() {
    var job = Session.job("a", state: .completed)
    job.result = nil
    var session = session(Following(), job)
    session.press("Shift-Tab", "l")
    #expect(session.takeEffects() == [.findLink(job, .copy)])
    session.press("s")
    #expect(session.screen.contains("Save the video"))
  }

  @Test func `the details of a finished job ask where its video is now, and tell it when it is known`() {
    let job = Session.job("a", state: .completed)
    var session = session(Following(), job)
    session.press("Shift-Tab", "Enter")
    #expect(session.takeEffects() == [.findLink(job, .note)])
    #expect(session.screen.contains("http://127.0.0.1:1/v.mp4"))
    var moved = job
    moved.result?.videoURL = "http://127.0.0.1:2/v.mp4"
    session.send(.jobChanged(moved))
    #expect(session.screen.contains("http://127.0.0.1:2/v.mp4"))
    #expect(session.state.notice == nil)
  }

  @Test func `captions are asked for anew, and where there are none that is said`() {
    var job = Session.job("a", state: .completed)
    var session = session(Following(), job)
    session.press("Shift-Tab", "v")
    #expect(session.state.notice?.text == "Open the captions: the video has no captions")
    job.result?.captionURL = "http://127.0.0.1:1/v.srt"
    session.send(.jobChanged(job))
    session.press("v")
    #expect(session.takeEffects().last == .findLink(job, .openCaptions))
  }
}
