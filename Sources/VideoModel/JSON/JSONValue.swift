/// A JSON value that keeps what a request depends on: the order of members and the digits of numbers.
public enum JSONValue: Equatable, Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One `"key": value` of a JSON object.
public struct JSONMember: Equatable, Hashable, Sendable {
  /// The member's name.
  public var key: String
  /// The member's value.
  public var value: JSONValue

  /// Makes a member.
  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

/// A JSON number: its value, and the digits it was written with.
public struct JSONNumber: Sendable, CustomStringConvertible {
  /// The number as it stands in the text, such as `1.0` or `25`.
  public let literal: String
  /// The number's value; infinite when the literal is beyond what a Double holds.
  public let value: Double

  /// A number as read from a text. `literal` must follow JSON's grammar.
  public init(literal: String) {
    self.literal = literal
    self.value = Double(literal) ?? .infinity
  }

  /// A number made by the program; whole values are written without a fraction, and what JSON has no word for as a
  /// number that no Double holds.
  public init(_ value: Double) {
    self.value = value
    self.literal =
      if value == value.rounded() && abs(value) < 1e16 {
        String(Int64(value))
      } else if value.isFinite {
        "\(value)"
      } else {
        value < 0 ? "-1e999" : "1e999"
      }
  }

  /// The same as `literal`.
  public var description: String { literal }
}

extension JSONNumber: Equatable, Hashable {
  /// Numbers are equal when their values are: `1` and `1.0` say the same.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.value == right.value && (left.value.isFinite || left.literal == right.literal)
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension JSONValue {
  /// The member of that name, when this is an object that has one. Of several, the last counts.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The element at that position, when this is an array that reaches so far.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The string, when this is one.
  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The number, when this is one.
  public var double: Double? {
    guard case .number(let number) = self else { return nil }
    return number.value
  }

  /// The number as an integer, when this is a number without a fraction that an Int holds.
  public var integer: Int? { double.flatMap { Int(exactly: $0) } }

  /// The truth value, when this is one.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements, when this is an array.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, when this is an object.
  public var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// What kind of value this is, in words for people: "a number", "text", "a list".
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(Double(value))) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0, $1) })
  }
}
