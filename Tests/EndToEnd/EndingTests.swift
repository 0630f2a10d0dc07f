import Foundation
import TestSupport
import Testing

/// Every way out gives the terminal back, and none loses what was typed.
@Suite struct EndingTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends the program and gives the terminal back`(signal: Int32) throws {
    let composer = try RunningComposer(home: home)
    composer.terminal.terminate(signal: signal)
    #expect(try composer.terminal.waitForExit() == .exited(128 + signal))
    #expect(composer.terminal.modesNow == composer.terminal.modesAtStart)
    #expect(!composer.terminal.screen.isAlternateScreen)
    #expect(composer.terminal.screen.mouseMode == .off)
  }

  @Test(arguments: [SIGSEGV, SIGABRT])
  func `a crash gives the terminal back`(signal: Int32) throws {
    let composer = try RunningComposer(home: home)
    composer.terminal.terminate(signal: signal)
    #expect(try composer.terminal.waitForExit() == .signalled(signal))
    #expect(composer.terminal.modesNow == composer.terminal.modesAtStart)
    #expect(!composer.terminal.screen.isAlternateScreen)
    #expect(composer.terminal.screen.mouseMode == .off)
  }

  @Test func `what was typed is there after a kill`() throws {
    var composer = try RunningComposer(home: home)
    try composer.press(.enter, .character("v"), .down, .enter, until: "characters")
    try composer.type(" Remember me.", until: "Remember me.")
    // The store is asked, not the screen: the words are on disk within the second that is promised.
    let store = home.file(".local/share/heygen-tui/heygen-tui.sqlite-wal")
    let deadline = ContinuousClock.now + .seconds(5)
    while try !Data(contentsOf: store).contains(Data("Remember me.".utf8)), ContinuousClock.now < deadline {
      try composer.terminal.settle(quiet: .milliseconds(20))
    }
    composer.terminal.terminate(signal: SIGKILL)
    #expect(try composer.terminal.waitForExit() == .signalled(SIGKILL))
    composer = try RunningComposer(home: home)
    try composer.press(.enter, .character("v"), until: "Remember me.")
    #expect(try composer.quit() == .exited(0))
  }

  @Test func `on a screen that stays, nothing of the program does`() throws {
    let shell = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-i"],
      environment: BuiltProgram.environment(home: home, more: ["PS1": "prompt> ", "TERM": "vt100"]),
      workingDirectory: home.path, columns: 80, rows: 24)
    try shell.waitFor(text: "prompt>")
    shell.send(try BuiltProgram.path + "\n")
    try shell.waitFor(text: "Scenes")
    shell.send("q")
    try shell.wait(until: "the shell is back") { $0.contains("prompt>") && !$0.contains("Scenes") }
  }

  @Test func `^Z stops the program, and fg brings it back`() throws {
    let shell = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-i"],
      environment: BuiltProgram.environment(home: home, more: ["PS1": "prompt> "]),
      workingDirectory: home.path, columns: 80, rows: 24)
    try shell.waitFor(text: "prompt>")
    shell.send(try BuiltProgram.path + "\n")
    try shell.waitFor(text: "Scenes")
    shell.send(.control("z"))
    try shell.wait(until: "the shell is back") {
      !$0.isAlternateScreen && $0.contains("Stopped") && $0.mouseMode == .off
    }
    shell.send("fg\n")
    try shell.wait(until: "the composer is back") {
      $0.isAlternateScreen && $0.contains("Scenes") && $0.mouseMode == .drags
    }
    shell.send(.control("q"))
    try shell.wait(until: "the shell is back") { !$0.isAlternateScreen }
    shell.send("exit\n")
    _ = try shell.waitForExit()
  }

  @Test func `a small window is asked to grow, and drawn when it has`() throws {
    let composer = try RunningComposer(home: home)
    try composer.terminal.resize(columns: 30, rows: 10)
    try composer.terminal.waitFor(text: "needs 40×12")
    try composer.terminal.resize(columns: 160, rows: 50)
    try composer.terminal.waitFor(text: "Stage — scene 1")
    try composer.terminal.resize(columns: 80, rows: 24)
    try composer.terminal.wait(until: "tabs are shown") {
      $0.contains("Compose") && !$0.contains("Stage — scene")
    }
    #expect(try composer.quit() == .exited(0))
  }
}
