/// A presenter painted in pixels, with smooth edges: every pixel is the mean of four points.
public struct PresenterCanvas: Equatable, Sendable {
  /// The part of the video that the pixels show.
  public let box: PixelBox
  /// The size in pixels.
  public let columns, rows: Int
  /// Red, green, blue and opacity of every pixel, 0–255, row after row from the top. Colours are not multiplied with the
  /// opacity; where the presenter is not, they are those of its edge, so that enlarging makes no dark fringes.
  public private(set) var bytes: [UInt8]

  /// Points of a pixel in each direction.
  private static let points = 2
  private static let bytesPerPixel = 4

  /// Paints a presenter.
  /// - Parameters:
  ///   - box: the part of the video that is painted.
  ///   - columns: of pixels.
  ///   - rows: of pixels.
  public init(_ drawing: PresenterDrawing, box: PixelBox, columns: Int, rows: Int) {
    self.box = box
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    bytes = Array(repeating: 0, count: self.columns * self.rows * Self.bytesPerPixel)
    paint(drawing, columns: 0..<self.columns, rows: 0..<self.rows)
  }

  /// Paints the head of the same presenter in another pose over it.
  public mutating func repaintHead(_ drawing: PresenterDrawing) {
    let head = drawing.frame.headBox
    func range(_ start: Double, _ length: Double, _ scale: Double, _ count: Int) -> Range<Int> {
      let first = (start / scale).rounded(.down)
      let end = ((start + length) / scale).rounded(.up)
      let low = Int(min(max(first, 0), Double(count)))
      return low..<max(Int(min(max(end, 0), Double(count))), low)
    }
    paint(
      drawing, columns: range(head.x - box.x, head.width, pixelWidth, columns),
      rows: range(head.y - box.y, head.height, pixelHeight, rows))
  }

  private var pixelWidth: Double { box.width / Double(max(columns, 1)) }
  private var pixelHeight: Double { box.height / Double(max(rows, 1)) }

  // MARK: Painting

  private mutating func paint(_ drawing: PresenterDrawing, columns: Range<Int>, rows: Range<Int>) {
    var row = CanvasRow(
      drawing, start: box.x + Double(columns.lowerBound) * pixelWidth, step: pixelWidth / Double(Self.points),
      count: columns.count * Self.points)
    for index in rows {
      let top = box.y + Double(index) * pixelHeight
      row.fill(y: top + pixelHeight * 0.25, into: 0)
      row.fill(y: top + pixelHeight * 0.75, into: 1)
      let place = (index * self.columns + columns.lowerBound) * Self.bytesPerPixel
      bytes.withUnsafeMutableBufferPointer { row.write(to: $0, at: place) }
    }
  }
}

/// Two lines of points, each the number of the colour that is seen there.
private struct CanvasRow {
  private let drawing: PresenterDrawing
  private let start, step: Double
  private let count: Int
  private var colors: [RGB]
  private var lines: [[UInt8]]
  private var crossings: [Double] = []
  private var clip: [Double] = []

  /// The number of no colour; the layers' follow it, and then those around the presenter.
  private static let nothing: UInt8 = 0

  init(_ drawing: PresenterDrawing, start: Double, step: Double, count: Int) {
    self.drawing = drawing
    self.start = start
    self.step = step
    self.count = count
    colors = [drawing.layers.first?.color ?? RGB(0, 0, 0)] + drawing.layers.map(\.color)
    lines = Array(repeating: Array(repeating: Self.nothing, count: count), count: 2)
  }

  /// Paints the points of a line of the video.
  mutating func fill(y: Double, into line: Int) {
    fill(line, 0..<count, Self.nothing)
    let localY = drawing.frame.localY(y)
    for stretch in drawing.frame.stretches(atY: y) {
      let window = range(stretch.start, stretch.end, within: 0..<count)
      fill(line, window, stretch.mount.color.map { number($0) } ?? Self.nothing)
      guard stretch.mount.isOpen else { continue }
      for index in drawing.layers.indices { fill(line, layer: index, localY, within: window) }
    }
  }

  private mutating func number(_ color: RGB) -> UInt8 {
    let known = colors.indices.dropFirst(drawing.layers.count + 1).first { colors[$0] == color }
    if let known { return UInt8(known) }
    colors.append(color)
    return UInt8(colors.count - 1)
  }

  private mutating func fill(_ line: Int, layer index: Int, _ localY: Double, within window: Range<Int>) {
    let layer = drawing.layers[index]
    guard localY >= layer.outline.top, localY < layer.outline.bottom else { return }
    crossings.removeAll(keepingCapacity: true)
    clip.removeAll(keepingCapacity: true)
    layer.outline.addCrossings(localY, to: &crossings)
    layer.clip?.addCrossings(localY, to: &clip)
    let lean = drawing.frame.lean(localY, drawing.tilt)
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
      let (left, right) = (crossings[pair], crossings[pair + 1])
      guard layer.clip != nil else {
        fill(line, localRange(left + lean, right + lean, within: window), UInt8(index + 1))
        continue
      }
      for cut in stride(from: 0, to: clip.count - 1, by: 2) where clip[cut] < right && clip[cut + 1] > left {
        let range = localRange(
          max(left, clip[cut]) + lean, min(right, clip[cut + 1]) + lean, within: window)
        fill(line, range, UInt8(index + 1))
      }
    }
  }

  private func localRange(_ left: Double, _ right: Double, within window: Range<Int>) -> Range<Int> {
    range(drawing.frame.videoX(left), drawing.frame.videoX(right), within: window)
  }

  /// The points whose middles are in a stretch of the video.
  private func range(_ left: Double, _ right: Double, within window: Range<Int>) -> Range<Int> {
    func point(_ x: Double) -> Int {
      let place = ((x - start) / step - 0.5).rounded(.up)
      return Int(min(max(place, Double(window.lowerBound)), Double(window.upperBound)))
    }
    let first = point(left)
    return first..<max(point(right), first)
  }

  private mutating func fill(_ line: Int, _ range: Range<Int>, _ number: UInt8) {
    lines[line].withUnsafeMutableBufferPointer { line in
      for index in range { line[index] = number }
    }
  }

  // MARK: Writing

  /// Writes the pixels that the two lines make.
  func write(to bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    let (upper, lower) = (lines[0], lines[1])
    var place = start
    var edge = firstColor
    for index in stride(from: 0, to: count, by: 2) {
      let four = (upper[index], upper[index + 1], lower[index], lower[index + 1])
      var alpha: UInt8 = 255
      if four.0 == four.1, four.0 == four.2, four.0 == four.3 {
        if four.0 == Self.nothing { alpha = 0 } else { edge = colors[Int(four.0)] }
      } else {
        (edge, alpha) = mean(four)
      }
      bytes[place] = edge.red
      bytes[place + 1] = edge.green
      bytes[place + 2] = edge.blue
      bytes[place + 3] = alpha
      place += 4
    }
  }

  /// The first colour of the lines; that of the hindmost layer where there is none.
  private var firstColor: RGB {
    for index in 0..<count {
      if lines[0][index] != Self.nothing { return colors[Int(lines[0][index])] }
      if lines[1][index] != Self.nothing { return colors[Int(lines[1][index])] }
    }
    return colors[0]
  }

  private func mean(_ four: (UInt8, UInt8, UInt8, UInt8)) -> (RGB, UInt8) {
    var (red, green, blue, seen) = (0, 0, 0, 0)
    func add(_ number: UInt8) {
      guard number != Self.nothing else { return }
      let color = colors[Int(number)]
      red += Int(color.red)
      green += Int(color.green)
      blue += Int(color.blue)
      seen += 1
    }
    add(four.0)
    add(four.1)
    add(four.2)
    add(four.3)
    func part(_ sum: Int) -> UInt8 { UInt8((sum + seen / 2) / max(seen, 1)) }
    return (RGB(part(red), part(green), part(blue)), UInt8(seen * 255 / 4))
  }
}
