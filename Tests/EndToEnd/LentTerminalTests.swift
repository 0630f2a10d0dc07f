import Foundation
import TestSupport
import Testing

/// Programs that get the terminal for a while: the user's editor, and those that ask for a key.
@Suite struct LentTerminalTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  /// An editor that says that it is there, and does something with the file `$1`.
  /// - Parameter first: what it does before it is there.
  private func editor(_ commands: String, first: String = "") throws -> [String: String] {
    let script = try home.writeScript("\(first)\necho editing\n\(commands)", to: "editor")
    return ["EDITOR": script.path, "NOTES": home.path]
  }

  /// Opens the script of the first scene in the editor.
  private func edit(_ composer: RunningComposer) throws {
    try composer.press(
      .enter, .character("v"), .down, .character("e"), until: "editing")
  }

  private func configure(_ lines: String...) throws {
    try home.write(lines.joined(separator: "\n") + "\n", to: ".config/heygen-tui/config")
  }

  @Test func `an editor reads keys, and what it writes is the script`() throws {
    let composer = try RunningComposer(
      home: home, environment: editor("read line; printf '%s' \"$line\" > \"$1\""))
    try edit(composer)
    try composer.type("From the editor.\n", until: "Scenes")
    try composer.terminal.waitFor(text: "From the editor.")
    #expect(try composer.quit() == .exited(0))
  }

  @Test func `keys that interrupt the editor do not end the program`() throws {
    let composer = try RunningComposer(
      home: home,
      environment: editor(
        "until read line; do :; done; printf '%s' \"$line\" > \"$1\"",
        first: "trap 'echo interrupted' INT QUIT"))
    try edit(composer)
    composer.terminal.send(.control("c"))
    try composer.terminal.waitFor(text: "interrupted")
    composer.terminal.send(.control("\\"))
    try composer.terminal.wait(until: "both keys were told of") {
      $0.text.components(separatedBy: "interrupted").count == 3
    }
    try composer.type("Gone on.\n", until: "Gone on.")
    try composer.terminal.waitFor(text: "Scenes")
    #expect(try composer.quit() == .exited(0))
  }

  @Test func `^Z in the editor stops both, and fg brings both back`() throws {
    let environment = try editor("read line; printf '%s' \"$line\" > \"$1\"")
    let shell = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-i"],
      environment: BuiltProgram.environment(
        home: home, more: environment.merging(["PS1": "prompt> "]) { $1 }),
      workingDirectory: home.path, columns: 80, rows: 24)
    try shell.waitFor(text: "prompt>")
    shell.send(try BuiltProgram.path + "\n")
    try shell.waitFor(text: "Scenes")
    // A signal before, after which Dispatch blocks those that it watches.
    try shell.resize(columns: 90, rows: 24)
    shell.send([.enter, .character("v"), .down, .character("e")])
    try shell.waitFor(text: "editing")
    shell.send(.control("z"))
    try shell.waitFor(text: "Stopped")
    shell.send("fg\n")
    shell.send("Back again.\n")
    try shell.wait(until: "the composer has the text") {
      $0.isAlternateScreen && $0.contains("Back again.") && $0.contains("Scenes")
    }
    shell.send(.control("q"))
    try shell.wait(until: "the shell is back") { !$0.isAlternateScreen }
    shell.send("exit\n")
    _ = try shell.waitForExit()
  }

  @Test(arguments: [SIGHUP, SIGTERM], ["", "trap '' HUP TERM; "])
  func `a hang-up ends the editor too, and what it had saved is kept`(signal: Int32, deaf: String) throws {
    let first = deaf + "printf 'Saved before.' > \"$1\"; echo $$ > \"$NOTES/pid\""
    let composer = try RunningComposer(
      home: home, environment: editor("while :; do read line; done", first: first))
    try edit(composer)
    composer.terminal.terminate(signal: signal)
    #expect(try composer.terminal.waitForExit() == .exited(128 + signal))
    let editor = try #require(Int32(try home.read("pid").dropLast()))
    #expect(kill(editor, 0) != 0 && errno == ESRCH)
    let next = try RunningComposer(home: home)
    try next.press(.enter, .character("v"), until: "Saved before.")
    #expect(try next.quit() == .exited(0))
  }

  @Test func `a program that hands out keys may ask on the terminal`() throws {
    let program = try home.writeScript(
      "printf 'Word: ' > /dev/tty; read word < /dev/tty; echo \"$word\"", to: "keys")
    try configure("[profile.work]", "base_url = http://127.0.0.1:9", "api_key_command = \(program.path)")
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path, arguments: ["avatars", "--profile", "work"],
      environment: BuiltProgram.environment(home: home), columns: 80, rows: 24)
    try terminal.waitFor(text: "Word: ")
    terminal.send("open-sesame\n")
    // The key is there, and the service is not.
    #expect(try terminal.waitForExit() == .exited(7))

    let composer = try RunningComposer(home: home)
    try composer.press(.character("S"), until: "work")
    composer.terminal.send("work")
    try composer.press(.enter, until: "Word: ")
    try composer.type("open-sesame\n", until: "WORK")
    #expect(try composer.quit() == .exited(0))
  }

  @Test func `no program that is started gets a key, and all get the true environment`() throws {
    try configure("[profile.work]", "api_key_env = WORK_KEY")
    let keys = ["HEYGEN_API_KEY": "secret-1", "WORK_KEY": "secret-2"]
    let composer = try RunningComposer(
      home: home, arguments: ["--sandbox"],
      environment: editor("env > \"$NOTES/editor.env\"; read line").merging(keys) { $1 })
    try edit(composer)
    try composer.type("\n", until: "Scenes")
    #expect(try composer.quit() == .exited(0))

    let tools = try home.writeScript("env > \"$HOME/ffmpeg.env\"; exit 1", to: "bin/ffmpeg")
      .deletingLastPathComponent().path
    let environment = BuiltProgram.environment(home: home, more: keys)
    let path = tools + ":" + (environment["PATH"] ?? "")
    let request = try home.write(
      #"{"video_inputs":[{"voice":{"type":"silence","duration":1}}]}"#, to: "request.json")
    let rendered = try FinishedProgram.run(
      BuiltProgram.path, ["draft", "render", request.path, "-o", home.file("a.mp4").path],
      environment: environment.merging(["PATH": path]) { $1 })
    #expect(rendered.code == 1)

    for file in ["editor.env", "ffmpeg.env"] {
      let variables = try home.read(file)
      #expect(!variables.contains("secret"))
      #expect(variables.contains("XDG_DATA_HOME=\(home.path)/.local/share\n"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.path + "/.local/share") == ["heygen-tui"])
  }
}
