import Cells
import Testing
import VideoModel

@testable import Composer

/// What jobs that failed for the same cause offer together.
@Suite struct RemedyForAllTests {
  private static func job(
    _ id: String, _ failure: VideoFailure, avatar: String = "gone_1", at seconds: Double
  ) -> Job {
    var video = StudioVideo.example
    for index in 0..<3 { video.scenes[index].character?.avatarID = index == 1 ? avatar : "ann" }
    let made = Session.job(id, state: .failed, at: seconds)
    var job = Job(
      id: made.id, draftID: nil, kind: .studio, title: made.title,
      requestText: VideoRequest.studio(video).json.prettyText, service: made.service,
      createdAt: made.createdAt)
    job.state = .failed
    job.failure = failure
    return job
  }

  private static let notFound = VideoFailure(
    code: "avatar_not_found", message: "Avatar gone_1 not found or no longer available.")
  private static let fault = VideoFailure(code: "internal_error", message: "oops")

  private func session(_ jobs: [Job], isLive: Bool = false) -> Session {
    var session = Session(width: 120, height: 40, isLive: isLive)
    session.send(.jobsLoaded(jobs))
    session.press("Shift-Tab")
    return session
  }

  private func sent(_ effects: [Effect]) -> [(title: String, text: String)] {
    effects.compactMap { effect in
      if case .submit(_, _, let title, let text) = effect { (title, text) } else { nil }
    }
  }

  @Test func `what was remedied alone is not sent once more with the others`() throws {
    var session = session((1...3).map { Self.job("\($0)", Self.fault, at: Double($0)) })
    session.press("e")
    var again = Session.job("4", state: .waiting, at: 4)
    let draft = session.state.draft
    #expect(draft.origin != nil)
    again = Job(
      id: again.id, draftID: draft.id, kind: .studio, title: draft.name, requestText: again.requestText,
      service: again.service, createdAt: again.createdAt)
    again.state = .waiting
    session.send(.jobChanged(again))
    session.press("Tab", "Tab", "Tab", "End", "F")
    #expect(session.screen.contains("Submit 2 jobs again"))
  }

  @Test func `another avatar is chosen once, and stands in every request where the wrong one stood`() throws {
    let other = VideoFailure(
      code: "avatar_not_found", message: "Avatar else not found or no longer available.")
    var session = session([
      Self.job("c", Self.notFound, at: 3), Self.job("b", other, avatar: "else", at: 2),
      Self.job("a", Self.notFound, at: 1),
    ])
    session.press("F")
    guard case .list(let list) = session.state.overlay else {
      Issue.record("no list is open")
      return
    }
    #expect(list.title.hasPrefix("Avatar for 2 jobs"))
    session.type("ben")
    session.press("Enter")
    #expect(
      session.screen.contains("Submit 2 jobs again, with “ben”?") && session.screen.contains("Submit 2"))
    #expect(sent(session.takeEffects()).isEmpty, "nothing is sent before the answer")
    session.press("Enter")
    let effects = session.takeEffects()
    #expect(sent(effects).map(\.title) == ["Job c", "Job a"])
    for (_, text) in sent(effects) {
      guard case .studio(let video) = try VideoRequest(kind: .studio, parsing: text) else { return }
      #expect(video.scenes.map { $0.character?.avatarID } == ["ann", "ben", "ann"])
    }
    #expect(effects.last == .archiveJobs([Job.ID(rawValue: "c"), Job.ID(rawValue: "a")], true))
  }

  @Test func `after faults of the service all are sent as they were, and the cost is said before`() {
    let jobs = [Self.job("b", Self.fault, at: 2), Self.job("a", Self.fault, at: 1)]
    var session = session(jobs, isLive: true)
    session.press("F")
    #expect(session.screen.contains("Submit 2 jobs again, as they are? This spends credits."))
    session.press("n")
    #expect(sent(session.takeEffects()).isEmpty)
    session.press("F", "y")
    #expect(sent(session.takeEffects()).map(\.text) == jobs.map(\.requestText))
  }

  @Test func `without credits all are sent in test mode`() throws {
    let failure = VideoFailure(code: "insufficient_credit", message: "none")
    var session = session([Self.job("b", failure, at: 2), Self.job("a", failure, at: 1)], isLive: true)
    session.press("F")
    #expect(session.screen.contains("It spends no credits."))
    session.press("y")
    let texts = sent(session.takeEffects()).map(\.text)
    #expect(
      try texts.count == 2 && texts.allSatisfy { try VideoRequest(kind: .studio, parsing: $0).isTest == true }
    )
  }

  @Test func `alone, or where each needs a change of its own, it says so`() {
    var alone = session([Self.job("a", Self.fault, at: 1)])
    alone.press("F")
    #expect(alone.state.notice?.text == "Do what helps all: no other job failed for this cause")
    let invalid = VideoFailure(code: "invalid_parameter", message: "speed is 9")
    var each = session([Self.job("b", invalid, at: 2), Self.job("a", invalid, at: 1)])
    each.press("F")
    #expect(each.state.notice?.text.contains("each needs a change of its own; f opens one") == true)
  }

  @Test func `in the order of causes the failed stand together, with how many they are`() {
    var session = session([
      Session.job("e", state: .completed, at: 5), Self.job("d", Self.fault, at: 4),
      Self.job("c", Self.notFound, at: 3), Self.job("b", Self.fault, at: 2), Session.job("a", at: 1),
    ])
    session.press("t", "t")
    #expect(session.state.shownJobs.map(\.id.rawValue) == ["d", "b", "c", "e", "a"])
    #expect(session.screen.contains("failures by cause") && session.screen.contains("2 ×  oops"))
  }
}
