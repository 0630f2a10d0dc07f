/// How a presenter looks: always the same for an id, and different for most.
struct PresenterLook: Equatable, Sendable {
  enum Hair: Equatable, Sendable, CaseIterable {
    case crop, sidePart, quiff, curls, receding
    case bob, long, waves, bun, afro
  }

  enum Clothes: Equatable, Sendable, CaseIterable {
    case suit, blazer, shirt, jumper, cardigan, dress, blouse
  }

  enum Beard: Equatable, Sendable {
    case none, stubble, full, moustache
  }

  let isWoman: Bool
  let skin, hairColor, eyes, clothesColor, accent: RGB
  let hair: Hair
  let clothes: Clothes
  let beard: Beard
  let hasGlasses: Bool
  let hasEarrings: Bool
  /// The width of the jaw, and the distance of the eyes, as shares of the usual.
  let jaw, eyeDistance: Double

  init(id: String) {
    var choice = Choices(id)
    let isWoman = choice.share() < 0.5
    self.init(isWoman: FirstNames.isWoman(id: id) ?? isWoman, &choice)
  }

  private init(isWoman: Bool, _ choice: inout Choices) {
    self.isWoman = isWoman
    let tone = choice.among(Self.skins)
    skin = tone.skin
    hairColor = choice.among(tone.hairs)
    eyes = choice.among(tone.eyes)
    clothesColor = choice.among(Self.fabrics)
    accent = choice.among(Self.accents)
    hair = choice.among(
      isWoman ? [.bob, .long, .waves, .bun, .afro, .long] : [.crop, .sidePart, .quiff, .curls, .receding])
    clothes = choice.among(
      isWoman ? [.blazer, .dress, .blouse, .cardigan, .jumper] : [.suit, .blazer, .shirt, .jumper, .suit])
    let beards: [Beard] = [.none, .none, .stubble, .full, .moustache, .none]
    beard = isWoman ? .none : choice.among(beards)
    hasGlasses = choice.share() < 0.3
    hasEarrings = isWoman && choice.share() < 0.6
    jaw = (isWoman ? 0.93 : 1.0) + choice.share() * 0.07
    eyeDistance = 0.96 + choice.share() * 0.08
  }
}

// MARK: Colours

extension PresenterLook {
  private struct Tone {
    var skin: RGB
    var hairs, eyes: [RGB]
  }

  private static let dark = [RGB(38, 31, 30), RGB(52, 38, 32), RGB(72, 48, 36)]
  private static let light = [RGB(96, 62, 40), RGB(178, 132, 74), RGB(204, 164, 104), RGB(148, 76, 42)]
  private static let brownEyes = [RGB(84, 54, 34), RGB(58, 40, 30), RGB(110, 78, 44)]
  private static let paleEyes = [RGB(70, 112, 150), RGB(86, 124, 84), RGB(92, 112, 122), RGB(110, 78, 44)]

  private static let skins = [
    Tone(skin: RGB(246, 212, 186), hairs: light + [RGB(52, 38, 32)], eyes: paleEyes),
    Tone(skin: RGB(238, 194, 160), hairs: light + dark + [RGB(142, 142, 146)], eyes: paleEyes + brownEyes),
    Tone(skin: RGB(222, 172, 132), hairs: dark + [RGB(96, 62, 40)], eyes: brownEyes),
    Tone(skin: RGB(192, 136, 96), hairs: dark, eyes: brownEyes),
    Tone(skin: RGB(146, 98, 68), hairs: dark, eyes: brownEyes),
    Tone(skin: RGB(110, 72, 52), hairs: dark + [RGB(120, 118, 118)], eyes: brownEyes),
  ]

  private static let fabrics = [
    RGB(44, 62, 96), RGB(62, 66, 74), RGB(128, 54, 66), RGB(50, 98, 88), RGB(92, 78, 130), RGB(176, 116, 62),
    RGB(70, 116, 158), RGB(84, 90, 62),
  ]

  private static let accents = [
    RGB(178, 58, 62), RGB(52, 104, 160), RGB(214, 164, 66), RGB(58, 134, 116), RGB(132, 84, 144),
  ]

  var skinShade: RGB { skin.mixed(RGB(132, 58, 48), 0.26) }
  var skinLine: RGB { skin.mixed(RGB(96, 40, 34), 0.55) }
  var blush: RGB { skin.mixed(RGB(226, 96, 92), 0.2) }
  var lips: RGB { skin.mixed(isWoman ? RGB(188, 50, 66) : RGB(166, 74, 70), isWoman ? 0.62 : 0.4) }
  var hairLight: RGB { hairColor.mixed(RGB(255, 226, 190), 0.16) }
  var hairShade: RGB { hairColor.mixed(RGB(0, 0, 0), 0.3) }
  var clothesShade: RGB { clothesColor.mixed(RGB(10, 12, 30), 0.26) }
  var clothesLight: RGB { clothesColor.mixed(RGB(255, 255, 255), 0.13) }
}

extension RGB {
  /// The colour with that share of another, 0–1.
  func mixed(_ other: RGB, _ share: Double) -> RGB {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(min(max((Double(a) + (Double(b) - Double(a)) * share).rounded(), 0), 255))
    }
    return RGB(part(red, other.red), part(green, other.green), part(blue, other.blue))
  }
}

/// Choices that an id makes: the same in every run.
struct Choices {
  private var state: UInt64

  init(_ id: String) {
    // FNV-1a, since Swift's own hash differs from run to run.
    state = id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// 0 up to 1.
  mutating func share() -> Double {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(UInt64(1) << 53)
  }

  /// One of several; there must be one.
  mutating func among<Choice>(_ choices: [Choice]) -> Choice {
    choices[min(Int(share() * Double(choices.count)), choices.count - 1)]
  }
}
