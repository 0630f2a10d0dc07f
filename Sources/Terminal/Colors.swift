import Cells
import Glibc

/// The colours of a terminal, and the one of them that is nearest to a colour wished for.
struct Colors: Equatable {
  /// How many colours there are.
  enum Depth: Equatable {
    /// None, or none wanted (`NO_COLOR`).
    case none
    case eight
    case sixteen
    case palette256
    /// Numbers are red, green and blue: 0xRRGGBB, except that the first ones are the palette's.
    case direct
  }

  let depth: Depth
  /// Of direct colours: how many numbers are the palette's, 8 or 16.
  private let ownCount: Int32

  init(depth: Depth, ownCount: Int32 = DirectColor.firstDirect) {
    self.depth = depth
    self.ownCount = ownCount
  }

  /// What a terminal offers that has `count` colours, with `NO_COLOR` as the environment gives it.
  /// `isDirect` says that their numbers are red, green and blue, but for the first `ownCount`.
  init(
    count: Int, noColor: String?, isDirect: Bool = false, ownCount: Int32 = DirectColor.firstDirect
  ) {
    self.ownCount = ownCount
    let wanted = noColor?.isEmpty ?? true
    switch count {
    case _ where !wanted: depth = .none
    case 0x1000000... where isDirect: depth = .direct
    case 256...: depth = .palette256
    case 16...: depth = .sixteen
    case 8...: depth = .eight
    default: depth = .none
    }
  }

  /// How many colours can be told apart at least.
  var count: Int {
    switch depth {
    case .none: 0
    case .eight: 8
    case .sixteen: 16
    case .palette256: 256
    case .direct: 0x1000000
    }
  }

  /// The number by which ncurses knows a colour; -1 is the terminal's own.
  func number(of color: Color) -> Int32 {
    switch (color, depth) {
    case (.standard, _), (_, .none): return -1
    case (.palette(let index), .palette256): return Int32(index)
    case (.palette(let index), .sixteen) where index < 16: return Int32(index)
    // The grey between black and white would be black, in which nothing can be read.
    case (.palette(8), .eight): return -1
    case (.palette(let index), .eight) where index < 16: return Int32(index % 8)
    case (.palette(let index), .direct) where index < ownCount: return Int32(index)
    case (.palette(let index), _): return nearest(to: RGB(paletteIndex: index))
    case (.rgb(let red, let green, let blue), _):
      return nearest(to: RGB(red: Int(red), green: Int(green), blue: Int(blue)))
    }
  }

  private func nearest(to color: RGB) -> Int32 {
    switch depth {
    case .none: return -1
    case .eight: return color.nearest(among: 0..<8)
    case .sixteen: return color.nearest(among: 0..<16)
    case .palette256: return color.nearestInCubeOrGreys
    case .direct:
      // The first numbers are taken; a black with a touch of blue looks the same.
      return max(ownCount, Int32(color.red << 16 | color.green << 8 | color.blue))
    }
  }
}

/// Red, green and blue, 0 to 255 each.
private struct RGB {
  var red: Int
  var green: Int
  var blue: Int

  private static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The colours 0 to 15 as xterm has them; other terminals differ a little, and users set their own.
  private static let first: [(Int, Int, Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
    (0, 255, 255), (255, 255, 255),
  ]

  /// The greys and the hues of the first 16.
  private static let greys: [UInt8] = [0, 7, 8, 15]
  private static let hues: [UInt8] = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14]

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(paletteIndex: UInt8) {
    let index = Int(paletteIndex)
    switch index {
    case 0..<16: (red, green, blue) = RGB.first[index]
    case 16..<232:
      let place = index - 16
      (red, green, blue) = (
        RGB.cubeLevels[place / 36], RGB.cubeLevels[place / 6 % 6], RGB.cubeLevels[place % 6]
      )
    default:
      let level = 8 + (index - 232) * 10
      (red, green, blue) = (level, level, level)
    }
  }

  /// The nearest of the first 8 or 16. There are so few of them that brightness alone would make white of light red, and cyan
  /// of a middle grey: what has a hue keeps it, and what is nearly grey stays grey.
  func nearest(among indices: Range<UInt8>) -> Int32 {
    func nearest(of allowed: [UInt8], _ distance: (RGB) -> Double) -> Int32 {
      let distances = allowed.filter(indices.contains).map { ($0, distance(RGB(paletteIndex: $0))) }
      return Int32(distances.min { $0.1 < $1.1 }?.0 ?? 0)
    }
    let isGreyish = spread < 64
    return nearest(of: isGreyish ? RGB.greys : RGB.hues) { other in
      let light = Double(brightness - other.brightness) / 255
      return light * light + (isGreyish ? 0 : hueDistance(to: other))
    }
  }

  /// How far the brightest of the three is from the darkest.
  private var spread: Int { max(red, green, blue) - min(red, green, blue) }

  /// How different the hues of two colours are, whatever their brightness and strength; 1 from one of the six pure hues to
  /// the next one.
  private func hueDistance(to other: RGB) -> Double {
    let one = pureHue, another = other.pureHue
    return zip(one, another).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// The hue at its strongest: each of the three from 0 to 1.
  private var pureHue: [Double] {
    let least = min(red, green, blue)
    var hue = [red, green, blue].map { Double($0 - least) / Double(max(spread, 1)) }
    // Orange and brown, such as skin, look more like yellow than like red.
    if red > green, green > blue { hue[1] = pow(hue[1], 0.6) }
    return hue
  }

  /// The nearest of the colours 16 to 255, which are the same on every terminal: of the corners of the cube around it, and
  /// the greys that are as bright. Hue counts as much as brightness, or dark red would be grey.
  var nearestInCubeOrGreys: Int32 {
    func levels(_ value: Int) -> [Int] {
      let above = RGB.cubeLevels.firstIndex { $0 >= value } ?? 5
      return RGB.cubeLevels[above] == value ? [above] : [above - 1, above]
    }
    var candidates: [UInt8] = levels(red).flatMap { red in
      levels(green).flatMap { green in levels(blue).map { UInt8(16 + 36 * red + 6 * green + $0) } }
    }
    let grey = min(max((brightness - 8 + 5) / 10, 0), 23)
    candidates.append(UInt8(232 + grey))
    let nearest = candidates.min {
      unlikeness(to: RGB(paletteIndex: $0)) < unlikeness(to: RGB(paletteIndex: $1))
    }
    return Int32(nearest ?? 16)
  }

  private var brightness: Int { (3 * red + 6 * green + blue) / 10 }

  /// How different two colours look, with hue told from brightness: red against green, and blue against both.
  private func unlikeness(to other: RGB) -> Int {
    let light = brightness - other.brightness
    let redGreen = (red - green) - (other.red - other.green)
    let blueYellow = (2 * blue - red - green) - (2 * other.blue - other.red - other.green)
    return 16 * light * light + 8 * redGreen * redGreen + blueYellow * blueYellow
  }
}
