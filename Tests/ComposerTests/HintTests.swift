import Cells
import Testing
import VideoModel

@testable import Composer

/// The last line says what keys do with what has the focus, and a key that does nothing is answered.
@Suite("Hints") struct HintTests {
  private static func hints(_ session: Session) -> String {
    view(session.state, size: session.state.size).lines().last ?? ""
  }

  @Test(arguments: [
    ("video_inputs[0].character.offset.x", ["→ step", "g on the stage", "↵ edit"], ["e $EDITOR", "f fold"]),
    ("video_inputs[0].character.avatar_style", ["↵ choose", "→ next"], ["g on the stage"]),
    ("video_inputs[0].character.matting", ["↵ switch"], ["→", "Bksp unset"]),
    ("video_inputs[0].voice.input_text", ["↵ write", "e $EDITOR", "Bksp unset"], ["→", "o upload"]),
    ("video_inputs[0].voice.pitch", ["→ step"], ["Bksp unset"]),
    ("video_inputs[0].voice.elevenlabs_settings", ["↵ open"], ["f fold", "→"]),
    ("video_inputs[0].text", ["↵ fields", "Space remove"], ["→"]),
    ("video_inputs[0].audio", ["↵ add"], ["Space", "→"]),
    ("title", ["↵ edit"], ["→"]),
  ])
  func `the form's hints are those of the focused field`(path: String, shown: [String], hidden: [String]) {
    var session = Session(width: 160, height: 50)
    session.focus(path)
    for hint in shown { #expect(Self.hints(session).contains(hint), "\(hint): \(Self.hints(session))") }
    for hint in hidden { #expect(!Self.hints(session).contains(hint), "\(hint): \(Self.hints(session))") }
  }

  @Test func `an open group can be folded, and a field for a file takes one`() {
    var session = Session()
    session.focus("video_inputs[0].voice.elevenlabs_settings.stability")
    #expect(Self.hints(session).contains("f fold"))
    session = Session.composing(.avatarIV)
    session.reach("image_url")
    #expect(Self.hints(session).contains("o upload"))
  }

  @Test func `problems and marked scenes are hinted at while there are any`() {
    var session = Session(width: 80, height: 24)
    #expect(!Self.hints(session).contains("^G problem"))
    session.press("Space", "Space")
    #expect(Self.hints(session).contains("K J move  Esc unmark"))
    session.focus("video_inputs[0].voice.speed")
    #expect(Self.hints(session).contains("= in all marked"))
    session.type("9")
    session.press("Enter")
    #expect(Self.hints(session).contains("^G problem"))
    session.press("Shift-Tab", "Esc")
    #expect(Self.hints(session).contains("^G problem") && !Self.hints(session).contains("K J"))
  }

  @Test func `the request's forms and its copies are hinted at where it is shown`() {
    var session = Session(width: 80, height: 24)
    session.press("Tab", "Tab", "Tab")
    #expect(Self.hints(session).contains("V as curl  y copy JSON"))
    session.press("V")
    #expect(Self.hints(session).contains("V difference"))
    session.press("Tab")
    #expect(!Self.hints(session).contains("copy JSON"))
  }

  @Test func `the ways to the other panes and to all keys stay on a narrow screen`() {
    for template in RequestTemplate.allCases {
      var session = Session.composing(template, width: 80, height: 24)
      var before: Place?
      while session.state.place != before {
        let hints = Self.hints(session)
        #expect(hints.contains("Tab pane") && hints.contains("? help"), "\(hints)")
        before = session.state.place
        session.press("Down")
      }
    }
  }

  @Test func `no hint of a field does nothing`() {
    // Each of these keys changes something or says something; it is pressed only where it is hinted at.
    let keys = ["→": "Right", "Space": "Space", "Bksp": "Backspace", "f": "f", "↵": "Enter", "o": "o"]
    for template in RequestTemplate.allCases {
      var session = Session.composing(template, width: 200, height: 60)
      var before: Place?
      while session.state.place != before {
        let hints = Self.hints(session).split(separator: " ").map(String.init)
        for (sign, key) in keys where hints.contains(sign) {
          var tried = session
          tried.press(key)
          #expect(tried.state != session.state && tried.state.notice?.severity != .warning, "\(sign)")
        }
        before = session.state.place
        session.press("Down")
      }
    }
  }

  // MARK: Keys that do nothing

  @Test(arguments: [(0, "9"), (2, "w"), (3, "w"), (4, "+")])
  func `a key that means nothing in a pane is answered`(panes: Int, key: String) {
    var session = Session(width: 80, height: 24)
    for _ in 0..<panes { session.press("Tab") }
    session.press(key)
    #expect(session.state.notice?.text == "\(key) does nothing here; ? shows the keys")
    #expect(session.takeEffects() == [])
  }

  @Test func `help finds a command by its name before those that only speak of it`() {
    var session = Session()
    session.press("?")
    session.type("undo")
    session.press("Enter")
    #expect(session.state.notice?.text == "Undo: nothing to undo")
    #expect(session.state.sceneCount == 3)
  }

  @Test func `Esc is never answered, and a slip is not in the log`() {
    var session = Session()
    session.press("Esc")
    #expect(session.state.notice == nil)
    session.press("Shift-Tab", "Esc")
    #expect(session.state.notice == nil)
    session.press("F9")
    #expect(session.state.notice?.text == "F9 does nothing here; ? shows the keys")
    #expect(session.state.log.entries.isEmpty)
    session.press("Esc")
    #expect(session.state.notice == nil)
  }

  @Test(arguments: [
    ("video_inputs[0].character.matting", "Space switches this field"),
    ("video_inputs[0].voice.pitch", "A digit begins a number here; Left and Right step it"),
    ("video_inputs[0].voice.input_text", "Enter edits this field"),
    ("video_inputs[0].character.avatar_style", "Enter lists what can be chosen here"),
    ("video_inputs[0].text.color", "Enter lists colours; # begins one"),
    ("video_inputs[0].text", "w does nothing here; ? shows the keys"),
  ])
  func `a letter on a field is answered with the key that is right for it`(path: String, words: String) {
    var session = Session()
    session.focus(path)
    session.press("w")
    #expect(session.state.notice?.text == words)
  }

  @Test func `what is told of goes by the keys of the user`() {
    var session = Session(configuration: Configuration("[keys]\napp.help = F5") { _ in nil })
    session.press("9")
    #expect(session.state.notice?.text == "9 does nothing here; F5 shows the keys")
  }

  @Test func `lists name what works in them`() throws {
    var session = Session(width: 80, height: 24)
    func hints() -> String { String(session.screen.split(separator: "\n").last ?? "") }
    session.press("^O")
    #expect(hints().contains("↵ open  ^N new  ^R rename  ^D copy  ^X delete"))
    #expect(hints().contains("Esc close"))
    session.press("Escape", "?")
    #expect(hints().contains("↵ run"))
    session.press("Escape", "L")
    #expect(hints().contains("↵ show  ^X copy all"))
  }

  @Test func `while the stage plays, the key that stops it is hinted at`() {
    var session = Session(width: 80, height: 24)
    session.state.pane = .stage
    #expect(session.screen.contains("p play"))
    session.press("p")
    #expect(session.screen.contains("p stop") && !session.screen.contains("p play"))
  }
}
