import Foundation

/// Where a text overlay stands, and how it is set.
public struct TextPlacement: Equatable, Sendable {
  /// The lines, wrapped to the width of the box where the request gives one.
  public let lines: [String]
  /// The font's family.
  public let fontFamily: String
  /// Whether the font is bold.
  public let isBold: Bool
  /// The font's size in pixels.
  public let fontSize: Double
  /// How much wider than high the letters are stretched; 1 leaves them as the font has them.
  public let stretch: Double
  /// From one line to the next, in pixels.
  public let lineAdvance: Double
  /// The colour of the text.
  public let color: RGB
  /// How the lines stand in the box.
  public let alignment: TextOverlay.Alignment
  /// The text's box, whose upper edge the first line stands at; its width is an estimate where the request gives none.
  public let box: PixelBox
  /// Degrees, clockwise, about the middle of the box.
  public let rotation: Double

  /// A point is a pixel in a video of this height; sizes grow with the video.
  static let referenceHeight = 1080.0

  init?(_ overlay: TextOverlay, in frame: PixelBox) {
    guard let text = overlay.text, !text.allSatisfy(\.isWhitespace) else { return nil }
    let unit = frame.height / Self.referenceHeight
    let wide = max((overlay.scaleX ?? 1) * (overlay.transformScaleX ?? 1), 0)
    let high = max((overlay.scaleY ?? 1) * (overlay.transformScaleY ?? 1), 0)
    let size = max(1, PixelBox.drawable((overlay.fontSize ?? 24) * unit * high))
    let advance = PixelBox.drawable(size * max(overlay.lineHeight ?? 1.2, 0.1))
    // A box is stretched with its letters, so that its lines are the same at any scale.
    let boxWidth = overlay.width.map { PixelBox.drawable($0 * unit * wide) }
    stretch = high > 0 ? PixelBox.drawable(wide / high) : 1
    let em = size * stretch
    let isBold = Self.isBold(overlay.fontWeight ?? "bold")
    let lines = Self.lines(of: text, within: boxWidth.map { $0 / max(em, 1e-6) }, isBold: isBold)
    let widest = (lines.map { LetterWidth.of($0, isBold: isBold) }.max() ?? 0) * em
    fontFamily = overlay.fontFamily ?? "Arial"
    self.isBold = isBold
    self.lines = lines
    fontSize = size
    lineAdvance = advance
    color = RGB(hex: overlay.color ?? "") ?? RGB(255, 255, 255)
    alignment = overlay.textAlign ?? .center
    box = frame.box(
      width: boxWidth ?? widest,
      height: overlay.height.map { $0 * unit * high } ?? advance * Double(lines.count),
      at: overlay.position)
    rotation = overlay.rotate ?? 0
  }

  /// The middle of a line from the video's upper edge, in pixels, before the text is turned.
  public func middle(ofLine index: Int) -> Double { box.y + (Double(index) + 0.5) * lineAdvance }

  /// Whether the text does not lie.
  public var isTurned: Bool { !rotation.truncatingRemainder(dividingBy: 360).isZero }

  /// Where a point of the lying text is when it has been turned.
  public func turned(x: Double, y: Double) -> (x: Double, y: Double) { rotated(x, y, by: rotation) }

  /// Whether a point of the video is on the edge of the turned box.
  /// - Parameter width: of the edge, in pixels; half of it is inside.
  public func isOnEdge(x: Double, y: Double, width: Double) -> Bool {
    let lying = rotated(x, y, by: -rotation)
    let across = abs(lying.x - box.x - box.width / 2) - box.width / 2
    let down = abs(lying.y - box.y - box.height / 2) - box.height / 2
    let outside = max(across, down)
    return outside > -width / 2 && outside <= width / 2
  }

  private func rotated(_ x: Double, _ y: Double, by degrees: Double) -> (x: Double, y: Double) {
    let middle = (x: box.x + box.width / 2, y: box.y + box.height / 2)
    let angle = degrees.truncatingRemainder(dividingBy: 360) * .pi / 180
    let (dx, dy) = (x - middle.x, y - middle.y)
    return (middle.x + dx * cos(angle) - dy * sin(angle), middle.y + dx * sin(angle) + dy * cos(angle))
  }

  /// A weight by its name, or by its number, of which 600 and more are bold.
  private static func isBold(_ weight: String) -> Bool {
    if let number = Double(weight) { return number >= 600 }
    return !["thin", "light", "normal", "regular", "medium"].contains(weight.lowercased())
  }

  /// The lines of a text, broken at spaces where a width is given, in sizes of the font; a word that is wider than the box
  /// is broken as well.
  private static func lines(of text: String, within width: Double?, isBold: Bool) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard let width else { return lines }
    return lines.flatMap { line in
      var breaker = LineBreaker(width: width, isBold: isBold)
      for word in TextWord.words(of: line) { breaker.take(word) }
      return breaker.lines
    }
  }
}

/// Sets words in lines of a width.
private struct LineBreaker {
  /// In sizes of the font.
  let width: Double
  let isBold: Bool
  private(set) var lines = [""]
  private var used = 0.0

  init(width: Double, isBold: Bool) {
    self.width = width
    self.isBold = isBold
  }

  mutating func take(_ word: TextWord) {
    let space = used > 0 && word.followsSpace ? " " : ""
    let length = LetterWidth.of(space + word.text, isBold: isBold)
    if used + length <= width { return append(space + word.text, length) }
    if used > 0 { beginLine() }
    for character in word.text {
      let length = LetterWidth.of(character, isBold: isBold)
      if used > 0, used + length > width { beginLine() }
      append(String(character), length)
    }
  }

  private mutating func append(_ text: String, _ length: Double) {
    lines[lines.count - 1] += text
    used += length
  }

  private mutating func beginLine() {
    lines.append("")
    used = 0
  }
}
