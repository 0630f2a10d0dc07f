import Cells
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    (KeyChord.control("s"), "^S", "^S"),
    (.character("a"), "a", "a"),
    (.character("A"), "A", "A"),
    (.character("é"), "é", "é"),
    (.character(" "), "Space", "Space"),
    (.character("?"), "?", "?"),
    (.character("^"), "^", "^"),
    (.character("-"), "-", "-"),
    (.control("^"), "^^", "^^"),
    (.control(" "), "^Space", "^Space"),
    (.control("_"), "^_", "^_"),
    (.alt("x"), "Alt-x", "Alt-x"),
    (.alt("X"), "Alt-X", "Alt-X"),
    (.alt("-"), "Alt--", "Alt--"),
    (KeyChord(.character("a"), [.control, .alt]), "Alt-^A", "Alt-^A"),
    (.plain(.enter), "Enter", "↵"),
    (KeyChord(.enter, .alt), "Alt-Enter", "Alt-↵"),
    (KeyChord(.up, .shift), "Shift-Up", "Shift-↑"),
    (KeyChord(.left, .control), "Ctrl-Left", "Ctrl-←"),
    (KeyChord(.left, [.control, .shift]), "Shift-Ctrl-Left", "Shift-Ctrl-←"),
    (.plain(.tab), "Tab", "Tab"),
    (.plain(.backTab), "Shift-Tab", "Shift-Tab"),
    (.plain(.escape), "Esc", "Esc"),
    (.plain(.backspace), "Backspace", "Bksp"),
    (.plain(.delete), "Delete", "Del"),
    (.plain(.insert), "Insert", "Ins"),
    (.plain(.right), "Right", "→"),
    (.plain(.down), "Down", "↓"),
    (.plain(.home), "Home", "Home"),
    (.plain(.end), "End", "End"),
    (.plain(.pageUp), "PageUp", "PgUp"),
    (.plain(.pageDown), "PageDown", "PgDn"),
    (.plain(.function(1)), "F1", "F1"),
    (.plain(.function(12)), "F12", "F12"),
  ])
  func namesRoundTrip(chord: KeyChord, name: String, symbol: String) {
    #expect(chord.name == name)
    #expect(chord.symbol == symbol)
    #expect(KeyChord(name: name) == chord)
  }

  @Test(arguments: ["", "Hyper-x", "F0", "F99", "Fx", "Entre", "ab", "Ctrl-", "Alt-Foo"])
  func unknownNames(name: String) { #expect(KeyChord(name: name) == nil) }

  @Test func otherSpellings() {
    #expect(KeyChord(name: "ctrl-s") == .control("s"))
    #expect(KeyChord(name: "Ctrl-S") == .control("s"))
    #expect(KeyChord(name: "^s") == .control("s"))
    #expect(KeyChord(name: "alt-enter") == KeyChord(.enter, .alt))
    #expect(KeyChord(name: "Ctrl-Shift-Left") == KeyChord(.left, [.control, .shift]))
    #expect(KeyChord(name: "Escape") == .plain(.escape))
    #expect(KeyChord(name: "PgDn") == .plain(.pageDown))
    #expect(KeyChord(name: "f") == .character("f"))
  }

  @Test func chordsHaveOneForm() {
    #expect(KeyChord.control("S") == .control("s"))
    #expect(KeyChord(.tab, .shift) == .plain(.backTab))
    #expect(KeyChord(.backTab, .shift) == .plain(.backTab))
  }
}
