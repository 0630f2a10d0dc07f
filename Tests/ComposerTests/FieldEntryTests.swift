import Cells
import Testing
import VideoModel

@testable import Composer

/// How values come into fields: by the keys that begin a number, by lists of suggestions, by the wheel on the stage.
@Suite("Entering values") struct FieldEntryTests {
  @Test func `a minus begins a negative number where there are any, and steps down elsewhere`() {
    var session = Session()
    session.press("Enter", "v")
    session.type("jjj-")
    #expect(session.state.edit?.buffer.text == "-" && session.state.notice == nil)
    session.type("12")
    #expect(session.value("video_inputs[0].voice.pitch") == -12)
    session.press("Esc", "Up")
    session.type("-")
    #expect(session.state.edit == nil)
    #expect(session.value("video_inputs[0].voice.speed") == 0.95)
  }

  @Test(arguments: ["Enter", "Esc", "Tab", "Down"])
  func `what is no number is kept, marked and explained, and can be typed on`(key: String) {
    var session = Session()
    session.press("Enter", "v")
    session.type("jjj-")
    #expect(session.screen.contains(#"✗ Pitch is "-"; it must be a number, −50 to 50"#))
    session.type("1..5")
    session.press(key)
    #expect(session.value("video_inputs[0].voice.pitch") == "-1..5")
    #expect(session.screen.contains(#"✗ "-1..5""#))
    session.state.focus(on: FieldPath([.key("video_inputs"), .index(0), .key("voice"), .key("pitch")]))
    session.press("Enter", "Backspace", "Backspace", "5", "Enter")
    #expect(session.value("video_inputs[0].voice.pitch") == -1.5)
    session.press("u", "u")
    #expect(session.value("video_inputs[0].voice.pitch") == "-1..5")
    session.press("u")
    #expect(session.value("video_inputs[0].voice.pitch") == nil)
  }

  @Test func `letters that wait in great number are one piece, and few are typed`() {
    var session = Session()
    let keys = "Many words.".map { InputEvent.key(.character($0)) } + [.key(.plain(.enter))]
    let burst = keys + keys + keys + [.key(.plain(.left))]
    #expect(session.state.joiningLetters(of: burst) == burst, "where nothing is typed into")
    session.press("Enter", "s")
    #expect(session.state.joiningLetters(of: keys) == keys)
    let words = String(repeating: "Many words.\n", count: 3)
    #expect(session.state.joiningLetters(of: burst) == [.paste(words), .key(.plain(.left))])
    let before = session.value("video_inputs[0].voice.input_text")?.string ?? ""
    for input in session.state.joiningLetters(of: burst) { session.send(.input(input)) }
    #expect(session.value("video_inputs[0].voice.input_text")?.string == before + words)
  }

  @Test func `Enter lists suggestions, and another word can be typed`() {
    var session = Session()
    session.press("Enter", "v")
    session.type("jjjjjj")
    #expect(session.state.row?.label == "Locale")
    session.press("Enter")
    #expect(session.screen.contains("Locale — choose, or type another"))
    session.type("de-")
    session.press("Enter")
    #expect(session.value("video_inputs[0].voice.locale") == "de-DE")
    session.press("Enter")
    session.type("gsw-CH")
    session.press("Enter")
    #expect(session.value("video_inputs[0].voice.locale") == "gsw-CH")
    // What is set stands in the list though it is no suggestion, and is the one to begin with.
    session.press("Enter", "Enter")
    #expect(session.value("video_inputs[0].voice.locale") == "gsw-CH")
  }

  @Test func `a closed choice does not offer to take what is typed`() {
    var session = Session.composing(.v3Image)
    session.reach("image.type")
    session.press("Enter")
    session.type("nobody")
    #expect(session.screen.contains("Nothing matches; only the listed words are taken"))
    session.press("Enter", "Esc")
    #expect(session.value("image.type") == "url")
  }

  @Test func `what can only be one word is not unset into an error`() {
    var session = Session()
    session.press("Enter", "t", "Up", "x")
    #expect(session.value("video_inputs[0].text.type") == "text")
    #expect(session.state.notice?.text == "Type can only be “text”, and must be given")
    #expect(session.state.derived.problems == [])
    session.press("u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
  }

  @Test func `the wheel on the stage scales what is under the pointer, in one step of undo`() throws {
    var session = Session(width: 160, height: 50)
    let before = session.state.draft.request
    let hits = paint(session.state, size: session.state.size).hits
    func point(_ part: StagePart) -> Point? {
      for y in 0..<50 {
        for x in 0..<160 where hits.hit(at: Point(x, y))?.target == .part(part) { return Point(x, y) }
      }
      return nil
    }
    let character = try #require(point(.character)), text = try #require(point(.text))
    for _ in 0..<3 { session.mouse(.wheelUp, character, button: 0) }
    #expect(session.value("video_inputs[0].character.scale") == 1.15)
    #expect(session.state.notice?.text == "The character's scale is 1.15")
    #expect(session.state.pane == .scenes, "the wheel moves no focus")
    let size = session.value("video_inputs[0].text.font_size")?.double
    session.mouse(.wheelDown, text, button: 0)
    #expect(session.value("video_inputs[0].text.font_size")?.double != size)
    session.press("u", "u")
    #expect(session.state.draft.request == before)
  }
}
