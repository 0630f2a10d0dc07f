import Cells
import Testing
import VideoModel

@testable import Composer

/// One history for the draft and for what is typed into it.
@Suite("Undo") struct UndoTests {
  private static let script = "video_inputs[0].voice.input_text"
  private static let sentence = "Hello! Today I will show you three key features."

  private func text(_ session: Session) -> String? { session.value(Self.script)?.string }

  @Test func `behind a text undo goes back as it would inside: word by word, a cut, a run of deletions`() {
    var session = Session()
    session.press("s")
    session.type(" Two words")
    session.press("^W", "Backspace", "Backspace")
    session.type("x")
    session.press("Esc")
    var seen: [String?] = []
    for _ in 0..<6 {
      session.press("u")
      seen.append(text(session).map { String($0.dropFirst(Self.sentence.count)) })
    }
    #expect(seen == [" Tw", " Two ", " Two words", " Two ", " ", ""])
    #expect(session.state.draft.request == .studio(.example))
    session.press("u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
    for _ in 0..<6 { session.press("U") }
    #expect(text(session) == Self.sentence + " Twx")
    session.press("U")
    #expect(session.state.notice?.text == "Redo: nothing to redo")
  }

  @Test func `it goes from field to field, and the focus with it`() {
    var session = Session()
    session.press("s")
    session.type("!")
    session.press("Down", "Esc", "Down", "Right", "Alt-n", "s")
    session.type("? No")
    session.press("Esc")
    var places: [String] = []
    while session.state.history.canUndo {
      session.press("u")
      places.append(session.state.focusedPath.description)
    }
    let other = "video_inputs[1].voice.input_text"
    #expect(places == [other, other, "video_inputs[0].voice.speed", Self.script])
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `a text that is opened again goes back further, and stays open`() {
    var session = Session()
    session.press("s")
    session.type(" One two")
    session.press("Esc", "Enter", "^_")
    #expect(session.state.edit?.buffer.text == Self.sentence + " One ")
    session.type("three")
    session.press("^_", "^_", "Alt-u", "^_")
    #expect(session.state.edit?.buffer.text == Self.sentence)
    #expect(
      session.state.notice?.text == "There is nothing to take back in this field" && session.state.edit != nil
    )
    session.type("!")
    session.press("Esc", "u")
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `what was done elsewhere is not taken back from inside a text, unless it is asked for`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Down", "Right", "Up", "Enter", "^_")
    #expect(session.value("video_inputs[0].voice.speed") == 1.05)
    #expect(
      session.state.notice?.text
        == "There is nothing to take back in this field; Alt-u takes back what was done elsewhere")
    session.press("Alt-u")
    #expect(session.state.edit == nil && session.value("video_inputs[0].voice.speed") == nil)
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.speed")
  }

  @Test func `what a key has unset comes back inside the text`() {
    var session = Session()
    session.press("Enter", "v", "Down", "x", "Enter", "^_")
    #expect(session.state.edit?.buffer.text == Self.sentence)
    session.press("Alt-r")
    #expect(session.state.edit?.buffer.text == "")
  }

  @Test func `the cursor goes to where the change was`() {
    var session = Session()
    session.press("s", "Home")
    session.type("Oh. ")
    session.press("End")
    session.type("!")
    session.press("^_", "^_")
    #expect(session.state.edit?.buffer.cursor == 0)
    session.type("Ah. ")
    #expect(text(session) == "Ah. " + Self.sentence)
  }

  @Test func `a change of something else between two letters is a step between them`() {
    var session = Session()
    session.press("s")
    session.type("a")
    session.press("^P")
    session.type("test mode")
    session.press("Enter")
    session.type("b")
    session.press("^_")
    #expect(text(session) == Self.sentence + "a" && session.value("test") == true)
    session.press("^_")
    #expect(session.value("test") == true && session.state.edit != nil)
    session.press("Alt-u")
    #expect(session.value("test") != true && text(session) == Self.sentence + "a")
  }

  @Test func `what comes to nothing is no step`() {
    var session = Session()
    session.press("Enter")
    session.reach("video_inputs[0].character.offset.x")
    session.press("Right", "Left", "Down", "Up")
    session.type("-0.45")
    session.press("Esc", "g", "Left", "Right", "Enter", "u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `what was undone is told, in the words of the form, until the next key`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Down", "Right", "Tab", "u")
    #expect(session.screen.contains("Undone: Scene 1 · Voice · Speed"))
    session.press("U")
    #expect(session.screen.contains("Redone: Scene 1 · Voice · Speed"))
    session.press("Down")
    #expect(session.state.notice == nil)
    session.focus("title")
    session.press("Enter")
    session.type("x")
    session.press("Esc", "u")
    #expect(session.state.notice?.text == "Undone: Video · Title")
  }

  @Test func `a field that is unset says how it comes back before it says what is wrong`() {
    var session = Session()
    session.press("Enter", "v", "Down", "x")
    #expect(session.screen.contains("Script unset; u brings it back"))
    #expect(session.state.derived.problem(at: session.state.focusedPath) != nil)
    session.press("x")
    #expect(session.state.notice == nil)
    session.press("u")
    #expect(text(session) == Self.sentence)
  }

  @Test func `a draft that is opened again can be undone as before`() {
    var session = Session()
    session.press("s")
    session.type(" Mine")
    session.press("Esc", "^N", "Enter", "s")
    session.type("New")
    session.press("^O", "Down", "Enter")
    #expect(text(session) == Self.sentence + " Mine")
    session.press("u", "u", "u")
    #expect(text(session) == Self.sentence)
    session.press("^O", "Down", "Enter")
    #expect(text(session) == "New")
    session.press("u")
    #expect(text(session) != "New")
    session.press("U")
    #expect(text(session) == "New")
    session.press("^O", "Down", "Enter", "U")
    #expect(text(session)?.hasPrefix(Self.sentence + " ") == true)
  }

  @Test func `of many drafts those that were left last can be undone, and none that was deleted`() {
    var histories = Histories()
    var history = History()
    let entry = History.Entry(request: .studio(.example), place: Place(), cursor: nil)
    history.record(entry, of: nil, coalescing: nil)
    let ids = (0..<40).map { Draft.ID(rawValue: "\($0)") }
    for id in ids { histories.keep(history, of: id) }
    histories.forget(ids[38])
    #expect(!histories.take(of: ids[0]).canUndo && !histories.take(of: ids[38]).canUndo)
    #expect(histories.take(of: ids[39]).canUndo && !histories.take(of: ids[39]).canUndo)
  }

  @Test func `no step is lost, and none is taken twice`() {
    var session = Session()
    let before = session.state.draft.request
    var states = [before]
    func note() {
      if states.last != session.state.draft.request { states.append(session.state.draft.request) }
    }
    // Each of them is one step.
    for keys in [
      ["s"], ["^U"], ["^Y"], ["a"], ["Alt-p"], ["Alt-p"], ["Alt-a", "^X"], ["Esc", "Enter", "b", "c"],
      ["Esc"],
      ["Down", "Right", "Right"], ["1", ".", "1"], ["Esc", "x"], ["c", "Down", "Right"], ["t", "x"], ["x"],
      ["Esc", "d"], ["a"], ["s", "n", "e", "w"],
    ] {
      for key in keys { session.press(key) }
      note()
    }
    let after = session.state.draft.request
    session.press("Esc")
    for state in states.reversed().dropFirst() {
      session.press("u")
      #expect(session.state.draft.request == state)
    }
    #expect(!session.state.history.canUndo && session.state.draft.request == before)
    for state in states.dropFirst() {
      session.press("U")
      #expect(session.state.draft.request == state)
    }
    #expect(!session.state.history.canRedo && session.state.draft.request == after)
  }
}
