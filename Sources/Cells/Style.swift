/// A colour as the program wishes it; the terminal shows the nearest one it has.
public enum Color: Equatable, Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the 256 indexed colours: 0–7 plain, 8–15 bright, 16–231 a 6×6×6 cube, 232–255 greys.
  case palette(UInt8)
  /// Red, green and blue, 0 to 255 each.
  case rgb(UInt8, UInt8, UInt8)

  /// Reads "#RRGGBB" or "#RGB"; anything else is nil.
  public init?(hex: String) {
    guard hex.hasPrefix("#") else { return nil }
    let digits = hex.utf8.dropFirst().compactMap { byte -> UInt8? in
      Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
    guard digits.count == hex.utf8.count - 1 else { return nil }
    switch digits.count {
    case 3: self = .rgb(digits[0] * 17, digits[1] * 17, digits[2] * 17)
    case 6:
      self = .rgb(
        digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5])
    default: return nil
    }
  }
}

/// How text is emphasised besides its colours.
public struct Attributes: OptionSet, Sendable, Hashable {
  /// The set as bits.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold, or brighter.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter than usual.
  public static let dim = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
  /// Slanted.
  public static let italic = Attributes(rawValue: 16)
}

/// The look of a cell: two colours and the emphasis.
public struct Style: Equatable, Hashable, Sendable {
  /// The colour of the text.
  public var foreground: Color
  /// The colour behind the text.
  public var background: Color
  /// Bold, dim, underline, reverse, italic.
  public var attributes: Attributes

  /// Makes a style; what is left out is the terminal's standard.
  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no emphasis.
  public static let plain = Style()

  /// This style with the colours given put in place of its own, and with attributes added.
  public func with(
    foreground: Color? = nil, background: Color? = nil, adding attributes: Attributes = []
  ) -> Style {
    Style(
      foreground: foreground ?? self.foreground, background: background ?? self.background,
      attributes: self.attributes.union(attributes))
  }
}
