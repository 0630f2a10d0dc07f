import Cells

/// What a theme has to work on.
struct Ground: Equatable, Sendable {
  /// The terminal's own background; nil where it has not told it.
  var background: Color?
  /// How many colours there are.
  var colorCount = 256

  /// Whether colours by red, green and blue come out as they are meant. Of fewer only the terminal's own can be relied on.
  var hasManyColors: Bool { colorCount >= 256 }
  /// Whether the background is light; nil where it is not known.
  var isLight: Bool? { background?.luminance.map { $0 >= 0.4 } }
}
