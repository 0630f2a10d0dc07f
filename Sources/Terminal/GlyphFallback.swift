/// Which glyphs a terminal can draw.
enum GlyphSet {
  /// All that there are.
  case all
  /// What the fonts of Linux's console have: letters, lines, arrows and blocks, but few signs and not every half block.
  case console
  case ascii

  /// Whether a cell can show two pixels above each other.
  var hasHalfBlocks: Bool { self == .all }

  /// What is drawn for a glyph: itself, or something like it.
  func drawn(_ glyph: String) -> String {
    if glyph.utf8.count == 1 { return glyph }
    return switch self {
    case .all: glyph
    case .console: GlyphFallback.onConsole(glyph)
    case .ascii: GlyphFallback.ascii(glyph)
    }
  }
}

/// What stands for a glyph that cannot be drawn.
enum GlyphFallback {
  /// One ASCII character for a glyph: a likeness where there is one, else "?".
  static func ascii(_ glyph: String) -> String {
    if glyph.utf8.count == 1 { return glyph }
    return likenesses[glyph] ?? "?"
  }

  /// A likeness for a glyph that Linux's console does not have; any other glyph itself.
  static func onConsole(_ glyph: String) -> String {
    guard missingOnConsole.contains(glyph) else { return glyph }
    // A cross that its fonts have, which is no letter.
    return glyph == "✗" ? "×" : ascii(glyph)
  }

  private static let missingOnConsole = Set("−–—…‹›▸▾✗✓↵●“”„‘’‚▄▀⠋⠙⠹⠸⠼⠴⠦⠧".map(String.init))

  private static let likenesses: [String: String] = {
    let groups: [(String, String)] = [
      ("─━═╌┄–—‐−░·", "-"), ("│┃║├┤┣┫╎┆▏▌", "|"), ("┌┐└┘┏┓┗┛╭╮╰╯┼╋┬┴", "+"), ("█▓▒▄▀■▇▆▅▃▂▁", "#"),
      ("●○◉•", "o"), ("▸▶→❯›»", ">"), ("◂◀←❮‹«", "<"), ("↑▲", "^"), ("↓▼▾", "v"), ("✓✔", "v"), ("✗✘×", "x"),
      ("…", "."), ("“”„", "\""), ("‘’‚", "'"), ("≈", "~"), ("↵", "<"), (" ", " "),
      // What turns while something runs.
      ("⠋⠼", "|"), ("⠙⠴", "/"), ("⠹⠦", "-"), ("⠸⠧", "\\"),
    ]
    var table: [String: String] = [:]
    for (glyphs, plain) in groups { for glyph in glyphs { table[String(glyph)] = plain } }
    return table
  }()
}
