import Testing

@testable import Terminal

/// When colours are sent by red, green and blue, and the terminfo entry that makes ncurses do so.
@Suite struct DirectColorTests {
  @Test(
    arguments: [
      ("xterm-256color", ["COLORTERM": "truecolor"], [], true),
      ("xterm-256color", ["COLORTERM": "24bit"], [], true),
      ("xterm-256color", ["COLORTERM": "yes"], [], false),
      ("xterm-256color", [:], [], false),
      ("xterm-256color", [:], ["Tc"], true),
      ("xterm-256color", [:], ["RGB"], true),
      ("xterm-kitty", [:], [], true), ("foot", [:], [], true), ("foot-extra", [:], [], true),
      ("xterm-ghostty", [:], [], true), ("xterm", [:], [], false), ("footnote", [:], [], false),
      ("tmux-256color", ["COLORTERM": "truecolor"], [], true),
      // tmux of old calls itself screen; GNU screen does not understand such colours.
      ("screen-256color", ["COLORTERM": "truecolor", "TMUX": "/tmp/tmux"], [], true),
      ("screen-256color", ["COLORTERM": "truecolor"], [], false),
    ] as [(String, [String: String], Set<String>, Bool)])
  func offered(name: String, environment: [String: String], flags: Set<String>, isOffered: Bool) {
    #expect(
      DirectColor.isOffered(name: name, environment: { environment[$0] }, hasFlag: flags.contains)
        == isOffered)
  }

  @Test func anEntryIsLaidOutAsTermSays() {
    let entry = TerminfoEntry(
      names: "x|a", flags: [true, false], numbers: [80, nil, 0x1000000], strings: ["ab", nil, "c"],
      extendedFlags: ["RGB"], extendedStrings: [("kUP3", "up")])
    let expected: [UInt8] =
      // Magic, the sizes of the names, flags, numbers and offsets, and of the table.
      [0x1E, 2, 4, 0, 2, 0, 3, 0, 3, 0, 5, 0] + Array("x|a".utf8) + [0] + [1, 0]
      + [80, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 1] + [0, 0, 255, 255, 3, 0] + Array("ab\0c\0".utf8)
      // A byte to make it even, then flags, numbers, strings, how many strings the table has, its size.
      + [0] + [1, 0, 0, 0, 1, 0, 3, 0, 12, 0] + [1, 0] + [0, 0, 0, 0, 4, 0] + Array("up\0RGB\0kUP3\0".utf8)
    #expect(entry.compiled == expected)
  }

  @Test func theFirstNumbersAreThePalettesOwn() {
    for count in [8, 16] as [Int32] {
      let colors = Colors(depth: .direct, ownCount: count)
      #expect(colors.number(of: .palette(7)) == 7)
      #expect(colors.number(of: .palette(9)) == (count == 16 ? 9 : 0xFF0000))
      #expect(colors.number(of: .rgb(0, 0, 3)) == count)
      #expect(colors.number(of: .rgb(26, 26, 46)) == 0x1A1A2E)
    }
  }
}
