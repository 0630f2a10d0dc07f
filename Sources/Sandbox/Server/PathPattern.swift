/// What the paths of an endpoint look like: segments that stand for themselves, and parameters in braces, as in
/// `/v2/avatar/{id}/details`.
struct PathPattern: Hashable, Sendable, CustomStringConvertible {
  private enum Segment: Hashable {
    case word(String)
    case parameter(String)
  }

  let description: String
  private let segments: [Segment]

  init(_ text: String) {
    description = text
    segments = text.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .parameter(String(segment.dropFirst().dropLast())) : .word(String(segment))
    }
  }

  /// How many segments may be anything. Of two patterns that match a path, the one with fewer is meant: `/a/b` rather
  /// than `/a/{id}`.
  var parameterCount: Int {
    segments.count { if case .parameter = $0 { true } else { false } }
  }

  /// The parameters of a path that matches; nil for one that does not.
  /// - Parameter path: as `segments(of:)` gives it.
  func parameters(of path: [String]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .word(let word): guard word == text else { return nil }
      case .parameter(let name): parameters[name] = text
      }
    }
    return parameters
  }

  /// The segments of a path as it was sent. Each is decoded after the split, so that a `%2F` stays inside its segment.
  static func segments(of path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).map { PercentEncoding.decoded($0) }
  }
}
