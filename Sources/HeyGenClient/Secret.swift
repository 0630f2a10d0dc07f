/// The API key. It shows itself nowhere: every way of printing it gives dots. Only the client reads it,
/// to put it into the one header where it belongs.
public struct Secret: Sendable {
  private let text: String

  /// A key as a person pastes it: white space around it is dropped.
  /// - Returns: nil when nothing is left, or when the text could not stand in a header: a line break, a
  ///   control character, a blank inside or anything outside ASCII.
  public init?(_ text: String) {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    guard !trimmed.isEmpty,
      trimmed.allSatisfy({ character in
        character.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
      })
    else { return nil }
    self.text = String(trimmed)
  }

  /// The key itself, for the header.
  var headerValue: String { text }

  /// The text with every occurrence of the key struck out, should a server repeat it in an answer.
  /// A key of fewer than 8 characters is no real one, and striking it out would strike out plain words.
  func struckOut(of other: String) -> String {
    guard text.utf8.count >= 8 else { return other }
    return other.replacing(text, with: Self.dots)
  }

  private static let dots = "•••"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Dots.
  public var description: String { Self.dots }
  /// Dots.
  public var debugDescription: String { Self.dots }
  /// Dots, so that `dump` and test reports show no more.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
