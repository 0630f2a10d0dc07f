import Synchronization

/// An object that never changes, with what has been worked out of it so far.
final class SharedObject<Object: RequestObject>: Sendable {
  let object: Object
  private let known = Mutex(Known())

  private struct Known {
    var json: JSONValue?
    var layout: JSONLayout?
    /// The problems under the terms that were asked for last, their paths from the object down.
    var problems: (terms: Terms, found: [Problem])?
  }

  init(_ object: Object) { self.object = object }

  /// The object as it is sent.
  var json: JSONValue {
    known.withLock { known in
      if let json = known.json { return json }
      let json = object.json
      known.json = json
      return json
    }
  }

  /// Its JSON, laid out over lines.
  var layout: JSONLayout {
    let json = json
    return known.withLock { known in
      if let layout = known.layout { return layout }
      let layout = JSONLayout(json)
      known.layout = layout
      return layout
    }
  }

  /// Its problems, their paths from the object down.
  func problems(under terms: Terms) -> [Problem] {
    known.withLock { known in
      if let problems = known.problems, problems.terms == terms { return problems.found }
      let found = object.problems(at: .root, under: terms)
      known.problems = (terms, found)
      return found
    }
  }
}
