import Cells
import Testing
import VideoModel

@testable import Composer

/// Commands while a text is typed: only what leads elsewhere ends it, so that no word is taken for keys.
@Suite("While one types") struct WhileTypingTests {
  private static let script = "video_inputs[0].voice.input_text"

  /// A session in which the first scene's script is edited, the cursor before its last word.
  private func typing(isLive: Bool = false, width: Int = 160, height: Int = 50) -> Session {
    var session = Session(width: width, height: height, isLive: isLive)
    session.press("s", "Alt-b")
    session.type("really ")
    _ = session.takeEffects()
    return session
  }

  /// Types on, and looks whether the words go into the script.
  private func expectTyping(_ session: inout Session, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(session.state.overlay == nil, sourceLocation: sourceLocation)
    session.type("quite ")
    #expect(
      session.value(Self.script)?.string?.hasSuffix("key really quite features.") == true,
      "\(String(describing: session.value(Self.script)))", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ["^S"], ["^P", "Esc"], ["F1", "Esc"], ["F1", "?"], ["^O", "Esc"], ["^O", "Enter"], ["^N", "Esc"],
    ["^L"], ["Alt-m"], ["Alt-z"], ["F2"], ["F4"], ["Alt-Up"], ["Alt-j", "Esc"],
  ])
  func `a key that leads nowhere else leaves the editor as it is`(keys: [String]) {
    var session = typing()
    for key in keys { session.press(key) }
    expectTyping(&session)
  }

  @Test(arguments: [
    "log", "list problems", "copy the request as JSON", "mouse on or off", "plain mode", "theme",
    "choose the account's plan", "export the request",
  ])
  func `a command of the palette that leads nowhere else comes back to the text`(name: String) {
    var session = typing()
    session.press("^P")
    session.type(name)
    session.press("Enter")
    if session.state.overlay != nil { session.press("Esc") }
    expectTyping(&session)
  }

  @Test func `what is typed so far is sent, and one goes on typing`() {
    var session = typing()
    session.press("^S")
    guard case .submit(_, _, _, let text)? = session.takeEffects().last else {
      Issue.record("nothing is sent")
      return
    }
    #expect(text.contains("key really features."))
    expectTyping(&session)
  }

  @Test func `a question before credits are spent comes back to the text, whatever the answer`() {
    var session = typing(isLive: true)
    session.press("^S")
    #expect(session.openQuestion != nil)
    session.press("n", "^S", "y")
    #expect(session.takeEffects().contains { if case .submit = $0 { true } else { false } })
    expectTyping(&session)
  }

  @Test func `a refused submission says why, and where the key is that goes there`() {
    var session = Session.composing(.v3Avatar)
    session.press("s")
    session.type("Hello")
    session.press("^S")
    #expect(
      session.state.notice?.text
        == "Not submitted, 1 problem: Avatar is missing; it is required when type is avatar; ^G goes there"
    )
    session.type(" there")
    #expect(session.value("script") == "Hello there")
    session.press("^G")
    #expect(session.state.edit == nil && session.state.row?.path.description == "avatar_id")
  }

  @Test(arguments: [
    ["Tab"], ["^G"], ["Alt-j", "a"], ["^P", "scene 2 the dash"], ["^P", "voice speed"], ["^P", "add scene"],
    ["^P", "unset field"], ["^P", "new draft from the example"], ["^O", "other"],
  ])
  func `what leads elsewhere ends it, and keeps what was typed`(keys: [String]) {
    var session = Session()
    session.press("^P")
    session.type("duplicate the draft")
    session.press("Enter")
    let name = session.state.draft.id
    _ = session.state.rename(Draft.ID(rawValue: "draft"), to: "Other")
    session.press("Enter", "v", "x", "s", "Alt-b")
    session.type("really ")
    session.press(keys[0])
    if keys.count > 1 {
      session.type(keys[1])
      session.press(session.state.overlay == nil ? "F12" : "Enter")
    }
    #expect(session.state.edit == nil)
    let draft = session.state.drafts.first { $0.id == name }
    let text = draft?.request.value(at: FieldPath(Self.script) ?? .root)?.string
    #expect(keys.last == "unset field" || text?.hasSuffix("key really features.") == true)
  }

  @Test func `the help shows the keys of typing first`() {
    var session = typing(width: 100, height: 30)
    session.press("F1")
    #expect(session.openList?.items.first?.group == "While typing")
    #expect(session.openList?.items.count { $0.value == "text.done" } == 1)
    #expect(session.screen.contains("While typing"))
    session.press("Esc", "Esc", "F1")
    #expect(session.openList?.items.first?.group == "This pane: Form")
  }

  @Test func `^C ends editing, keeps the text, and does not end the program`() {
    var session = typing()
    session.press("^C")
    #expect(session.state.edit == nil)
    #expect(session.takeEffects() == [])
    #expect(session.value(Self.script)?.string?.hasSuffix("key really features.") == true)
    session.press("s", "^Q")
    #expect(session.takeEffects() == [.quit])
    session.press("^C", "^C")
    #expect(session.takeEffects() == [.quit])
  }

  @Test func `a file that comes for the field that is typed into takes its place`() {
    var session = Session.composing(.transparent)
    session.fill("input_audio", "/home/me/a.mp3")
    session.press("Enter")
    session.type("x")
    session.send(.uploaded(UploadedAsset(id: "asset-1", url: "https://example.com/1"), 1, wasThere: false))
    #expect(session.state.edit == nil)
    #expect(session.value("input_audio") == "asset-1")
  }
}
