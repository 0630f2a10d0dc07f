import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// What is done in a field beside typing: pauses, the selection, undo.
@Suite struct TextEditingTests {
  private static let script = "video_inputs[0].voice.input_text"

  /// A session in which the script of the first scene is being edited.
  private func editing(_ text: String, width: Int = 160, height: Int = 50) -> Session {
    var session = Session(width: width, height: height)
    session.press("Enter", "v", "Down", "Enter", "Alt-a", "Backspace")
    session.send(.input(.paste(text)))
    return session
  }

  @Test func `a key inserts a pause of a second with spaces around it, and changes its length`() {
    var session = editing("Hello there")
    session.press("Alt-b", "Left")
    for length in ["1s", "2s", "0.5s", "1s"] {
      session.press("Alt-p")
      #expect(session.value(Self.script) == .string("Hello <break time=\"\(length)\"/> there"))
    }
    session.type("over ")
    #expect(session.value(Self.script) == #"Hello <break time="1s"/> over there"#)
    session.press("End", "Alt-p")
    #expect(
      session.value(Self.script) == #"Hello <break time="1s"/> over there <break time="1s"/> "#)
    #expect(session.state.derived.problems == [])
  }

  @Test func `a pause is a mark, stepped over and deleted as one, and kept byte for byte`() {
    let text = "One <break  time='1500ms' > two <break time=\"0.5s\"/>"
    var session = editing(text)
    #expect(session.value(Self.script) == .string(text))
    #expect(session.screen.contains("One [·1.5s·] two [0.5s]"))
    session.press("Left", "Left")
    session.type("!")
    #expect(session.value(Self.script) == .string("One <break  time='1500ms' > two! <break time=\"0.5s\"/>"))
    session.press("End", "Backspace", "Backspace")
    #expect(session.value(Self.script) == .string("One <break  time='1500ms' > two!"))
    session.press("Esc")
    #expect(session.screen.contains("One [·1.5s·] two!"))
  }

  @Test func `an overlay's text has no pauses`() {
    var session = Session()
    session.press("Enter", "t", "Enter", "Alt-p")
    #expect(session.state.edit?.isScript == true)
    #expect(session.state.notice?.text == "Insert a pause: no spoken script is being edited")
  }

  @Test(arguments: [
    (0.25, "[0.25s]"), (0.5, "[0.5s]"), (1, "[·1s·]"), (1.5, "[·1.5s·]"), (2, "[···2s···]"),
    (3, "[·····3s·····]"),
    (60, "[·········60s··········]"), (1e9, "[1000000000s]"),
  ])
  func `a mark is the wider the longer the pause is`(seconds: Double, expected: String) {
    #expect(PauseMark.text(seconds: seconds).filter { $0 != "·" } == expected.filter { $0 != "·" })
    if seconds < 60 { #expect(PauseMark.text(seconds: seconds) == expected) }
  }

  @Test func `no mark is too wide for the editor of a small screen`() {
    let widths = [0.1, 1, 2, 4, 8, 60, 3600].map { PauseMark.text(seconds: $0).count }
    #expect(widths == widths.sorted() && widths.last == PauseMark.widest)
  }

  @Test func `undo goes back word by word, then to the draft's step before`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Down", "Right", "Up", "Enter")
    session.type(" More words")
    session.press("Alt-u")
    #expect(session.state.edit?.buffer.text.hasSuffix("features. More ") == true)
    #expect(session.value(Self.script)?.string?.hasSuffix("features. More ") == true)
    session.press("Alt-r")
    #expect(session.value(Self.script)?.string?.hasSuffix("features. More words") == true)
    session.press("^_", "^_", "^_")
    #expect(session.value(Self.script)?.string?.hasSuffix("features.") == true)
    #expect(session.state.edit != nil)
    #expect(session.value("video_inputs[0].voice.speed") == 1.05)
    session.press("Alt-u")
    #expect(session.state.edit == nil)
    #expect(session.value("video_inputs[0].voice.speed") == nil)
    session.press("u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
  }

  @Test func `the selection is copied and cut, and put back in another field`() {
    var session = editing("one two three")
    session.press("Alt-w")
    #expect(session.state.notice?.text == "Copy the selected text: no text is selected")
    session.press("Alt-b", "Left", "Alt-s")
    _ = session.takeEffects()
    session.press("Alt-w")
    #expect(session.takeEffects() == [.copy("two", what: "the selection")])
    session.press("^X")
    #expect(session.value(Self.script) == "one  three")
    #expect(session.takeEffects().last == .copy("two", what: "the selection"))
    session.press("Esc", "Esc", "End", "Enter")
    session.reach("title")
    session.press("Enter", "^U", "^Y", "^Y", "Enter")
    #expect(session.value("title") == "Product demoProduct demo")
    session.press("Esc", "Home", "Enter", "v", "Down", "Enter", "Alt-b", "Left", "^Y", "Esc")
    #expect(session.value(Self.script) == "one Product demo three")
  }

  @Test func `a long paste of many lines is one step of undo`() {
    var session = Session()
    let before = session.state.draft.request
    session.press("Enter", "v", "Down", "Enter")
    let pasted = String(repeating: "A line of twenty ch\r\n", count: 5_000)
    session.send(.input(.paste(pasted)))
    #expect(session.value(Self.script)?.string?.count == 48 + 100_000)
    session.press("Alt-u")
    #expect(session.state.draft.request == before && session.state.edit != nil)
    session.press("Alt-r", "Esc", "u")
    #expect(session.state.draft.request == before)
  }

  @Test func `what was undone in the field leaves no step behind`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Enter")
    session.type(" a")
    session.send(.input(.paste("b c")))
    session.type("d")
    session.press("Alt-u", "Alt-u", "Alt-u", "Alt-u", "Esc")
    #expect(session.state.draft.request == .studio(.example))
    #expect(!session.state.history.canUndo)
  }

  @Test func `the script editor with pauses`() {
    var session = editing("First. <break time=\"0.5s\"/> Second.", width: 80, height: 24)
    session.press("Left", "Shift-Ctrl-Left", "Right", "Alt-p", "Alt-p")
    session.type("And on and on until the line is full, and then a third.")
    session.press("Alt-p", "Alt-p", "Alt-p")
    expectSnapshot(session.screen, named: "script-pauses")
  }
}
