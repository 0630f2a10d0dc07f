import Cells

/// Pictures where there are no colours: two pixels above each other become one glyph, the fuller the brighter they are.
enum Shade {
  private static let glyphs = [" ", "░", "▒", "▓", "█"]
  private static let asciiGlyphs = [" ", ".", ":", "+", "#"]

  /// The glyph for a cell of a picture; nil for any other cell.
  static func glyph(of cell: Cell, isUTF8: Bool) -> String? {
    guard ["▄", "▀"].contains(cell.text), case .rgb(let red, let green, let blue) = cell.style.foreground
    else {
      return nil
    }
    var share = brightness(red, green, blue)
    if case .rgb(let red, let green, let blue) = cell.style.background {
      share = (share + brightness(red, green, blue)) / 2
    }
    let glyphs = isUTF8 ? glyphs : asciiGlyphs
    return glyphs[min(Int(share * Double(glyphs.count)), glyphs.count - 1)]
  }

  /// The colour between the two pixels of a cell of a picture; nil for any other cell.
  static func mean(of cell: Cell) -> Color? {
    guard case .rgb(let red, let green, let blue) = cell.style.foreground else { return nil }
    // Of a last row that has one pixel only.
    guard case .rgb(let otherRed, let otherGreen, let otherBlue) = cell.style.background else {
      return cell.style.foreground
    }
    func mean(_ one: UInt8, _ other: UInt8) -> UInt8 { UInt8((Int(one) + Int(other)) / 2) }
    return .rgb(mean(red, otherRed), mean(green, otherGreen), mean(blue, otherBlue))
  }

  /// How bright a colour is to the eye, 0–1.
  private static func brightness(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
    (0.3 * Double(red) + 0.6 * Double(green) + 0.1 * Double(blue)) / 255
  }
}
