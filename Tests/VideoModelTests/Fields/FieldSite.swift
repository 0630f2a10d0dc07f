import Testing
import VideoModel

/// A row of a kind's table, and where it stands in a request.
struct FieldSite: CustomTestStringConvertible, Sendable {
  let kind: RequestKind
  let row: FieldRow

  /// Every row of every kind.
  static let all = RequestKind.allCases.flatMap { kind in
    kind.fieldTable.map { FieldSite(kind: kind, row: $0) }
  }

  /// The rows whose fields are of that kind.
  static func all(where isWanted: (FieldKind) -> Bool) -> [FieldSite] {
    all.filter { isWanted($0.info.kind) }
  }

  var info: FieldInfo { row.info }

  /// The path, and the condition that tells rows with one path apart.
  var testDescription: String {
    "\(kind.rawValue) \(row.path)" + (info.condition.map { " when \($0)" } ?? "")
  }

  /// The number rule, when it is a number.
  var rule: NumberRule? {
    guard case .number(let rule) = info.kind else { return nil }
    return rule
  }

  /// The first such field, in a request in which it applies and of which nothing else is wrong.
  func subject() throws -> Subject { try Self.subjects[testDescription] ?? findSubject() }

  /// Finding them takes longer than most of the tests that use them.
  private static let subjects = Dictionary(
    uniqueKeysWithValues: all.compactMap { site in
      (try? site.findSubject()).map { (site.testDescription, $0) }
    })

  private func findSubject() throws -> Subject {
    var request = VideoRequest(fresh: kind)
    var path = FieldPath.root
    for prefix in try prefixes() {
      path = path.appending(prefix.key)
      request = try #require(request.applying(prefix, at: path), "\(self) never applies")
      guard path != target else { break }
      if request.value(at: path) == nil || isEmptyList(request.value(at: path)) { request.add(at: path) }
      if case .list = prefix.kind { path = path.appending(0) }
    }
    request.complete()
    if info.key == "mode", kind == .v3 {
      // A video is played along with a voice only where there is one.
      request.set("Hello", at: path.parent.parent.appending("script"))
      request.complete()
    }
    return Subject(path: path, request: request)
  }

  private var target: FieldPath { FieldPath(row.path.replacing("[]", with: "[0]")) ?? .root }

  /// The rows from the root down to this one.
  private func prefixes() throws -> [FieldInfo] {
    var rows: [FieldInfo] = []
    var path = ""
    for part in row.path.split(separator: ".") {
      path += path.isEmpty ? String(part) : "." + part
      let plain = path.hasSuffix("[]") ? String(path.dropLast(2)) : path
      if plain == row.path { return rows + [info] }
      rows.append(try #require(kind.fieldTable.first { $0.path == plain }?.info))
    }
    return rows
  }

  private func isEmptyList(_ value: JSONValue?) -> Bool { value?.array?.isEmpty ?? false }
}

/// A field in a request in which it applies.
struct Subject {
  let path: FieldPath
  let request: VideoRequest

  /// Whether the field must be given in this request.
  var isRequired: Bool {
    request.fields(in: path.parent, evenAbsent: true).first { $0.path == path }?.isRequired ?? false
  }

  /// The problems of the field itself with this value, which must be taken and sent.
  func problems(with value: JSONValue) throws -> [Problem] {
    let request = try #require(self.request.setting(value, at: path), "\(path) takes no \(value.compactText)")
    #expect(request.value(at: path) == value, "\(path) is not sent")
    return request.problems.filter { $0.path == path }
  }

  /// The request with this member instead, as it would be imported.
  func importing(_ value: JSONValue) throws -> VideoRequest {
    try VideoRequest(kind: request.kind, json: request.json.with(value, at: path.steps[...]))
  }
}

extension VideoRequest {
  /// This request with one of its settings beside `path` changed, so that the row applies there; nil when none does it.
  fileprivate func applying(_ info: FieldInfo, at path: FieldPath) -> VideoRequest? {
    func applies(in request: VideoRequest) -> Bool {
      request.fields(in: path.parent, evenAbsent: true).contains { $0.path == path && $0.info == info }
    }
    if applies(in: self) { return self }
    let settings = fields(in: path.parent, evenAbsent: true).filter { $0.path.parent == path.parent }
    let changed = settings.flatMap { state in
      state.info.kind.settings.compactMap { self.setting($0, at: state.path) }
    }
    return changed.first(where: applies)
  }

  /// Gives what is missing, until nothing is or nothing more can be done.
  fileprivate mutating func complete() {
    for _ in 0..<20 {
      guard let place = problems.lazy.compactMap({ $0.missingPlace }).first else { return }
      let field = fields(in: place.parent, evenAbsent: true).first { $0.path == place }
      if let value = field?.info.kind.examples.first { set(value, at: place) } else { add(at: place) }
    }
  }
}

extension Problem {
  /// The field that must be given, when that is the problem.
  fileprivate var missingPlace: FieldPath? {
    switch reason {
    case .missing: path
    case .exactlyOne(let keys, let given) where given.isEmpty: keys.first.map(path.appending)
    default: nil
    }
  }
}

extension FieldKind {
  /// All values that make other fields apply or not.
  fileprivate var settings: [JSONValue] {
    switch self {
    case .choice(let words): words.map { .string($0) }
    case .toggle: [true, false]
    default: []
    }
  }

  /// Values without a problem, at least two where the kind has them; none for objects and lists.
  var examples: [JSONValue] {
    switch self {
    case .text, .script: ["x", "Zwei Wörter"]
    case .number(let rule): rule.examples
    case .toggle: [true, false]
    case .choice(let words): words.map { .string($0) }
    case .suggestion(let words): [.string(words.first ?? "x"), "something else"]
    case .color: ["#1A2B3C", "#ffffff"]
    case .catalogue, .asset: ["id1", "id2"]
    case .catalogueList(_, let count):
      [.array(Array(repeating: "id1", count: count.lowerBound)), .array(Array(repeating: "id2", count: 2))]
    case .url: ["https://example.com/a", "http://example.com/b?c=d"]
    case .addressOrAsset: ["https://example.com/a.mp3", "id1"]
    case .object, .list: []
    }
  }

  /// JSON of other types than the field's.
  var wrongTypes: [JSONValue] {
    switch self {
    case .text, .script, .choice, .suggestion, .color, .catalogue, .asset, .url, .addressOrAsset:
      [5, true, ["x"], .object([])]
    case .number: ["1", true, [1], .object([])]
    case .toggle: ["true", 1, [true], .object([])]
    case .catalogueList: ["id1", 5, true, .object([]), [1], ["id1", .null]]
    case .object: ["x", 5, true, [1]]
    case .list: ["x", 5, true, .object([]), [1], [.null]]
    }
  }
}

extension NumberRule {
  /// Two numbers that are allowed and advised.
  fileprivate var examples: [JSONValue] {
    let range = advised ?? range
    let low = range.lowerBound.isFinite ? range.lowerBound : -8
    let high = range.upperBound.isFinite ? range.upperBound : low + 8
    return [high, excludesMinimum ? high / 2 : low].map { .number(JSONNumber($0)) }
  }
}
