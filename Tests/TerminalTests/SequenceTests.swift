import Testing

@testable import Terminal

@Suite struct SequenceTests {
  @Test func aTitleCannotSteerTheTerminal() {
    #expect(Modes.title("Démo · 日本") == "\u{1B}]2;Démo · 日本\u{1B}\\")
    #expect(Modes.title("a\u{07}b\u{1B}\\c\nd\u{9C}e\u{202E}f") == "\u{1B}]2;ab\\cdef\u{1B}\\")
    #expect(Modes.title(String(repeating: "x", count: 999)).count == 200 + 6)
  }

  @Test func theClipboardTakesBase64() {
    #expect(Clipboard.sequence(copying: "héllo\n") == "\u{1B}]52;c;aMOpbGxvCg==\u{07}")
    #expect(Clipboard.sequence(copying: "") == "\u{1B}]52;c;\u{07}")
    #expect(Clipboard.sequence(copying: String(repeating: "x", count: 56_000)) != nil)
    #expect(Clipboard.sequence(copying: String(repeating: "x", count: 57_000)) == nil)
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

  @Test(arguments: [("a", "a"), ("│", "|"), ("─", "-"), ("█", "#"), ("✗", "x"), ("é", "?"), ("日", "?")])
  func asciiStandsForGlyphs(glyph: String, plain: String) {
    #expect(GlyphFallback.ascii(glyph) == plain)
    #expect(GlyphFallback.ascii(glyph).utf8.count == 1)
  }
}
