/// Places in a text that a table fills: `{{name}}`, blanks around the name or not.
public enum Placeholders {
  /// A name is on one line, without braces.
  private static let longest = 200

  /// The names in a text, each once, in the order of their first appearance.
  public static func names(in text: String) -> [String] {
    var known: Set<String> = []
    return pieces(of: text).compactMap { piece in
      if case .place(_, let name) = piece, known.insert(name).inserted { name } else { nil }
    }
  }

  /// The text with every place filled for which there is a value. What is put in is not looked through again.
  public static func filled(_ text: String, with values: [String: String]) -> String {
    var filled = String.UnicodeScalarView()
    for piece in pieces(of: text) {
      switch piece {
      case .text(let text): filled += text.unicodeScalars
      case .place(let text, let name): filled += (values[name] ?? String(text)).unicodeScalars
      }
    }
    return String(filled)
  }

  private enum Piece {
    case text(Substring)
    /// As it is written, and its name.
    case place(Substring, String)
  }

  /// Braces are found by scalar: one that carries a combining mark is another Character than `}`.
  private static func pieces(of text: String) -> [Piece] {
    let scalars = text.unicodeScalars
    var pieces: [Piece] = []
    var rest = scalars[...]
    var plainFrom = rest.startIndex
    while let open = rest.firstRange(of: "{{".unicodeScalars) {
      // Of three braces the last two belong to the place.
      var start = open.upperBound
      while start < rest.endIndex, rest[start] == "{" { start = rest.index(after: start) }
      // A name ends at the first of these, whatever comes then: what is looked through for one is not again for the next.
      let end = rest[start...].firstIndex { $0 == "{" || $0 == "}" || $0.isNewline } ?? rest.endIndex
      let name = String(rest[start..<end]).trimmingBlanks
      guard rest[end...].starts(with: "}}".unicodeScalars), !name.isEmpty, name.count <= longest else {
        rest = rest[end...]
        continue
      }
      let begin = rest.index(start, offsetBy: -2)
      let close = rest.index(end, offsetBy: 2)
      if plainFrom < begin { pieces.append(.text(Substring(scalars[plainFrom..<begin]))) }
      pieces.append(.place(Substring(scalars[begin..<close]), name))
      plainFrom = close
      rest = rest[close...]
    }
    if plainFrom < scalars.endIndex { pieces.append(.text(Substring(scalars[plainFrom...]))) }
    return pieces
  }
}

extension Unicode.Scalar {
  fileprivate var isNewline: Bool { Character(self).isNewline }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension VideoRequest {
  /// The names of the places in all texts of the request, its title included, each once.
  public var placeholders: [String] {
    var names: [String] = []
    for text in json.texts {
      for name in Placeholders.names(in: text) where !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The request with the places of all its texts filled for which there is a value.
  public func filled(with values: [String: String]) -> VideoRequest {
    let filled = json.mapTexts { Placeholders.filled($0, with: values) }
    // An object stays one.
    return (try? VideoRequest(kind: kind, json: filled)) ?? self
  }
}

extension JSONValue {
  /// Every text in the value, in order; the names of members are none.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.texts)
    case .object(let members): members.flatMap(\.value.texts)
    case .null, .bool, .number: []
    }
  }

  fileprivate func mapTexts(_ change: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { $0.mapTexts(change) })
    case .object(let members): .object(members.map { JSONMember($0.key, $0.value.mapTexts(change)) })
    case .null, .bool, .number: self
    }
  }
}
