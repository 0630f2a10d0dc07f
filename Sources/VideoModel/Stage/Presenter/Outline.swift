/// A point of a drawing. A presenter's are in half heights of the face, from its middle; y grows downwards.
struct Point: Equatable, Sendable {
  var x, y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }

  var length: Double { (x * x + y * y).squareRoot() }
}

/// A closed outline of straight edges, and the box about it.
struct Outline: Equatable, Sendable {
  let points: [Point]
  let left, right, top, bottom: Double

  init(_ points: [Point]) {
    self.points = points
    left = points.map(\.x).min() ?? 0
    right = points.map(\.x).max() ?? 0
    top = points.map(\.y).min() ?? 0
    bottom = points.map(\.y).max() ?? 0
  }

  /// Whether a point is inside, where edges that cross make a hole.
  func contains(_ x: Double, _ y: Double) -> Bool {
    guard x >= left, x < right, y >= top, y < bottom else { return false }
    var isInside = false
    crossings(y) { if x >= $0 { isInside.toggle() } }
    return isInside
  }

  /// Adds where the edges cross a row, from left to right. They come in pairs.
  func addCrossings(_ y: Double, to row: inout [Double]) {
    guard y >= top, y < bottom else { return }
    let start = row.count
    crossings(y) { x in
      var place = row.count
      while place > start, row[place - 1] > x { place -= 1 }
      row.insert(x, at: place)
    }
  }

  private func crossings(_ y: Double, _ body: (Double) -> Void) {
    points.withUnsafeBufferPointer { points in
      guard var last = points.last else { return }
      for index in 0..<points.count {
        let point = points[index]
        if (point.y <= y) != (last.y <= y) {
          body(last.x + (y - last.y) / (point.y - last.y) * (point.x - last.x))
        }
        last = point
      }
    }
  }
}

// MARK: Making

extension Outline {
  /// Edges from one point of a curve to the next.
  private static let steps = 6

  /// A smooth closed curve through the points; a point that stands twice is a corner.
  static func curve(_ points: [Point]) -> Outline {
    Outline(smooth(points, isClosed: true))
  }

  /// A smooth closed curve about the middle line, from its right half's points, told from the top down.
  static func symmetric(_ right: [Point]) -> Outline {
    curve(right + right.reversed().filter { $0.x != 0 }.map { Point(-$0.x, $0.y) })
  }

  /// A shape of straight edges.
  static func polygon(_ points: [Point]) -> Outline { Outline(points) }

  /// An ellipse by its middle and half sizes.
  static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Outline {
    Outline(circle.map { Point(x + $0.x * width, y + $0.y * height) })
  }

  /// The frame between an ellipse and one that is smaller by a width.
  static func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ line: Double) -> Outline {
    let outer = ellipse(x, y, width, height).points
    let inner = ellipse(x, y, width - line, height - line).points
    // Out along one edge and back along the same, so that the seam covers nothing.
    return Outline(outer + outer.prefix(1) + inner.prefix(1) + inner.reversed())
  }

  /// A brush stroke along a smooth line, that wide in its middle and thinner at its ends.
  /// - Parameter ends: the width of the ends as a share of the width.
  static func stroke(_ points: [Point], _ width: Double, ends: Double = 0.4) -> Outline {
    let line = smooth(points, isClosed: false)
    guard line.count > 1 else { return Outline([]) }
    var (above, below): ([Point], [Point]) = ([], [])
    for (index, point) in line.enumerated() {
      let along = line[min(index + 1, line.count - 1)] - line[max(index - 1, 0)]
      let unit = along * (1 / max(along.length, 1e-9))
      let place = Double(index) / Double(line.count - 1) * 2 - 1
      let half = width / 2 * (1 - (1 - ends) * place * place)
      above.append(point + Point(unit.y, -unit.x) * half)
      below.append(point - Point(unit.y, -unit.x) * half)
    }
    return Outline(above + below.reversed())
  }

  /// The outline elsewhere.
  func moved(_ x: Double, _ y: Double) -> Outline { Outline(points.map { $0 + Point(x, y) }) }

  /// The outline on the other side of the middle line.
  var mirrored: Outline { Outline(points.map { Point(-$0.x, $0.y) }) }

  private static let circle: [Point] = smooth(
    [
      Point(0, -1), Point(0.5, -0.866), Point(0.866, -0.5), Point(1, 0), Point(0.866, 0.5),
      Point(0.5, 0.866), Point(0, 1), Point(-0.5, 0.866), Point(-0.866, 0.5), Point(-1, 0),
      Point(-0.866, -0.5), Point(-0.5, -0.866),
    ], isClosed: true)

  /// The points of a Catmull-Rom curve.
  private static func smooth(_ points: [Point], isClosed: Bool) -> [Point] {
    guard points.count > 2 else { return points }
    func at(_ index: Int) -> Point {
      isClosed
        ? points[(index + points.count) % points.count] : points[min(max(index, 0), points.count - 1)]
    }
    var line: [Point] = []
    for index in 0..<(isClosed ? points.count : points.count - 1) {
      let (a, b, c, d) = (at(index - 1), at(index), at(index + 1), at(index + 2))
      guard b != c else { continue }
      let entry = (c - a) * 0.5
      let exit = (d - b) * 0.5
      for step in 0..<steps {
        let t = Double(step) / Double(steps)
        let (t2, t3) = (t * t, t * t * t)
        line.append(
          b * (2 * t3 - 3 * t2 + 1) + entry * (t3 - 2 * t2 + t) + c * (3 * t2 - 2 * t3) + exit * (t3 - t2))
      }
    }
    return isClosed ? line : line + [at(points.count - 1)]
  }
}
