/// What nothing is said of. The service takes a default then, and that of the other form may be another one.
extension Transfer {
  /// Writes the defaults of the source that the target does not share; names those that it cannot have. To be called when
  /// all that is said has been carried over.
  mutating func carryDefaults() {
    guard let made = try? VideoRequest(kind: template.kind, json: target) else { return }
    for scope in scopes {
      let said = states(in: scope.sourcePath)
      let shown = made.states(in: scope.targetPath)
      for row in Correspondence.table where !row.isWhole {
        guard let from = row.places[scope.source], let standard = standard(of: from, scope, said) else {
          continue
        }
        carry(standard, from, to: row.places[scope.target], scope, shown)
      }
    }
  }

  /// The fields of the source in which something could be said, by their paths. Nothing is said of those of a section
  /// that is not there: where there is no background, it has no colour either.
  private func states(in path: FieldPath) -> [FieldPath: FieldState] {
    let states = request.states(in: path)
    let absent = states.values.filter { $0.info.isSection && $0.value == nil }.map(\.path)
    return states.filter { path, _ in !absent.contains(where: path.isInside) }
  }

  /// What is the case at a place of the source, in the common words, although nothing says it, or no more than that;
  /// nil when something else is said, or no default is known.
  private func standard(of place: Place, _ scope: Scope, _ states: [FieldPath: FieldState]) -> JSONValue? {
    guard let path = place.path.map({ scope.sourcePath + $0 }), let state = states[path], holds(place, scope),
      let standard = place.standard(in: state)
    else { return nil }
    let said = json[path] ?? .null
    return said == .null || (place.isFelt && place.common(said) == standard) ? standard : nil
  }

  private mutating func carry(
    _ standard: JSONValue, _ from: Place, to: Place?, _ scope: Scope, _ shown: [FieldPath: FieldState]
  ) {
    guard let path = from.path.map({ scope.sourcePath + $0 }) else { return }
    guard let to else {
      if from.isFelt { lose(standard, at: path, "it has no counterpart") }
      return
    }
    let place = to.path.map { scope.targetPath + $0 }
    guard place.map({ target[$0] == nil }) ?? true, !isIdle(from, to, scope),
      place.flatMap({ shown[$0] }).flatMap({ to.standard(in: $0) }) != standard
    else { return }
    guard let reason = write(standard, to, scope), from.isFelt || to.fixed != nil else { return }
    lose(standard, at: path, reason)
  }

  /// Names a default as lost, whether it was written out or not.
  private mutating func lose(_ standard: JSONValue, at path: FieldPath, _ reason: String) {
    if json[path] ?? .null == .null {
      unsaid.append(Loss(path: path, value: standard, reason: reason, isSet: false))
    } else {
      decide(.lost(reason), inside: path)
    }
  }

  /// Whether the places say how a video and the voice over it go together, and there is no voice.
  private func isIdle(_ from: Place, _ to: Place, _ scope: Scope) -> Bool {
    guard [from.path, to.path].contains(Self.playbackMode) else { return false }
    let scene = scope.target == .mediaScene ? target[scope.targetPath] : json[scope.sourcePath]
    return V3Scene.narrationKeys.allSatisfy { scene?[$0] ?? .null == .null }
  }

  private static let playbackMode = FieldPath([.key("playback"), .key("mode")])
}

extension Place {
  /// What is the case in the common words where a field is not set; nil when nobody knows.
  fileprivate func standard(in state: FieldState) -> JSONValue? {
    if let standard { return standard }
    // What is not switched on is off.
    let own = state.info.defaultValue ?? (state.info.kind == .toggle && words.isEmpty ? false : nil)
    return own.flatMap(common)
  }
}

extension VideoRequest {
  /// The fields that apply in an object, also in objects that are not there, by their paths.
  fileprivate func states(in path: FieldPath) -> [FieldPath: FieldState] {
    let fields = fields(in: path, evenAbsent: true)
    return Dictionary(fields.map { ($0.path, $0) }) { first, _ in first }
  }
}
