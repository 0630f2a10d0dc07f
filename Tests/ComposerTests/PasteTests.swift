import Cells
import Testing
import VideoModel

@testable import Composer

/// What is pasted on a field that has the focus and is not edited.
@Suite("Pasting on a field") struct PasteTests {
  private func pasting(_ text: String, at path: String, in template: RequestTemplate? = nil) -> Session {
    var session = template.map { Session.composing($0) } ?? Session()
    if template == nil { session.press("Enter") }
    session.reach(path)
    session.send(.input(.paste(text)))
    return session
  }

  @Test(arguments: [
    ("video_inputs[0].character.offset.x", " 0.3\n", 0.3 as JSONValue, "0.3"),
    ("video_inputs[0].background.value", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
    ("video_inputs[0].text.font_family", "Georgia", "Georgia", "Georgia"),
  ])
  func `a number, a colour or a word takes the place of what was there, in one step`(
    path: String, text: String, value: JSONValue, typed: String
  ) {
    var session = pasting(text, at: path)
    #expect(session.value(path) == value)
    #expect(session.state.edit?.buffer.text == typed)
    session.press("Esc", "u")
    #expect(session.state.draft.request == .studio(.example))
    session.press("u")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
  }

  @Test func `an address or an asset takes the place of the one before`() {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "https://example.com/one.png")
    session.send(.input(.paste("https://example.com/two.png\n")))
    session.press("Enter")
    #expect(session.value("image_url") == "https://example.com/two.png")
    _ = session.takeEffects()
    session.send(.input(.paste("~/a.png")))
    session.press("Enter")
    #expect(session.takeEffects().last == .uploadFile(path: "~/a.png", media: .image, upload: 1))
  }

  @Test func `ids take the place of the list of ids`() {
    let session = pasting("josh_1, anna_1", at: "avatar_id", in: .v3Cinematic)
    #expect(session.value("avatar_id") == ["josh_1", "anna_1"])
  }

  @Test func `on an avatar or a voice it is the id, as if it were chosen`() {
    var session = pasting(" josh_1 \n", at: "video_inputs[0].character.avatar_id", in: .studio)
    #expect(session.value("video_inputs[0].character.avatar_id") == "josh_1")
    #expect(session.state.edit == nil)
    #expect(session.takeEffects().contains(.noteChoice(.avatars, id: "josh_1")))
    session.reach("video_inputs[0].voice.voice_id")
    session.send(.input(.paste("my-voice")))
    #expect(session.value("video_inputs[0].voice.voice_id") == "my-voice")
    #expect(session.screen.contains("which is not in the service's list of voices"))
  }

  @Test func `a text with spaces is no id`() {
    var session = pasting("Hello\nthere", at: "video_inputs[0].character.avatar_id")
    #expect(session.state.draft.request == .studio(.example))
    #expect(
      session.state.notice?.text == "What is pasted here is taken as an id, and an id has no spaces")
    session.send(.input(.paste("  \n")))
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test func `a script and a text go on at their end`() {
    var session = pasting(" More.", at: "video_inputs[0].voice.input_text")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("features. More.") == true)
    #expect(session.state.edit != nil)
    session.press("Esc", "Esc", "End", "Enter")
    session.reach("title")
    session.send(.input(.paste(" 2")))
    #expect(session.value("title") == "Product demo 2")
  }

  @Test(arguments: [["v", "Home"], ["c", "Home"], ["c", "End"]])
  func `a choice, a head and a switch take no paste for keys`(way: [String]) {
    var session = Session()
    session.press("Enter")
    for key in way { session.press(key) }
    session.send(.input(.paste("dq")))
    #expect(session.state.draft.request == .studio(.example))
    #expect(session.state.notice?.text == "There is no text field here to paste into")
  }
}
