/// Where a presenter's head stands in the video, and what is around the presenter: nothing, a disc or a framed picture.
struct PresenterFrame: Equatable, Sendable {
  let placement: CharacterPlacement
  /// Half the height of the face, in pixels of the video.
  let unit: Double
  private let middleX, headY: Double

  /// What the head and the hair about it are within, in units about the middle of the face, at any tilt.
  static let head = PixelBox(x: -1.6, y: -1.85, width: 3.2, height: 3.15)
  /// Where the neck bends, in units below the middle of the face.
  private static let pivot = 1.3
  /// How far a unit above the pivot leans at a tilt of 1.
  private static let leanPerUnit = 0.035
  /// The widths of a square's wooden frame and of its mat, as shares of the side.
  private static let (wood, mat) = (0.022, 0.062)
  private static let woodColor = RGB(74, 54, 41)
  private static let matColor = RGB(248, 246, 240)

  init(_ placement: CharacterPlacement) {
    self.placement = placement
    let (middle, size) =
      switch placement.shape {
      case .figure: (0.235, 0.122)
      case .closeUp: (0.42, 0.235)
      case .circle: (0.42, 0.205)
      case .square: (0.46, 0.22)
      }
    let box = placement.box
    middleX = box.x + box.width / 2
    headY = box.y + box.height * middle
    unit = max(box.height * size, 0.5)
  }

  func localX(_ x: Double) -> Double { (x - middleX) / unit }
  func videoX(_ localX: Double) -> Double { middleX + localX * unit }
  func localY(_ y: Double) -> Double { (y - headY) / unit }

  /// How far a row is moved to the side by a leaning head.
  func lean(_ localY: Double, _ tilt: Double) -> Double {
    tilt * Self.leanPerUnit * max(Self.pivot - localY, 0)
  }

  /// The head's part of the video, at any tilt.
  var headBox: PixelBox {
    PixelBox(
      x: middleX + Self.head.x * unit, y: headY + Self.head.y * unit, width: Self.head.width * unit,
      height: Self.head.height * unit)
  }

  /// What is at a point beside the presenter.
  struct Mount {
    /// The colour behind the presenter; nil for none.
    var color: RGB?
    /// Whether the presenter can be seen there.
    var isOpen: Bool
  }

  /// A stretch of a row of the video, from `start` up to `end`.
  struct Stretch {
    var start, end: Double
    var mount: Mount
  }

  /// What is at a point of the video; nil outside of everything.
  func mount(atX x: Double, y: Double) -> Mount? {
    stretches(atY: y).last { x >= $0.start && x < $0.end }?.mount
  }

  /// What a row of the video holds beside the presenter; what comes later covers what is before.
  func stretches(atY y: Double) -> [Stretch] {
    let box = placement.box
    let v = (y - box.y) / max(box.height, 1)
    guard v >= 0, v < 1 else { return [] }
    func stretch(_ halfWidth: Double, _ color: RGB?, isOpen: Bool = true) -> Stretch {
      let half = box.width / 2 * halfWidth
      return Stretch(start: middleX - half, end: middleX + half, mount: Mount(color: color, isOpen: isOpen))
    }
    switch placement.shape {
    case .figure, .closeUp: return behind(stretch(1, nil), row: v)
    case .circle(let color):
      return behind(stretch(max(1 - (v * 2 - 1) * (v * 2 - 1), 0).squareRoot(), color), row: v)
    case .square(let color):
      let edge = min(v, 1 - v)
      var row = [stretch(1, Self.woodColor, isOpen: false)]
      if edge >= Self.wood { row.append(stretch(1 - 2 * Self.wood, Self.matColor, isOpen: false)) }
      if edge >= Self.mat { row += behind(stretch(1 - 2 * Self.mat, color), row: v) }
      return row
    }
  }

  /// A stretch with a photo's own backdrop in it, where there is one.
  private func behind(_ stretch: Stretch, row: Double) -> [Stretch] {
    guard let backdrop = placement.backdrop else { return [stretch] }
    let box = placement.box
    return backdrop.stretches(row: row).compactMap { part in
      let start = max(stretch.start, box.x + box.width * part.columns.lowerBound)
      let end = min(stretch.end, box.x + box.width * part.columns.upperBound)
      return start < end
        ? Stretch(start: start, end: end, mount: Mount(color: part.color, isOpen: true)) : nil
    }
  }
}
