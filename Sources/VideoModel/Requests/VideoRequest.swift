/// A request to make a video, of any kind.
public enum VideoRequest: Equatable, Sendable {
  /// `POST /v2/video/generate`.
  case studio(StudioVideo)
  /// `POST /v1/video.webm`.
  case transparent(TransparentVideo)
  /// `POST /v2/videos`.
  case avatarIV(AvatarIVVideo)
  /// `POST /v3/videos`.
  case v3(V3Video)

  /// The kind of the request.
  public var kind: RequestKind {
    switch self {
    case .studio: .studio
    case .transparent: .transparent
    case .avatarIV: .avatarIV
    case .v3: .v3
    }
  }

  /// The object that the kind's table describes. All that is the same for every kind is done through it.
  var root: any RequestRoot {
    get {
      switch self {
      case .studio(let video): video
      case .transparent(let video): video
      case .avatarIV(let video): video
      case .v3(let video): video
      }
    }
    set { self = newValue.request }
  }

  /// A new request of that kind, as a user begins with it.
  public init(fresh kind: RequestKind) { self = kind.root.fresh.request }

  /// Reads a request. Whatever the model does not know is kept, and named by `problems`.
  /// - Parameter kind: nil to recognise the kind by what the request holds.
  /// - Throws: `ImportError` when the text is no JSON object, or of no kind.
  public init(kind: RequestKind?, parsing text: String) throws(ImportError) {
    let json: JSONValue
    do { json = try JSONValue(parsing: text) } catch { throw .syntax(error) }
    try self.init(kind: kind, json: json)
  }

  /// Reads a request from JSON.
  /// - Parameter kind: nil to recognise the kind by what the request holds.
  /// - Throws: `ImportError.notAnObject`, `ImportError.unknownKind`.
  public init(kind: RequestKind?, json: JSONValue) throws(ImportError) {
    guard json.members != nil else { throw .notAnObject(json.kindName) }
    guard let kind = kind ?? RequestKind.recognized(in: json) else { throw .unknownKind }
    guard let root = kind.root.init(json: json) else { throw .notAnObject(json.kindName) }
    self = root.request
  }

  /// Whether both hold the same characters, not only texts that look alike.
  public func isExactly(_ other: VideoRequest) -> Bool {
    self == other && storedText.utf8.elementsEqual(other.storedText.utf8)
  }

  /// The request as it is sent.
  public var json: JSONValue { root.json }

  /// Everything that is wrong, in the order of the fields.
  public var problems: [Problem] { problems(scriptLimit: Plan.enterprise.scriptLimit) }

  /// Everything that is wrong, in the order of the fields.
  /// - Parameters:
  ///   - scriptLimit: the most characters of a script that the account's plan speaks.
  ///   - listed: what the service lists, where it is known.
  public func problems(scriptLimit: Int, listed: ListedIDs? = nil) -> [Problem] {
    root.problems(
      at: .root, under: Terms(isStrict: kind.isStrict, scriptLimit: scriptLimit, listed: listed))
  }

  /// The video's title, when it has one.
  public var title: String? { value(at: FieldPath([.key("title")]))?.string }

  /// The fields that apply at and below an object of the request, in the API's order; lists are not entered.
  /// - Parameters:
  ///   - path: the object; the root for the request's own fields.
  ///   - evenAbsent: list the fields of absent objects too, as if they were there.
  public func fields(in path: FieldPath, evenAbsent: Bool = false) -> [FieldState] {
    root.fieldStates(below: path.steps[...], at: .root, evenAbsent: evenAbsent)
  }

  /// The value at a path, as it is sent; nil when it is not.
  public func value(at path: FieldPath) -> JSONValue? { root.value(at: path.steps[...]) }

  /// Sets the value at a path, or unsets it by nil. Absent objects on the way are made.
  /// - Parameter keepsAny: whether a value of the wrong type is kept in the field's place, as by an import: it is sent as it
  ///   is, and named as a problem. Without that it is refused; objects and lists refuse it in any case.
  /// - Returns: false, and nothing is changed, when there is no such field or the JSON is of the wrong type.
  @discardableResult
  public mutating func set(_ value: JSONValue?, at path: FieldPath, keepsAny: Bool = false) -> Bool {
    var changed = root
    guard changed.set(value, at: path.steps[...], keepsAny: keepsAny) else { return false }
    root = changed
    return true
  }

  /// Adds an absent object, or an element to the list, at a path, as a user begins with it. A text overlay looks as in
  /// the scenes before.
  public mutating func add(at path: FieldPath) {
    guard let fresh = newOverlay(at: path) ?? root.freshValue(at: path.steps[...]) else { return }
    let field = fields(in: path.parent, evenAbsent: true).first { $0.path == path }
    guard case .list? = field?.info.kind else {
      set(fresh, at: path)
      return
    }
    changeElements(.append, at: path)
  }

  /// A new text overlay as JSON; nil where the path is not that of one.
  private func newOverlay(at path: FieldPath) -> JSONValue? {
    guard case .studio(let video) = self, let list = sceneListPath, path.parent.parent == list,
      path.key == "text", case .index(let index)? = path.parent.steps.last
    else { return nil }
    return video.newOverlay(forScene: index).json
  }

  /// Adds the objects that must be there and are not, directly below an object.
  public mutating func addRequiredObjects(in path: FieldPath) {
    for field in fields(in: path) where field.path.parent == path && field.isRequired && field.value == nil {
      if field.info.kind == .object, field.keptValue == nil { add(at: field.path) }
    }
  }

  /// Takes an element out of a list of objects.
  public mutating func removeElement(at path: FieldPath) {
    guard case .index(let index)? = path.steps.last else { return }
    changeElements(.remove(index), at: path.parent)
  }

  private mutating func changeElements(_ change: ElementChange, at path: FieldPath) {
    var changed = root
    if changed.changeElements(change, at: path.steps[...]) { root = changed }
  }

  /// Values that are set in fields that do not apply now: typed in, not sent, and not to be lost.
  public var hiddenValues: [(path: FieldPath, value: JSONValue)] {
    root.hiddenValues(at: .root).map { (path: $0.0, value: $0.1) }
  }

  /// Puts a value back that `hiddenValues` told of.
  mutating func restoreHidden(_ value: JSONValue, at path: FieldPath) {
    var changed = root
    changed.restoreHidden(value, at: path.steps[...])
    root = changed
  }
}

extension RequestObject {
  /// The value at a path below this object, as it is sent.
  func value(at steps: ArraySlice<FieldPath.Step>) -> JSONValue? {
    guard case .key(let key)? = steps.first else { return json }
    guard let field = field(named: key), field.applies(to: self), let value = field.access.read(self) else {
      return kept.last { $0.key == key }?.value[FieldPath(Array(steps.dropFirst()))]
    }
    return value[FieldPath(Array(steps.dropFirst()))]
  }
}
