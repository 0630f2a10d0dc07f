import Testing

@testable import Terminal

@Suite struct SequenceTests {
  @Test func aTitleCannotSteerTheTerminal() {
    #expect(Modes.title("Démo · 日本") == "\u{1B}]2;Démo · 日本\u{1B}\\")
    #expect(Modes.title("a\u{07}b\u{1B}\\c\nd\u{9C}e\u{202E}f") == "\u{1B}]2;ab\\cdef\u{1B}\\")
    #expect(Modes.title(String(repeating: "x", count: 999)).count == 200 + 6)
  }

  @Test(arguments: [nil, .tmux] as [Multiplexer?])
  func theClipboardTakesBase64(multiplexer: Multiplexer?) {
    func sequence(_ text: String) -> String? { Clipboard.sequence(copying: text, through: multiplexer) }
    #expect(sequence("héllo\n") == "\u{1B}]52;c;aMOpbGxvCg==\u{07}")
    #expect(sequence("") == "\u{1B}]52;c;\u{07}")
    #expect(sequence(String(repeating: "x", count: 56_000)) != nil)
    #expect(sequence(String(repeating: "x", count: 57_000)) == nil)
  }

  @Test func gnuScreenHandsTheClipboardOnInPieces() throws {
    let text = String(repeating: "x", count: 3000)
    let whole = try #require(Clipboard.sequence(copying: text, through: nil))
    let handed = try #require(Clipboard.sequence(copying: text, through: .screen))
    let pieces = handed.split(separator: "\u{1B}P")
    #expect(pieces.count == 17)
    #expect(pieces.allSatisfy { $0.utf8.count <= 252 && $0.hasSuffix("\u{1B}\\") })
    #expect(pieces.map { $0.dropLast(2) }.joined() == whole)
  }

  @Test(
    arguments: [
      ("tmux-256color", [:], .tmux), ("screen", ["TMUX": "/tmp/tmux"], .tmux), ("screen.xterm", [:], .screen),
      ("xterm-256color", ["STY": "1.a"], .screen), ("screen", ["TMUX": "/tmp/tmux", "STY": "1.a"], .tmux),
      ("xterm-256color", [:], nil), ("linux", [:], nil),
    ] as [(String, [String: String], Multiplexer?)])
  func whatStandsBetweenIsKnownByItsVariables(
    terminal: String, environment: [String: String], multiplexer: Multiplexer?
  ) {
    #expect(Multiplexer(terminal: terminal) { environment[$0] } == multiplexer)
  }

  @Test func delaysAreLeftOut() {
    #expect(TerminalKind.withoutDelays("\u{1B}[?5h$<100/>\u{1B}[?5l") == "\u{1B}[?5h\u{1B}[?5l")
    #expect(TerminalKind.withoutDelays("a$<5>b$<2*>") == "ab")
    #expect(TerminalKind.withoutDelays("a$<b") == "a$<b")
    #expect(TerminalKind.withoutDelays("") == "")
  }

  @Test(arguments: [
    ("foot", "xterm-256color"), ("xterm-kitty", "xterm-256color"), ("alacritty", "xterm-256color"),
    ("xterm-ghostty", "xterm-256color"), ("wezterm", "xterm-256color"), ("tmux-direct", "tmux-256color"),
    ("screen.konsole", "tmux-256color"),
  ])
  func newTerminalsHaveAnOlderRelative(name: String, relative: String) {
    let candidates = TerminalKind.candidates(for: name)
    #expect(candidates.first == name)
    #expect(candidates.dropFirst().first == relative)
  }

  @Test(arguments: ["vt9000", "wyse50"])
  func whatIsUnknownIsTakenForXterm(name: String) {
    #expect(TerminalKind.candidates(for: name) == [name, "xterm-256color"])
  }

  @Test(arguments: ["dumb", "unknown"])
  func whatSaysThatItIsNothingIsTakenForNothing(name: String) {
    #expect(TerminalKind.candidates(for: name) == [name])
  }

  @Test(arguments: [
    TerminalError.notATerminal, .unknownTerminal(""), .unknownTerminal("vt9000"), .cannotPlaceCursor("dumb"),
  ])
  func errorsAreSentences(error: TerminalError) {
    #expect(error.description.hasSuffix("."))
    if case .unknownTerminal(let name) = error, !name.isEmpty {
      #expect(error.description.contains("“\(name)”"))
    }
  }

  @Test(arguments: [
    ("−", "-"), ("–", "-"), ("▸", ">"), ("…", "."), ("✗", "×"), ("●", "o"), ("“", "\""), ("⠸", "\\"),
    ("│", "│"),
    ("█", "█"), ("×", "×"), ("é", "é"),
  ])
  func whatConsolesLackIsDrawnAsSomethingLikeIt(glyph: String, drawn: String) {
    #expect(GlyphSet.console.drawn(glyph) == drawn)
    #expect(GlyphSet.all.drawn(glyph) == glyph)
  }

  @Test(arguments: [("a", "a"), ("│", "|"), ("─", "-"), ("█", "#"), ("✗", "x"), ("é", "?"), ("日", "?")])
  func asciiStandsForGlyphs(glyph: String, plain: String) {
    #expect(GlyphFallback.ascii(glyph) == plain)
    #expect(GlyphFallback.ascii(glyph).utf8.count == 1)
  }
}
