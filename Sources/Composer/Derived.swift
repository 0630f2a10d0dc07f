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

  init(_ request: VideoRequest) {
    text = JSONText(request.json)
    problems = request.problems
    errorCount = problems.count { $0.severity == .error }
    switch request {
    case .studio(let video): seconds = video.scenes.map(\.estimatedSeconds)
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
