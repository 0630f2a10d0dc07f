/// Why a JSON text is no request at all. Anything less is a `Problem` of the request that was read.
public enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text is no JSON.
  case syntax(JSONSyntaxError)
  /// The JSON is something else than an object. What it is.
  case notAnObject(String)
  /// The object has no field of any kind of request.
  case unknownKind

  /// One sentence.
  public var description: String {
    switch self {
    case .syntax(let error): error.description
    case .notAnObject(let found): "a request is a JSON object, and this is \(found)"
    case .unknownKind:
      "it holds no field of a request; a request has video_inputs, avatar_pose_id, avatar_id, or a type of v3"
    }
  }
}
