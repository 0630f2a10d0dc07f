/// The kinds of request that the program speaks.
public enum RequestKind: String, CaseIterable, Sendable {
  /// `POST /v2/video/generate`: scenes with character, voice, background, text and audio.
  case studio

  /// The path that the request is posted to.
  public var endpoint: String {
    switch self {
    case .studio: "/v2/video/generate"
    }
  }

  /// What the kind is for, in a line.
  public var summary: String {
    switch self {
    case .studio: "1–50 scenes: character, voice, background, text overlay, audio track, subtitles"
    }
  }

  /// The table of the fields of this kind, with `[]` for any element of a list.
  public var fieldTable: [FieldRow] {
    switch self {
    case .studio: StudioVideo.table(at: .root)
    }
  }
}

/// Why a JSON text is no request at all. Anything less is a `Problem` of the request that was read.
public enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text is no JSON.
  case syntax(JSONSyntaxError)
  /// The JSON is something else than an object. What it is.
  case notAnObject(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .syntax(let error): error.description
    case .notAnObject(let found): "a request is a JSON object, and this is \(found)"
    }
  }
}

/// A request to make a video, of any kind.
public enum VideoRequest: Equatable, Sendable {
  /// `POST /v2/video/generate`.
  case studio(StudioVideo)

  /// A new request of that kind, as a user begins with it.
  public init(fresh kind: RequestKind) {
    switch kind {
    case .studio: self = .studio(.fresh)
    }
  }

  /// Reads a request. Whatever the model does not know is kept, and named by `problems`.
  /// - Throws: `ImportError` when the text is no JSON object.
  public init(kind: RequestKind, parsing text: String) throws(ImportError) {
    let json: JSONValue
    do { json = try JSONValue(parsing: text) } catch { throw .syntax(error) }
    try self.init(kind: kind, json: json)
  }

  /// Reads a request from JSON.
  /// - Throws: `ImportError.notAnObject`.
  public init(kind: RequestKind, json: JSONValue) throws(ImportError) {
    switch kind {
    case .studio:
      guard let video = StudioVideo(json: json) else { throw .notAnObject(json.kindName) }
      self = .studio(video)
    }
  }

  /// The kind of the request.
  public var kind: RequestKind {
    switch self {
    case .studio: .studio
    }
  }

  /// The request as it is sent.
  public var json: JSONValue {
    switch self {
    case .studio(let video): video.json
    }
  }

  /// Everything that is wrong, in the order of the fields.
  public var problems: [Problem] {
    switch self {
    case .studio(let video): video.problems(at: .root)
    }
  }

  /// The video's title, when it has one.
  public var title: String? {
    switch self {
    case .studio(let video): video.title
    }
  }

  /// The fields that apply at and below an object of the request, in the API's order; lists are not entered.
  /// - Parameters:
  ///   - path: the object; the root for the request's own fields.
  ///   - evenAbsent: list the fields of absent objects too, as if they were there.
  public func fields(in path: FieldPath, evenAbsent: Bool = false) -> [FieldState] {
    switch self {
    case .studio(let video): video.fieldStates(below: path.steps[...], at: .root, evenAbsent: evenAbsent)
    }
  }

  /// The value at a path, as it is sent; nil when it is not.
  public func value(at path: FieldPath) -> JSONValue? { json[path] }

  /// Sets the value at a path, or unsets it by nil. Absent objects on the way are made.
  /// - Returns: false, and nothing is changed, when there is no such field or the JSON is of the wrong type.
  @discardableResult
  public mutating func set(_ value: JSONValue?, at path: FieldPath) -> Bool {
    switch self {
    case .studio(var video):
      guard video.set(value, at: path.steps[...]) else { return false }
      self = .studio(video)
      return true
    }
  }

  /// Values that are set in fields that do not apply now: typed in, not sent, and not to be lost.
  public var hiddenValues: [(path: FieldPath, value: JSONValue)] {
    switch self {
    case .studio(let video): video.hiddenValues(at: .root).map { (path: $0.0, value: $0.1) }
    }
  }
}
