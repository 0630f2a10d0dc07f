import VideoModel

/// What follows from a request, worked out once for each edit.
public struct Derived: Equatable, Sendable {
  /// The request as it is sent, laid out over lines.
  let text: JSONText
  /// Everything that is wrong.
  let problems: [Problem]
  /// The estimated seconds of each scene; nil where only the service knows.
  let seconds: [Double?]
  let errorCount: Int

  /// - Parameter previous: a request and what followed from it; what has not changed since is taken over.
  init(_ request: VideoRequest, after previous: (request: VideoRequest, derived: Derived)? = nil) {
    text = JSONText(request.json)
    problems = request.problems
    errorCount = problems.count { $0.severity == .error }
    let before = previous.map { Array(zip($0.request.scenes, $0.derived.seconds)) } ?? []
    seconds = request.scenes.enumerated().map { index, scene in
      before.indices.contains(index) && before[index].0 == scene ? before[index].1 : scene.estimatedSeconds
    }
  }

  var warningCount: Int { problems.count - errorCount }

  /// The first problem of a field, errors before warnings.
  func problem(at path: FieldPath) -> Problem? {
    let here = problems.filter { $0.path == path }
    return here.first { $0.severity == .error } ?? here.first
  }

  /// The worst severity at and below a path.
  func severity(in path: FieldPath) -> Problem.Severity? {
    let inside = problems.filter { $0.path.isInside(path) }
    if inside.contains(where: { $0.severity == .error }) { return .error }
    return inside.isEmpty ? nil : .warning
  }
}

extension VideoRequest {
  /// The scenes of the request.
  var scenes: [Scene] {
    switch self {
    case .studio(let video): video.scenes
    }
  }
}
