/// The glyphs that gauges are drawn with. Each is one column wide.
public struct GaugeSet: Sendable, Equatable {
  /// The part that is done.
  public var full: String
  /// The part that is left.
  public var empty: String
  /// The line of a slider.
  public var line: String
  /// The left and right end of a slider.
  public var ends: [String]
  /// The knob of a slider.
  public var knob: String
  /// The mark of a slider's default.
  public var tick: String

  /// `███░░░`, `├──●──┼┤`
  public static let unicode = GaugeSet(
    full: "█", empty: "░", line: "─", ends: ["├", "┤"], knob: "●", tick: "┼")
  /// `###---`, `|--o--+|`
  public static let ascii = GaugeSet(
    full: "#", empty: "-", line: "-", ends: ["|", "|"], knob: "o", tick: "+")
}

/// A progress bar of `width` columns, filled as far as `value` says (0 to 1, clamped; not a number is 0).
/// It is full only when all is done, and shows something as soon as anything is.
public func bar(value: Double, width: Int, set: GaugeSet = .unicode) -> String {
  let width = max(0, width)
  let share = value.isNaN ? 0 : min(max(value, 0), 1)
  var done = Int((share * Double(width)).rounded())
  if share < 1 { done = min(done, width - 1) }
  if share > 0, width > 1 { done = max(done, 1) }
  done = max(0, done)
  return String(repeating: set.full, count: done) + String(repeating: set.empty, count: width - done)
}

/// A slider of `width` columns (at least 3, or nothing) whose knob stands where `value` lies in `range`,
/// at the nearer end when it lies outside. A tick stands where the default lies, unless the knob does.
public func slider(
  value: Double, default defaultValue: Double? = nil, in range: ClosedRange<Double>, width: Int,
  set: GaugeSet = .unicode
) -> String {
  guard width >= 3, let left = set.ends.first, let right = set.ends.last else { return "" }
  let length = range.upperBound - range.lowerBound
  func place(of value: Double) -> Int {
    let share = length > 0 && !value.isNaN ? min(max((value - range.lowerBound) / length, 0), 1) : 0
    return Int((share * Double(width - 3)).rounded())
  }
  var line = Array(repeating: set.line, count: width - 2)
  if let defaultValue { line[place(of: defaultValue)] = set.tick }
  line[place(of: value)] = set.knob
  return left + line.joined() + right
}
