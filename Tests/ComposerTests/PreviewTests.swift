import Cells
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// The request as JSON, as curl and as a difference, and jobs held against each other.
@Suite struct PreviewTests {
  private static func edited() -> Session {
    var session = Session(width: 120, height: 40)
    let job = Session.job("a", state: .completed)
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab", "e")
    session.focus("video_inputs[1].voice.speed")
    session.type("1.1")
    session.press("Enter")
    return session
  }

  @Test func `curl shows the very command that is copied`() {
    var session = Session(width: 200, height: 60)
    session.press("V")
    let preview = session.state.preview
    let shown = (0..<preview.count).map { index in
      String(repeating: " ", count: preview[index].indent) + preview[index].text
    }
    session.press("Y")
    #expect(session.takeEffects() == [.copy(shown.joined(separator: "\n"), what: "The curl command")])
    #expect(shown.joined().contains("$HEYGEN_API_KEY"))
  }

  @Test func `of a command with a large body each line leads to its field, too`() {
    var session = Session()
    session.state.service.keyVariable = "WORK_KEY"
    session.focus("video_inputs[1].voice.input_text")
    session.press("Enter", "^A", "^K")
    session.send(.input(.paste(String(repeating: "word ", count: 25_000))))
    session.press("Esc", "V", "g")
    let preview = session.state.preview
    #expect(preview[session.state.requestPane.line].path.description == "video_inputs[1].voice.input_text")
    #expect(preview[1].text.contains("$WORK_KEY") && preview[3].text.hasSuffix("<<'END'"))
    #expect(preview[preview.count - 1].text == "END")
  }

  @Test func `a line of the curl command leads to its field, quotes or not`() throws {
    var session = Session()
    session.focus("video_inputs[1].voice.input_text")
    session.press("Enter", "^A", "^K")
    session.type("It's")
    session.press("Esc", "V", "g")
    let line = session.state.preview[session.state.requestPane.line]
    #expect(line.text.contains(#"It'\''s"#))
    session.press("Up", "Down", "Enter")
    #expect(session.state.focusedPath.description == "video_inputs[1].voice.input_text")
  }

  @Test func `the difference is from the job that the draft is from`() {
    var session = Self.edited()
    session.press("V", "V")
    #expect(session.screen.contains("Scene 2"))
    #expect(session.screen.contains("voice.speed not set → 1.1"))
    expectSnapshot(session.screen, named: "request-difference")
    session.press("u")
    #expect(session.screen.contains("The same as in the job “Job a”."))
    session.press("V")
    #expect(session.state.requestPane.comparison == nil)
  }

  @Test func `the difference is from the file that the draft is from`() {
    var session = Session()
    session.send(.fileRead(name: "mine", text: VideoRequest.studio(.example).json.prettyText))
    session.press("V", "V")
    #expect(session.screen.contains("The same as in the file “mine”."))
    session.press("d")
    #expect(session.screen.contains("Scene 1 removed"))
    #expect(session.state.draft.file?.request == .studio(.example))
  }

  @Test func `a draft from nothing is held against what it was submitted as`() {
    var session = Session()
    session.press("V", "V")
    #expect(session.screen.contains("This draft was made from no job"))
    var job = Job(
      id: Job.ID(rawValue: "x"), draftID: session.state.draft.id, kind: .studio, title: "Sent",
      requestText: "{", service: "sandbox", createdAt: Session.start)
    session.send(.jobChanged(job))
    #expect(session.screen.contains("cannot be read"))
    job = Job(
      id: Job.ID(rawValue: "y"), draftID: session.state.draft.id, kind: .studio, title: "Sent",
      requestText: session.state.derived.text.text, service: "sandbox",
      createdAt: Session.start.addingTimeInterval(1))
    session.send(.jobChanged(job))
    #expect(session.screen.contains("The same as in the job “Sent”."))
  }

  @Test func `a line of the difference leads to its field`() {
    var session = Self.edited()
    session.press("V", "V", "G")
    #expect(session.state.preview[session.state.requestPane.line].text.hasPrefix("voice.speed"))
    session.press("Home", "Down", "Enter")
    #expect(session.state.focusedPath.description == "video_inputs[1].voice.speed")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func `no line of a difference is wider than its pane`(
    width: Int, height: Int
  ) {
    var session = Session(width: width, height: height)
    session.send(.fileRead(name: "mine", text: VideoRequest.studio(.example).json.prettyText))
    session.focus("video_inputs[0].voice.input_text")
    session.press("Enter")
    session.type("Quite a lot of words stand before everything else here, and go on. ")
    session.press("Esc", "V", "V", "G")
    let room = (Layout(state: session.state)[.request]?.width ?? 0) - 3
    let preview = session.state.preview
    #expect(preview.count > 3)
    for index in 0..<preview.count {
      #expect(preview[index].indent + displayWidth(preview[index].text) <= room)
    }
  }

  @Test func `a job is held against the draft and against other jobs`() {
    var session = Self.edited()
    session.send(.jobChanged(Session.job("b", at: -50)))
    session.press("Shift-Tab", "Shift-Tab", "Home", "=")
    #expect(session.screen.contains("the open draft"))
    session.press("Enter")
    #expect(session.screen.contains("the draft “Job a”"))
    expectSnapshot(session.screen, named: "job-difference")
    session.press("y")
    #expect(session.takeEffects().last == .copy("scene 2 voice.speed not set → 1.1", what: "The difference"))
    session.press("Esc", "=")
    session.type("job b")
    session.press("Enter")
    #expect(session.screen.contains("Both requests are the same."))
  }

  @Test func `the mode stays when another draft is opened`() {
    var session = Session()
    session.press("V", "^N", "Enter")
    #expect(session.state.requestPane.mode == .curl)
  }
}
