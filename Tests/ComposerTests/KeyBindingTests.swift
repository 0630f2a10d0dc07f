import Cells
import Testing
import VideoModel

@testable import Composer

/// Keys that the configuration binds anew.
@Suite("Keys of the user's own") struct KeyBindingTests {
  private func read(_ bindings: String) -> Configuration { Configuration("[keys]\n" + bindings) { _ in nil } }

  private func session(_ bindings: String) -> Session {
    let configuration = read(bindings)
    #expect(configuration.problems == [])
    return Session(configuration: configuration)
  }

  @Test func `a key runs the command that it is bound to, and the one before no more`() {
    var session = session("scene.delete = D, Alt-d")
    session.press("d")
    #expect(session.state.shots.count == 3)
    session.press("D")
    #expect(session.state.shots.count == 2)
    session.press("Alt-d")
    #expect(session.state.shots.count == 1)
  }

  @Test func `hint line, help and palette show the bound keys`() {
    var session = session("scene.delete = F6\ndraft.submit = F5\nedit.undo = Z")
    #expect(session.screen.contains("F6 delete") && session.screen.contains("F5 submit"))
    #expect(session.screen.contains("F5 submits the draft"))
    session.press("F6")
    #expect(session.screen.contains("Z brings it back"))
    let help = ListOverlay.help(of: session.state).items
    #expect(help.contains { $0.leading == "F6" && $0.target == .command("scene.delete") })
    let palette = ListOverlay.palette(of: session.state).items
    #expect(palette.first { $0.value == "scene.delete" }?.detail == "F6")
  }

  @Test func `while a text is typed, keys that type nothing run commands`() {
    var session = session("draft.submit = F5, Z")
    session.press("Enter", "v", "Down", "Enter")
    #expect(session.state.edit?.isScript == true)
    #expect(session.screen.contains("F5 submit"))
    session.type("Z")
    #expect(session.state.edit?.isScript == true)
    session.press("F5")
    #expect(session.takeEffects().contains { if case .submit = $0 { true } else { false } })
  }

  @Test func `over the panes the keys of suspend and redraw are the bound ones too`() {
    var session = session("app.suspend = F9")
    session.press("?", "^Z")
    #expect(session.takeEffects() == [])
    session.press("F9")
    #expect(session.takeEffects() == [.suspend])
  }

  @Test func `an empty value unbinds, and frees the key`() {
    var session = session("draft.submit =\nedit.redo = ^S")
    #expect(!session.screen.contains("submit  "))
    #expect(session.screen.contains("“Submit” submits the draft"))
    session.press("a", "u", "^S")
    #expect(session.state.shots.count == 4)
  }

  @Test func `two commands can change their keys`() {
    let keys = read("scene.add = c\nscene.duplicate = a").keys
    #expect(keys.command(for: .character("c"), in: .scenes)?.name == "scene.add")
    #expect(keys.command(for: .character("a"), in: .scenes)?.name == "scene.duplicate")
  }

  @Test func `keys are written as the help shows them, or by name`() {
    let configuration = read("scene.add = ↑↑")
    #expect(configuration.problems.count == 1)
    let keys = read("scene.up = ↑, F5\nscene.down = Down, Comma").keys
    #expect(keys.command(for: .plain(.up), in: .scenes)?.name == "scene.up")
    #expect(keys.command(for: .plain(.function(5)), in: .scenes)?.name == "scene.up")
    #expect(keys.command(for: .character(","), in: .scenes)?.name == "scene.down")
  }

  @Test(arguments: [
    ("scene.add = X\nscene.delete = d, X", 3, "X is already the key of scene.add (line 2)"),
    (
      "scene.add = d", 2,
      "d is already the key of scene.delete (by default); “scene.delete =” would unbind that"
    ),
    ("scene.add = Entr", 2, "“Entr” is no key"),
    ("scene.add = a,", 2, "“” is no key"), ("scene.add = Shift-n", 2, "“Shift-n” is no key"),
    ("scene.add = F+5", 2, "“F+5” is no key"),
    ("scene.add = ^I", 2, "terminals send ^I as Tab; choose another key"),
    ("scene.add = ^/", 2, "terminals send ^/ as ^_; choose another key"),
    ("scene.add = ^1", 2, "terminals do not send ^1; with Control they send letters, Space and \\ ] ^ _"),
    ("scene.add = Alt-^Ö", 2, "terminals do not send Alt-^Ö; with Control"),
    ("mouse = off", 2, "mouse belongs before the first section"),
    ("base_url = https://example.com", 2, "base_url belongs into a section [profile.NAME]"),
    ("scene.ad = a", 2, "there is no command scene.ad; there are scene.down"),
    ("list.down = ^J\nlist.up = ^J", 3, "^J is already the key of list.down (line 2)"),
    ("text.word-left = ^W", 2, "^W is already the key of text.cut-back-to-space (by default)"),
    ("list.down = j", 2, "j is typed there; choose a key that types nothing"),
    ("text.done =", 2, "text.done must have a key"),
    ("nobody = a", 2, "there is no command nobody; heygen-tui config init writes all of them"),
  ])
  func `what cannot be is named with its line`(bindings: String, line: Int, sentence: String) throws {
    let problems = read(bindings).problems
    let problem = try #require(problems.first)
    #expect(problems.count == 1 && problem.severity == .error && problem.line == line)
    #expect(problem.sentence.hasPrefix(sentence), "\(problem.sentence)")
  }

  @Test func `a refused line leaves the command its own keys, which may refuse others`() {
    // The second line takes a key from the first command, which gets it back when its own line is refused.
    let configuration = read("scene.add = d\nscene.duplicate = a")
    #expect(configuration.problems.map(\.line) == [2, 3])
    #expect(configuration.keys == .standard)
  }

  @Test func `a pane's key that hides one of everywhere is a warning, and counts`() {
    let configuration = read("scene.add = u\napp.help = w")
    #expect(configuration.problems.map(\.severity) == [.warning, .warning])
    #expect(
      configuration.problems.map(\.sentence) == [
        "in the pane Scenes, u is the key of scene.add (line 2), and not of edit.undo (by default)",
        "in the pane Jobs, w is the key of job.watch (by default), and not of app.help (line 3)",
      ])
    #expect(configuration.keys.command(for: .character("u"), in: .scenes)?.name == "scene.add")
    #expect(configuration.keys.command(for: .character("u"), in: .form)?.name == "edit.undo")
  }

  @Test func `keys of lists, of texts that are read and of typing are bound like the others`() {
    var session = session(
      "list.down = F5\nlist.take = F6\nlist.close = F7\ndrafts.new = F8\nreading.close = F9\ntext.done = F10")
    session.press("^O", "F8")
    #expect(session.openList?.title.hasPrefix("New draft") == true)
    #expect(session.screen.contains("F6 begin  ↑ F5 move"))
    session.press("F5", "F6")
    #expect(session.state.draft.request == RequestTemplate.v3Studio.make())
    session.press("s")
    session.type("Hello")
    session.press("Esc")
    #expect(session.state.edit != nil && session.screen.contains("F10 done"))
    session.press("F10", "?", "Esc")
    #expect(session.openList != nil)
    session.press("F7")
    #expect(session.state.overlay == nil)
    session.state.overlay = .text(.link("https://example.com"))
    session.press("q")
    #expect(session.state.overlay != nil)
    session.press("F9")
    #expect(session.state.overlay == nil)
  }

  @Test func `keys of an editor are bound anew, and Shift still selects with them`() {
    var session = session("text.word-left = F11")
    session.press("s", "F11")
    session.type("very ")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("very features.") == true)
    session.press("Shift-F11", "Shift-F11", "x")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.hasSuffix("three xfeatures.") == true)
  }

  @Test func `a key of typing that hides a command is a warning`() {
    #expect(
      read("draft.list = ^W").problems.map(\.sentence) == [
        "while typing, ^W is the key of text.cut-back-to-space (by default), and not of draft.list (line 2)"
      ])
  }
}
