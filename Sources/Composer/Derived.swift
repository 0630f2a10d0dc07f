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
  ///   - plan: the account's plan, which limits how long a script may be.
  ///   - catalogue: what the service lists, where it is known.
  ///   - previous: what followed from the request before; what has not changed since is taken over.
  init(
    _ request: VideoRequest, plan: Plan = .enterprise, catalogue: KnownCatalogue? = nil,
    after previous: Derived? = nil
  ) {
    text = request.text
    let before = previous.map { Array(zip($0.shots, $0.seconds)) } ?? []
    shots = request.shots
    seconds = shots.enumerated().map { index, shot in
      before.indices.contains(index) && before[index].0 == shot ? before[index].1 : shot.estimatedSeconds
    }
    problems =
      request.problems(scriptLimit: plan.scriptLimit, listed: catalogue?.ids)
      + (catalogue?.mismatches(in: request, shots: shots) ?? [])
    errorCount = problems.count { $0.severity == .error }
  }

  var warningCount: Int { problems.count - errorCount }

  /// The first problem of a field, errors before warnings.
  func problem(at path: FieldPath) -> Problem? {
    let here = problems.filter { $0.path == path || $0.fieldPath == path }
    return here.first { $0.severity == .error } ?? here.first
  }

  /// The worst severity at and below a path.
  func severity(in path: FieldPath) -> Problem.Severity? {
    let inside = problems.filter { $0.path.isInside(path) }
    if inside.contains(where: { $0.severity == .error }) { return .error }
    return inside.isEmpty ? nil : .warning
  }
}
