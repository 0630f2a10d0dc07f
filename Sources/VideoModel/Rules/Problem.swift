/// Something about a request that the service would refuse, or that the user should know.
public struct Problem: Equatable, Hashable, Sendable {
  /// Whether a submission must wait for it.
  public enum Severity: String, Equatable, Hashable, Sendable {
    case error, warning
  }

  /// What kind of problem it is, with the facts that a sentence needs.
  public enum Reason: Equatable, Hashable, Sendable {
    /// A required field is not given. The words say why it is required, such as "type is text"; empty when always.
    case missing(when: String)
    /// The JSON is of another type. What is expected ("a number"), what was found ("text"), and of a number what is allowed.
    case wrongType(expected: String, found: String, allowance: String)
    /// A number outside its rule. The value, and the allowance as in "−50 to 50".
    case notAllowed(value: Double, allowance: String)
    /// A number that one of the API's pages allows and another does not.
    case notAdvised(value: Double, allowance: String)
    /// A word that is not in the list.
    case notAChoice(value: String, allowed: [String])
    /// No colour of the form `#RRGGBB`.
    case notAColor(value: String)
    /// No http or https address.
    case notAURL(value: String)
    /// The path of a file of this computer, which the service cannot read.
    case localFile(path: String)
    /// A text without anything in it.
    case empty
    /// A text longer than the service takes.
    case tooLong(count: Int, longest: Int)
    /// A script longer than the account's plan speaks.
    case beyondPlan(count: Int, limit: Int)
    /// A pause in a script that is not written as the service wants it.
    case pause(ScriptFault)
    /// None, or more than one, of fields of which exactly one must be given.
    case exactlyOne(of: [String], given: [String])
    /// A list with too few or too many elements.
    case count(Int, allowed: ClosedRange<Int>)
    /// More than one of fields of which at most one may be given.
    case atMostOne(given: [String])
    /// A field that does nothing here. When it would apply.
    case doesNotApply(when: String)
    /// A field that only another shape of the object has, and that a strict service refuses here.
    case refused(exceptWhen: String)
    /// A field that does not go with another one. What the other one is, such as "output_format is webm".
    case refusedWith(String)
    /// A key that the API's pages do not name, and whether the service refuses it.
    case unknownField(isRefused: Bool)
    /// An id that the service does not list.
    case notListed(id: String, Catalogue)
    /// A key that stands twice in its object.
    case repeated
    /// A rule in its own words: what is wrong, and what is allowed.
    case rule(wrong: String, allowed: String)
  }

  /// Where; for a rule over several fields, the object they are in.
  public let path: FieldPath
  /// Whether a submission must wait.
  public let severity: Severity
  /// What is wrong.
  public let reason: Reason

  /// A problem at a path.
  public init(_ path: FieldPath, _ severity: Severity, _ reason: Reason) {
    self.path = path
    self.severity = severity
    self.reason = reason
  }

  /// The name of the place, in the words of the API's users.
  public var place: String { path == .root ? "the request" : path.description }

  /// The same problem of an object that stands at `path`, where its own path is told from the object down.
  func inside(_ path: FieldPath) -> Problem {
    Problem(FieldPath(path.steps + self.path.steps), severity, reason)
  }

  /// The field to look at: of several that a rule is about, the first.
  public var fieldPath: FieldPath {
    switch reason {
    case .exactlyOne(let fields, let given): path.appending(given.last ?? fields.first ?? "")
    case .atMostOne(let given): path.appending(given.last ?? "")
    // An id of a list of ids stands in the field of the list.
    case .notListed, .empty: path.endsWithIndex ? path.parent : path
    default: path
    }
  }

  /// What is wrong and what is allowed, to follow the name of the field: "is 70; it must be −50 to 50". Other fields go
  /// by their keys.
  public var sentence: String { sentence { _ in nil } }

  /// The same, with names in the place of the keys of other fields.
  /// - Parameter name: what the field at a path is called; nil to leave it as it is.
  public func sentence(calling name: (FieldPath) -> String?) -> String {
    func called(_ words: String) -> String { self.called(words, name) }
    func called(_ keys: [String]) -> [String] { keys.map { self.called(key: $0, name) } }
    return switch reason {
    case .missing(let when): "is missing; it is required\(when.isEmpty ? "" : " when " + called(when))"
    case .wrongType(let expected, let found, let allowance):
      "is \(found); it must be \(allowance.isEmpty ? expected : allowance)"
    case .notAllowed(let value, let allowance): "is \(NumberRule.format(value)); it must be \(allowance)"
    case .notAdvised(let value, let allowance):
      "is \(NumberRule.format(value)); one of the API's pages allows only \(allowance)"
    case .notAChoice(let value, let allowed):
      "is \(Self.quoted(value)); it must be \(Self.alternatives(allowed))"
    case .notAColor(let value): "is \(Self.quoted(value)); it must be a colour such as #1A2B3C"
    case .notAURL(let value):
      "is \(Self.quoted(value)); it must be an address that begins with http:// or https://"
    case .localFile(let path):
      "is \(Self.quoted(path)), a file of this computer; it must be uploaded, and its asset id given"
    case .empty: "is empty; it must hold some text" + (severity == .warning ? ", or not be set" : "")
    case .tooLong(let count, let longest): "has \(count) characters; it must have at most \(longest)"
    case .beyondPlan(let count, let limit):
      "has \(count) characters; the account's plan speaks up to \(limit)"
    case .pause(let fault): fault.sentence
    case .exactlyOne(let fields, let given):
      given.isEmpty
        ? "has no source; exactly one of \(Self.alternatives(called(fields))) must be given"
        : "has \(called(given).joined(separator: " and ")); only one of them may be given"
    case .atMostOne(let given):
      "has \(called(given).joined(separator: " and ")); only one of them may be given"
    case .count(let count, let allowed):
      "has \(count) items; it must have \(allowed.lowerBound) to \(allowed.upperBound)"
    case .doesNotApply(let when): "does nothing here; it applies only when \(called(when))"
    case .refused(let when): "is refused here; it is a field only when \(called(when))"
    case .refusedWith(let other): "is refused when \(called(other)); take one of them away"
    case .unknownField(let isRefused):
      isRefused
        ? "is no field of this request, and this endpoint refuses what it does not know; take it away"
        : "is no field that the API's pages name; it is kept and sent as it is"
    case .notListed(let id, let catalogue):
      "is \(Self.quoted(id)), which is not in the service's list of \(catalogue.name); it is kept and sent as it is"
    case .repeated: "stands more than once; only the last one counts"
    case .rule(let wrong, let allowed): "\(called(wrong)); \(called(allowed))"
    }
  }

  /// The object whose fields the sentence is about.
  private var object: FieldPath {
    switch reason {
    case .exactlyOne, .atMostOne: path
    default: path.parent
    }
  }

  /// A key of the object, or of one inside it, such as `engine.type`, as a name.
  private func called(key: String, _ name: (FieldPath) -> String?) -> String {
    guard let steps = FieldPath(key)?.steps else { return key }
    let names = steps.indices.map { name(FieldPath(object.steps + steps[...$0])) }
    guard let first = names.first ?? nil, !names.contains(nil) else { return key }
    return ([first] + names.dropFirst().compactMap { $0?.lowercased() }).joined(separator: " ")
  }

  /// Words with names in the place of keys. A key that is a word of its own, such as "type", is left.
  private func called(_ words: String, _ name: (FieldPath) -> String?) -> String {
    words.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.contains { "_.".contains($0) } ? called(key: String($0), name) : String($0) }
      .joined(separator: " ")
  }

  static func quoted(_ value: String) -> String {
    let short = value.count > 40 ? value.prefix(39) + "…" : value[...]
    return JSONValue.quoted(String(short))
  }

  /// "a", "a or b", "a, b or c".
  public static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
