/// The face: what of it moves follows the pose.
struct PresenterFace {
  let look: PresenterLook
  let pose: Presenter.Pose

  private static let mouthY = 0.56
  private static let eyeY = 0.0
  private static let ink = RGB(44, 28, 30)
  private static let white = RGB(252, 250, 246)

  private let outline: Outline
  private let eyeX: Double

  init(look: PresenterLook, pose: Presenter.Pose) {
    self.look = look
    self.pose = pose
    eyeX = 0.31 * look.eyeDistance
    let jaw = look.jaw
    outline = .symmetric([
      Point(0, -1.02), Point(0.42, -0.94), Point(0.67, -0.6), Point(0.73, -0.1), Point(0.71, 0.26),
      Point(0.61 * jaw, 0.62), Point(0.36 * jaw, 0.9), Point(0.15 * jaw, 0.99), Point(0, 1),
    ])
  }

  /// The shapes in front of the clothes and behind the hair, from the back.
  var layers: [PresenterLayer] { ears + skin + beard + nose + mouth + eyes(-1) + eyes(1) }

  // MARK: What rests

  private var ears: [PresenterLayer] {
    [-1.0, 1.0].flatMap { side in
      [
        PresenterLayer(.ellipse(side * 0.74, 0.08, 0.13, 0.21), look.skin),
        PresenterLayer(.ellipse(side * 0.77, 0.09, 0.06, 0.12), look.skinShade),
      ] + (look.hasEarrings ? [PresenterLayer(.ellipse(side * 0.78, 0.33, 0.055, 0.065), Self.gold)] : [])
    }
  }

  private static let gold = RGB(226, 182, 82)

  private var skin: [PresenterLayer] {
    // Light falls from the left: what an outline moved that way leaves of the face is in the shade.
    [
      PresenterLayer(outline, look.skinShade),
      PresenterLayer(outline.moved(-0.11, -0.035), look.skin, in: outline),
      PresenterLayer(.ellipse(-0.42, 0.36, 0.17, 0.13), look.blush, in: outline),
      PresenterLayer(.ellipse(0.42, 0.36, 0.17, 0.13), look.blush, in: outline),
    ]
  }

  private var nose: [PresenterLayer] {
    [
      PresenterLayer(
        .curve([
          Point(0.05, -0.02), Point(0.05, -0.02), Point(0.1, 0.2), Point(0.14, 0.3), Point(0.06, 0.345),
          Point(0.0, 0.33),
        ]), look.skinShade),
      PresenterLayer(
        .stroke([Point(-0.08, 0.31), Point(0.01, 0.355), Point(0.12, 0.31)], 0.04), look.skinLine),
    ]
  }

  private var beard: [PresenterLayer] {
    let jaw: Outline = .symmetric([
      Point(0, 0.46), Point(0.3, 0.44), Point(0.52, 0.34), Point(0.66, 0.02), Point(0.8, 0.02),
      Point(0.8, 0.6),
      Point(0.5, 1.05), Point(0, 1.08),
    ])
    switch look.beard {
    case .none: return []
    case .stubble: return [PresenterLayer(jaw, look.skin.mixed(look.hairColor, 0.22), in: outline)]
    case .full:
      let lower = Outline.symmetric([
        Point(0, 0.9), Point(0.34, 0.84), Point(0.5, 0.74), Point(0.4, 0.96), Point(0.2, 1.1), Point(0, 1.13),
      ])
      return [PresenterLayer(lower, look.hairShade), PresenterLayer(jaw, look.hairColor, in: outline)]
    case .moustache:
      let half: [Point] = [
        Point(0, 0.41), Point(0.13, 0.4), Point(0.3, 0.53), Point(0.3, 0.53), Point(0.16, 0.5),
        Point(0, 0.48),
      ]
      return [PresenterLayer(.symmetric(half), look.hairColor)]
    }
  }

  /// Glasses, in front of the hair.
  var glasses: [PresenterLayer] {
    guard look.hasGlasses else { return [] }
    let color = look.hairColor.luminance < 0.3 ? RGB(48, 44, 52) : RGB(112, 60, 44)
    var layers = [
      PresenterLayer(
        .stroke([Point(-0.11, -0.02), Point(0, -0.06), Point(0.11, -0.02)], 0.05, ends: 1), color)
    ]
    for side in [-1.0, 1.0] {
      layers.append(PresenterLayer(.ring(side * eyeX, 0.02, 0.235, 0.21, 0.045), color))
      let temple = [Point(side * (eyeX + 0.2), -0.04), Point(side * 0.74, -0.04)]
      layers.append(PresenterLayer(.stroke(temple, 0.045, ends: 1), color))
    }
    return layers
  }

  // MARK: What moves

  private var smile: Double { min(max(pose.smile, 0), 1) }
  private var opening: Double { min(max(pose.mouth, 0), 1) }

  private var mouth: [PresenterLayer] {
    let half = 0.23 + smile * 0.06 - opening * 0.035
    let corner = Point(half, Self.mouthY - 0.015 - smile * 0.065)
    return opening < 0.05 ? closedMouth(corner) : openMouth(corner)
  }

  private func closedMouth(_ corner: Point) -> [PresenterLayer] {
    let y = Self.mouthY + smile * 0.025
    let lips = Outline.symmetric([
      Point(0, y - 0.035), Point(0.07, y - 0.05), corner, corner, Point(0.13, y + 0.065), Point(0, y + 0.085),
    ])
    let line = [Point(-corner.x, corner.y), Point(0, y + 0.012), corner]
    return [
      PresenterLayer(lips, look.lips),
      PresenterLayer(.stroke(line, 0.04, ends: 0.6), look.lips.mixed(Self.ink, 0.55)),
    ]
  }

  private func openMouth(_ corner: Point) -> [PresenterLayer] {
    let y = Self.mouthY
    let drop = 0.04 + opening * 0.22
    func shape(_ width: Double, _ top: Double, _ bottom: Double) -> Outline {
      let end = Point(corner.x - width, corner.y)
      return .symmetric([
        Point(0, top), Point(0.09, top - 0.012), end, end,
        Point(end.x * 0.68, (bottom + y) / 2 + drop * 0.28),
        Point(0, bottom),
      ])
    }
    let inside = shape(0.035, y - 0.02, y + drop - 0.01)
    return [
      PresenterLayer(shape(0, y - 0.07, y + drop + 0.065), look.lips),
      PresenterLayer(inside, RGB(92, 30, 38)),
      PresenterLayer(.ellipse(0, y + drop + 0.05, 0.15, 0.13), RGB(204, 96, 98), in: inside),
      PresenterLayer(.ellipse(0, y - 0.05, 0.2, 0.085), Self.white, in: inside),
    ]
  }

  /// An eye with its brow; −1 is the one on the left of the picture.
  private func eyes(_ side: Double) -> [PresenterLayer] {
    pose.blink ? [shutEye(side), brow(side)] : openEye(side) + [brow(side)]
  }

  private func at(_ side: Double, _ x: Double, _ y: Double) -> Point {
    Point(side * (eyeX + x), Self.eyeY + y)
  }

  private func openEye(_ side: Double) -> [PresenterLayer] {
    let lower = 0.085 - smile * 0.025
    let white = Outline.curve([
      at(side, -0.14, 0.03), at(side, -0.14, 0.03), at(side, -0.02, -0.085), at(side, 0.15, 0),
      at(side, 0.15, 0),
      at(side, 0.02, lower),
    ])
    let middle = at(side, 0, -0.005)
    let upper = [at(side, -0.155, 0.035), at(side, -0.02, -0.09), at(side, 0.165, -0.005)]
    let lashes = look.isWoman ? [at(side, 0.1, -0.06), at(side, 0.21, -0.055)] : []
    return [
      PresenterLayer(white, Self.white),
      PresenterLayer(.ellipse(middle.x, middle.y, 0.09, 0.09), look.eyes, in: white),
      PresenterLayer(.ellipse(middle.x, middle.y, 0.048, 0.048), RGB(24, 18, 20), in: white),
      PresenterLayer(.ellipse(middle.x - 0.03, middle.y - 0.03, 0.022, 0.022), Self.white, in: white),
      PresenterLayer(.stroke(upper, look.isWoman ? 0.05 : 0.04, ends: 0.7), Self.ink),
      PresenterLayer(.stroke(lashes, 0.035, ends: 1), Self.ink),
    ]
  }

  private func shutEye(_ side: Double) -> PresenterLayer {
    let lid = [at(side, -0.15, 0.03), at(side, 0, 0.085), at(side, 0.16, 0.01)]
    return PresenterLayer(.stroke(lid, 0.05, ends: 0.6), Self.ink)
  }

  private func brow(_ side: Double) -> PresenterLayer {
    let raised = -min(max(pose.brows, 0), 1) * 0.07
    let line = [
      at(side, -0.17, -0.175 + raised), at(side, 0.02, -0.235 + raised), at(side, 0.19, -0.165 + raised),
    ]
    return PresenterLayer(
      .stroke(line, look.isWoman ? 0.055 : 0.085, ends: 0.5), look.hairColor.mixed(Self.ink, 0.35))
  }
}
