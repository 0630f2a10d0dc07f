/// What a field's meaning is told by: a request as a whole, or one scene of it. Requests with one subject are both.
enum Form: Hashable, Sendable {
  case request(RequestTemplate)
  /// A scene of v2's studio.
  case studioScene
  /// A scene of v3 in which an avatar or a picture speaks.
  case speakingScene
  /// A scene of v3 that shows a picture or a video.
  case mediaScene

  static let studio = Form.request(.studio)
  static let v3Studio = Form.request(.v3Studio)
  static let v3Avatar = Form.request(.v3Avatar)
  static let v3Image = Form.request(.v3Image)
  static let v3Cinematic = Form.request(.v3Cinematic)
  static let avatarIV = Form.request(.avatarIV)
  static let transparent = Form.request(.transparent)
}

/// Where a form says something.
struct Place: Sendable, ExpressibleByStringLiteral {
  /// From the form's own object; nil where the form says the same thing always, by being what it is.
  var path: FieldPath?
  /// What is always said.
  var fixed: JSONValue?
  /// The same in words, where there is more to it than the value.
  var fixedWords: String?
  /// What is the case where nothing is said: not written for a form that always says it, and no loss to one
  /// that cannot.
  var standard: JSONValue?
  /// Other fields with the values without which this one is not there, such as the type of its object.
  var conditions: [(path: FieldPath, value: JSONValue)] = []
  /// The form's own words for the common ones, when they differ; no others have a counterpart.
  var words: [(own: JSONValue, common: JSONValue)] = []
  /// Common words that the form lacks, and those of its own that come nearest.
  var nearest: [JSONValue: JSONValue] = [:]
  /// Whether the default is seen or heard, so that something is lost with it where the other form has no such thing.
  var isFelt = false
  /// Which values stand here, where two meanings share a field.
  var accepts: @Sendable (JSONValue) -> Bool = { _ in true }

  init(stringLiteral text: String) { self.init(text) }

  /// A place under these conditions, which are written `path` and `value`.
  init(_ text: String, when conditions: KeyValuePairs<String, JSONValue> = [:]) {
    path = FieldPath(text)
    self.conditions = conditions.map { (path: FieldPath($0) ?? .root, value: $1) }
  }

  private init(fixed: JSONValue, words: String?) {
    self.fixed = fixed
    fixedWords = words ?? fixed.string
  }

  /// A value that the form always has, although no field says it.
  static func always(_ value: JSONValue, _ words: String? = nil) -> Place {
    Place(fixed: value, words: words)
  }

  /// A value in the common words; nil when there is none for it.
  func common(_ own: JSONValue) -> JSONValue? {
    guard accepts(own) else { return nil }
    return words.isEmpty ? own : words.first { $0.own == own }?.common
  }

  /// A common word in the form's own; nil when there is none for it.
  func own(_ common: JSONValue) -> JSONValue? {
    guard words.isEmpty else { return words.first { $0.common == common }?.own }
    return nearest[common] ?? common
  }
}

/// One meaning, and where each form says it. Read from left to right as from right to left.
struct Correspondence: Sendable {
  /// The place of each form that knows the meaning.
  let places: [Form: Place]
  /// Whether the place is an object that both forms have alike, and that is carried as it is, with all in it.
  let isWhole: Bool
  /// What it is called where neither form has a field for it.
  let name: String?

  /// A meaning by the places of forms; forms that share a place are written together.
  init(_ places: KeyValuePairs<[Form], Place>, isWhole: Bool = false, name: String? = nil) {
    let pairs = places.flatMap { forms, place in forms.map { ($0, place) } }
    self.places = Dictionary(pairs) { first, _ in first }
    self.isWhole = isWhole
    self.name = name
  }
}
