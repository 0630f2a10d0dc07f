/// Why a text is no JSON, and where.
public struct JSONSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int
  /// What was expected or found, as the end of a sentence.
  public let reason: String

  /// One sentence: the place and the reason.
  public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONValue {
  /// Deeper nesting than this is refused, so that a hostile text cannot exhaust the stack.
  public static let deepestNesting = 200

  /// Reads a JSON text (RFC 8259).
  /// - Throws: `JSONSyntaxError` with the line and column of the first fault.
  public init(parsing text: String) throws(JSONSyntaxError) {
    var parser = JSONParser(text)
    self = try parser.parseDocument()
  }

  /// Reads JSON from bytes, which must be UTF-8; a byte order mark is passed over.
  /// - Throws: `JSONSyntaxError` with the line and column of the first fault.
  public init(parsing bytes: some Sequence<UInt8>) throws(JSONSyntaxError) {
    let bytes = Array(bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONSyntaxError(after: validPrefix(of: bytes), reason: "the text is not UTF-8 from here on")
    }
    try self.init(parsing: text)
  }
}

extension JSONSyntaxError {
  /// A fault that stands right behind `before`. Lines end with a line feed; a byte order mark takes no column.
  fileprivate init(after before: ArraySlice<UInt8>, reason: String) {
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    var line = before[lineStart...]
    if line.startIndex == 0, line.starts(with: byteOrderMark) { line = line.dropFirst(byteOrderMark.count) }
    self.init(
      line: before.count { $0 == 0x0A } + 1, column: String(decoding: line, as: UTF8.self).count + 1,
      reason: reason)
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// The bytes before the first that is not UTF-8.
private func validPrefix(of bytes: [UInt8]) -> ArraySlice<UInt8> {
  var decoder = UTF8()
  var rest = bytes.makeIterator()
  var count = 0
  while case .scalarValue(let scalar) = decoder.decode(&rest) { count += UTF8.width(scalar) }
  return bytes[..<count]
}

private struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: byteOrderMark) { index = byteOrderMark.count }
  }

  mutating func parseDocument() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    if index == bytes.count { throw fault("the text is empty; a JSON object is expected") }
    let value = try parseValue(depth: 0)
    skipSpace()
    if index < bytes.count { throw fault("unexpected \(found) after the end of the JSON value") }
    return value
  }

  private mutating func parseValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard index < bytes.count else { throw fault("a value is expected, but the text ends here") }
    switch bytes[index] {
    case UInt8(ascii: "{") where depth == JSONValue.deepestNesting,
      UInt8(ascii: "[") where depth == JSONValue.deepestNesting:
      throw fault("nested deeper than \(JSONValue.deepestNesting) levels")
    case UInt8(ascii: "{"): return try parseObject(depth: depth)
    case UInt8(ascii: "["): return try parseArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
    default: throw fault("a value is expected, not \(found)")
    }
  }

  private mutating func parseObject(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    var members: [JSONMember] = []
    index += 1
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw fault("a key in double quotes is expected, not \(found)")
      }
      let key = try parseString()
      skipSpace()
      guard take(":") else { throw fault("a colon is expected after \(JSONValue.quoted(key)), not \(found)") }
      skipSpace()
      members.append(JSONMember(key, try parseValue(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("a comma or } is expected, not \(found)") }
    }
  }

  private mutating func parseArray(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    var elements: [JSONValue] = []
    index += 1
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try parseValue(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw fault("a comma or ] is expected, not \(found)") }
    }
  }

  private mutating func parseWord(_ word: String, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw fault("a value is expected, not \(found)") }
    index += word.utf8.count
    return value
  }

  private mutating func parseNumber() throws(JSONSyntaxError) -> JSONNumber {
    let start = index
    _ = take("-")
    if take("0") {
      if index < bytes.count, isDigit(bytes[index]) { throw fault("a number must not begin with 0") }
    } else {
      try takeDigits()
    }
    if take(".") { try takeDigits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try takeDigits()
    }
    return JSONNumber(literal: String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func takeDigits() throws(JSONSyntaxError) {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    if index == start { throw fault("a digit is expected, not \(found)") }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func parseString() throws(JSONSyntaxError) -> String {
    let start = index
    var decoded: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        decoded.append(contentsOf: String(try parseEscape()).utf8)
      case 0..<0x20:
        throw fault("a control character in a string must be escaped, such as \\n for a line break")
      default:
        decoded.append(byte)
        index += 1
      }
    }
    index = start
    throw fault("the string that begins here is not closed")
  }

  private mutating func parseEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard index < bytes.count else { throw fault("an escape is expected, but the text ends here") }
    let escape = bytes[index]
    index += 1
    switch escape {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try parseUnicodeEscape()
    default:
      index -= 1
      throw fault("a backslash followed by \(found) is no escape that JSON knows")
    }
  }

  /// A surrogate that stands alone becomes U+FFFD, since a Swift string cannot hold it.
  private mutating func parseUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try takeHex()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, bytes[index...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    let mark = index
    index += 2
    let second = try takeHex()
    if (0xDC00...0xDFFF).contains(second) {
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    index = mark
    return "\u{FFFD}"
  }

  private mutating func takeHex() throws(JSONSyntaxError) -> UInt32 {
    let digits = bytes[index..<min(index + 4, bytes.count)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt32(text, radix: 16) else {
      throw fault("four hexadecimal digits are expected after \\u")
    }
    index += 4
    return unit
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private var found: String {
    guard index < bytes.count else { return "the end of the text" }
    let rest = String(decoding: bytes[index..<min(index + 16, bytes.count)], as: UTF8.self)
    guard let first = rest.first else { return "the end of the text" }
    if first.isNewline { return "the end of the line" }
    // Escaped as in a literal: the sentence is shown in a terminal, which acts on control characters.
    return first == "\""
      ? "\u{201C}\"\u{201D}" : "\u{201C}\(JSONValue.quoted(String(first)).dropFirst().dropLast())\u{201D}"
  }

  private func fault(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(after: bytes[..<min(index, bytes.count)], reason: reason)
  }
}
