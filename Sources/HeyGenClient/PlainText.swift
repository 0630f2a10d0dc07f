/// Makes text from outside fit for a line on a terminal. All text of a server that ends up in an error or
/// a listing goes through here, once.
enum PlainText {
  /// How many characters of a server's message are kept.
  static let mostCharacters = 300

  /// The text as one line: white space, control and direction characters become single blanks, and what is
  /// longer than `most` ends in an ellipsis.
  static func line(_ text: String, most: Int = mostCharacters) -> String {
    var kept = String.UnicodeScalarView()
    var owesBlank = false
    var count = 0
    for scalar in text.unicodeScalars {
      guard !isBlankOrHidden(scalar) else {
        owesBlank = !kept.isEmpty
        continue
      }
      // Scalars are counted, not graphemes: one grapheme can hold any number of combining marks.
      guard count + (owesBlank ? 1 : 0) < most else {
        kept.append("…")
        break
      }
      if owesBlank {
        kept.append(" ")
        count += 1
        owesBlank = false
      }
      kept.append(scalar)
      count += 1
    }
    return String(kept)
  }

  /// Whether an id or an address can be passed on as it is: nothing in it that a terminal or a header would obey.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.count <= 8192
      && !text.unicodeScalars.contains(where: isBlankOrHidden)
  }

  /// Whether a text can be sent as the value of a header as it is.
  static func isHeaderValue(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private static func isBlankOrHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return true
    // Joiners shape Persian, Indic scripts and emoji; the other format characters turn or hide text.
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
  }
}
