import Cells
import Testing
import VideoModel

@testable import Composer

/// What a job that failed offers.
@Suite struct JobRemedyTests {
  private func session(
    _ failure: VideoFailure, _ request: VideoRequest = .studio(.example), state: Job.State = .failed
  ) -> Session {
    var session = Session(width: 120, height: 40)
    let made = Session.job("a", state: state)
    var job = Job(
      id: made.id, draftID: nil, kind: request.kind, title: made.title, requestText: request.json.prettyText,
      service: made.service, createdAt: made.createdAt)
    job.state = state
    job.failure = failure
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab", "f")
    return session
  }

  @Test func `a wrong avatar leads to the list of avatars, in the scene that the service names`() throws {
    var request = StudioVideo.example
    let id = try #require(request.scenes[1].character?.avatarID)
    request.scenes[1].character?.avatarID = id + "-gone"
    let message = "Avatar \(id)-gone not found or no longer available."
    let session = session(VideoFailure(code: "avatar_not_found", message: message), .studio(request))
    #expect(session.state.draft.origin?.rawValue == "a")
    #expect(session.state.focusedPath.description == "video_inputs[1].character.avatar_id")
    guard case .list(let list) = session.state.overlay else {
      Issue.record("no list is open")
      return
    }
    #expect(list.title.hasPrefix("Avatar"))
  }

  @Test func `without credits the request becomes a draft in test mode`() {
    let session = session(VideoFailure(code: "insufficient_credit", message: "no credits"), state: .refused)
    #expect(session.state.draft.request.isTest == true)
    #expect(session.state.notice?.text == "Test mode: a watermark, and no credits. ^S submits it")
  }

  @Test func `a field at fault gets the focus in a new draft`() {
    let field = FieldPath("video_inputs[2].voice.speed")
    let failure = VideoFailure(code: "invalid_parameter", message: "speed is too high", field: field)
    let session = session(failure, state: .refused)
    #expect(session.state.focusedPath == field)
    #expect(session.state.notice == Notice(.warning, "It failed: speed is too high"))
  }

  @Test func `after a fault of the service the same request is sent once more`() {
    var session = session(VideoFailure(code: "internal_error", message: "oops"))
    guard case .submit(_, _, let title, _) = session.takeEffects().last else {
      Issue.record("nothing is submitted")
      return
    }
    #expect(title == "Job a" && session.state.drafts.count == 1)
  }

  @Test func `of a job that may not have failed at all it is said what finds out`() {
    let session = session(VideoFailure(code: "timed_out", message: "no answer"), state: .unconfirmed)
    #expect(
      session.state.notice?.text
        == "Do what helps: nobody knows yet whether it failed; c finds out what became of it")
    #expect(session.screen.contains("c finds out what became of it"))
  }

  @Test func `what no change can help says so`() {
    let wrongKey = session(VideoFailure(code: "unauthorized", message: "wrong key"), state: .refused)
    #expect(wrongKey.state.notice?.text.contains("no change of the request is known to help") == true)
    let done = session(VideoFailure(code: "internal_error", message: ""), state: .completed)
    #expect(done.state.notice?.text == "Do what helps: the selected job has not failed")
  }
}
