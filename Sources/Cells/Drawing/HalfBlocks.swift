/// A small picture: red, green and blue for each pixel.
public struct Pixels: Equatable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows of pixels.
  public let height: Int

  private var bytes: [UInt8]

  /// Makes a picture of one colour; a negative width or height becomes 0.
  public init(width: Int, height: Int, color: (r: UInt8, g: UInt8, b: UInt8) = (0, 0, 0)) {
    self.width = max(0, width)
    self.height = max(0, height)
    bytes = []
    bytes.reserveCapacity(self.width * self.height * 3)
    for _ in 0..<self.width * self.height { bytes += [color.r, color.g, color.b] }
  }

  /// Makes a picture from bytes, three a pixel, row by row, such as ffmpeg's `rgb24`; nil when there are
  /// too few or too many.
  public init?(width: Int, height: Int, rgb bytes: [UInt8]) {
    guard width >= 0, height >= 0, bytes.count == width * height * 3 else { return nil }
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The pixel in column `x` of row `y`. Outside of the picture it is black, and setting it does nothing.
  public subscript(x: Int, y: Int) -> (r: UInt8, g: UInt8, b: UInt8) {
    get {
      guard x >= 0, y >= 0, x < width, y < height else { return (0, 0, 0) }
      let start = (y * width + x) * 3
      return (bytes[start], bytes[start + 1], bytes[start + 2])
    }
    set {
      guard x >= 0, y >= 0, x < width, y < height else { return }
      let start = (y * width + x) * 3
      bytes[start] = newValue.r
      bytes[start + 1] = newValue.g
      bytes[start + 2] = newValue.b
    }
  }
}

extension Frame {
  /// Draws a picture from the upper left corner of a rectangle, two pixels above each other in a cell: the lower one as the
  /// foreground of ▄, the upper one as its background. Of a last row without a lower one the upper one is ▀: many fonts leave
  /// a thin line above that, so it is used for nothing else.
  public mutating func draw(_ pixels: Pixels, in rectangle: Rectangle) {
    let rows = (pixels.height + 1) / 2
    let covered = rectangle.intersection(
      Rectangle(x: rectangle.x, y: rectangle.y, width: pixels.width, height: rows))
    for y in 0..<covered.height {
      for x in 0..<covered.width {
        let upper = color(pixels[x, 2 * y])
        let cell =
          2 * y + 1 < pixels.height
          ? Cell(text: "▄", style: Style(foreground: color(pixels[x, 2 * y + 1]), background: upper))
          : Cell(text: "▀", style: Style(foreground: upper))
        self[covered.x + x, covered.y + y] = cell
      }
    }
  }

  private func color(_ pixel: (r: UInt8, g: UInt8, b: UInt8)) -> Color { .rgb(pixel.r, pixel.g, pixel.b) }
}
