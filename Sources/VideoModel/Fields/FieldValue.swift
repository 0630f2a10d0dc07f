// The conformances say no more than their protocol does.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A type that a field of a request can have.
public protocol FieldValue: Equatable, Sendable {
  /// The value that the JSON stands for; nil when it is of another type.
  init?(json: JSONValue)
  /// The value as JSON.
  var json: JSONValue { get }
  /// What JSON must be to hold such a value, as the end of "it must be".
  static var expectation: String { get }
}

extension String: FieldValue {
  public init?(json: JSONValue) {
    guard let string = json.string else { return nil }
    self = string
  }
  public var json: JSONValue { .string(self) }
  public static var expectation: String { "text" }
}

extension [String]: FieldValue {
  public init?(json: JSONValue) {
    guard let elements = json.array else { return nil }
    let strings = elements.compactMap(\.string)
    guard strings.count == elements.count else { return nil }
    self = strings
  }
  public var json: JSONValue { .array(map { .string($0) }) }
  public static var expectation: String { "a list of texts" }
}

extension Bool: FieldValue {
  public init?(json: JSONValue) {
    guard let bool = json.bool else { return nil }
    self = bool
  }
  public var json: JSONValue { .bool(self) }
  public static var expectation: String { "true or false" }
}

extension Double: FieldValue {
  public init?(json: JSONValue) {
    guard let double = json.double, double.isFinite else { return nil }
    self = double
  }
  public var json: JSONValue { .number(JSONNumber(self)) }
  public static var expectation: String { "a number" }
}

extension Int: FieldValue {
  public init?(json: JSONValue) {
    guard let integer = json.integer else { return nil }
    self = integer
  }
  public var json: JSONValue { .number(JSONNumber(Double(self))) }
  public static var expectation: String { "a whole number" }
}

/// A word out of a list that the API gives. Other words are kept as they are, and named as a problem.
public protocol Choice: FieldValue, RawRepresentable, Hashable, ExpressibleByStringLiteral
where RawValue == String {
  /// A choice of that word.
  init(rawValue: String)
  /// The words that the API allows, in its own order.
  static var allowed: [Self] { get }
  /// Words that are taken beside them without complaint, but not offered.
  static var tolerated: [Self] { get }
}

extension Choice {
  public static var tolerated: [Self] { [] }
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  public init?(json: JSONValue) {
    guard let string = json.string else { return nil }
    self.init(rawValue: string)
  }
  public var json: JSONValue { .string(rawValue) }
  public static var expectation: String { "text" }
}
