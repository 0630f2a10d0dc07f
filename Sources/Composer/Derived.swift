import VideoModel

/// What follows from a request, worked out once for each edit.
public struct Derived: Equatable, Sendable {
  /// The request as it is sent, laid out over lines.
  let text: JSONText
  /// Everything that is wrong.
  let problems: [Problem]
  /// What each scene shows and says, in a studio scene's terms.
  let shots: [Scene]
  /// The estimated seconds of each scene; nil where only the service knows.
  let seconds: [Double?]
  let errorCount: Int

  /// - Parameters:
  ///   - scriptLimit: the most characters of a script that the account's plan speaks.
  ///   - previous: what followed from the request before; what has not changed since is taken over.
  init(_ request: VideoRequest, scriptLimit: Int, after previous: Derived? = nil) {
    text = JSONText(request.json)
    problems = request.problems(scriptLimit: scriptLimit)
    errorCount = problems.count { $0.severity == .error }
    let before = previous.map { Array(zip($0.shots, $0.seconds)) } ?? []
    shots = request.shots
    seconds = shots.enumerated().map { index, shot in
      before.indices.contains(index) && before[index].0 == shot ? before[index].1 : shot.estimatedSeconds
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
