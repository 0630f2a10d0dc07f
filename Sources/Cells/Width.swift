/// The columns that a text takes on the screen, as `displayGlyphs` shows it.
public func displayWidth(_ text: String) -> Int {
  if let count = asciiCount(text) { return count }
  return text.reduce(0) { $0 + columns(of: $1) }
}

/// A text of `toWidth` columns at most: cut, with `ellipsis` at the end, when it is longer.
public func truncate(_ text: String, toWidth: Int, ellipsis: String = "…") -> String {
  // No character takes more columns than it has bytes.
  if text.utf8.count <= toWidth { return text }
  guard toWidth > 0 else { return "" }
  let ellipsisWidth = displayWidth(ellipsis)
  if ellipsisWidth > toWidth { return truncate(text, toWidth: toWidth, ellipsis: "") }
  var width = 0
  var cut = text.startIndex
  for index in text.indices {
    width += columns(of: text[index])
    if width > toWidth { return String(text[..<cut]) + ellipsis }
    if width <= toWidth - ellipsisWidth { cut = text.index(after: index) }
  }
  return text
}

/// A text of exactly `toWidth` columns: filled with spaces on the right, or cut with an ellipsis.
public func pad(_ text: String, toWidth: Int) -> String {
  let cut = truncate(text, toWidth: toWidth)
  return cut + String(repeating: " ", count: max(0, toWidth - displayWidth(cut)))
}

/// The number of characters when each of them is one byte; nil when a character may be longer. A carriage
/// return makes one character with the line feed after it, so that a text with one is not counted here.
func asciiCount(_ text: String) -> Int? {
  var text = text
  return text.withUTF8 { bytes in
    // Without an early way out the compiler makes wide instructions of it.
    var odd = false
    for byte in bytes where byte >= 0x80 || byte == 0x0D { odd = true }
    return odd ? nil : bytes.count
  }
}
