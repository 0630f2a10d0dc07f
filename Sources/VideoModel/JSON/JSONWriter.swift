/// A JSON text with the place of every value in it.
public struct JSONText: Equatable, Sendable {
  /// What a piece of a line is, for colouring.
  public enum Role: Equatable, Sendable {
    case punctuation, key, string, number, word
  }

  /// A piece of a line.
  public struct Span: Equatable, Sendable {
    /// What it is.
    public let role: Role
    /// Its text, without line breaks.
    public let text: String
  }

  /// A line of the text, without its line break.
  public struct Line: Equatable, Sendable {
    /// Its indentation in columns.
    public let indent: Int
    /// Its pieces, after the indentation.
    public internal(set) var spans: [Span]
    /// The value that the line begins, belongs to, or closes.
    public let path: FieldPath

    /// The line as text, indentation included.
    public var text: String { String(repeating: " ", count: indent) + spans.map(\.text).joined() }
  }

  /// Where a value stands.
  public struct Place: Equatable, Sendable {
    /// Its range in `text`, in UTF-8 bytes: key, colon and value, without the comma after it.
    public let bytes: Range<Int>
    /// Its lines, from 0.
    public let lines: ClosedRange<Int>
  }

  /// The lines, in order.
  public private(set) var lines: [Line] = []
  /// The place of every value, the request itself included.
  public private(set) var places: [FieldPath: Place] = [:]

  /// The whole text; ends without a line break.
  public var text: String { lines.map(\.text).joined(separator: "\n") }

  /// Lays a value out, two columns an indentation, one member or element a line.
  public init(_ value: JSONValue) {
    var writer = Writer()
    writer.write(value, at: .root)
    writer.endLine()
    lines = writer.lines
    places = writer.places
  }

  /// The first line of the value at `path`, or of the nearest value around it.
  public func line(of path: FieldPath) -> Int {
    var path = path
    while places[path] == nil, !path.steps.isEmpty { path = path.parent }
    return places[path]?.lines.lowerBound ?? 0
  }
}

extension JSONValue {
  /// The value as text on one line, as it is sent.
  public var compactText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.literal
    case .string(let value): Self.quoted(value)
    case .array(let elements): "[" + elements.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.compactText }.joined(separator: ",") + "}"
    }
  }

  /// The value as text over several lines.
  public var prettyText: String { JSONText(self).text }

  /// A JSON string literal. Control characters, also those of C1, line separators and marks of direction are
  /// escaped, so that the literal can be shown in a terminal as it is.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{200E}", "\u{200F}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

private struct Writer {
  var lines: [JSONText.Line] = []
  var places: [FieldPath: JSONText.Place] = [:]
  private var line = JSONText.Line(indent: 0, spans: [], path: .root)
  private var offset = 0

  mutating func write(_ value: JSONValue, at path: FieldPath, key: String? = nil) {
    let start = (offset: offset, line: lines.count)
    if let key {
      put(.key, JSONValue.quoted(key))
      put(.punctuation, ": ")
    }
    switch value {
    case .array(let elements) where !elements.isEmpty:
      let children = elements.enumerated().map { (path.appending($0.offset), nil as String?, $0.element) }
      writeBlock("[", children, "]", path)
    case .object(let members) where !members.isEmpty:
      writeBlock("{", members.map { (path.appending($0.key), $0.key, $0.value) }, "}", path)
    case .string: put(.string, value.compactText)
    case .number: put(.number, value.compactText)
    case .array, .object: put(.punctuation, value.compactText)
    case .null, .bool: put(.word, value.compactText)
    }
    places[path] = JSONText.Place(bytes: start.offset..<offset, lines: start.line...lines.count)
  }

  private mutating func writeBlock(
    _ open: String, _ children: [(FieldPath, String?, JSONValue)], _ close: String, _ path: FieldPath
  ) {
    let indent = line.indent
    put(.punctuation, open)
    for (position, child) in children.enumerated() {
      breakLine(indent: indent + 2, path: child.0)
      write(child.2, at: child.0, key: child.1)
      if position < children.count - 1 { put(.punctuation, ",") }
    }
    breakLine(indent: indent, path: path)
    put(.punctuation, close)
  }

  private mutating func put(_ role: JSONText.Role, _ text: String) {
    line.spans.append(JSONText.Span(role: role, text: text))
    offset += text.utf8.count
  }

  private mutating func breakLine(indent: Int, path: FieldPath) {
    endLine()
    offset += 1 + indent
    line = JSONText.Line(indent: indent, spans: [], path: path)
  }

  mutating func endLine() { lines.append(line) }
}
