/// The API key. It shows itself to nobody: only this module reads it, for its header.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let value: String

  /// A key; nil when the text is empty or holds what no header can.
  public init?(_ text: String) {
    let trimmed = text.trimmingPrefix { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let key = String(trimmed)
    guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    value = key
  }

  /// Dots.
  public var description: String { "•••" }
  /// Dots.
  public var debugDescription: String { "•••" }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
