import Cells
import Testing
import VideoModel

@testable import Composer

/// Each kind of video, from nothing to a submission, with the keyboard alone.
@Suite struct ComposeByKeysTests {
  /// What is sent, against JSON as it is written by hand.
  private func expectSubmission(
    _ session: inout Session, _ kind: RequestKind, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let errors = session.state.derived.problems.filter { $0.severity == .error }
    #expect(errors == [], sourceLocation: sourceLocation)
    let submission = session.submit()
    let sent = try #require(submission, sourceLocation: sourceLocation)
    #expect(sent.kind == kind, sourceLocation: sourceLocation)
    let expected = try JSONValue(parsing: text).prettyText
    #expect(sent.json?.prettyText == expected, sourceLocation: sourceLocation)
  }

  @Test func `a studio video of v2`() throws {
    var session = Session.composing(.studio)
    session.pick("video_inputs[0].character.avatar_id", "anna")
    session.fill("video_inputs[0].voice.input_text", "Hello.\nGoodbye.")
    session.press("Esc", "End", "Enter")
    session.fill("title", "Greeting")
    try expectSubmission(
      &session, .studio,
      #"""
      {"title":"Greeting","video_inputs":[{"character":{"type":"avatar","avatar_id":"anna_1"},
       "voice":{"type":"text","voice_id":"voice_ann","input_text":"Hello.\nGoodbye."},
       "background":{"type":"color"}}]}
      """#)
  }

  @Test func `a transparent video`() throws {
    var session = Session.composing(.transparent)
    session.pick("avatar_pose_id", "josh")
    session.press("Down", "Right")
    session.fill("input_text", "Hello")
    session.pick("voice_id", "joe")
    session.reach("dimension.width")
    session.press("6", "4", "0", "Enter")
    try expectSubmission(
      &session, .transparent,
      #"""
      {"avatar_pose_id":"josh_1","avatar_style":"closeUp","input_text":"Hello","voice_id":"voice_joe",
       "dimension":{"width":640}}
      """#)
  }

  @Test func `an Avatar IV video`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "https://example.com/me.png")
    session.fill("script", "Hello")
    session.pick("voice_id", "german female")
    session.reach("voice_settings")
    session.press("Space", "Down", "Right", "Right")
    try expectSubmission(
      &session, .avatarIV,
      #"""
      {"image_url":"https://example.com/me.png","script":"Hello","voice_id":"voice_zoe",
       "voice_settings":{"speed":1.1}}
      """#)
  }

  @Test func `an avatar of v3`() throws {
    var session = Session.composing(.v3Avatar)
    session.pick("avatar_id", "anna")
    session.fill("script", "Hello")
    session.pick("resolution", "1080p")
    session.reach("background")
    session.press("Enter")
    session.reach("background.value")
    session.press("#")
    session.type("112233")
    session.press("Enter")
    try expectSubmission(
      &session, .v3,
      #"""
      {"type":"avatar","avatar_id":"anna_1","script":"Hello","resolution":"1080p",
       "background":{"type":"color","value":"#112233"}}
      """#)
  }

  @Test func `a picture of v3 that speaks`() throws {
    var session = Session.composing(.v3Image)
    session.fill("image.url", "https://example.com/me.jpg")
    session.fill("script", "Hello")
    session.pick("voice_id", "ann")
    try expectSubmission(
      &session, .v3,
      #"""
      {"type":"image","image":{"type":"url","url":"https://example.com/me.jpg"},"script":"Hello",
       "voice_id":"voice_ann"}
      """#)
  }

  @Test func `a cinematic clip of v3, with references added and removed`() throws {
    var session = Session.composing(.v3Cinematic)
    session.fill("prompt", "She waves")
    session.fill("avatar_id", "anna_1, josh_1")
    session.reach("references")
    session.press("Enter")
    #expect(session.screen.contains("References 1"))
    session.fill("references[0].url", "https://example.com/a.mp4")
    session.reach("references")
    session.press("Enter")
    session.fill("references[1].url", "https://example.com/b.mp4")
    session.reach("references[0]")
    session.press("Enter")
    #expect(session.state.notice?.text == "Backspace takes References 1 out of the list")
    session.press("Backspace")
    #expect(session.value("references[1]") == nil)
    try expectSubmission(
      &session, .v3,
      #"""
      {"type":"cinematic_avatar","avatar_id":["anna_1","josh_1"],"prompt":"She waves",
       "references":[{"type":"url","url":"https://example.com/b.mp4"}]}
      """#)
  }

  @Test func `the last reference takes its list along, and comes back by undo`() {
    var session = Session.composing(.v3Cinematic)
    session.reach("references")
    session.press("Enter")
    session.reach("references[0]")
    session.press("Backspace")
    #expect(session.value("references") == nil)
    session.press("u")
    #expect(session.value("references[0].type") == "url")
  }

  @Test func `scenes of v3, one of them a picture, moved, copied and deleted`() throws {
    var session = Session.composing(.v3Studio)
    session.pick("scenes[0].input.avatar_id", "anna")
    session.fill("scenes[0].input.script", "Hello")
    session.press("Esc", "a", "Enter")
    #expect(session.value("scenes[1].input.avatar_id") == "anna_1")
    session.pick("scenes[1].type", "image")
    session.fill("scenes[1].source.url", "https://example.com/a.png")
    session.reach("scenes[1].duration")
    session.press("5", "Enter", "Esc", "K")
    #expect(session.value("scenes[0].type") == "image")
    session.press("c", "J")
    #expect(session.state.sceneCount == 3)
    #expect(session.value("scenes[2].type") == "image")
    session.press("d")
    try expectSubmission(
      &session, .v3,
      #"""
      {"type":"studio","scenes":[
        {"type":"image","source":{"type":"url","url":"https://example.com/a.png"},"duration":5},
        {"type":"avatar_video","input":{"type":"avatar","avatar_id":"anna_1","script":"Hello"}}]}
      """#)
  }

  @Test(arguments: RequestTemplate.allCases)
  func `a new draft opens at its first field, and says what is missing`(template: RequestTemplate) {
    var session = Session.composing(template)
    #expect(session.state.pane == .form)
    #expect(session.state.draft.request == template.make())
    #expect(session.takeEffects().contains(.saveDraft(session.state.draft)))
    #expect(session.screen.contains(" · \(template.kind.rawValue) · "))
    let sent = session.submit()
    #expect(sent == nil)
    #expect(session.state.notice?.severity == .error)
    #expect(session.state.row != nil)
  }

  @Test(arguments: [
    (RequestTemplate.studio, "video_inputs[0].character.avatar_id"),
    (.v3Studio, "scenes[0].input.avatar_id"), (.v3Avatar, "avatar_id"), (.v3Image, "image.url"),
    (.v3Cinematic, "avatar_id"), (.avatarIV, "avatar_id"), (.transparent, "avatar_pose_id"),
  ])
  func `a new draft begins on who is seen`(template: RequestTemplate, path: String) {
    let session = Session.composing(template)
    #expect(session.state.row?.path.description == path)
  }

  @Test(arguments: ["c", "Home"]) func `a new scene of v3 begins on who is seen, too`(key: String) {
    var session = Session.composing(.v3Studio)
    session.press("PageUp", key, "Esc", "a", "Enter")
    #expect(session.state.row?.path.description == "scenes[1].input.avatar_id")
  }

  @Test(arguments: [RequestTemplate.avatarIV, .transparent, .v3Avatar, .v3Image, .v3Cinematic])
  func `a kind without scenes has one row beside its form, and no scene commands`(
    template: RequestTemplate
  ) {
    var session = Session.composing(template)
    session.press("Esc")
    #expect(session.state.sceneRowCount == 1)
    session.press("Down", "Down", "a")
    #expect(session.state.notice?.text == "Add scene: this kind of video has no scenes")
    session.press("c", "d", "K", "J")
    #expect(session.state.draft.request == template.make())
    session.press("Right")
    #expect(session.state.pane == .form)
  }

  @Test(arguments: [
    (RequestTemplate.studio, "c", "video_inputs[0].character.avatar_id"),
    (.studio, "v", "video_inputs[0].voice.voice_id"), (.studio, "b", "video_inputs[0].background.value"),
    (.v3Studio, "c", "scenes[0].input.avatar_id"), (.v3Studio, "v", "scenes[0].input.voice_id"),
    (.v3Studio, "b", "scenes[0].input.background"), (.v3Avatar, "c", "avatar_id"),
    (.v3Avatar, "v", "voice_id"), (.v3Avatar, "b", "background"), (.v3Image, "c", "image.url"),
    (.v3Image, "v", "voice_id"), (.v3Cinematic, "c", "avatar_id"), (.avatarIV, "c", "avatar_id"),
    (.avatarIV, "v", "voice_id"), (.transparent, "c", "avatar_pose_id"), (.transparent, "v", "voice_id"),
  ])
  func `a letter goes to who is seen, who speaks and what is behind, whatever the kind calls it`(
    template: RequestTemplate, letter: String, path: String
  ) {
    var session = Session.composing(template)
    // From wherever in the form.
    session.press("PageUp", letter)
    #expect(session.state.row?.path.description == path)
    #expect(session.state.notice == nil)
  }

  @Test func `the palette goes to the voice that a picture of v3 has over it`() {
    var session = Session.composing(.v3Studio)
    session.pick("scenes[0].type", "image")
    session.press("^P")
    session.type("go to the voice")
    session.press("Enter")
    #expect(session.state.row?.path.description == "scenes[0].voice_id")
  }

  @Test func `a letter says so where the kind has nothing of that sort`() {
    var session = Session.composing(.v3Cinematic)
    let before = session.state.row
    session.press("v")
    #expect(session.state.notice?.text == "Go to the voice: there is no voice here")
    session.press("t")
    #expect(session.state.notice?.text == "Go to the text: there is no text here")
    #expect(session.state.row == before)
  }
}
