import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

@Suite struct JobTests {
  @Test func `a submission carries the very text of the preview`() {
    var session = Session()
    session.press("^S")
    let text = session.state.derived.text.text
    #expect(
      session.takeEffects() == [
        .submit(draftID: session.state.draft.id, kind: .studio, title: "Product demo", requestText: text)
      ])
  }

  @Test func `an error stops a submission and gets the focus`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Backspace")
    _ = session.takeEffects()
    session.press("Home", "^S")
    #expect(session.takeEffects() == [])
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.input_text")
    #expect(session.screen.contains("Not submitted, 1 problem: Scene 1 · Voice · Script is missing"))
    session.press("Esc")
    #expect(session.state.notice == nil)
    #expect(session.state.pane == .form)
  }

  @Test func `the live service is asked before credits are spent`() {
    var session = Session(isLive: true)
    session.press("^S")
    #expect(session.takeEffects() == [])
    #expect(session.screen.contains("This spends credits."))
    session.press("Esc", "^S", "Enter")
    #expect(session.takeEffects().count == 1)
  }

  @Test func `the selection stays on its job when others come and go`() {
    var session = Session()
    session.send(.jobsLoaded([Session.job("b", at: 2), Session.job("a", at: 1)]))
    session.press("Shift-Tab", "Down")
    #expect(session.state.selectedJob?.id.rawValue == "a")
    session.send(.jobChanged(Session.job("c", at: 3)))
    #expect(session.state.jobs.map(\.id.rawValue) == ["c", "b", "a"])
    #expect(session.state.selectedJob?.id.rawValue == "a")
    session.send(.jobRemoved(Job.ID(rawValue: "b")))
    #expect(session.state.selectedJob?.id.rawValue == "a")
  }

  @Test func `what the service may have taken already is not sent again without a word`() {
    var session = Session(isLive: true)
    let job = Session.job("a", state: .unconfirmed)
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab")
    #expect(session.screen.contains("c find out"))
    session.press("r")
    #expect(session.takeEffects() == [])
    #expect(session.screen.contains("may have taken “Job a” already; c looks for it"))
    #expect(session.screen.contains("It may spend credits twice."))
    session.press("Enter")
    #expect(
      session.takeEffects() == [
        .submit(draftID: nil, kind: .studio, title: job.title, requestText: job.requestText)
      ])
  }

  @Test func `a job is edited as a new draft, and resubmitted as it was`() {
    var session = Session()
    let job = Session.job("a", state: .completed)
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab", "r")
    #expect(
      session.takeEffects() == [
        .submit(draftID: nil, kind: .studio, title: job.title, requestText: job.requestText)
      ])
    session.press("e")
    #expect(session.state.draft.origin == job.id)
    #expect(session.state.draft.request == .studio(.example))
    #expect(session.state.drafts.count == 2)
    #expect(session.takeEffects().contains(.saveDraft(session.state.draft)))
  }

  @Test func `what ends is told`() {
    var session = Session()
    session.send(.jobChanged(Session.job("a", state: .processing)))
    #expect(session.screen.contains("1 rendering"))
    var failed = Session.job("a", state: .failed)
    failed.failure = VideoFailure(code: "x", message: "short", detail: "Scene 2: no voice")
    session.send(.jobChanged(failed))
    #expect(session.state.notice == Notice(.error, "“Job a” failed: Scene 2: no voice"))
  }

  @Test func `the age of what has ended goes on by the minute, and after an hour rests`() {
    var session = Session()
    var failed = Session.job("a", state: .failed)
    failed.endedAt = Session.start
    session.send(.jobChanged(failed))
    #expect(
      session.state.nextVisibleChange.map { (1...60).contains($0.timeIntervalSince(Session.start)) } == true)
    session.send(.timePassed(Session.start + 61))
    #expect(session.screen.contains("1 min ago"))
    session.send(.timePassed(Session.start + 3601))
    #expect(session.state.nextVisibleChange == nil)
  }

  @Test func `what is finished can be saved, watched and copied, and nothing else`() {
    var session = Session()
    session.send(.jobsLoaded([Session.job("a")]))
    session.press("Shift-Tab", "s")
    #expect(session.state.notice?.text == "Save the video: the video is not ready")
    let done = Session.job("a", state: .completed)
    session.send(.jobChanged(done))
    // A finished video has cost something.
    #expect(session.takeEffects() == [.loadAccount, .ringBell])
    session.press("s")
    #expect(session.screen.contains("/home/me/Job a-video-a.mp4"))
    session.press("Enter")
    session.send(.pathAnswered("/home/me/Job a-video-a.mp4", refusal: nil))
    session.press("w", "l")
    #expect(
      session.takeEffects() == [
        .download(done, path: "/home/me/Job a-video-a.mp4"), .watch(done),
        .findLink(done, .copy),
      ])
    session.send(.linkFound("http://127.0.0.1:2/v.mp4"))
    #expect(session.takeEffects() == [.copy("http://127.0.0.1:2/v.mp4", what: "The video's link")])
  }

  @Test func `what was waited for is saved by itself where that is configured, and once`() {
    let text = "download_folder = ~/Videos\ndownload_name = {date}/{title}\ndownload_automatically = on"
    var session = Session(configuration: Configuration(text) { _ in nil })
    session.state.timeZone = .gmt
    let old = Session.job("old", state: .completed)
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.send(.jobChanged(old))
    #expect(!session.takeEffects().contains { if case .download = $0 { true } else { false } })
    let done = Session.job("a", state: .completed)
    session.send(.jobChanged(done))
    let saving = Effect.download(done, path: "~/Videos/2027-01-15/Job a.mp4", ifTaken: .nextFree)
    #expect(session.takeEffects().contains(saving))
    session.send(.jobChanged(done))
    #expect(!session.takeEffects().contains(saving))
    var saved = Session.job("b", state: .processing)
    session.send(.jobChanged(saved))
    saved = Session.job("b", state: .completed)
    saved.savedTo = "/by/another/program.mp4"
    session.send(.jobChanged(saved))
    #expect(!session.takeEffects().contains { if case .download = $0 { true } else { false } })
  }

  @Test func `a render is cancelled when the question is answered`() {
    var session = Session()
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.press("Shift-Tab", "x")
    #expect(session.screen.contains("Delete the video of “Job a” on the server?"))
    #expect(session.screen.contains("will not come"))
    #expect(!session.screen.contains("Credits"))
    session.press("Esc")
    #expect(session.takeEffects() == [])
    session.press("x", "y")
    #expect(session.takeEffects() == [.deleteVideo(Job.ID(rawValue: "a"))])
    var cancelled = Session.job("a", state: .processing)
    cancelled.noteDeletion(at: Session.start)
    session.send(.jobChanged(cancelled))
    #expect(session.screen.contains("cancelled"))
    #expect(session.state.notice == Notice(.success, "The video of “Job a” is deleted"))
    session.press("x")
    #expect(session.state.notice?.text == "Delete the video on the server: the video was deleted")
  }

  @Test func `the live service's render is not deleted without a word of the credits`() {
    var session = Session(isLive: true)
    session.send(.jobsLoaded([Session.job("a", state: .waiting)]))
    session.press("Shift-Tab", "x")
    #expect(session.screen.contains("Credits that were taken for it may not come back."))
  }

  @Test func `a finished video is deleted after two questions, and its file can still be watched`() {
    var session = Session()
    var done = Session.job("a", state: .completed)
    session.send(.jobsLoaded([done]))
    session.press("Shift-Tab", "x", "y")
    #expect(session.takeEffects() == [])
    #expect(session.screen.contains("You have not saved it."))
    session.press("n", "x", "y", "y")
    #expect(session.takeEffects() == [.deleteVideo(done.id)])
    done.noteDeletion(at: Session.start)
    session.send(.jobChanged(done))
    #expect(session.screen.contains("deleted"))
    _ = session.takeEffects()
    session.press("w")
    #expect(session.state.notice?.text == "Watch the video: the video was deleted")
    done.savedTo = "/home/me/a.mp4"
    session.send(.jobChanged(done))
    session.press("w", "s")
    #expect(session.takeEffects() == [.watch(done)])
    session.press("d", "y")
    #expect(session.takeEffects() == [.forgetJob(done.id)])
  }

  @Test(arguments: [Job.State.stored, .sending, .unconfirmed, .refused])
  func `where the server has no video there is nothing to delete`(state: Job.State) {
    var session = Session()
    session.send(.jobsLoaded([Session.job("a", state: state)]))
    session.press("Shift-Tab", "x")
    #expect(session.state.overlay == nil)
    #expect(session.state.notice?.text.hasSuffix("the server has no video of this job") == true)
  }

  @Test func `drafts are made, renamed, opened and deleted`() {
    var session = Session()
    session.press("^N", "Enter")
    #expect(session.state.draft.name == "Untitled")
    session.press("^O", "^R", "^U")
    session.type("Second")
    session.press("Enter")
    #expect(session.state.draft.name == "Second")
    session.press("^O")
    session.type("product")
    session.press("Enter")
    #expect(session.state.draft.name == "Product demo")
    session.press("^O", "^X", "Enter")
    #expect(session.state.draft.name == "Second")
    #expect(session.takeEffects().contains(.deleteDraft(Draft.ID(rawValue: "draft"))))
  }

  @Test func `a file that is no request changes nothing and says where`() {
    var session = Session()
    session.send(.fileRead(name: "broken", text: "{\n  \"title\" 1}"))
    #expect(session.state.draft.name == "Product demo")
    #expect(session.state.notice?.text.contains("line 2, column 11") == true)
    session.send(.fileRead(name: "odd", text: #"{"video_inputs": [], "extra": 1}"#))
    #expect(session.state.draft.name == "odd")
    #expect(session.state.notice?.text == "Imported as “odd” with 2 problems; ^T lists them")
  }

  @Test func `a picker that waits is filled when the catalogue comes`() {
    var session = Session()
    session.press("Enter", "Down", "Down", "Enter")
    #expect(session.screen.contains("Asking the service…"))
    #expect(session.takeEffects() == [.loadCatalogue])
    session.send(
      .catalogueLoaded(
        CatalogueListing(avatars: [AvatarListing(id: "anna_1", name: "Anna", gender: "female")]),
        fetchedAt: Session.start))
    session.type("ann")
    session.press("Enter")
    #expect(session.value("video_inputs[0].character.avatar_id") == "anna_1")
  }
}
