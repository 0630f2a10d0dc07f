import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Several scenes at once.
@Suite struct MarkedScenesTests {
  /// A session of scenes that are called by letters.
  private func session(_ names: String, width: Int = 160, height: Int = 50) -> Session {
    var video = StudioVideo.example
    video.scenes = ObjectList(
      names.map { name in
        var scene = StudioVideo.example.scenes[0]
        scene.text?.text = String(name)
        return scene
      })
    return Session(.studio(video), width: width, height: height)
  }

  private func names(_ session: Session) -> String {
    session.state.shots.compactMap { $0.text?.text }.joined()
  }

  /// The marked ones in brackets.
  private func marked(_ session: Session) -> String {
    session.state.shots.enumerated().map { index, shot in
      let name = shot.text?.text ?? ""
      return session.state.place.marked.contains(index) ? "[\(name)]" : name
    }.joined()
  }

  @Test(arguments: [
    ("Space Down Space", "[a]b[c]de"), ("Space Up Space", "abcde"), ("*", "[a][b][c][d][e]"),
    ("* *", "abcde"), ("Space Esc", "abcde"),
    // Moved, and those at the edge stay.
    ("Space Down Space J", "b[a]d[c]e"), ("Space Down Space J J J J", "bde[a][c]"),
    ("Space Space K", "[a][b]cde"), ("Down Space Down Space K K", "[b][d]ace"),
    // Copied behind the last, the copies marked.
    ("Space Down Space c", "abc[a][c]de"), ("c", "aabcde"),
    ("Space Down Space d", "bde"), ("* d", ""),
  ])
  func `marks, moves, copies and deletions`(keys: String, expected: String) {
    var session = session("abcde")
    for key in keys.split(separator: " ") { session.press(String(key)) }
    #expect(marked(session) == expected, "\(keys)")
  }

  @Test func `a scene that is added before marked ones leaves the marks on them`() {
    var session = session("abc")
    session.press("Down", "Space", "Home", "a")
    #expect(session.state.sceneCount == 4)
    #expect(session.state.place.marked == [2])
  }

  @Test(arguments: ["d", "c", "J"]) func `each is one step of undo, marks and all`(key: String) {
    var session = session("abcde")
    session.press("Space", "Down", "Space", key)
    #expect(names(session) != "abcde")
    session.press("u")
    #expect(marked(session) == "[a]b[c]de")
    session.press("u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
  }

  @Test func `copies are not more than a video holds`() {
    var session = session(String(repeating: "x", count: 49))
    session.press("Space", "Space", "c")
    #expect(session.state.sceneCount == 49)
    #expect(session.state.notice?.text == "Duplicate scene: a video has at most 50 scenes")
  }

  @Test func `one field is set in the marked scenes, in one step`() {
    var session = session("abcd")
    let before = session.state.draft.request
    session.press("Space", "Down", "Space", "Home", "Enter", "v", "Down", "Down", "Right")
    session.press("=")
    let speeds = session.state.shots.map { $0.voice?.speed }
    #expect(speeds == [1.05, nil, 1.05, nil])
    #expect(session.state.notice?.text == "Speed is the same in 2 scenes; u takes it back")
    session.press("u")
    #expect(session.state.shots.map { $0.voice?.speed } == [1.05, nil, nil, nil])
    session.press("u")
    #expect(session.state.draft.request == before)
  }

  @Test func `one field is set in all scenes where none is marked, and unset`() {
    var session = session("abc")
    session.press("Enter", "v", "Down", "Down", "Right", "=", "Backspace")
    #expect(session.state.shots.map { $0.voice?.speed } == [nil, 1.05, 1.05])
    session.press("=")
    #expect(session.state.shots.map { $0.voice?.speed } == [nil, nil, nil])
    #expect(session.state.notice?.text == "Speed is unset in 3 scenes; u takes it back")
  }

  @Test func `scenes without the field are left and told of, and whole objects are copied`() {
    var session = session("abc")
    session.press(
      "Down", "Enter", "t", "Home", "Space", "Esc", "Home", "Enter", "t", "Down", "Down", "Right", "="
    )
    #expect(session.state.shots.map { $0.text == nil } == [false, true, false])
    #expect(session.state.shots[2].text?.fontSize == session.state.shots[0].text?.fontSize)
    #expect(session.state.notice?.text.contains("scene 2 without it") == true)
    session.press("Home", "=")
    #expect(session.state.shots.map(\.text) == Array(repeating: session.state.shots[0].text, count: 3))
    session.press("Esc", "End", "Enter", "=")
    #expect(session.state.notice?.text == "Set the field in all marked scenes: this is no field of a scene")
  }

  @Test func `marked scenes on the screen`() {
    var session = session("abcd", width: 80, height: 24)
    session.press("Space", "Down", "Space")
    expectSnapshot(session.screen, named: "marked-scenes")
  }
}
