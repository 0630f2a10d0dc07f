import Cells
import Testing
import VideoModel

@testable import Composer

@Suite struct EditingTests {
  @Test func `the request changes while one types, and Esc keeps what was typed`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Enter")
    session.type(" More")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("features. More") == true)
    session.press("Esc")
    #expect(session.state.edit == nil)
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("features. More") == true)
    #expect(session.takeEffects().last == .saveDraft(session.state.draft))
  }

  @Test func `a word that was typed is one step of undo, and redo brings it back`() {
    var session = Session()
    let before = session.state.draft.request
    session.press("Enter", "v", "Down", "Down", "9", "0", "Enter")
    let after = session.state.draft.request
    session.press("u")
    #expect(session.state.draft.request == before)
    session.press("^R")
    #expect(session.state.draft.request == after)
    session.press("u", "u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
  }

  @Test func `a number out of range is kept and named, and so is a text that is none`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Down", "Down", "7", "0", "Enter")
    #expect(session.value("video_inputs[0].voice.pitch") == 70)
    #expect(session.screen.contains("✗ Pitch is 70; it must be −50 to 50"))
    session.press("Enter", "x", "Esc")
    #expect(session.value("video_inputs[0].voice.pitch") == "70x")
    #expect(session.screen.contains(#"✗ Pitch is "70x"; it must be a number, −50 to 50"#))
  }

  @Test func `steps, switches, choices and unset`() {
    var session = Session()
    session.press("Enter", "Down", "Down", "Down", "Right")
    #expect(session.value("video_inputs[0].character.avatar_style") == "closeUp")
    session.press("Down", "Down", "Down", "Right")
    #expect(session.value("video_inputs[0].character.scale") == 1.05)
    session.press("Shift-Right")
    #expect(session.value("video_inputs[0].character.scale") == 1.55)
    session.press("Backspace")
    #expect(session.value("video_inputs[0].character.scale") == nil)
    session.press("Up", "Backspace", "Up", "Backspace")
    #expect(session.value("video_inputs[0].character.offset") == nil)
    session.press("Down", "Down", "Down", "Down", "Space")
    #expect(session.value("video_inputs[0].character.use_avatar_iv_model") == true)
  }

  @Test func `an optional object is removed and comes back by undo`() {
    var session = Session()
    session.press("Enter", "t", "Home", "Space")
    #expect(session.value("video_inputs[0].text") == nil)
    session.press("u")
    #expect(session.value("video_inputs[0].text.text") == "Three things\nto know")
    session.press("a", "Space")
    #expect(session.value("video_inputs[0].audio") == .object([]))
    #expect(
      session.screen.contains("has no source; exactly one of Audio URL or Audio asset must be given"))
  }

  @Test func `a paste of many lines is one step, and nothing where there is no field`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Enter")
    session.send(.input(.paste("one\r\ntwo\nq")))
    #expect(
      session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("features.one\ntwo\nq") == true)
    session.press("Esc", "u")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("features.") == true)
    session.press("Esc")
    _ = session.takeEffects()
    session.send(.input(.paste("q\nd")))
    #expect(session.takeEffects() == [])
    #expect(session.state.shots.count == 3)
  }

  @Test func `a type that changes keeps what the other type had`() {
    var session = Session()
    session.press("Enter", "v", "Up", "Right", "Right")
    #expect(session.value("video_inputs[0].voice") == ["type": "silence"])
    session.press("Right")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasPrefix("Hello!") == true)
  }

  @Test func `scenes are added, copied, moved and deleted`() {
    var session = Session()
    session.press("a")
    #expect(session.state.shots.count == 4)
    #expect(session.value("video_inputs[1].character.avatar_id") == "josh_lite3_20230714")
    #expect(session.value("video_inputs[1].voice.input_text") == nil)
    session.press("d", "Home", "c", "J")
    #expect(session.state.shots.count == 4)
    #expect(
      session.value("video_inputs[2].voice.input_text") == session.value("video_inputs[0].voice.input_text"))
    session.press("u", "u", "u")
    #expect(session.state.shots.count == 4)
    session.press("u")
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `a video has at most fifty scenes`() {
    var video = StudioVideo.example
    video.scenes = ObjectList(repeating: video.scenes[0], count: 50)
    var session = Session(.studio(video))
    session.press("a")
    #expect(session.state.shots.count == 50)
    #expect(session.state.notice?.text == "Add scene: a video has at most 50 scenes")
  }
}
