import Testing

@testable import VideoModel

/// Where the lines of a text overlay end.
@Suite struct LineBreakingTests {
  /// The lines of a text in a box so many pixels wide, with letters of 100.
  private func lines(_ text: String, width: Double, weight: String? = nil) -> [String]? {
    var overlay = TextOverlay()
    overlay.text = text
    overlay.fontSize = 100
    overlay.width = width
    overlay.fontWeight = weight
    let frame = PixelBox(x: 0, y: 0, width: 1920, height: 1080)
    return TextPlacement(overlay, in: frame)?.lines
  }

  @Test func `lines end between words`() {
    #expect(lines("one two three", width: 400) == ["one two", "three"])
    #expect(lines("one two three", width: 2000) == ["one two three"])
  }

  @Test func `narrow letters leave room for more of them than wide ones`() {
    #expect(lines("ill ill ill", width: 400) == ["ill ill ill"])
    #expect(lines("WWW WWW WWW", width: 400) == ["WWW", "WWW", "WWW"])
    #expect(lines("bold bold", width: 440) == ["bold", "bold"])
    #expect(lines("bold bold", width: 440, weight: "normal") == ["bold bold"])
  }

  @Test func `a word that is wider than the box is broken, and no line is wider than the box`() throws {
    let word = String(repeating: "M", count: 60)
    let broken = try #require(lines("go \(word) on", width: 500))
    #expect(broken.first == "go")
    #expect(broken.dropFirst().joined().hasPrefix(word))
    #expect(broken.last == "on" && broken.count == 12)
    for line in broken { #expect(LetterWidth.of(line, isBold: true) * 100 <= 500) }
  }

  @Test func `a box that is narrower than a letter has a letter in each line`() {
    #expect(lines("no no", width: 1) == ["n", "o", "n", "o"])
    #expect(lines("no", width: 0) == ["n", "o"])
  }

  @Test func `ideographs are as wide as high, and break anywhere but before what clings to them`() {
    #expect(lines("你好世界", width: 200) == ["你好", "世界"])
    #expect(lines("你好，世界", width: 300) == ["你好，", "世界"])
    #expect(lines("你好 世界", width: 250) == ["你好", "世界"])
  }

  @Test func `lines that are written stay lines`() {
    #expect(lines("one\n\ntwo three", width: 300) == ["one", "", "two", "three"])
    #expect(lines("one\r\ntwo", width: 2000) == ["one", "two"])
    #expect(lines("tiếng việt", width: 2000) == ["tiếng việt"])
  }

  @Test func `a text is as high as its lines`() throws {
    var overlay = TextOverlay()
    overlay.text = "one two three"
    overlay.fontSize = 100
    overlay.width = 400
    let frame = PixelBox(x: 0, y: 0, width: 1920, height: 1080)
    #expect(TextPlacement(overlay, in: frame)?.box.height == 240)
  }

  @Test func `any character has a width`() {
    #expect(LetterWidth.of(" ", isBold: false) == 0.278 && LetterWidth.of("~", isBold: true) == 0.584)
    for scalar in (0..<0x250).compactMap(Unicode.Scalar.init) {
      for isBold in [false, true] {
        #expect((0.15...1.1).contains(LetterWidth.of(Character(scalar), isBold: isBold)))
      }
    }
  }
}
