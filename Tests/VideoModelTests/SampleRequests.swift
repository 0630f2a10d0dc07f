import Testing
import VideoModel

/// Requests to begin a test with.
enum Sample {
  /// The least that the API takes: one scene with an avatar that speaks.
  static let least = #"""
    {"video_inputs":[{
      "character":{"type":"avatar","avatar_id":"josh"},
      "voice":{"type":"text","voice_id":"v1","input_text":"Hello"}
    }]}
    """#

  /// The least request, read.
  static func request() throws -> VideoRequest { try VideoRequest(kind: .studio, parsing: least) }

  /// The least request with these values at these paths, as it would be imported. `nil` takes a member away.
  static func request(_ changes: KeyValuePairs<String, JSONValue?>) throws -> VideoRequest {
    var json = try JSONValue(parsing: least)
    for (text, value) in changes {
      let path = try #require(FieldPath(text))
      json = json.with(value, at: path.steps[...])
    }
    return try VideoRequest(kind: .studio, json: json)
  }
}

/// The least request of each shape that the service takes.
enum Least: String, CaseIterable, Sendable {
  case studio, transparent, avatarIV, avatar, image, cinematic, scenes

  var kind: RequestKind {
    switch self {
    case .studio: .studio
    case .transparent: .transparent
    case .avatarIV: .avatarIV
    case .avatar, .image, .cinematic, .scenes: .v3
    }
  }

  var text: String {
    switch self {
    case .studio: Sample.least
    case .transparent:
      #"{"avatar_pose_id":"josh","avatar_style":"normal","input_text":"Hello","voice_id":"v1"}"#
    case .avatarIV: #"{"avatar_id":"josh","script":"Hello","voice_id":"v1"}"#
    case .avatar: #"{"type":"avatar","avatar_id":"josh","script":"Hello"}"#
    case .image:
      #"{"type":"image","image":{"type":"asset_id","asset_id":"i1"},"script":"Hello","voice_id":"v1"}"#
    case .cinematic: #"{"type":"cinematic_avatar","avatar_id":["josh"],"prompt":"She waves"}"#
    case .scenes:
      #"{"type":"studio","scenes":[{"type":"avatar_video","input":"#
        + #"{"type":"avatar","avatar_id":"josh","script":"Hello"}}]}"#
    }
  }

  /// The request with these values at these paths, as it would be imported. `nil` takes a member away.
  func request(_ changes: KeyValuePairs<String, JSONValue?> = [:]) throws -> VideoRequest {
    var json = try JSONValue(parsing: text)
    for (text, value) in changes {
      let path = try #require(FieldPath(text))
      json = json.with(value, at: path.steps[...])
    }
    return try VideoRequest(kind: kind, json: json)
  }

  /// The problems of the request with these values, as `heygen-tui validate` prints them.
  func problems(_ changes: KeyValuePairs<String, JSONValue?>) throws -> [String] {
    try request(changes).problemLines
  }
}

extension JSONValue {
  /// This value with another one at a path; objects on the way are made, and nil takes a member away.
  func with(_ value: JSONValue?, at steps: ArraySlice<FieldPath.Step>) -> JSONValue {
    guard let step = steps.first else { return value ?? .null }
    let rest = steps.dropFirst()
    switch step {
    case .index(let index):
      guard var elements = array, elements.indices.contains(index) else { return self }
      elements[index] = elements[index].with(value, at: rest)
      return .array(elements)
    case .key(let key):
      var members = self.members ?? []
      let place = members.firstIndex { $0.key == key }
      if rest.isEmpty, value == nil {
        members.removeAll { $0.key == key }
      } else {
        let old = place.map { members[$0].value } ?? .object([])
        let member = JSONMember(key, old.with(value, at: rest))
        if let place { members[place] = member } else { members.append(member) }
      }
      return .object(members)
    }
  }

  /// This value with the members of every object by name, to compare values without regard to order.
  var ordered: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.ordered))
    case .object(let members):
      .object(members.map { JSONMember($0.key, $0.value.ordered) }.sorted { $0.key < $1.key })
    case .null, .bool, .number, .string: self
    }
  }
}

extension VideoRequest {
  /// This request with another value at a path; nil when it is not taken.
  func setting(_ value: JSONValue?, at path: FieldPath) -> VideoRequest? {
    var request = self
    return request.set(value, at: path) ? request : nil
  }

  /// The problems as `heygen-tui validate` prints them: path, severity, sentence.
  var problemLines: [String] { problems.map { "\($0.path): \($0.severity): \($0.sentence)" } }
}

extension FieldPath: ExpressibleByStringLiteral {
  /// The path that the literal spells; the root when it spells none.
  public init(stringLiteral value: String) { self = FieldPath(value) ?? .root }
}
