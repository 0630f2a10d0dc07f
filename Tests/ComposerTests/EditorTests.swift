import Cells
import Testing
import VideoModel

@testable import Composer

/// Requests and scripts in the user's own editor.
@Suite struct EditorTests {
  /// Presses a key that gives a text to the editor.
  /// - Returns: the text, as the editor gets it.
  private func give(_ session: inout Session, _ key: String) throws -> EditedText {
    _ = session.takeEffects()
    session.press(key)
    guard case .editText(let edited)? = session.takeEffects().last else {
      throw MissingText()
    }
    return edited
  }

  private struct MissingText: Error {}

  @Test func `the whole request is edited as JSON, in one step of undo`() throws {
    var session = Session()
    let before = session.state.draft.request
    var edited = try give(&session, "E")
    #expect(edited.subject == .request(session.state.draft.id))
    #expect(edited.fileExtension == "json")
    #expect(edited.text == session.state.derived.text.text + "\n")
    edited.text = edited.text.replacing("Product demo", with: "Another title")
    session.send(.textEdited(edited))
    #expect(session.value("title") == "Another title")
    #expect(session.takeEffects() == [.saveDraft(session.state.draft)])
    session.press("u")
    #expect(session.state.draft.request == before)
  }

  @Test func `a text that was only looked at changes nothing, not even what does not apply now`() throws {
    var session = Session()
    session.press("Enter", "v", "Up", "Right", "Right")
    #expect(session.value("video_inputs[0].voice.type") == "silence")
    let edited = try give(&session, "E")
    session.send(.textEdited(edited))
    #expect(session.takeEffects() == [])
    session.press("Right")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasPrefix("Hello!") == true)
  }

  @Test func `a fault is told with its line, and edited again`() throws {
    var session = Session()
    let before = session.state.draft
    var edited = try give(&session, "E")
    edited.text = "{\n  \"title\" 1\n}"
    session.send(.textEdited(edited))
    #expect(session.state.draft == before)
    #expect(session.openQuestion?.question.contains("line 2, column 11") == true)
    session.press("Enter")
    guard case .editText(let again)? = session.takeEffects().last else {
      Issue.record("it is not edited again")
      return
    }
    #expect(again.text == edited.text)
    #expect(again.line == 2)
  }

  @Test(arguments: ["Esc", "n", "q", "^C"])
  func `a text that is no request is put by when it is not edited again`(key: String) throws {
    var session = Session()
    var edited = try give(&session, "E")
    edited.text = "[1, 2]"
    session.send(.textEdited(edited))
    #expect(session.openQuestion?.question.contains("a request is a JSON object") == true)
    session.press(key)
    #expect(session.takeEffects() == [.putBy(name: "Product demo.json", text: "[1, 2]")])
    #expect(session.state.overlay == nil)
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `a request of another kind makes the draft one of that kind`() throws {
    var session = Session()
    var edited = try give(&session, "E")
    edited.text = #"{"type": "avatar", "avatar_id": "josh", "script": "Hello"}"#
    session.send(.textEdited(edited))
    #expect(session.state.draft.request.kind == .v3)
    #expect(session.screen.contains(" · v3 · "))
    session.press("u")
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test(arguments: RequestTemplate.allCases)
  func `a text that fits the draft's kind leaves it what it is`(template: RequestTemplate) throws {
    var session = Session.composing(template)
    var edited = try give(&session, "E")
    let key = template == .transparent ? "voice_id" : "title"
    var json = try JSONValue(parsing: edited.text).members ?? []
    json.append(JSONMember(key, "New"))
    edited.text = JSONValue.object(json).compactText
    session.send(.textEdited(edited))
    #expect(session.state.draft.request.kind == template.kind)
    #expect(session.state.draft.request.json[key] == "New")
  }

  @Test func `an unknown member is kept, and named`() throws {
    var session = Session()
    var edited = try give(&session, "E")
    edited.text = edited.text.replacing("\"title\"", with: "\"new_thing\": 1, \"title\"")
    session.send(.textEdited(edited))
    #expect(session.value("new_thing") == 1)
    #expect(session.state.derived.warningCount == 1)
  }

  @Test func `a script is edited as plain text, without the end of line that editors add`() throws {
    var session = Session()
    session.press("Enter", "v", "Down")
    var edited = try give(&session, "e")
    #expect(edited.text == "Hello! Today I will show you three key features.")
    #expect(edited.fileExtension == "txt")
    edited.text = "One\nTwo\n"
    session.send(.textEdited(edited))
    #expect(session.value("video_inputs[0].voice.input_text") == "One\nTwo")
    edited.text = "\n"
    session.send(.textEdited(edited))
    #expect(session.value("video_inputs[0].voice.input_text") == nil)
    session.press("Up", "e")
    #expect(session.state.notice?.text == "Edit the script in $EDITOR: this field is no script")
  }

  @Test func `an editor that fails is told, and the draft stays`() {
    var session = Session()
    let before = session.state.draft
    session.send(.noticed(Notice(.error, "the editor no-such-editor ended with 127; set EDITOR to another")))
    #expect(session.screen.contains("set EDITOR to another"))
    #expect(session.state.draft == before)
  }
}
