import Cells
import Testing

@Suite struct BoxTests {
  private func drawn(_ width: Int, _ height: Int, _ title: String, _ trailing: String) -> [String] {
    var frame = Frame(size: Size(width, height))
    frame.box(frame.area, style: .plain, title: title, trailing: trailing)
    return frame.lines()
  }

  @Test func aBoxWithTitleAndTrailing() {
    #expect(
      drawn(20, 3, "Scenes", "3") == ["┌ Scenes ─────── 3 ┐", "│                  │", "└──────────────────┘"])
    #expect(drawn(10, 2, "", "") == ["┌────────┐", "└────────┘"])
  }

  @Test func captionsGiveWay() {
    #expect(drawn(12, 2, "Scenes", "3 of 12")[0] == "┌ Scenes ──┐")
    #expect(drawn(10, 2, "Video settings", "")[0] == "┌ Video… ┐")
    #expect(drawn(18, 2, "Jobs", "2 rendering")[0] == "┌ Jobs ─ 2 rend… ┐")
    #expect(drawn(4, 2, "Jobs", "x")[0] == "┌──┐")
    #expect(drawn(2, 2, "Jobs", "x") == ["┌┐", "└┘"])
    #expect(drawn(1, 3, "Jobs", "x") == ["", "", ""])
  }

  @Test func asciiBorders() {
    var frame = Frame(size: Size(6, 3))
    frame.box(frame.area, style: .plain, borders: .ascii)
    #expect(frame.lines() == ["+----+", "|    |", "+----+"])
  }

  @Test func theTitleHasItsOwnStyle() {
    var frame = Frame(size: Size(9, 2))
    frame.box(frame.area, style: .plain, title: "A", titleStyle: Style(attributes: .bold))
    #expect(frame[2, 0] == Cell(text: "A", style: Style(attributes: .bold)))
    #expect(frame[0, 0].style == .plain)
  }
}

@Suite struct ScrollingTests {
  /// focus, count, height, current → first row
  @Test(arguments: [
    (0, 10, 4, 0, 0), (3, 10, 4, 0, 0), (4, 10, 4, 0, 1), (9, 10, 4, 0, 6), (5, 10, 4, 6, 5),
    (7, 10, 4, 6, 6),
    (0, 10, 4, 6, 0), (2, 3, 4, 2, 0), (2, 10, 4, 9, 2), (9, 10, 4, 9, 6), (0, 0, 4, 3, 0), (5, 10, 0, 3, 0),
    (99, 10, 4, 0, 6), (-5, 10, 4, 3, 0), (3, 10, 1, 0, 3),
  ])
  func keepsTheFocusInView(focus: Int, count: Int, height: Int, current: Int, expected: Int) {
    #expect(scrollOffset(focus: focus, count: count, height: height, current: current) == expected)
  }
}

@Suite struct GaugeTests {
  @Test(arguments: [
    (0.0, "░░░░░"), (1.0, "█████"), (0.5, "███░░"), (0.01, "█░░░░"), (0.99, "████░"), (-1, "░░░░░"),
    (7, "█████"),
    (.nan, "░░░░░"),
  ])
  func bars(value: Double, expected: String) { #expect(bar(value: value, width: 5) == expected) }

  @Test func asciiBarsAndNoRoom() {
    #expect(bar(value: 0.4, width: 5, set: .ascii) == "##---")
    #expect(bar(value: 0.4, width: 0) == "")
    #expect(bar(value: 0.4, width: -2) == "")
  }

  @Test(arguments: [(0.0, "├●────┤"), (5.0, "├────●┤"), (2.5, "├──●──┤"), (-3, "├●────┤"), (9, "├────●┤")])
  func sliders(value: Double, expected: String) {
    #expect(slider(value: value, in: 0...5, width: 7) == expected)
  }

  @Test func slidersAtTheirLimits() {
    #expect(slider(value: 1, in: 1...1, width: 5) == "├●──┤")
    #expect(slider(value: .nan, in: 0...1, width: 5) == "├●──┤")
    #expect(slider(value: 1, in: 0...1, width: 2) == "")
    #expect(slider(value: 1, in: 0...2, width: 7, set: .ascii) == "|--o--|")
  }

  @Test(arguments: [
    (0.0, 5.0, "├●───┼┤"), (5.0, 2.5, "├──┼─●┤"), (2.5, 2.5, "├──●──┤"), (1, -9, "├┼●───┤"),
    (9, 0, "├┼───●┤"),
  ])
  func `a slider marks the default`(value: Double, standard: Double, expected: String) {
    #expect(slider(value: value, default: standard, in: 0...5, width: 7) == expected)
  }

  @Test func `a slider marks the default in ASCII`() {
    #expect(slider(value: 0, default: 1, in: 0...2, width: 7, set: .ascii) == "|o-+--|")
  }
}

@Suite struct HalfBlockTests {
  @Test func twoPixelsInACell() {
    var pixels = Pixels(width: 2, height: 3)
    pixels[0, 0] = (255, 0, 0)
    pixels[0, 1] = (0, 255, 0)
    pixels[1, 2] = (0, 0, 255)
    pixels[9, 9] = (1, 1, 1)
    var frame = Frame(size: Size(4, 3))
    frame.draw(pixels, in: Rectangle(x: 1, y: 0, width: 3, height: 3))
    #expect(frame.lines() == [" ▄▄", " ▀▀", ""])
    #expect(frame[1, 0].style == Style(foreground: .rgb(0, 255, 0), background: .rgb(255, 0, 0)))
    #expect(frame[2, 1].style == Style(foreground: .rgb(0, 0, 255), background: .standard))
  }

  @Test func aPictureIsCutToItsRectangle() {
    var frame = Frame(size: Size(4, 3))
    frame.draw(Pixels(width: 9, height: 9), in: Rectangle(x: 0, y: 0, width: 2, height: 1))
    #expect(frame.lines() == ["▄▄", "", ""])
  }

  @Test func bytesHaveToFit() {
    #expect(Pixels(width: 2, height: 1, rgb: [1, 2, 3, 4, 5, 6])?[1, 0].g == 5)
    #expect(Pixels(width: 2, height: 1, rgb: [1, 2, 3]) == nil)
    #expect(Pixels(width: -1, height: -1, rgb: [1, 2, 3]) == nil)
  }
}
