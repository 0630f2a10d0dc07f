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
  /// The width of a character, in heights of the font, as most fonts have it.
  static let characterWidth = 0.55

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
    let column = size * stretch * Self.characterWidth
    lines = Self.wrap(text, columns: boxWidth.map { Self.columns(in: $0, of: column) })
    let widest = Double(lines.map(Self.columns(of:)).max() ?? 0) * column
    fontFamily = overlay.fontFamily ?? "Arial"
    isBold = Self.isBold(overlay.fontWeight ?? "bold")
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

  /// A weight by its name, or by its number, of which 600 and more are bold.
  private static func isBold(_ weight: String) -> Bool {
    if let number = Double(weight) { return number >= 600 }
    return !["thin", "light", "normal", "regular", "medium"].contains(weight.lowercased())
  }

  private static func columns(of text: String) -> Int { text.reduce(0) { $0 + $1.columns } }

  /// How many columns there is room for, at least 1.
  private static func columns(in width: Double, of column: Double) -> Int {
    max(1, Int(min(width / max(column, 1e-6), PixelBox.farthest)))
  }

  private static func wrap(_ text: String, columns limit: Int?) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard let limit else { return lines }
    return lines.flatMap { line -> [String] in
      var wrapped = [""]
      var length = 0
      for word in TextWord.words(of: line) {
        if length > 0, length + word.length > limit {
          wrapped.append("")
          length = 0
        }
        let joined = length > 0 ? word.length : word.columns
        wrapped[wrapped.count - 1] += (length > 0 && word.followsSpace ? " " : "") + word.text
        length += joined
      }
      return wrapped
    }
  }
}
