import Cells
import Testing

@testable import Terminal

@Suite struct ColorsTests {
  @Test(
    arguments: [
      (0, .none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .palette256),
      (65536, .palette256),
    ] as [(Int, Colors.Depth)])
  func depths(count: Int, depth: Colors.Depth) { #expect(Colors(count: count, noColor: nil).depth == depth) }

  @Test func directColorsNeedTheirNumbersToBeRedGreenAndBlue() {
    #expect(Colors(count: 0x1000000, noColor: nil, isDirect: true).depth == .direct)
    #expect(Colors(count: 0x1000000, noColor: nil, isDirect: false).depth == .palette256)
  }

  @Test func noColorMeansNoneWhenItIsNotEmpty() {
    #expect(Colors(count: 256, noColor: "1").depth == .none)
    #expect(Colors(count: 256, noColor: "").depth == .palette256)
  }

  @Test(
    arguments: [
      (.standard, -1, -1, -1, -1),
      (.palette(3), 3, 3, 3, 3),
      (.palette(11), 11, 11, 3, 11),
      (.palette(196), 196, 9, 1, 0xFF0000),
      (.palette(232), 232, 0, 0, 0x080808),
      (.rgb(255, 0, 0), 196, 9, 1, 0xFF0000),
      (.rgb(0, 0, 0), 16, 0, 0, 16),
      (.rgb(255, 255, 255), 231, 15, 7, 0xFFFFFF),
      (.rgb(128, 128, 128), 244, 8, 7, 0x808080),
      (.rgb(95, 135, 175), 67, 6, 6, 0x5F87AF),
      (.rgb(8, 8, 8), 232, 0, 0, 0x080808),
    ] as [(Color, Int32, Int32, Int32, Int32)])
  func nearest(color: Color, in256: Int32, in16: Int32, in8: Int32, direct: Int32) {
    #expect(Colors(depth: .palette256).number(of: color) == in256)
    #expect(Colors(depth: .sixteen).number(of: color) == in16)
    #expect(Colors(depth: .eight).number(of: color) == in8)
    #expect(Colors(depth: .direct).number(of: color) == direct)
    #expect(Colors(depth: .none).number(of: color) == -1)
  }

  @Test func darkColoursKeepTheirHue() {
    let colors = Colors(depth: .palette256)
    // #875F5F and #5F5FAF, and not the greys that are as bright.
    #expect(colors.number(of: .rgb(128, 56, 64)) == 95)
    #expect(colors.number(of: .rgb(80, 80, 170)) == 61)
  }

  @Test(
    arguments: [
      ("#FF8A80", 1, 9), ("#B42318", 1, 9), ("#7EE787", 2, 10), ("#E3B341", 3, 3), ("#0550AE", 4, 12),
      ("#D2A8FF", 5, 12), ("#56C8D8", 6, 14), ("#0B6577", 6, 6), ("#9AA5B1", 7, 8), ("#C68642", 3, 3),
      ("#966440", 3, 3), ("#7A2E00", 1, 1),
    ] as [(String, Int32, Int32)])
  func paleAndDarkColoursKeepTheirHueAmongTheFirst(hex: String, in8: Int32, in16: Int32) throws {
    let color = try #require(Color(hex: hex))
    #expect(Colors(depth: .eight).number(of: color) == in8)
    #expect(Colors(depth: .sixteen).number(of: color) == in16)
  }

  @Test func grayOnEightColorsIsTheTerminalsOwnForeground() {
    #expect(Colors(depth: .eight).number(of: .palette(8)) == -1)
    #expect(Colors(depth: .sixteen).number(of: .palette(8)) == 8)
  }

  @Test(arguments: [
    (UInt8(0), " ", " "), (60, "░", "."), (120, "▒", ":"), (180, "▓", "+"), (255, "█", "#"),
  ])
  func picturesWithoutColoursAreShaded(level: UInt8, glyph: String, ascii: String) {
    let color = Color.rgb(level, level, level)
    let cell = Cell(text: "▄", style: Style(foreground: color, background: color))
    #expect(Shade.glyph(of: cell, isUTF8: true) == glyph)
    #expect(Shade.glyph(of: cell, isUTF8: false) == ascii)
    #expect(Shade.glyph(of: Cell(text: "a", style: cell.style), isUTF8: true) == nil)
    #expect(Shade.glyph(of: Cell(text: "▄", style: .plain), isUTF8: true) == nil)
  }

  @Test func whereHalvesCannotBeDrawnAPictureHasTheColourBetween() {
    let both = Style(foreground: .rgb(10, 0, 255), background: .rgb(30, 0, 0))
    #expect(Shade.mean(of: Cell(text: "▄", style: both)) == .rgb(20, 0, 127))
    #expect(Shade.mean(of: Cell(text: "▀", style: Style(foreground: .rgb(1, 2, 3)))) == .rgb(1, 2, 3))
    #expect(Shade.mean(of: Cell(text: "▄", style: .plain)) == nil)
  }

  @Test func everyColorOfTheCubeIsItself() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for red in 0..<6 {
      for green in 0..<6 {
        for blue in 0..<6 {
          let number = Colors(depth: .palette256).number(of: .rgb(levels[red], levels[green], levels[blue]))
          #expect(number == Int32(16 + 36 * red + 6 * green + blue))
        }
      }
    }
  }
}
