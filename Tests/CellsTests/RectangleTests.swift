import Cells
import Testing

@Suite struct RectangleTests {
  let box = Rectangle(x: 2, y: 3, width: 10, height: 4)

  @Test func edgesAreExclusiveOnTheRightAndBelow() {
    #expect(box.maxX == 12)
    #expect(box.maxY == 7)
    #expect(box.contains(Point(2, 3)))
    #expect(box.contains(Point(11, 6)))
    #expect(!box.contains(Point(12, 6)))
    #expect(!box.contains(Point(11, 7)))
    #expect(!box.contains(Point(1, 3)))
  }

  @Test func negativeSizesBecomeEmpty() {
    let none = Rectangle(x: 0, y: 0, width: -3, height: 5)
    #expect(none.width == 0)
    #expect(none.isEmpty)
  }

  @Test func insettingStopsAtNothing() {
    #expect(box.inset(by: 1) == Rectangle(x: 3, y: 4, width: 8, height: 2))
    #expect(box.inset(dx: 2, dy: 0) == Rectangle(x: 4, y: 3, width: 6, height: 4))
    #expect(box.inset(by: 9).isEmpty)
    #expect(box.inset(by: 9).intersection(box) == box.inset(by: 9))
  }

  @Test func intersection() {
    let other = Rectangle(x: 8, y: 0, width: 10, height: 5)
    #expect(box.intersection(other) == Rectangle(x: 8, y: 3, width: 4, height: 2))
    #expect(other.intersection(box) == Rectangle(x: 8, y: 3, width: 4, height: 2))
    #expect(box.intersection(Rectangle(x: 50, y: 50, width: 2, height: 2)).isEmpty)
    #expect(box.intersection(Rectangle(x: -50, y: -50, width: 2, height: 2)).isEmpty)
  }

  @Test(arguments: [-5, 0, 1, 3, 4, 99])
  func splitsCoverTheWholeAndNeverGoNegative(amount: Int) {
    for (first, second) in [
      (box.splitTop(amount).top, box.splitTop(amount).rest),
      (box.splitBottom(amount).rest, box.splitBottom(amount).bottom),
    ] {
      #expect(first.height + second.height == box.height)
      #expect(first.height >= 0 && second.height >= 0)
      #expect(first.maxY == second.minY)
    }
    for (first, second) in [
      (box.splitLeft(amount).left, box.splitLeft(amount).rest),
      (box.splitRight(amount).rest, box.splitRight(amount).right),
    ] {
      #expect(first.width + second.width == box.width)
      #expect(first.width >= 0 && second.width >= 0)
      #expect(first.maxX == second.minX)
    }
  }

  @Test func splitsTakeTheSideTheyName() {
    #expect(box.splitTop(1).top == Rectangle(x: 2, y: 3, width: 10, height: 1))
    #expect(box.splitBottom(1).bottom == Rectangle(x: 2, y: 6, width: 10, height: 1))
    #expect(box.splitLeft(3).left == Rectangle(x: 2, y: 3, width: 3, height: 4))
    #expect(box.splitRight(3).right == Rectangle(x: 9, y: 3, width: 3, height: 4))
  }

  @Test func rowsFromTopToBottom() {
    #expect(box.rows.map(\.y) == [3, 4, 5, 6])
    #expect(box.rows.allSatisfy { $0.height == 1 && $0.width == 10 && $0.x == 2 })
    #expect(Rectangle(x: 0, y: 0, width: 3, height: 0).rows.isEmpty)
  }
}

@Suite struct ColorTests {
  @Test(arguments: [
    ("#FF8000", Color.rgb(255, 128, 0)), ("#f80", .rgb(255, 136, 0)), ("#000", .rgb(0, 0, 0)),
    ("#abcdef", .rgb(0xAB, 0xCD, 0xEF)),
  ])
  func readsHexadecimal(text: String, color: Color) { #expect(Color(hex: text) == color) }

  @Test(arguments: ["", "#", "FF8000", "#FF80", "#GG0000", "#ff80000", "#é00", "#+1f"])
  func refusesWhatIsNoColor(text: String) { #expect(Color(hex: text) == nil) }

  @Test func withChangesOnlyWhatIsGiven() {
    let red = Style(foreground: .palette(1), attributes: .bold)
    #expect(
      red.with(background: .palette(4), adding: .underline)
        == Style(foreground: .palette(1), background: .palette(4), attributes: [.bold, .underline]))
  }
}
