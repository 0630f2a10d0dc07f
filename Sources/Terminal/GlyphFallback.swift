/// What stands for a glyph where the locale has ASCII only.
enum GlyphFallback {
  /// One ASCII character for a glyph: a likeness where there is one, else "?".
  static func ascii(_ glyph: String) -> String {
    if glyph.utf8.count == 1 { return glyph }
    return likenesses[glyph] ?? "?"
  }

  private static let likenesses: [String: String] = {
    let groups: [(String, String)] = [
      ("─━═╌┄–—‐−░·", "-"), ("│┃║├┤┣┫╎┆▏▌", "|"), ("┌┐└┘┏┓┗┛╭╮╰╯┼╋┬┴", "+"), ("█▓▒▄▀■▇▆▅▃▂▁", "#"),
      ("●○◉•", "o"), ("▸▶→❯›»", ">"), ("◂◀←❮‹«", "<"), ("↑▲", "^"), ("↓▼", "v"), ("✓✔", "v"), ("✗✘×", "x"),
      ("…", "."), ("“”„", "\""), ("‘’‚", "'"), ("≈", "~"), ("↵", "<"), (" ", " "),
    ]
    var table: [String: String] = [:]
    for (glyphs, plain) in groups { for glyph in glyphs { table[String(glyph)] = plain } }
    return table
  }()
}
