/// What a field holds, and what is allowed in it. Form, validator, sandbox and field reference all read this.
public enum FieldKind: Equatable, Sendable {
  /// A line of text.
  case text(TextRule)
  /// A script of several lines, spoken by a voice or shown on the screen.
  case script(TextRule)
  /// A number.
  case number(NumberRule)
  /// Yes or no.
  case toggle
  /// One of a fixed list of words.
  case choice([String])
  /// Free text for which some values are commonly used.
  case suggestion([String])
  /// A colour as `#RRGGBB`.
  case color
  /// The id of something that the service lists.
  case catalogue(Catalogue)
  /// Several such ids, and how many there may be.
  case catalogueList(Catalogue, ClosedRange<Int>)
  /// An http or https address of something of that kind.
  case url(Media)
  /// The id of an uploaded file of that kind.
  case asset(Media)
  /// An address or the id of an uploaded file, whichever is given.
  case addressOrAsset(Media)
  /// An object with fields of its own.
  case object
  /// A list of objects.
  case list(ClosedRange<Int>)
}

/// What the service lists by id.
public enum Catalogue: String, CaseIterable, Equatable, Sendable {
  /// The avatars of v1 and v2.
  case avatars
  /// Photos that can talk, of v2.
  case talkingPhotos
  /// Everybody who can be seen: avatars, twins and photos.
  case looks
  /// Who can be heard.
  case voices

  /// What they are called.
  public var name: String { self == .talkingPhotos ? "talking photos" : rawValue }
}

/// What a URL or an asset is.
public enum Media: String, Equatable, Sendable {
  case image, audio, video
  /// A picture, a recording or a video.
  case anyFile
  /// A page or an endpoint on the web.
  case web

  /// What it is called, with its article.
  public var words: String {
    switch self {
    case .image: "a picture"
    case .audio: "a recording"
    case .video: "a video"
    case .anyFile: "a picture, a recording or a video"
    case .web: "a page"
    }
  }
}

/// What is allowed in a text that is not empty.
public struct TextRule: Equatable, Sendable {
  /// Whether the text is spoken: it may hold pauses, and its length is limited by the account's plan.
  public var isSpoken = false
  /// The most characters that the service takes; nil where no page gives a limit.
  public var longest: Int?

  /// How long a text is, in characters as the service counts them: code points, of which a family in one emoji has seven.
  public static func length(of text: String) -> Int { text.unicodeScalars.count }

  /// Any text that is not empty.
  public static let any = TextRule()
  /// A text that a voice speaks.
  public static let spoken = TextRule(isSpoken: true)
}

/// What is allowed in a number, and how a form steps through it.
public struct NumberRule: Equatable, Sendable {
  /// The smallest and largest value; an infinite end is open.
  public var range: ClosedRange<Double>
  /// Whether the smallest value itself is not allowed.
  public var excludesMinimum = false
  /// The range of the stricter page where the API's pages disagree. A value that any page allows is warned of at most:
  /// which page is right only the service knows, and whoever is refused here cannot ask it.
  public var advised: ClosedRange<Double>?
  /// Whether only whole numbers are allowed.
  public var isInteger = false
  /// Whether only even numbers are allowed.
  public var isEven = false
  /// A small step.
  public var step: Double
  /// A large step.
  public var largeStep: Double
  /// What is counted, such as "px" or "s"; empty for a pure number.
  public var unit = ""

  /// A part of something, such as of the loudest: from nothing to all.
  static let share = NumberRule(0...1, step: 0.05, largeStep: 0.25)
  /// How high a voice is, from its own pitch; the same at every endpoint.
  static let pitch = NumberRule(-50...50, step: 1, largeStep: 10)

  /// A rule for numbers from `range`.
  public init(
    _ range: ClosedRange<Double>, step: Double, largeStep: Double? = nil, advised: ClosedRange<Double>? = nil,
    excludesMinimum: Bool = false, isInteger: Bool = false, isEven: Bool = false, unit: String = ""
  ) {
    self.range = range
    self.step = step
    self.largeStep = largeStep ?? step * 10
    self.advised = advised
    self.excludesMinimum = excludesMinimum
    self.isInteger = isInteger
    self.isEven = isEven
    self.unit = unit
  }

  /// Whether the value is allowed.
  public func allows(_ value: Double) -> Bool {
    range.contains(value)
      && !(excludesMinimum && value == range.lowerBound)
      && !(isInteger && value != value.rounded())
      && !(isEven && !value.truncatingRemainder(dividingBy: 2).isZero)
  }

  /// What is allowed, as the end of "it must be": "−50 to 50", "even, 128 to 4096", "more than 0".
  public var allowance: String {
    var parts: [String] = []
    if isEven { parts.append("even") } else if isInteger { parts.append("whole") }
    let low = Self.format(range.lowerBound)
    if range.upperBound.isInfinite {
      if range.lowerBound.isFinite { parts.append(excludesMinimum ? "more than \(low)" : "\(low) or more") }
    } else if excludesMinimum {
      parts.append("more than \(low), up to \(Self.format(range.upperBound))")
    } else {
      parts.append("\(low) to \(Self.format(range.upperBound))")
    }
    let spacedUnit = unit.isEmpty || unit == "°" ? unit : " " + unit
    return parts.joined(separator: ", ") + (parts.isEmpty ? "" : spacedUnit)
  }

  /// A number for people: a true minus sign, no needless fraction.
  public static func format(_ value: Double) -> String {
    let text = JSONNumber(value).literal
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
