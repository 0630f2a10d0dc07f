import Testing
import VideoModel

@testable import Composer

/// What is copied of a job alone, and how jobs of one title are told apart.
@Suite struct JobPartTests {
  private func session(_ jobs: Job...) -> Session {
    var session = Session()
    session.send(.jobsLoaded(jobs))
    session.press("Shift-Tab")
    return session
  }

  /// Takes an item of the list that a key opens.
  private func copy(_ words: String, in session: inout Session) -> [Effect] {
    session.press("y")
    session.type(words)
    _ = session.takeEffects()
    session.press("Enter")
    return session.takeEffects()
  }

  @Test func `the id, the error and the request of a failed job can be copied alone`() {
    var job = Session.job("a", state: .failed)
    job.failure = VideoFailure(code: "400", message: "No such voice", detail: "voice_id 7 is not known")
    var session = session(job)
    #expect(copy("video id", in: &session) == [.copy("video-a", what: "The video's id")])
    #expect(
      copy("error", in: &session) == [
        .copy("400: No such voice\nvoice_id 7 is not known", what: "The error")
      ])
    #expect(copy("request", in: &session) == [.copy(job.requestText, what: "The job's request")])
    #expect(copy("link", in: &session).isEmpty)
    #expect(session.state.notice?.text == "The video's link: the video is not ready")
  }

  @Test func `the link of a finished job is asked for anew`() {
    let job = Session.job("a", state: .completed)
    var session = session(job)
    #expect(copy("link", in: &session) == [.findLink(job, .copy)])
    #expect(copy("error", in: &session).isEmpty)
    #expect(session.state.notice?.text == "Error: there was none")
  }

  @Test func `jobs of one title are told apart by their ids, where one is chosen or forgotten`() {
    var jobs = ["a", "b", "c"].map { Session.job($0, state: .completed) }
    for (index, id) in ["11112222-3", "55556666-7", "9999aaaa-b"].enumerated() {
      jobs[index].videoID = id
      if index < 2 { jobs[index].title = "Welcome" }
    }
    var session = session(jobs[0], jobs[1], jobs[2])
    session.press("d")
    #expect(
      session.openQuestion?.question.hasPrefix("Forget the job “Welcome” (11112222, submitted ") == true)
    session.press("Esc", "=")
    let details = session.openList?.items.filter { $0.title != "Product demo" }.map(\.detail) ?? []
    #expect(details.count == 2 && details[0].hasPrefix("55556666 · ") && !details[1].contains("9999"))
    session.press("Esc", "Down", "Down", "d")
    #expect(session.openQuestion?.question == "Forget the job “Job c”?")
  }
}
