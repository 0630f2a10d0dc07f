/// Neck, body, arms and what is worn on them.
struct PresenterClothes {
  let look: PresenterLook

  private static let white = RGB(244, 243, 240)
  private static let neck = Outline.symmetric([
    Point(0, 0.4), Point(0.33, 0.4), Point(0.33, 0.95), Point(0.37, 1.2), Point(0.5, 1.6), Point(0.4, 2.2),
    Point(0, 2.5),
  ])

  /// The shapes behind the face, from the back.
  var layers: [PresenterLayer] { neck + trunk + worn + arms }

  private var neck: [PresenterLayer] {
    [
      PresenterLayer(Self.neck, look.skin),
      PresenterLayer(.ellipse(0.05, 0.78, 0.62, 0.46), look.skinShade, in: Self.neck),
    ]
  }

  // MARK: Body

  /// A woman's shoulders are narrower.
  private var breadth: Double { look.isWoman ? 0.88 : 1 }

  private var body: Outline {
    let wide = breadth
    let waist = look.isWoman ? 0.84 : 1
    return .symmetric([
      Point(0, 1.58), Point(0.36, 1.26), Point(0.36, 1.26), Point(0.78 * wide, 1.43),
      Point(1.2 * wide, 1.545),
      Point(1.48 * wide, 1.66), Point(1.64 * wide, 1.92), Point(1.6 * wide, 2.6), Point(1.36 * wide, 3.4),
      Point(1.26 * waist, 4.3),
      Point(1.36 * wide, 5.2), Point(1.5 * wide, 6.8), Point(0, 6.8),
    ])
  }

  private var trunk: [PresenterLayer] {
    let body = body
    return [
      PresenterLayer(body, look.clothesColor),
      PresenterLayer(
        .curve([
          Point(1.7, 2.1), Point(1.25, 2.5), Point(0.98, 3.4), Point(0.8, 4.6), Point(0.95, 6.8),
          Point(2, 6.8),
        ]), look.clothesShade, in: body),
    ]
  }

  private func arm(_ side: Double) -> [PresenterLayer] {
    let wide = breadth
    func at(_ x: Double, _ y: Double) -> Point { Point(side * x, y) }
    let upper = Outline.curve([
      at(1.3 * wide, 1.9), at(1.5 * wide, 1.72), at(1.7 * wide, 1.98), at(1.82 * wide, 2.4),
      at(1.92 * wide, 2.9),
      at(2.06 * wide, 4.1), at(1.95 * wide, 4.55), at(1.6 * wide, 4.5), at(1.5 * wide, 3.6),
      at(1.36 * wide, 2.6),
    ])
    let fore = Outline.curve([
      at(2.05 * wide, 4.2), at(1.92 * wide, 4.72), at(1.2, 5.0), at(0.42, 5.16), at(0.42, 5.16),
      at(0.36, 4.76),
      at(0.36, 4.76), at(1, 4.5), at(1.55 * wide, 4.1),
    ])
    let gleam = [at(1.66 * wide, 2.1), at(1.8 * wide, 2.8), at(1.88 * wide, 3.7)]
    let dark = look.clothesShade.mixed(RGB(0, 0, 0), 0.25)
    let seam = [at(1.3 * wide, 2.35), at(1.42 * wide, 3), at(1.52 * wide, 4)]
    return [
      PresenterLayer(.stroke(seam, 0.07, ends: 0.1), dark),
      PresenterLayer(upper, look.clothesColor),
      PresenterLayer(.stroke(gleam, 0.1, ends: 0.1), side < 0 ? look.clothesLight : look.clothesShade),
      PresenterLayer(fore.moved(0, 0.07), dark),
      PresenterLayer(fore, side < 0 ? look.clothesColor : look.clothesShade),
    ]
  }

  /// Arms that end in folded hands.
  private var arms: [PresenterLayer] {
    let fingers = (0..<3).map { index in
      let y = 4.86 + Double(index) * 0.12
      return PresenterLayer(
        .stroke([Point(-0.2, y), Point(0, y + 0.03), Point(0.16, y + 0.02)], 0.035), look.skinLine)
    }
    return arm(1) + arm(-1) + [
      PresenterLayer(.ellipse(0.2, 4.98, 0.36, 0.27), look.skinShade),
      PresenterLayer(.ellipse(-0.12, 4.95, 0.4, 0.27), look.skin),
    ] + fingers
  }

  // MARK: What is worn

  private var worn: [PresenterLayer] {
    switch look.clothes {
    case .suit: opening(Self.white, depth: 3) + tie + collar(Self.white) + lapels(depth: 3)
    case .blazer: opening(look.accent, depth: 3.1) + crewNeck(look.accent) + lapels(depth: 3.1)
    case .shirt: placket + collar(look.clothesLight)
    case .jumper: crewNeck(look.clothesShade)
    case .cardigan: opening(Self.white, depth: 3.4) + crewNeck(Self.white) + band
    case .dress: scoop(1.95, 0.8) + necklace
    case .blouse: scoop(2.25, 0.52) + necklace + ruffle
    }
  }

  /// What is seen between the sides of a jacket.
  private func opening(_ color: RGB, depth: Double) -> [PresenterLayer] {
    [
      PresenterLayer(
        .polygon([
          Point(-0.4, 1.2), Point(0, 1.62), Point(0.4, 1.2), Point(0.62, 1.5), Point(0, depth),
          Point(-0.62, 1.5),
        ]),
        color)
    ]
  }

  private var tie: [PresenterLayer] {
    [
      PresenterLayer(
        .polygon([Point(-0.1, 1.78), Point(0.1, 1.78), Point(0.2, 2.6), Point(0, 3), Point(-0.2, 2.6)]),
        look.accent),
      PresenterLayer(
        .polygon([Point(-0.15, 1.56), Point(0.15, 1.56), Point(0.09, 1.82), Point(-0.09, 1.82)]),
        look.accent.mixed(RGB(0, 0, 0), 0.2)),
      PresenterLayer(
        .polygon([Point(-0.14, 2.1), Point(0.13, 2.3), Point(0.15, 2.42), Point(-0.16, 2.22)]),
        look.accent.mixed(RGB(255, 255, 255), 0.35)),
    ]
  }

  private func collar(_ color: RGB) -> [PresenterLayer] {
    let wing: Outline = .polygon([Point(0.34, 1.1), Point(0.46, 1.3), Point(0.3, 1.8), Point(0.02, 1.58)])
    let edge = color.mixed(RGB(30, 30, 60), 0.22)
    return [wing, wing.mirrored].flatMap {
      [PresenterLayer($0.moved(0, 0.05), edge), PresenterLayer($0, color)]
    }
  }

  private func lapels(depth: Double) -> [PresenterLayer] {
    let lapel: Outline = .polygon([
      Point(0.36, 1.14), Point(0.56, 1.36), Point(0.86, 2.02), Point(0.62, 2.08), Point(0.72, 2.24),
      Point(0.04, depth + 0.14), Point(-0.02, depth - 0.06), Point(0.5, 1.9),
    ])
    let edge = [Point(0.02, depth), Point(0.06, depth + 1.6), Point(0.1, 6.8)]
    return [lapel, lapel.mirrored].flatMap {
      [PresenterLayer($0.moved(0.02, 0.06), look.clothesShade), PresenterLayer($0, look.clothesLight)]
    } + [
      PresenterLayer(.stroke(edge, 0.04, ends: 1), look.clothesShade),
      PresenterLayer(.ellipse(-0.1, depth + 0.5, 0.07, 0.07), look.clothesShade),
    ]
  }

  private var placket: [PresenterLayer] {
    [
      PresenterLayer(.polygon([Point(-0.34, 1.2), Point(0.34, 1.2), Point(0, 1.95)]), look.skinShade),
      PresenterLayer(
        .polygon([Point(-0.09, 1.7), Point(0.09, 1.7), Point(0.09, 6.8), Point(-0.09, 6.8)]),
        look.clothesLight),
    ]
      + (0..<5).map {
        PresenterLayer(.ellipse(0, 2.2 + Double($0) * 0.6, 0.045, 0.045), look.clothesShade)
      }
  }

  private func crewNeck(_ color: RGB) -> [PresenterLayer] {
    [
      PresenterLayer(
        .symmetric([
          Point(0, 1.47), Point(0.22, 1.39), Point(0.34, 1.14), Point(0.34, 1.14), Point(0.52, 1.26),
          Point(0.36, 1.58),
          Point(0, 1.7),
        ]), color)
    ]
  }

  private var band: [PresenterLayer] {
    let edge: Outline = .polygon([Point(0.42, 1.22), Point(0.64, 1.4), Point(0.1, 3.6), Point(-0.02, 3.3)])
    let below: Outline = .polygon([Point(-0.1, 3.3), Point(0.1, 3.3), Point(0.1, 6.8), Point(-0.1, 6.8)])
    return [edge, edge.mirrored, below].map { PresenterLayer($0, look.clothesLight) }
      + [3.6, 4.3].map { PresenterLayer(.ellipse(0, $0, 0.06, 0.06), look.clothesShade) }
  }

  /// A neckline that shows skin down to a depth.
  private func scoop(_ depth: Double, _ width: Double) -> [PresenterLayer] {
    let edge: [Point] = [
      Point(0, 1.1), Point(0.36, 1.1), Point(0.46, 1.3), Point(width, 1.45), Point(width * 0.72, depth - 0.3),
      Point(0, depth),
    ]
    let skin = Outline.symmetric(edge)
    return [
      PresenterLayer(skin.moved(0, 0.07), look.clothesLight), PresenterLayer(skin, look.skin),
      PresenterLayer(.ellipse(0.05, 0.78, 0.62, 0.46), look.skinShade, in: skin),
    ]
  }

  private var necklace: [PresenterLayer] {
    let gold = RGB(226, 182, 82)
    return [
      PresenterLayer(
        .stroke(
          [Point(-0.4, 1.3), Point(-0.2, 1.62), Point(0, 1.7), Point(0.2, 1.62), Point(0.4, 1.3)], 0.035,
          ends: 1),
        gold), PresenterLayer(.ellipse(0, 1.74, 0.06, 0.07), gold),
    ]
  }

  private var ruffle: [PresenterLayer] {
    let wing: Outline = .curve([
      Point(0.42, 1.2), Point(0.7, 1.44), Point(0.62, 1.9), Point(0.3, 2.36), Point(0, 2.3), Point(0, 2.3),
      Point(0.36, 1.8),
    ])
    return [wing, wing.mirrored].map { PresenterLayer($0, look.clothesLight) }
  }
}
