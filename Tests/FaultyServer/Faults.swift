/// What goes wrong, and how often: parts of all requests, 0–1.
public struct Faults: Equatable, Sendable {
  /// 429 with `Retry-After`.
  public var refusals = 0.0
  /// Seconds that it asks to wait.
  public var retryAfter = 2
  /// 500 with a page of HTML.
  public var errors = 0.0
  /// The connection breaks before the answer, after the request was carried out.
  public var drops = 0.0
  /// Half of the answer, with the length of the whole.
  public var halves = 0.0
  /// A whole answer whose JSON is broken.
  public var garbles = 0.0
  /// The answer comes in pieces, with pauses between.
  public var slowness = 0.0

  /// Nothing goes wrong.
  public static let none = Faults()

  /// Everything goes wrong now and then.
  public static let some: Faults = {
    var faults = Faults()
    faults.refusals = 0.01
    faults.errors = 0.03
    faults.drops = 0.03
    faults.halves = 0.02
    faults.garbles = 0.02
    faults.slowness = 0.02
    return faults
  }()

  /// What is done with one answer.
  enum Kind {
    case none, refusal, error, drop, half, garble, slow
  }

  func draw(_ number: Double) -> Kind {
    var rest = number
    for (share, kind) in [
      (refusals, Kind.refusal), (errors, .error), (drops, .drop), (halves, .half), (garbles, .garble),
      (slowness, .slow),
    ] {
      if rest < share { return kind }
      rest -= share
    }
    return .none
  }
}

/// Numbers by chance that are the same for the same seed.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 up to 1, by SplitMix64.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
  }
}
