/// The hair, behind the figure and in front of the face.
struct PresenterHair {
  let look: PresenterLook

  /// What is behind neck and clothes.
  var back: [PresenterLayer] {
    switch look.hair {
    case .bob: [PresenterLayer(Self.bobBack, look.hairShade)]
    case .long, .waves: [PresenterLayer(Self.longBack, look.hairShade)]
    case .bun:
      [
        PresenterLayer(.ellipse(0, -1.36, 0.37, 0.34), look.hairColor),
        PresenterLayer(
          .stroke([Point(-0.24, -1.42), Point(-0.02, -1.56), Point(0.2, -1.5)], 0.07), look.hairLight),
      ]
    case .afro:
      Self.bumps(from: 160, to: 380, count: 13, radius: 0.98, size: 0.3).map {
        PresenterLayer($0, look.hairColor)
      } + [PresenterLayer(.ellipse(0, -0.34, 1.04, 0.96), look.hairColor)]
    default: []
    }
  }

  /// What is in front of the face.
  var front: [PresenterLayer] {
    let shape = Self.shape(look.hair)
    var layers = shape.map { PresenterLayer($0, look.hairColor) }
    if look.hair == .curls {
      layers += Self.bumps(from: 188, to: 352, count: 8, radius: 0.86, size: 0.27).map {
        PresenterLayer($0, look.hairColor)
      }
    }
    return layers + shine(shape)
  }

  private func shine(_ shapes: [Outline]) -> [PresenterLayer] {
    guard let shape = shapes.first else { return [] }
    switch look.hair {
    case .receding: return []
    case .curls, .afro:
      return [(-0.62, -0.95), (-0.28, -1.12), (0.1, -1.08), (-0.5, -0.72)].map { x, y in
        let curl = [Point(x - 0.09, y + 0.06), Point(x - 0.04, y - 0.05), Point(x + 0.08, y - 0.07)]
        return PresenterLayer(.stroke(curl, 0.05, ends: 0.1), look.hairLight)
      }
    default:
      let strands: [[Point]] = [
        [Point(-0.66, -0.66), Point(-0.42, -0.95), Point(-0.05, -1.08)],
        [Point(-0.5, -0.62), Point(-0.32, -0.8), Point(-0.05, -0.9)],
      ]
      let fall: [Point] = [Point(0.82, -0.5), Point(0.87, 0), Point(0.86, 0.6), Point(0.92, 1.4)]
      return strands.map { PresenterLayer(.stroke($0, 0.065, ends: 0.1), look.hairLight, in: shape) }
        + [PresenterLayer(.stroke(fall, 0.08, ends: 0.1), look.hairShade, in: shape)]
    }
  }

  /// Circles along a circle about the crown.
  /// - Parameters:
  ///   - from: degrees, clockwise from the right.
  ///   - to: degrees as well.
  private static func bumps(from: Double, to: Double, count: Int, radius: Double, size: Double) -> [Outline] {
    // The sines of a turn, told as points of a curve, so that no library of functions is needed.
    let circle = Outline.ellipse(0, -0.36, radius, radius).points
    return (0..<count).map { index in
      let degrees = from + (to - from) * Double(index) / Double(max(count - 1, 1))
      let place = (degrees + 90).truncatingRemainder(dividingBy: 360) / 360
      let point = circle[min(Int(place * Double(circle.count)), circle.count - 1)]
      return .ellipse(point.x, point.y, size, size * 0.94)
    }
  }

  // MARK: Outlines

  private static func shape(_ hair: PresenterLook.Hair) -> [Outline] {
    switch hair {
    case .crop, .curls: [crop]
    case .sidePart: [sidePart]
    case .quiff: [quiff]
    case .receding: [temple, temple.mirrored]
    case .bob: [bob]
    case .long: [long]
    case .waves: [waves]
    case .bun: [bun]
    case .afro: [afro]
    }
  }

  private static let crop = Outline.symmetric([
    Point(0, -1.22), Point(0.42, -1.11), Point(0.74, -0.72), Point(0.81, -0.25), Point(0.77, 0.05),
    Point(0.77, 0.05), Point(0.71, -0.05), Point(0.67, -0.38), Point(0.5, -0.62), Point(0.2, -0.68),
    Point(0, -0.66),
  ])

  private static let sidePart = Outline.curve([
    Point(-0.77, 0.06), Point(-0.77, 0.06), Point(-0.83, -0.3), Point(-0.76, -0.78), Point(-0.42, -1.14),
    Point(0.05, -1.25), Point(0.5, -1.14), Point(0.79, -0.72), Point(0.82, -0.25), Point(0.77, 0.06),
    Point(0.77, 0.06), Point(0.7, -0.1), Point(0.67, -0.36), Point(0.48, -0.5), Point(0.05, -0.58),
    Point(-0.4, -0.86), Point(-0.4, -0.86), Point(-0.58, -0.6), Point(-0.68, -0.34), Point(-0.71, -0.05),
  ])

  private static let quiff = Outline.curve([
    Point(-0.77, 0.06), Point(-0.77, 0.06), Point(-0.82, -0.3), Point(-0.78, -0.75), Point(-0.66, -1.08),
    Point(-0.3, -1.36), Point(0.2, -1.46), Point(0.6, -1.24), Point(0.79, -0.72), Point(0.82, -0.25),
    Point(0.77, 0.06), Point(0.77, 0.06), Point(0.7, -0.1), Point(0.64, -0.48), Point(0.42, -0.72),
    Point(0, -0.8), Point(-0.42, -0.72), Point(-0.64, -0.48), Point(-0.7, -0.1),
  ])

  private static let temple = Outline.curve([
    Point(0.77, 0.1), Point(0.77, 0.1), Point(0.83, -0.2), Point(0.79, -0.55), Point(0.6, -0.86),
    Point(0.6, -0.86), Point(0.63, -0.5), Point(0.68, -0.26), Point(0.7, 0),
  ])

  private static let bobBack = Outline.symmetric([
    Point(0, -1.2), Point(0.46, -1.08), Point(0.86, -0.6), Point(0.96, 0), Point(0.98, 0.6),
    Point(0.84, 1.04),
    Point(0.84, 1.04), Point(0.4, 1.12), Point(0, 1.1),
  ])

  private static let bob = Outline.symmetric([
    Point(0, -1.24), Point(0.46, -1.11), Point(0.82, -0.66), Point(0.94, 0), Point(0.95, 0.6),
    Point(0.8, 1.0), Point(0.8, 1.0), Point(0.68, 0.6), Point(0.7, 0.1), Point(0.64, -0.36),
    Point(0.64, -0.36), Point(0.35, -0.4), Point(0, -0.38),
  ])

  private static let longBack = Outline.symmetric([
    Point(0, -1.2), Point(0.46, -1.08), Point(0.86, -0.6), Point(0.96, 0), Point(1.0, 0.8), Point(1.04, 1.5),
    Point(0.9, 2.1), Point(0, 2.2),
  ])

  private static let long = Outline.symmetric([
    Point(0, -1.24), Point(0.46, -1.11), Point(0.83, -0.66), Point(0.95, 0), Point(1.0, 0.9),
    Point(1.05, 1.7), Point(0.84, 2.5), Point(0.84, 2.5), Point(0.64, 1.8), Point(0.73, 1.0),
    Point(0.74, 0.3), Point(0.64, -0.3), Point(0.36, -0.72), Point(0, -0.96), Point(0, -0.96),
  ])

  private static let waves = Outline.curve([
    Point(0.05, -1.25), Point(0.56, -1.1), Point(0.9, -0.66), Point(0.92, -0.2), Point(1.06, 0.2),
    Point(0.98, 0.6), Point(1.14, 1.0), Point(1.02, 1.4), Point(0.86, 1.78), Point(0.86, 1.78),
    Point(0.66, 1.34), Point(0.78, 0.9), Point(0.68, 0.4), Point(0.72, 0), Point(0.56, -0.46),
    Point(0.2, -0.7), Point(-0.3, -0.94), Point(-0.3, -0.94), Point(-0.56, -0.5), Point(-0.7, -0.05),
    Point(-0.7, 0.4), Point(-0.8, 0.9), Point(-0.68, 1.34), Point(-0.88, 1.8), Point(-0.88, 1.8),
    Point(-1.04, 1.4), Point(-1.14, 1.0), Point(-0.98, 0.6), Point(-1.06, 0.2), Point(-0.92, -0.2),
    Point(-0.9, -0.66), Point(-0.5, -1.12),
  ])

  private static let bun = Outline.symmetric([
    Point(0, -1.15), Point(0.45, -1.07), Point(0.75, -0.7), Point(0.8, -0.2), Point(0.76, 0.1),
    Point(0.76, 0.1), Point(0.7, -0.1), Point(0.63, -0.45), Point(0.36, -0.72), Point(0, -0.8),
  ])

  private static let afro = Outline.symmetric([
    Point(0, -1.25), Point(0.6, -1.06), Point(0.92, -0.6), Point(0.95, -0.1), Point(0.8, 0.24),
    Point(0.8, 0.24), Point(0.71, -0.05), Point(0.65, -0.38), Point(0.38, -0.6), Point(0, -0.64),
  ])
}
