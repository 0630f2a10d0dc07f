/// A pause that is not written as the service wants it. The service takes the script all the same.
public enum ScriptFault: Equatable, Hashable, Sendable {
  /// Something that begins as a break tag and is none. The text of it.
  case malformed(String)
  /// A break tag that touches a word.
  case notSpaced(String)

  /// What is wrong and what is wanted, to follow the name of the field.
  public var sentence: String {
    switch self {
    case .malformed(let tag):
      "has \(JSONValue.quoted(tag)), which is no pause; a pause is written <break time=\"1.5s\"/>"
    case .notSpaced(let tag):
      "has \(JSONValue.quoted(tag)) beside a word; a pause wants a space on both sides"
    }
  }
}

extension Script {
  /// The faults of a script's break tags, each kind of fault once.
  public static func faults(of script: String) -> [ScriptFault] {
    var faults: [ScriptFault] = []
    var rest = script[...]
    guard script.contains("<") else { return [] }
    let beginning = #/<break\b/#.ignoresCase()
    while let range = rest.firstRange(of: beginning) {
      let tag = rest[range.lowerBound...]
      let before = script[..<range.lowerBound].last
      let fault: ScriptFault?
      if let (_, end) = breakTag(in: tag) {
        let isSpaced = isBoundary(before) && isBoundary(script[end...].first)
        fault = isSpaced ? nil : .notSpaced(String(tag[..<end]))
        rest = script[end...]
      } else {
        let end = tag.prefix(40).firstIndex(of: ">").map { tag.index(after: $0) }
        fault = .malformed(String(end.map { tag[..<$0] } ?? tag.prefix(20)))
        rest = rest[range.upperBound...]
      }
      if let fault, !faults.contains(fault) { faults.append(fault) }
    }
    return faults
  }

  /// Whether a tag may stand beside the character: a space, another tag, or nothing.
  private static func isBoundary(_ neighbour: Character?) -> Bool {
    neighbour.map { $0.isWhitespace || $0 == "<" || $0 == ">" } ?? true
  }
}
