import VideoModel

/// How captions look that are burnt in, and where they stand.
struct CaptionStyle: Equatable {
  /// A number pad's digit: 1–3 stand below, 4–6 in the middle and 7–9 above, from left to right.
  var alignment = 2
  /// In points, each a pixel of a video that is 1080 high; nil for a twentieth of the video's shorter side.
  var fontSize: Double?
  /// The middle of the lines from the upper left corner: above 1 in pixels, otherwise a share of the frame. Nil where
  /// the alignment decides.
  var x, y: Double?
  /// Whether the word that is spoken has a colour of its own.
  var isHighlighted = true

  /// What is burnt in where the request names no look: white letters with a dark edge.
  static let plain = CaptionStyle(isHighlighted: false)
  /// The look of the service's presets, of which no page tells a list.
  static let standard = CaptionStyle()

  private static let referenceHeight = 1080.0
  private static let sizesInShorterSide = 20.0
  /// Where columns are counted, a letter's width in sizes of the font: libass takes a size as a line's height.
  private static let columnWidth = 0.56

  /// Where the lines are held.
  struct Anchor: Equatable {
    /// The part of the lines that is there, as a number pad's digit.
    var alignment: Int
    /// In pixels; nil to stand at the margins.
    var point: (x: Double, y: Double)?

    static func == (a: Anchor, b: Anchor) -> Bool {
      a.alignment == b.alignment && a.point?.x == b.point?.x && a.point?.y == b.point?.y
    }
  }

  /// The height of a line in pixels.
  func size(width: Int, height: Int) -> Double {
    let standard = Double(min(width, height)) / Self.sizesInShorterSide
    let asked = fontSize.map { $0 * Double(height) / Self.referenceHeight } ?? standard
    return min(max(asked.isFinite ? asked : standard, 1), Double(height))
  }

  /// The pixels that stay free at an edge: below, a watermark has room under the lines.
  func margin(width: Int, height: Int) -> (horizontal: Int, vertical: Int) {
    (width / 20, height * 7 / 100)
  }

  /// How many columns a line has room for, at least 1.
  func columns(width: Int, height: Int) -> Int {
    let room = Double(width - 2 * margin(width: width, height: height).horizontal)
    return max(Int(room / (size(width: width, height: height) * Self.columnWidth)), 1)
  }

  /// Where the lines are held in a video of that size.
  func anchor(width: Int, height: Int) -> Anchor {
    let digit = (1...9).contains(alignment) ? alignment : 2
    guard x != nil || y != nil else { return Anchor(alignment: digit) }
    let margin = margin(width: width, height: height)
    // An axis that is not placed keeps the alignment's column or row.
    let column = x == nil ? (digit - 1) % 3 : 1
    let row = y == nil ? (digit - 1) / 3 : 1
    let columns = [margin.horizontal, width / 2, width - margin.horizontal]
    let rows = [height - margin.vertical, height / 2, margin.vertical]
    return Anchor(
      alignment: row * 3 + column + 1,
      point: (
        x.map { Self.pixels($0, of: width) } ?? Double(columns[column]),
        y.map { Self.pixels($0, of: height) } ?? Double(rows[row])
      ))
  }

  private static func pixels(_ value: Double, of side: Int) -> Double {
    let pixels = value > 1 ? value : value * Double(side)
    return pixels.isFinite ? min(max(pixels, -Double(side)), 2 * Double(side)) : Double(side) / 2
  }
}

extension CaptionStyle {
  init(_ subtitles: Subtitles) {
    self.init(
      alignment: subtitles.alignment ?? 2, fontSize: subtitles.fontSize.map(Double.init),
      x: subtitles.position?.x, y: subtitles.position?.y,
      isHighlighted: subtitles.disableHighlight != true)
  }
}
