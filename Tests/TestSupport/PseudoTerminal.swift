import CVTerm
import Foundation

/// Runs a program in a pseudo-terminal and reads its screen as a person would see it.
///
/// Synchronous and of one thread: output is read, and what was sent is delivered, only inside `wait`, `settle` and
/// `waitForExit`. A program still running when the terminal goes away is killed with all it started there.
public final class PseudoTerminal {
  /// Everything that the program wrote so far, as it came.
  public private(set) var transcript: [UInt8] = []
  /// The terminal's modes before the program touched them.
  public var modesAtStart: TerminalModes { process.modesAtStart }

  private let process: PseudoTerminalProcess
  private let emulator: EmulatedTerminal
  private var unsent: [UInt8] = []
  private var status: ExitStatus?
  /// Nobody has the program's side open: poll(2) would return at once for it, again and again.
  private var isHungUp = false
  private let started: String

  /// Starts `executable`, a path, with nothing but the given environment, as the leader of a session of its own on a
  /// new terminal. Throws when there is no such program.
  public init(
    executable: String, arguments: [String] = [], environment: [String: String],
    workingDirectory: String? = nil, columns: Int, rows: Int
  ) throws {
    emulator = try EmulatedTerminal(columns: columns, rows: rows)
    process = try PseudoTerminalProcess(
      executable: executable, arguments: arguments, environment: environment,
      workingDirectory: workingDirectory, columns: columns, rows: rows)
    started = ([executable] + arguments).joined(separator: " ")
  }

  deinit {
    if status == nil {
      kill(-process.process, SIGKILL)
      kill(process.process, SIGKILL)
      waitpid(process.process, nil, 0)
    }
    process.closeDescriptors()
  }

  // MARK: What a person does

  /// Sends the text as it is, as if typed; a line break in it is a byte 10, not the Enter key.
  public func send(_ text: String) {
    deliver(Array(text.utf8))
  }

  /// Presses a key; cursor and function keys send what the mode that the program has set asks for.
  public func send(_ key: TerminalKey) {
    deliver(bytes(of: key, with: VTERM_MOD_NONE))
  }

  /// Presses keys one after the other.
  public func send(_ keys: [TerminalKey]) {
    for key in keys { send(key) }
  }

  /// Pastes the text, in brackets if the program has asked for them.
  public func paste(_ text: String) {
    deliver(emulator.paste(text))
  }

  /// Presses and releases a mouse button, if the program has asked for the mouse.
  public func click(row: Int, column: Int, button: TerminalMouseButton = .left) {
    emulator.mouse(button.rawValue, pressed: true, row: row, column: column)
    emulator.mouse(button.rawValue, pressed: false, row: row, column: column)
    deliver(emulator.takeAnswers())
  }

  /// Presses the left button at one place, moves to another and lets go.
  public func drag(from start: ScreenText.Position, to end: ScreenText.Position) {
    let left = TerminalMouseButton.left.rawValue
    emulator.mouse(left, pressed: true, row: start.row, column: start.column)
    emulator.moveMouse(row: end.row, column: end.column)
    emulator.mouse(left, pressed: false, row: end.row, column: end.column)
    deliver(emulator.takeAnswers())
  }

  /// Changes the size of the terminal; the program gets SIGWINCH.
  public func resize(columns: Int, rows: Int) throws {
    emulator.resize(columns: columns, rows: rows)
    try PseudoTerminalProcess.setSize(process.terminal, columns: columns, rows: rows)
  }

  /// Sends a signal to the program itself, not to what it started.
  public func terminate(signal: Int32 = SIGTERM) {
    if status == nil { kill(process.process, signal) }
  }

  // MARK: What a person sees

  /// The screen after all output that was read so far.
  public var screen: ScreenText { emulator.text }

  /// The terminal's modes now; also after the program has ended, to see whether it left them as it found them.
  public var modesNow: TerminalModes { TerminalModes(of: process.terminal) }

  /// The process id of the program.
  public var processIdentifier: Int32 { process.process }

  /// Reads output until `condition` holds of the screen. Throws, with the whole screen as text, when it does not
  /// after `timeout` or when the program has ended before.
  public func wait(
    until what: String, timeout: Duration = .seconds(20), _ condition: (ScreenText) throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + timeout
    // What has come already counts: the condition is never asked about a screen that is out of date.
    read()
    while try !condition(screen) {
      switch try pump(until: deadline) {
      case .output: continue
      case .ended: throw failure("\(started) ended (\(describe(status))) while waiting until \(what)")
      case .timeout: throw failure("Waited \(timeout) in vain until \(what)")
      }
    }
  }

  /// Reads output until a row of the screen holds the text.
  public func waitFor(text: String, timeout: Duration = .seconds(20)) throws {
    try wait(until: "the screen shows \"\(text)\"", timeout: timeout) { $0.contains(text) }
  }

  /// Reads output until the program has written these bytes, for what no screen shows (queries, clipboard, modes).
  public func waitFor(output text: String, timeout: Duration = .seconds(20)) throws {
    let wanted = Data(text.utf8)
    try wait(until: "the program writes \(text.debugDescription)", timeout: timeout) { _ in
      Data(transcript).range(of: wanted) != nil
    }
  }

  /// Reads until nothing has come for `quiet`, or the program has ended. To be used only where there is nothing to
  /// wait for, as to show that a key changes nothing.
  public func settle(quiet: Duration = .milliseconds(150), timeout: Duration = .seconds(20)) throws {
    let end = ContinuousClock.now + timeout
    while true {
      switch try pump(until: min(ContinuousClock.now + quiet, end)) {
      case .output where ContinuousClock.now >= end: throw failure("The program never became quiet")
      case .output: continue
      case .ended, .timeout: return
      }
    }
  }

  /// Reads what the program still writes until it ends.
  public func waitForExit(timeout: Duration = .seconds(20)) throws -> ExitStatus {
    let deadline = ContinuousClock.now + timeout
    while true {
      switch try pump(until: deadline) {
      case .output: continue
      case .timeout: throw failure("Waited \(timeout) in vain for \(started) to end")
      case .ended: if let status { return status }
      }
    }
  }

  // MARK: The pump

  private enum Pumped {
    case output, ended, timeout
  }

  /// One turn: sleeps in poll(2) until the program writes, takes input or ends, and carries the bytes. `ended` comes
  /// only after everything that the program wrote has been read.
  private func pump(until deadline: ContinuousClock.Instant) throws -> Pumped {
    while true {
      if read() { return .output }
      if status != nil { return .ended }
      write()
      let left = ContinuousClock.now.duration(to: deadline)
      if left <= .zero { return .timeout }
      let events = POLLIN | (unsent.isEmpty ? 0 : POLLOUT)
      var waiting = [
        pollfd(fd: isHungUp ? -1 : process.terminal, events: Int16(events), revents: 0),
        pollfd(fd: process.ended, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = Int32(min(left / .milliseconds(1), 60_000).rounded(.up))
      guard poll(&waiting, nfds_t(waiting.count), milliseconds) >= 0 || errno == EINTR else {
        throw PseudoTerminalError(call: "poll", code: errno)
      }
      if waiting[1].revents != 0 { collectStatus() }
    }
  }

  /// Reads all there is; false when there was nothing.
  @discardableResult
  private func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var any = false
    while true {
      let count = Glibc.read(process.terminal, &buffer, buffer.count)
      guard count > 0 else {
        isHungUp = count < 0 && errno == EIO
        break
      }
      any = true
      let bytes = Array(buffer.prefix(count))
      transcript += bytes
      emulator.write(bytes)
      unsent += emulator.takeAnswers()
      // A program that never stops writing must not keep the caller from looking.
      if count < buffer.count { break }
    }
    return any
  }

  private func deliver(_ bytes: [UInt8]) {
    unsent += bytes
    write()
  }

  private func write() {
    while !unsent.isEmpty {
      let count = Glibc.write(process.terminal, unsent, unsent.count)
      guard count > 0 else { return }
      unsent.removeFirst(count)
    }
  }

  private func collectStatus() {
    var code: Int32 = 0
    guard status == nil, waitpid(process.process, &code, WNOHANG) == process.process else { return }
    status = cvterm_exited(code) ? .exited(cvterm_exit_code(code)) : .signalled(cvterm_signal(code))
  }

  private func bytes(of key: TerminalKey, with modifiers: VTermModifier) -> [UInt8] {
    switch key {
    case .character(let character): return Array(String(character).utf8)
    case .control(let character): return [TerminalKey.controlByte(character)]
    case .alt(let key): return [0x1b] + bytes(of: key, with: modifiers)
    case .shift(let key):
      return bytes(of: key, with: VTermModifier(modifiers.rawValue | VTERM_MOD_SHIFT.rawValue))
    case .controlled(let key):
      return bytes(of: key, with: VTermModifier(modifiers.rawValue | VTERM_MOD_CTRL.rawValue))
    default:
      if let emulated = key.emulated { emulator.press(emulated, modifiers) }
      return emulator.takeAnswers()
    }
  }

  private func failure(_ reason: String) -> PseudoTerminalError {
    let screen = screen
    let rule = String(repeating: "─", count: screen.cells.first?.count ?? 0)
    return PseudoTerminalError(reason: "\(reason). The screen:\n\(rule)\n\(screen.text)\(rule)")
  }

  private func describe(_ status: ExitStatus?) -> String {
    switch status {
    case .exited(let code): "exit code \(code)"
    case .signalled(let signal): "signal \(signal)"
    case nil: "not known how"
    }
  }
}
