import Cells
import Testing

@Suite struct WidthTests {
  /// text, what is drawn (glyphs divided by |), columns
  static let cases: [(String, String, Int)] = [
    ("abc", "a|b|c", 3),
    ("", "", 0),
    ("é", "é", 1),
    ("e\u{301}x", "e\u{301}|x", 2),
    ("日本", "日|本", 4),
    ("한글", "한|글", 4),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
    ("😀", "😀", 2),
    ("❤\u{FE0F}", "❤", 1),
    ("👍🏽", "👍", 2),
    ("👩\u{200D}🚀", "👩", 2),
    ("👩\u{200D}👩\u{200D}👧\u{200D}👦!", "👩|!", 3),
    ("🏳\u{FE0F}\u{200D}🌈", "🏳", 1),
    ("🇩🇪", "D|E", 2),
    ("🇩🇪🇫🇷", "D|E|F|R", 4),
    ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1),
    ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", 2),
    ("क्ष", "क्|ष", 2),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}\u{304}", 1),
    ("\u{301}", "\u{25CC}\u{301}", 1),
    ("\u{1B}[31m", "␛|[|3|1|m", 5),
    ("a\nb", "a|␊|b", 3),
    ("a\r\nb", "a|␍|␊|b", 4),
    ("\t", "␉", 1),
    ("\0\u{7F}", "␀|␡", 2),
    ("\u{9B}31m", "\u{FFFD}|3|1|m", 4),
    ("\u{202E}abc", "·|a|b|c", 4),
    ("a\u{200B}b", "a|·|b", 3),
    ("\u{2066}x\u{2069}", "·|x|·", 3),
    ("\u{FEFF}x", "·|x", 2),
    ("\u{200E}\u{200F}", "·|·", 2),
    ("\u{2028}", "·", 1),
    ("\u{AD}", "·", 1),
    ("\u{E0B0}", "\u{E0B0}", 1),
    ("\u{10FFFF}", "\u{FFFD}", 1),
  ]

  @Test(arguments: cases)
  func glyphsAndWidths(text: String, drawn: String, width: Int) {
    let glyphs = displayGlyphs(text)
    #expect(glyphs.map(\.text).joined(separator: "|").unicodeScalars.elementsEqual(drawn.unicodeScalars))
    #expect(glyphs.reduce(0) { $0 + $1.width } == width)
    #expect(displayWidth(text) == width)
  }

  @Test func offsetsCountCharactersOfTheText() {
    #expect(displayGlyphs("a🇩🇪e\u{301}日").map(\.offset) == [0, 1, 1, 2, 3])
  }

  @Test func nothingThatSteersATerminalIsEverDrawn() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for glyph in displayGlyphs("a" + String(Character(scalar)) + "b") {
        #expect(glyph.width == 1 || glyph.width == 2)
        for drawn in glyph.text.unicodeScalars {
          let category = drawn.properties.generalCategory
          #expect(category != .control && category != .format, "\(value)")
        }
      }
    }
  }

  @Test func noCharacterTakesMoreColumnsThanBytes() {
    for (text, _, width) in Self.cases { #expect(width <= text.utf8.count) }
  }

  @Test(arguments: [
    ("Feature", 7, "Feature"), ("Feature", 6, "Featu…"), ("Feature", 1, "…"), ("Feature", 0, ""),
    ("Feature", -1, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("", 0, ""),
    ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func truncates(text: String, width: Int, expected: String) {
    #expect(truncate(text, toWidth: width) == expected)
    #expect(displayWidth(truncate(text, toWidth: width)) <= max(0, width))
  }

  @Test func truncatesWithAnotherEllipsis() {
    #expect(truncate("josh_lite3", toWidth: 6, ellipsis: "...") == "jos...")
    #expect(truncate("josh_lite3", toWidth: 2, ellipsis: "...") == "jo")
  }

  @Test(arguments: [("ab", 4, "ab  "), ("日本", 5, "日本 "), ("日本語", 4, "日… "), ("abcd", 3, "ab…"), ("a", 0, "")])
  func pads(text: String, width: Int, expected: String) { #expect(pad(text, toWidth: width) == expected) }
}
