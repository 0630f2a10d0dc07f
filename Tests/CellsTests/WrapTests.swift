import Cells
import Testing

@Suite struct WrapTests {
  /// text, width, the lines divided by | (a space at a break shows at the end of its line)
  @Test(arguments: [
    ("", 10, ""),
    ("hello", 10, "hello"),
    ("hello world", 5, "hello |world"),
    ("hello world", 7, "hello |world"),
    ("hello world", 11, "hello world"),
    ("one two three", 7, "one two |three"),
    ("one two three", 8, "one two |three"),
    ("abcdefgh", 3, "abc|def|gh"),
    ("ab cdefgh", 3, "ab |cde|fgh"),
    ("a\nb", 5, "a|b"),
    ("a\n", 5, "a|"),
    ("\n", 5, "|"),
    ("a\n\nb", 5, "a||b"),
    ("ab   cd", 2, "ab |  |cd"),
    ("    ", 2, "   | "),
    ("well-known", 5, "well-|known"),
    ("日本語です", 4, "日本|語で|す"),
    ("日本語です", 5, "日本|語で|す"),
    ("日本語。x", 6, "日本|語。x"),
    ("ab日本cd", 4, "ab日|本cd"),
    ("日本語", 1, "日|本|語"),
    ("größer als", 6, "größer |als"),
    ("x\r\ny", 4, "x|y"),
    ("👩\u{200D}🚀👩\u{200D}🚀", 3, "👩\u{200D}🚀|👩\u{200D}🚀"),
  ])
  func breaksLines(text: String, width: Int, expected: String) {
    #expect(wrap(text, width: width).map(\.text).joined(separator: "|") == expected)
  }

  @Test(arguments: 1...12, ["", "one two  three\n\nfour five", "日本語 and größer\nx", "    a     b", "\n\n"])
  func linesCoverTheTextAndFit(width: Int, text: String) {
    let lines = wrap(text, width: width)
    let characters = Array(text)
    var next = 0
    for (index, line) in lines.enumerated() {
      if index > 0, line.start != next { #expect(characters[next] == "\n" && line.start == next + 1) }
      #expect(String(characters[line.start..<line.end]) == line.text)
      let shown = line.text.last == " " ? String(line.text.dropLast()) : line.text
      #expect(displayWidth(shown) <= width || line.text.count == 1)
      next = line.end
    }
    #expect(next == characters.count)
  }

  @Test(arguments: 0...25)
  func positionAndOffsetAgree(offset wanted: Int) {
    let text = "one two  three\nvier 日本\nü"
    for width in [1, 4, 7, 40] {
      let lines = wrap(text, width: width)
      let place = position(of: wanted, in: lines)
      // Between a soft break's last character and the next line there is one offset, shown on the next line.
      #expect(offset(row: place.row, column: place.column, in: lines) == min(wanted, text.count))
    }
  }

  @Test func positionsInWideText() {
    let lines = wrap("ab 日本語", width: 5)
    #expect(lines.map(\.text) == ["ab 日", "本語"])
    #expect(position(of: 3, in: lines) == (0, 3))
    #expect(position(of: 4, in: lines) == (1, 0))
    #expect(position(of: 5, in: lines) == (1, 2))
    #expect(position(of: 99, in: lines) == (1, 4))
    #expect(offset(row: 1, column: 1, in: lines) == 4)
    #expect(offset(row: 0, column: 99, in: lines) == 3)
    #expect(offset(row: 9, column: 99, in: lines) == 6)
    #expect(offset(row: -1, column: 0, in: lines) == 0)
  }

  @Test func noLinesAtAll() {
    #expect(position(of: 3, in: []) == (0, 0))
    #expect(offset(row: 1, column: 1, in: []) == 0)
  }
}
