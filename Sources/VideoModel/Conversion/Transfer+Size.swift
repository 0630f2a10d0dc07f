/// Sizes: pixels in v1 and v2's studio, a shape and a shorter side everywhere else.
extension Transfer {
  private static let width = FieldPath([.key("dimension"), .key("width")])
  private static let height = FieldPath([.key("dimension"), .key("height")])
  private static let ratio = FieldPath([.key("aspect_ratio")])
  private static let side = FieldPath([.key("resolution")])

  /// Carries the size over where the two templates say it differently; the table does where they say it alike.
  mutating func carrySize() {
    switch (source.countsPixels, template.countsPixels) {
    case (true, false): carryPixels()
    case (false, true): carryShape()
    default: break
    }
  }

  private func open(_ path: FieldPath) -> Leaf? { leaves.open(path) }

  // MARK: - From pixels

  private mutating func carryPixels() {
    let isGiven = [Self.width, Self.height].contains { open($0) != nil }
    let standard = source.standardSize ?? Dimension.defaultSize
    guard isGiven || template.standardSize.map({ $0 != standard }) ?? true,
      let width = pixels(Self.width, else: standard.width),
      let height = pixels(Self.height, else: standard.height),
      let shape = template.words(of: "aspect_ratio").compactMap(Shape.init).min(by: {
        $0.distance(width, height) < $1.distance(width, height)
      }),
      let side = template.words(of: "resolution").compactMap(Side.init).min(by: {
        $0.distance(min(width, height)) < $1.distance(min(width, height))
      })
    else { return }
    put(.string(shape.word), at: Self.ratio)
    put(.string(side.word), at: Self.side)
    let isExact = shape.size(side.pixels) == (width, height)
    decide(
      isExact ? .carried : .lost("the nearest are \(shape.word) and \(side.word)"), inside: Self.width.parent)
  }

  /// The pixels of a side; nil when what is given is no length.
  private func pixels(_ path: FieldPath, else standard: Int) -> Int? {
    guard let leaf = open(path) else { return standard }
    return leaf.value.integer.flatMap { (1...100_000).contains($0) ? $0 : nil }
  }

  // MARK: - To pixels

  private mutating func carryShape() {
    let isGiven = [Self.ratio, Self.side].contains { open($0) != nil }
    let shape = open(Self.ratio)?.value.string.flatMap(Shape.init)
    let side = open(Self.side)?.value.string.flatMap(Side.init)
    // Of a default that nobody knows, the one of most endpoints is the best guess.
    let standard = source.standardSize ?? Dimension.defaultSize
    let isOther = template.standardSize.map { $0 != standard } ?? true
    guard isGiven ? shape != nil || side != nil : isOther else { return }
    let size = (shape ?? .standard).size(side?.pixels ?? min(standard.width, standard.height))
    put(size.width.json, at: Self.width)
    put(size.height.json, at: Self.height)
    if shape != nil { decide(.carried, inside: Self.ratio) }
    if side != nil { decide(.carried, inside: Self.side) }
  }
}

/// A shape as the API writes it, such as `16:9`.
private struct Shape {
  static let standard = Shape(word: "16:9", width: 16, height: 9)

  let word: String
  let width: Int
  let height: Int

  private init(word: String, width: Int, height: Int) {
    self.word = word
    self.width = width
    self.height = height
  }

  /// Reads a shape; nil for any other word, such as `auto`.
  init?(_ word: String) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard parts.count == 2, let width = parts.first, let height = parts.last,
      (1...1000).contains(width), (1...1000).contains(height)
    else { return nil }
    self.init(word: word, width: width, height: height)
  }

  /// The size in pixels whose shorter side is that long.
  func size(_ short: Int) -> (width: Int, height: Int) {
    width < height ? (short, short * height / width) : (short * width / height, short)
  }

  /// How far a size is from this shape.
  func distance(_ width: Int, _ height: Int) -> Double {
    timesApart(Double(width) / Double(height), Double(self.width) / Double(self.height))
  }
}

/// A video's shorter side as the API writes it, such as `720p` and `4k`.
private struct Side {
  let word: String
  let pixels: Int

  /// Reads a side; nil for any other word.
  init?(_ word: String) {
    guard let pixels = word == "4k" ? 2160 : word.hasSuffix("p") ? Int(word.dropLast()) : nil,
      (1...100_000).contains(pixels)
    else { return nil }
    self.word = word
    self.pixels = pixels
  }

  /// How far a length is from this side.
  func distance(_ length: Int) -> Double { timesApart(Double(length), Double(pixels)) }
}

/// How many times the one is the other; 1 when they are equal.
private func timesApart(_ one: Double, _ other: Double) -> Double { max(one / other, other / one) }

extension RequestTemplate {
  /// Whether the video's size is given in pixels.
  fileprivate var countsPixels: Bool { self == .studio || self == .transparent }

  /// What the service makes where no size is given; nil for v3's spoken videos, of which no page says it.
  fileprivate var standardSize: (width: Int, height: Int)? {
    switch self {
    case .studio: Dimension.defaultSize
    case .transparent: TransparentDimension.defaultSize
    case .avatarIV, .v3Avatar, .v3Image, .v3Studio, .v3Cinematic:
      field("resolution")?.info.defaultValue?.string.flatMap(Side.init).map { Shape.standard.size($0.pixels) }
    }
  }

  private func field(_ key: String) -> FieldState? {
    make().fields(in: .root).first { $0.path == FieldPath([.key(key)]) }
  }

  /// The words that a choice among the request's own fields offers.
  fileprivate func words(of key: String) -> [String] {
    guard case .choice(let words)? = field(key)?.info.kind else { return [] }
    return words
  }
}
