/// Where a field stands in a request, written as the API's users write it: `video_inputs[1].voice.pitch`.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  /// One step into an object or a list.
  public enum Step: Hashable, Sendable {
    /// A member of an object.
    case key(String)
    /// An element of a list, from 0.
    case index(Int)
  }

  /// The steps from the request down.
  public var steps: [Step]

  /// The request itself.
  public static let root = FieldPath([])

  /// A path of these steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Reads `video_inputs[1].voice.pitch`; nil when the text is no such path.
  public init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      // A path may begin with an index; everywhere else a step begins with a key.
      let mayLackKey = text.isEmpty || (steps.isEmpty && pieces.count > 1)
      guard let key = pieces.first, !key.isEmpty || mayLackKey else { return nil }
      if !key.isEmpty { steps.append(.key(String(key))) }
      for piece in pieces.dropFirst() {
        let digits = piece.dropLast()
        guard piece.hasSuffix("]"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
          let index = Int(digits)
        else { return nil }
        steps.append(.index(index))
      }
    }
    self.steps = steps
  }

  /// The path one member further down.
  public func appending(_ key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }
  /// The path one element further down.
  public func appending(_ index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

  /// The path one step up; the root's is the root.
  public var parent: FieldPath { FieldPath(Array(steps.dropLast())) }

  /// Whether it is that of an element of a list.
  var endsWithIndex: Bool {
    if case .index? = steps.last { return true }
    return false
  }

  /// The last key of the path, which is the field's own name; empty for the root.
  public var key: String {
    for case .key(let key) in steps.reversed() { return key }
    return ""
  }

  /// Whether this path is `other` or lies inside it.
  public func isInside(_ other: FieldPath) -> Bool { steps.starts(with: other.steps) }

  /// `video_inputs[1].voice.pitch`; empty for the request itself.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

extension JSONValue {
  /// The value at that path below this one.
  public subscript(path: FieldPath) -> JSONValue? {
    var value: JSONValue? = self
    for step in path.steps {
      switch step {
      case .key(let key): value = value?[key]
      case .index(let index): value = value?[index]
      }
    }
    return value
  }
}
