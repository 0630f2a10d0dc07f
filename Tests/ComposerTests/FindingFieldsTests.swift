import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// Finding what is not seen: fields of folded groups and of parts that are absent; and what was meant before what only
/// holds the same letters.
@Suite("Finding fields and names") struct FindingFieldsTests {
  @Test func `a field of a folded group is found, and Esc folds the group again`() {
    var session = Session()
    session.press("Enter", "/")
    session.type("stability")
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.elevenlabs_settings.stability")
    #expect(session.screen.contains("/stability  1"))
    session.press("Esc")
    #expect(session.state.rows.allSatisfy { $0.path.key != "stability" })
    session.press("/")
    session.type("stability")
    session.press("Enter", "Right")
    #expect(session.value("video_inputs[0].voice.elevenlabs_settings.stability") != nil)
  }

  @Test func `a field of an absent part leads to the part's head, where one key adds it`() {
    var session = Session()
    session.press("Enter", "/")
    session.type("volume")
    session.press("Enter")
    // The voice has a volume, too.
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.volume")
    session.press("n")
    #expect(session.state.focusedPath.description == "video_inputs[0].audio")
    #expect(
      session.state.notice?.text == "Volume is a field of Audio track, which is not used; Space adds it")
    session.press("n")
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.volume")
    session.press("N", "Space")
    #expect(session.value("video_inputs[0].audio") != nil)
  }

  @Test func `matches in one absent part are gone through all the same`() {
    var session = Session.composing(.v3Avatar)
    session.press("/")
    session.type("speech")
    let hits = session.state.searchHits.count
    session.press("Enter")
    var seen: Set<Int> = []
    for _ in 0..<hits {
      seen.insert(session.state.searches[.form]?.shown?.hit.order ?? -1)
      session.press("n")
    }
    #expect(hits > 0 && seen.count == hits)
  }

  @Test(arguments: [
    ("audio volume", "video_inputs[0].audio"), ("subtitles font", "subtitles"),
    ("scene 1 elevenlabs stability", "video_inputs[0].voice.elevenlabs_settings.stability"),
  ])
  func `the palette leads to fields that are not there yet`(search: String, path: String) {
    var session = Session()
    session.press("^P")
    session.type(search)
    session.press("Enter")
    #expect(session.state.focusedPath.description == path)
  }

  @Test func `the palette knows the speed of v3, which is absent at first`() {
    var session = Session.composing(.v3Avatar)
    session.press("^P")
    session.type("speed")
    session.press("Enter")
    #expect(session.state.focusedPath.description == "voice_settings")
    #expect(session.state.notice?.text.hasPrefix("Speed is a field of Speech") == true)
  }

  @Test(arguments: [
    ("jump", "pane.jump"), ("next pane", "pane.next"), ("border right", "pane.border-right"),
    ("next match", "search.next"), ("video settings", "scene.last"), ("step up", "form.more"),
  ])
  func `the palette offers what is more than a step of the cursor`(search: String, name: String) {
    var session = Session()
    session.press("^P")
    session.type(search)
    #expect(session.openList?.matches.contains { $0.target == .command(name) } == true)
  }

  @Test(arguments: [("download", "job.save"), ("quit", "app.quit"), ("leave", "app.quit")])
  func `the palette finds commands by what their help says, too`(search: String, name: String) {
    var session = Session()
    session.press("^P")
    session.type(search)
    #expect(session.openList?.matches.contains { $0.target == .command(name) } == true)
    session.press("^U")
    session.type("undo")
    #expect(session.openList?.selectedItem?.target == .command("edit.undo"))
  }

  @Test func `video settings are gone to from anywhere`() {
    var session = Session(width: 80, height: 24)
    session.press("Shift-Tab", "^P")
    session.select("scene.last", typing: "video settings")
    session.press("Enter")
    #expect(session.state.pane == .scenes && session.state.subject == .video)
    session.press("^P")
    session.select("pane.jump", typing: "jump")
    session.press("Enter")
    #expect(session.state.isJumping)
  }

  @Test func `names stand before ids that hold the same letters`() {
    var session = Session()
    session.send(
      .jobsLoaded(
        (1...9).map { number in
          var job = Session.job("\(number)", at: Double(number))
          job = Job(
            id: job.id, draftID: nil, kind: .studio, title: "Clone 00\(number)", requestText: "{}",
            service: "sandbox", createdAt: job.createdAt)
          job.videoID = "4f4e-4\(number)"
          return job
        }))
    session.press("^P")
    session.type("clone 4")
    #expect(session.openList?.matches.map(\.title).prefix(1) == ["Clone 004"])
    #expect(session.openList?.matches.count == 9)
    session.press("^U")
    session.type("4f4e-47")
    #expect(session.openList?.selectedItem?.title == "Clone 007")
  }

  @Test func `a scene's number is not found in the paths of the others`() {
    var session = Session()
    session.press("^P")
    session.type("scene 2 pitch")
    #expect(session.openList?.selectedItem?.title == "Scene 2 · Voice · Pitch")
  }

  @Test func `fields are those of the shown scene, and of another one as its number is typed`() {
    var session = Session()
    func pitches() -> [String]? {
      session.openList?.matches.map(\.title).filter { $0.hasSuffix("Voice · Pitch") }
    }
    session.press("^P")
    session.type("pitch")
    #expect(pitches() == ["Scene 1 · Voice · Pitch"])
    session.type(" 3")
    #expect(pitches() == ["Scene 3 · Voice · Pitch"])
    session.type("999")
    #expect(pitches() == [])
  }

  @Test func `a second search begins a new word`() {
    var session = Session()
    session.press("/")
    session.type("dash")
    session.press("Enter", "/")
    session.type("try")
    #expect(session.state.searches[.scenes]?.text == "try" && session.state.place.row == 2)
    session.press("Enter", "/", "Enter")
    #expect(session.state.searches[.scenes]?.text == "try")
  }

  @Test func `how often something was found in the request is seen however narrow the pane is`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab", "Tab", "Tab", "/")
    session.type("voice_id")
    #expect(session.screen.contains("/voice_id  3 "))
    #expect(session.screen.contains("┌ Request ─"))
  }
}
