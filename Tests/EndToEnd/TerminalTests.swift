import Foundation
import TestSupport
import Testing

/// What the program asks of the terminals that there are, and how it gives it back.
@Suite struct TerminalTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func start(_ terminal: String, _ variables: [String: String] = [:]) throws -> RunningComposer {
    try RunningComposer(
      home: home, columns: 120, environment: variables.merging(["TERM": terminal]) { $1 })
  }

  /// What the program has written, from a number of bytes on.
  private func written(by composer: RunningComposer, from start: Int = 0) -> String {
    String(decoding: composer.terminal.transcript.dropFirst(start), as: UTF8.self)
  }

  @Test func `Alt with a letter comes as ESC and the letter, and as before when the program ends`() throws {
    let composer = try start("xterm-256color")
    #expect(written(by: composer).contains("\u{1B}[?1036s\u{1B}[?1036h"))
    #expect(!written(by: composer).contains("\u{1B}[?1034h"))
    let start = composer.terminal.transcript.count
    #expect(try composer.quit() == .exited(0))
    #expect(written(by: composer, from: start).contains("\u{1B}[?1036r"))
  }

  @Test func `after a crash, too, Alt is as before`() throws {
    let composer = try start("xterm-256color")
    composer.terminal.terminate(signal: SIGSEGV)
    _ = try composer.terminal.waitForExit()
    #expect(written(by: composer).contains("\u{1B}[?1036r"))
  }

  @Test func `behind the end of the mouse's reports the terminal is asked, so that none comes later`() throws
  {
    let composer = try start("xterm-256color")
    try composer.terminal.settle()
    #expect(try composer.quit() == .exited(0))
    let written = written(by: composer)
    let off = try #require(written.ranges(of: "\u{1B}[?1000l").last)
    let question = try #require(written.ranges(of: "\u{1B}[5n").last)
    let leaving = try #require(written.ranges(of: "\u{1B}[?1049l").last)
    #expect(off.upperBound <= question.lowerBound && question.upperBound <= leaving.lowerBound)
  }

  @Test func `the window's title comes back at ^Z, and the program's own at fg`() throws {
    let shell = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-i"],
      environment: BuiltProgram.environment(home: home, terminal: "tmux-256color", more: ["PS1": "prompt> "]),
      workingDirectory: home.path, columns: 80, rows: 24)
    try shell.waitFor(text: "prompt>")
    shell.send(try BuiltProgram.path + "\n")
    try shell.waitFor(text: "Scenes")
    shell.send(.control("z"))
    try shell.wait(until: "the shell is back") { $0.contains("Stopped") }
    let stopped = shell.transcript.count
    #expect(String(decoding: shell.transcript, as: UTF8.self).contains("\u{1B}[23;2t"))
    shell.send("fg\n")
    try shell.wait(until: "the composer is back") { $0.isAlternateScreen && $0.contains("Scenes") }
    try shell.settle()
    let resumed = String(decoding: shell.transcript.dropFirst(stopped), as: UTF8.self)
    #expect(resumed.contains("\u{1B}[22;2t") && resumed.contains("\u{1B}]2;Product demo"))
    shell.send(.control("q"))
    try shell.wait(until: "the shell is back") { !$0.isAlternateScreen }
    shell.send("exit\n")
    _ = try shell.waitForExit()
  }

  @Test func `an xterm that calls itself xterm has its 256 colours`() throws {
    let plain = try start("xterm")
    #expect(!written(by: plain).contains("\u{1B}[38;5;"))
    _ = try plain.quit()
    let xterm = try start("xterm", ["XTERM_VERSION": "XTerm(379)"])
    #expect(written(by: xterm).contains("38;5;"))
    #expect(!xterm.terminal.screen.contains("is not known"))
    _ = try xterm.quit()
  }

  // MARK: The clipboard

  @Test(arguments: [
    ("xterm-256color", "is sent to the terminal's clipboard"), ("linux", "is not copied"),
    ("vt100", "is not copied"),
  ])
  func `that a text is on the clipboard is said where it is known`(terminal: String, words: String) throws {
    let composer = try start(terminal)
    try composer.press(.character("y"), until: words)
    #expect(written(by: composer).contains("\u{1B}]52;") == (terminal == "xterm-256color"))
    _ = try composer.quit()
  }

  @Test func `tmux is given a text by its own program`() throws {
    let bin = try home.writeScript("echo \"$@\" > \"$HOME/said\"; cat > \"$HOME/taken\"", to: "bin/tmux")
      .deletingLastPathComponent().path
    let composer = try start("tmux-256color", ["TMUX": "/tmp/socket,1,0", "PATH": bin + ":/usr/bin:/bin"])
    try composer.press(.character("y"), until: "✓ The request as JSON is on the clipboard")
    #expect(written(by: composer).contains("\u{1B}]52;c;"))
    _ = try composer.quit()
    #expect(try home.read("said") == "load-buffer -w -\n")
    #expect(try home.read("taken").hasPrefix("{"))
  }

  // MARK: GNU screen

  @Test func `in GNU screen the mouse is the terminal's until it is asked for, since it holds Esc back`()
    throws
  {
    let composer = try start("screen", ["STY": "1.pts-0.host"])
    #expect(composer.terminal.screen.mouseMode == .off)
    composer.terminal.send(.character("m"))
    try composer.terminal.wait(until: "the mouse is asked for") {
      $0.mouseMode == .drags && $0.contains("The mouse works here")
    }
    _ = try composer.quit()
  }

  @Test func `GNU screen is left without the last frame and its title`() throws {
    let composer = try start("screen", ["STY": "1.pts-0.host"])
    _ = try composer.quit()
    #expect(!composer.terminal.screen.contains("Scenes"))
    let written = written(by: composer)
    let title = try #require(written.ranges(of: "\u{1B}]2;").last)
    #expect(written[title.upperBound...].hasPrefix("\u{1B}\\"))
  }

  // MARK: The console

  @Test func `the console of Linux is sent no sign that its fonts lack, and no faint text`() throws {
    let composer = try start("linux")
    try composer.press(.enter, .character("v"), until: "Speed")
    let written = written(by: composer)
    for sign in "−–…‹›▸✗✓↵●“”▀▄" { #expect(!written.contains(sign), "\(sign)") }
    #expect(written.contains("│") && composer.terminal.screen.contains("Enter"))
    #expect(!written.contains("\u{1B}[2m") && !written.contains(";2m"))
    _ = try composer.quit()
  }
}
