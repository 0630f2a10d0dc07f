/// A header with parameters, such as `multipart/form-data; boundary="a b"` (RFC 9110, section 5.6).
struct HeaderValue: Equatable {
  /// What stands before the parameters, in lower case.
  let value: String
  /// The names in lower case; of several of one name, the first.
  let parameters: [String: String]

  // By bytes: as a character, a quote is one with an accent that follows it.
  private typealias Bytes = ArraySlice<UInt8>

  init(_ text: String) {
    var pieces = Self.pieces(of: Array(text.utf8)[...])[...]
    value = String(decoding: Self.trimmed(pieces.popFirst() ?? []), as: UTF8.self).lowercased()
    var parameters: [String: String] = [:]
    for piece in pieces {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: Self.trimmed(piece[..<equals]), as: UTF8.self).lowercased()
      let value = Self.unquoted(Self.trimmed(piece[(equals + 1)...]))
      if parameters[name] == nil { parameters[name] = String(decoding: value, as: UTF8.self) }
    }
    self.parameters = parameters
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// What stands between the semicolons that are not in quotes.
  private static func pieces(of text: Bytes) -> [Bytes] {
    var pieces: [Bytes] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let byte = text[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == backslash {
        isEscaped = true
      } else if byte == quote {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ";"), !isQuoted {
        pieces.append(text[start..<index])
        start = index + 1
      }
    }
    return pieces + [text[start...]]
  }

  private static func unquoted(_ text: Bytes) -> Bytes {
    guard text.count >= 2, text.first == quote, text.last == quote else { return text }
    var unquoted: Bytes = []
    var isEscaped = false
    for byte in text.dropFirst().dropLast() {
      // Some clients send paths such as "C:\file" without escapes, so only what must be escaped is taken as such.
      if isEscaped, byte != quote, byte != backslash { unquoted.append(backslash) }
      isEscaped = byte == backslash && !isEscaped
      if !isEscaped { unquoted.append(byte) }
    }
    return unquoted
  }

  private static func trimmed(_ text: Bytes) -> Bytes {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return text[first...last]
  }
}
