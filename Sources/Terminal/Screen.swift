import CNCurses
import Cells
import Glibc

/// The terminal: shows frames and reads events. One thread owns it, and a program has one at a time, since
/// ncurses keeps what it knows in one place.
public final class Screen {
  /// Columns and rows.
  public private(set) var size = Size(80, 24)
  /// How many colours the terminal has, from 8; 0 where it has none, or none are wanted.
  public var colorCount: Int { writer.colors.count }
  /// Whether the locale is UTF-8. If not, only ASCII can be drawn; other glyphs show a likeness or "?".
  public var isUTF8: Bool { writer.glyphs != .ascii }
  /// Whether the terminal has a font with signs such as ↵ and ✓. If not, it shows likenesses.
  public var hasSigns: Bool { writer.glyphs == .all }
  /// Whether the Esc key is held back until the next key as long as the mouse is reported: GNU screen takes it for the
  /// beginning of a report.
  public var holdsEscapeForMouse: Bool { kind.multiplexer == .screen }
  /// The terminal that this one is taken for, and its own name, where nothing is known of that here.
  public var standIn: (known: String, wanted: String)? {
    kind.name == kind.wanted ? nil : (kind.name, kind.wanted)
  }
  /// Whether the terminal is gone: the window closed, the connection lost. Nothing more can be read then.
  public private(set) var hasHungUp = false
  /// What to watch for input.
  public var inputDescriptor: Int32 { STDIN_FILENO }

  private enum Hold {
    /// The terminal is ours.
    case taken
    /// It is given back for a while.
    case lent
    case closed
  }

  private let kind: TerminalKind
  private let writer: CellWriter
  /// The modes of the line, as they were before.
  private let modesBefore: termios
  private let keys: UnsafeMutablePointer<WINDOW>
  private var hold = Hold.taken
  private var reader = InputReader()
  private var shown: Frame?
  private var shownTitle: String?
  private var reportsMouse = false
  private var pace = FramePace()
  /// The private mode in which the terminal shows an update at once, if it has it.
  private static let updateMode = 2026

  /// Takes the terminal: the alternative screen, keys as they are pressed, pastes as a whole.
  ///
  /// - Throws: `TerminalError` when standard input or output is no terminal, or nothing fitting is known
  ///   about it.
  public init() throws(TerminalError) {
    var modes = termios()
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &modes) == 0 else {
      throw .notATerminal
    }
    setlocale(LC_ALL, "")
    // Numbers in JSON and in control sequences have a point, whatever the user's language.
    setlocale(LC_NUMERIC, "C")
    kind = try TerminalKind.find(named: getenv("TERM").map { String(cString: $0) } ?? "")
    modesBefore = modes
    Restore.arm(kind.restoring, saved: modes)
    guard let keys = Opening.open(kind) else {
      Restore.disarm()
      throw .unknownTerminal(kind.name)
    }
    self.keys = keys
    // A console with a font of 512 glyphs has no bit left for dim, and draws black.
    writer = CellWriter(
      colors: Opening.startColors(of: kind), glyphs: kind.glyphs, hasDim: !kind.isConsole)
    enter()
    if kind.isLikeXterm { Line.send(Modes.updateQuestion + Modes.backgroundQuestion) }
  }

  deinit { close() }

  /// Shows a frame. Only what differs from the last one is sent, all at once where the terminal can do that.
  public func show(_ frame: Frame) {
    guard hold == .taken else { return }
    let rows = draw(frame)
    if rows > 0 || frame.cursor != shown?.cursor { update(frame, rows: rows) }
    if kind.isLikeXterm {
      setTitle(frame.title)
      reportMouse(frame.wantsMouse)
    }
    shown = frame
  }

  /// Whether the terminal has not shown yet what it was sent, so that another frame should wait for `readEvents`, or for
  /// as long as `patience`.
  public var isBehind: Bool { pace.isBehind(at: Self.now) }
  /// The seconds after which a frame need not wait any longer.
  public static let patience = FramePace.patience

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Takes all input that is waiting, without waiting for more, except for the 25 ms (or `$ESCDELAY`) in which
  /// an escape may turn out to be the beginning of a sequence.
  public func readEvents() -> [InputEvent] {
    guard hold == .taken else { return [] }
    var isAny = false
    while true {
      let code = wgetch(keys)
      if code == ERR { break }
      if !isAny { reader.begin(at: Self.now) }
      isAny = true
      if let byte = UInt8(exactly: code) {
        reader.read(.byte(byte))
      } else if let chord = TerminfoKeys.chord(code: code) {
        reader.read(.key(chord))
      }
    }
    reader.pause()
    pace.take(answers: reader.takeStatusAnswers(), at: Self.now)
    if !isAny { hasHungUp = Line.hasHungUp }
    return reader.takeEvents()
  }

  /// Takes the terminal's present size, and forgets what it shows: the next frame is drawn as a whole.
  public func resize() {
    guard hold == .taken else { return }
    if let measured = Opening.measure() {
      size = measured
      resizeterm(Int32(measured.height), Int32(measured.width))
    } else {
      size = Size(Int(getmaxx(cncurses_stdscr())), Int(getmaxy(cncurses_stdscr())))
    }
    repaint()
  }

  /// Forgets what the terminal shows, in case something else has written on it: the next frame is drawn as a
  /// whole.
  public func repaint() {
    shown = nil
    werase(cncurses_stdscr())
    clearok(cncurses_curscr(), true)
  }

  /// Gives the terminal back as it was, for a while: for another program, or to stop. Nothing is shown or read
  /// until `resume`.
  public func suspend() {
    guard hold == .taken else { return }
    hold = .lent
    // Its end, if it comes, is typed into what has the terminal next.
    reader.endPaste()
    if kind.isLikeXterm { endReports() }
    if !kind.hasOtherScreen { wipe() }
    endwin()
    if kind.isLikeXterm { Line.send(kind.titleBack) }
    setModes(modesBefore)
    Restore.disarm()
  }

  /// Takes the terminal again after `suspend`; the next frame is drawn as a whole.
  public func resume() {
    guard hold == .lent else { return }
    hold = .taken
    Restore.arm(kind.restoring, saved: modesBefore)
    reset_prog_mode()
    // Refreshing is what brings ncurses back after endwin.
    wrefresh(cncurses_stdscr())
    enter()
  }

  /// Gives the terminal back for good. More than once does no harm.
  public func close() {
    suspend()
    hold = .closed
  }

  /// Rings the bell, or flashes.
  public func bell() {
    switch hold {
    case .taken: beep()
    // Whatever has the terminal now, this one byte moves nothing on it.
    case .lent: Line.send("\u{07}")
    case .closed: break
    }
  }

  /// Lets the desktop in front of the user tell something, if the terminal can; it does not say whether it has.
  public func notify(_ text: String) {
    guard hold == .taken, kind.isLikeXterm else { return }
    Line.send(
      Notifications.sequence(telling: text, terminal: kind.wanted) { name in
        getenv(name).map { String(cString: $0) }
      })
  }

  /// Sends a text for the clipboard of the machine in front of the user, also over ssh. The terminal does not say whether it
  /// takes it: xterm must be allowed to, and tmux needs `set-clipboard on`.
  ///
  /// - Returns: false when nothing was sent: the terminal is not known to have a clipboard, or the text is
  ///   longer than about 56,000 bytes.
  @discardableResult
  public func sendToClipboard(_ text: String) -> Bool {
    guard hold == .taken, kind.hasClipboard,
      let sequence = Clipboard.sequence(copying: text, through: kind.multiplexer)
    else { return false }
    Line.send(sequence)
    return true
  }

  /// Sets what has to be set whenever the terminal is taken.
  private func enter() {
    // Else ncurses would only do so when it is next asked for a key.
    keypad(keys, true)
    if kind.isLikeXterm { Line.send(kind.titleKept + Modes.inputOn) }
    shownTitle = nil
    resize()
  }

  /// Asks the terminal to report nothing more. What it reports until it has read that would be typed into the program that
  /// has the terminal next, so that its answer behind it is waited for.
  private func endReports() {
    let asks = pace.isAnswered && pace.asks(at: Self.now)
    Line.send(Modes.inputOff + (asks ? Modes.statusQuestion : ""))
    reportsMouse = false
    awaitAnswers()
    if reader.answers.isEmpty { tcflush(STDIN_FILENO, TCIFLUSH) }
  }

  /// Waits for the answers that are still to come, as long as somebody would who wants the next program to begin.
  private func awaitAnswers() {
    let end = Self.now + pace.partingPatience
    while pace.mayBeAnswered(at: Self.now), Self.now < end {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, Int32(max((end - Self.now) * 1000, 1))) > 0 else { break }
      while true {
        let code = wgetch(keys)
        if code == ERR { break }
        if let byte = UInt8(exactly: code) { reader.read(.byte(byte)) }
      }
      if Line.hasHungUp { break }
      reader.pause()
      pace.take(answers: reader.takeStatusAnswers(), at: Self.now)
    }
    pace.forget()
  }

  /// Takes the frame from a screen that stays, so that the next program does not write over it.
  private func wipe() {
    werase(cncurses_stdscr())
    wrefresh(cncurses_stdscr())
  }

  /// Puts the rows that have changed into ncurses' picture of the screen; how many they are.
  private func draw(_ frame: Frame) -> Int {
    let before = shown.flatMap { $0.size == frame.size ? $0 : nil }
    var changed = before == nil ? 1 : 0
    for y in 0..<min(frame.size.height, size.height) {
      if let before, before.rowEquals(y, of: frame) { continue }
      changed += 1
      writer.write(frame.row(y).prefix(size.width), y: y, in: cncurses_stdscr())
    }
    return changed
  }

  /// Sends what has changed, all at once where the terminal can show it so.
  private func update(_ frame: Frame, rows: Int) {
    let isAtOnce = reader.answers[Screen.updateMode] == true
    // What is half drawn may be seen there, with the cursor where nothing has the focus.
    if !isAtOnce, rows > 0 { curs_set(0) }
    place(frame.cursor)
    wnoutrefresh(cncurses_stdscr())
    if isAtOnce { Line.send(Modes.updateBegin) }
    doupdate()
    curs_set(isSeen(frame.cursor) ? 1 : 0)
    let question = kind.isLikeXterm && pace.asks(at: Self.now, rows: rows) ? Modes.statusQuestion : ""
    Line.send((isAtOnce ? Modes.updateEnd : "") + question)
  }

  private func place(_ cursor: Point?) {
    if let cursor, isSeen(cursor) { wmove(cncurses_stdscr(), Int32(cursor.y), Int32(cursor.x)) }
  }

  private func isSeen(_ cursor: Point?) -> Bool {
    cursor.map(Rectangle(x: 0, y: 0, width: size.width, height: size.height).contains) ?? false
  }

  private func setTitle(_ title: String?) {
    guard let title, title != shownTitle else { return }
    Line.send(Modes.title(title))
    shownTitle = title
  }

  private func reportMouse(_ wanted: Bool) {
    guard wanted != reportsMouse else { return }
    Line.send(wanted ? Modes.mouseOn : Modes.mouseOff)
    reportsMouse = wanted
  }

  private func setModes(_ modes: termios) {
    var modes = modes
    // Without waiting for a terminal that is stopped or gone to take its output.
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }
}

@available(*, unavailable, message: "one thread owns the screen")
extension Screen: Sendable {}
