import Cells

/// A style in writing, as the configuration has it: `#FF8A80 on black bold`.
enum StyleText {
  /// Reads a style: a colour for the letters, `on` and a colour behind them, and any emphasis.
  /// - Returns: nil where a word is none of these, with that word.
  static func parse(_ text: String) -> (style: Style?, stranger: String?) {
    var style = Style()
    var isBehind = false
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if word == "on" {
        isBehind = true
      } else if let color = color(word) {
        if isBehind { style.background = color } else { style.foreground = color }
        isBehind = false
      } else if let attribute = emphasis.first(where: { $0.name == word })?.attribute {
        style.attributes.insert(attribute)
      } else {
        return (nil, word)
      }
    }
    return isBehind ? (nil, "on") : (style, nil)
  }

  /// What is allowed, in words.
  static let allowed =
    "#RRGGBB, 0 to 255, default, \(names.joined(separator: ", ")), bright- before any of them; on and a colour"
    + " behind; \(emphasis.map(\.name).joined(separator: ", "))"

  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  private static let emphasis: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
  ]

  private static func color(_ word: String) -> Color? {
    if word == "default" { return .standard }
    if word.hasPrefix("#") { return Color(hex: word) }
    if let index = UInt8(word) { return .palette(index) }
    let isBright = word.hasPrefix("bright-")
    let name = isBright ? String(word.dropFirst("bright-".count)) : word
    return names.firstIndex(of: name).map { .palette(UInt8($0 + (isBright ? 8 : 0))) }
  }
}
