import Cells
import Testing

@Suite struct FrameTests {
  var frame = Frame(size: Size(10, 3))
  let bold = Style(attributes: .bold)

  @Test mutating func writesAndTellsTheColumns() {
    let columns = frame.write("héllo", x: 1, y: 1, style: bold)
    #expect(columns == 5)
    #expect(frame.lines() == ["", " héllo", ""])
    #expect(frame[1, 1] == Cell(text: "h", style: bold))
    #expect(frame[0, 1] == .blank)
  }

  @Test mutating func clipsToTheFrame() {
    let columns = frame.write("0123456789abc", x: 4, y: 0, style: .plain)
    #expect(columns == 6)
    frame.write("abc", x: -1, y: 1, style: .plain)
    frame.write("abc", x: 0, y: 7, style: .plain)
    frame.write("abc", x: 0, y: -1, style: .plain)
    #expect(frame.lines() == ["    012345", "bc", ""])
  }

  @Test mutating func clipsToARectangle() {
    let clip = Rectangle(x: 2, y: 1, width: 3, height: 1)
    let columns = frame.write("abcdefgh", x: 0, y: 1, style: .plain, clip: clip)
    #expect(columns == 5)
    frame.write("abcdefgh", x: 0, y: 0, style: .plain, clip: clip)
    #expect(frame.lines() == ["", "  cde", ""])
  }

  @Test mutating func aWideGlyphTakesTwoCells() {
    let columns = frame.write("日本", x: 0, y: 0, style: bold)
    #expect(columns == 4)
    #expect(frame[0, 0] == Cell(text: "日", style: bold))
    #expect(frame[1, 0] == Cell(text: "", style: bold))
    #expect(frame.lines()[0] == "日本")
  }

  @Test mutating func aWideGlyphThatDoesNotFitLeavesASpace() {
    let clip = Rectangle(x: 1, y: 0, width: 4, height: 1)
    frame.fill(frame.area, style: .plain, text: ".")
    frame.write("日本語", x: 0, y: 0, style: .plain, clip: clip)
    #expect(frame.lines()[0] == ". 本 .....")
  }

  @Test mutating func overwritingOneHalfBlanksTheOther() {
    frame.write("日本語", x: 0, y: 0, style: .plain)
    frame.write("x", x: 1, y: 0, style: .plain)
    #expect(frame.lines()[0] == " x本語")
    frame.write("y", x: 4, y: 0, style: .plain)
    #expect(frame.lines()[0] == " x本y")
    frame.write("字", x: 1, y: 0, style: .plain)
    #expect(frame.lines()[0] == " 字 y")
  }

  @Test mutating func theSubscriptKeepsWideGlyphsWhole() {
    frame[3, 0] = Cell(text: "日")
    #expect(frame[4, 0].isRightHalf)
    frame[4, 0] = Cell(text: "x")
    #expect(frame.lines()[0] == "    x")
    frame[9, 0] = Cell(text: "日")
    #expect(frame[9, 0].text == " ")
    frame[5, 1] = Cell(text: "")
    #expect(frame[5, 1].text == " ")
  }

  @Test mutating func copyingCellByCellCopiesWideGlyphs() {
    frame.write("a日b本", x: 0, y: 0, style: bold)
    var copy = Frame(size: frame.size)
    for x in 0..<10 { copy[x, 0] = frame[x, 0] }
    #expect(copy == frame)
  }

  @Test mutating func outsideIsBlankAndIgnored() {
    let before = frame
    frame[10, 0] = Cell(text: "x")
    frame[-1, 0] = Cell(text: "x")
    frame[0, 3] = Cell(text: "x")
    #expect(frame == before)
    #expect(frame[99, 99] == .blank)
  }

  @Test mutating func fillsAndRestyles() {
    frame.fill(Rectangle(x: 8, y: 1, width: 9, height: 9), style: .plain, text: "#")
    frame.fill(Rectangle(x: 0, y: 0, width: 5, height: 1), style: .plain, text: "日")
    #expect(frame.lines() == ["日日", "        ##", "        ##"])
    frame.restyle(Rectangle(x: 8, y: 2, width: 9, height: 1)) { $0.attributes.insert(.reverse) }
    #expect(frame[9, 2].style.attributes == .reverse)
    #expect(frame[9, 1].style == .plain)
  }

  @Test mutating func controlsAreDrawnAsPictures() {
    frame.write("a\u{1B}b\n", x: 0, y: 0, style: .plain)
    #expect(frame.lines()[0] == "a␛b␊")
  }

  @Test func aFrameOfNoSizeHoldsNothing() {
    var none = Frame(size: Size(0, -4))
    none.write("x", x: 0, y: 0, style: .plain)
    none.box(none.area, style: .plain)
    #expect(none.lines().isEmpty)
  }

  @Test mutating func describesItself() {
    frame.write("ab", x: 0, y: 0, style: bold)
    frame.cursor = Point(2, 0)
    frame.title = "heygen-tui"
    #expect(
      frame.describe(styles: true) == """
        ab


        cursor: column 2, row 0
        title: heygen-tui
        aa........
        ..........
        ..........
        a: standard on standard, bold

        """)
  }
}
