import Foundation
import TestSupport
import Testing

/// The pseudo-terminal that all other tests of this folder look through, tried with programs of the system.
@Suite struct HarnessTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func start(
    _ executable: String, _ arguments: [String] = [], columns: Int = 40, rows: Int = 6
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: executable, arguments: arguments,
      environment: BuiltProgram.environment(home: home, more: ["PS1": "$ "]), columns: columns, rows: rows)
  }

  private func shell(_ script: String, columns: Int = 40, rows: Int = 6) throws -> PseudoTerminal {
    try start("/bin/sh", ["-c", script], columns: columns, rows: rows)
  }

  @Test func `wide characters take two cells, combining ones none`() throws {
    let terminal = try shell("printf 'a中e\\314\\201😀|\\n'")
    #expect(try terminal.waitForExit() == .exited(0))
    let screen = terminal.screen
    #expect(screen.lines == ["a中e\u{301}😀|", "", "", "", "", ""])
    #expect(screen.cells[0].prefix(7).map(\.text) == ["a", "中", "", "e\u{301}", "😀", "", "|"])
    #expect(screen.cells[0].prefix(7).map(\.width) == [1, 2, 0, 1, 2, 0, 1])
    #expect(screen.position(of: "|") == .init(row: 0, column: 6))
    #expect(screen.cursor == .init(row: 1, column: 0, visible: true))
  }

  @Test func `colours and attributes are read as they were set`() throws {
    let terminal = try shell(
      "printf '\\033[1;31mone\\033[0;4;38;5;208mtwo\\033[0;7;48;2;1;2;3mthree\\033[m four'")
    _ = try terminal.waitForExit()
    let one = try #require(terminal.screen.cell(of: "one"))
    #expect(one.foreground == .indexed(1) && one.background == .standard && one.attributes == [.bold])
    let two = try #require(terminal.screen.cell(of: "two"))
    #expect(two.foreground == .indexed(208) && two.attributes == [.underline])
    let three = try #require(terminal.screen.cell(of: "three"))
    #expect(three.background == .rgb(1, 2, 3) && three.attributes == [.reverse])
    let four = try #require(terminal.screen.cell(of: "four"))
    #expect(four.foreground == .standard && four.background == .standard && four.attributes == [])
  }

  @Test func `title, alternate screen, cursor and mouse are known`() throws {
    let terminal = try shell(
      "printf before; printf '\\033]2;A title\\007\\033[?1049h\\033[?25l\\033[?1002h\\033[?1006h'; read x; "
        + "printf '\\033[?1049l\\033[?25h\\033[?1002l'")
    try terminal.wait(until: "the mouse is asked for") { $0.mouseMode == .drags }
    #expect(terminal.screen.title == "A title")
    #expect(terminal.screen.isAlternateScreen)
    #expect(!terminal.screen.cursor.visible)
    #expect(!terminal.screen.contains("before"))
    terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.screen.isAlternateScreen)
    #expect(terminal.screen.cursor.visible)
    #expect(terminal.screen.mouseMode == .off)
    #expect(terminal.screen.contains("before"))
  }

  @Test func `the terminal is the program's own, has the size asked for, and tells when it changes`() throws {
    let terminal = try shell(
      "trap 'stty size' WINCH; stty size </dev/tty; while read line; do echo got $line; done",
      columns: 100, rows: 30)
    try terminal.waitFor(text: "30 100")
    try terminal.resize(columns: 60, rows: 20)
    // The shell runs the trap when `read` returns.
    terminal.send("x\n")
    try terminal.waitFor(text: "20 60")
    #expect(terminal.screen.lines.count == 20)
    #expect(terminal.screen.cells[0].count == 60)
  }

  @Test func `keys, clicks and pastes arrive as the program asked for them`() throws {
    let terminal = try shell(
      "stty raw -echo; printf '\\033[?1h\\033[?2004h\\033[?1000h\\033[?1006hready\\r\\n'; "
        + "dd bs=1 count=39 2>/dev/null | od -An -c -w20", columns: 100)
    try terminal.waitFor(text: "ready")
    terminal.send([.up, .shift(.tab), .function(1), .control("s"), .alt(.character("x"))])
    terminal.paste("é")
    terminal.click(row: 2, column: 9)
    #expect(try terminal.waitForExit() == .exited(0))
    let received = terminal.screen.lines.dropFirst().joined(separator: " ").split(separator: " ").joined()
    #expect(received.hasPrefix(#"033OA033[Z033OP023033x033[200~303251033[201~"#))
    #expect(received.contains(#"033[<0;10;3M"#))
  }

  @Test func `a program gets megabytes of input while it writes as many`() throws {
    let terminal = try shell(
      "stty raw -echo; echo ready; head -c 2000000 | tail -c 1500000; printf '\\033[2Jend'")
    try terminal.waitFor(text: "ready")
    terminal.send(String(repeating: "0123456789", count: 200_000))
    try terminal.waitFor(text: "end")
    #expect(terminal.transcript.count > 1_500_000)
  }

  @Test func `nothing of the last output is lost`() throws {
    let terminal = try shell("seq 1 20000; exit 7")
    #expect(try terminal.waitForExit() == .exited(7))
    #expect(terminal.screen.contains("20000"))
  }

  @Test func `an end by a signal is told from an exit`() throws {
    let terminal = try start("/bin/cat")
    terminal.send("hello")
    try terminal.waitFor(text: "hello")
    terminal.terminate(signal: SIGTERM)
    #expect(try terminal.waitForExit() == .signalled(SIGTERM))
    #expect(terminal.screen.lines[0] == "hello")
  }

  @Test func `Ctrl-C is a signal while the terminal makes it one`() throws {
    let terminal = try shell("trap 'echo interrupted; exit 3' INT; echo ready; while read x; do :; done")
    try terminal.waitFor(text: "ready")
    terminal.send(.control("c"))
    #expect(try terminal.waitForExit() == .exited(3))
    #expect(terminal.screen.contains("interrupted"))
  }

  @Test func `modes that a program left behind are seen after its end`() throws {
    let careless = try shell("stty raw -echo")
    _ = try careless.waitForExit()
    #expect(careless.modesAtStart.echoes && careless.modesAtStart.isLineBuffered)
    #expect(!careless.modesNow.echoes && !careless.modesNow.isLineBuffered)
    let careful = try shell("old=$(stty -g); stty raw -echo; stty $old")
    _ = try careful.waitForExit()
    #expect(careful.modesNow == careful.modesAtStart)
  }

  @Test func `under a shell with job control a program is stopped and continued`() throws {
    let terminal = try start("/bin/sh", ["-i"])
    try terminal.waitFor(text: "$ ")
    terminal.send("cat\r")
    terminal.send("one\r")
    try terminal.wait(until: "cat answers") { $0.lines.filter { $0 == "one" }.count == 2 }
    terminal.send(.control("z"))
    try terminal.waitFor(text: "Stopped")
    terminal.send("fg\r")
    terminal.send("two\r")
    try terminal.wait(until: "cat answers again") { $0.lines.filter { $0 == "two" }.count == 2 }
    terminal.send([.control("d"), .control("d")])
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func `what did not come is told with the screen`() throws {
    let terminal = try shell("echo shown; read x")
    try terminal.waitFor(text: "shown")
    let error = #expect(throws: PseudoTerminalError.self) {
      try terminal.waitFor(text: "never", timeout: .milliseconds(1))
    }
    #expect(error?.reason.contains("\nshown\n") == true)
    #expect(error?.reason.contains("\"never\"") == true)
    terminal.send("\n")
    let ended = #expect(throws: PseudoTerminalError.self) { try terminal.waitFor(text: "never") }
    #expect(ended?.reason.contains("exit code 0") == true)
  }

  @Test func `the program that was built with the tests is found`() throws {
    #expect(try BuiltProgram.path.hasSuffix("/heygen-tui"))
  }

  @Test func `a program that does not exist is refused at once`() throws {
    #expect(throws: PseudoTerminalError.self) { try start("/nowhere/program") }
  }

  @Test func `a program ends with its terminal, and a folder with its test`() throws {
    var terminal: PseudoTerminal? = try start("/bin/cat")
    let process = try #require(terminal?.processIdentifier)
    #expect(kill(process, 0) == 0)
    terminal = nil
    #expect(kill(process, 0) == -1)
    var folder: TemporaryFolder? = try TemporaryFolder()
    let file = try #require(try folder?.write("text", to: "a/b.txt"))
    #expect(try folder?.read("a/b.txt") == "text")
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
