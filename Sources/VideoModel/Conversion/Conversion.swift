/// A request made out of another one, and what of that one is not in it.
public struct Conversion: Equatable, Sendable {
  /// The new request.
  public var request: VideoRequest
  /// Everything that was set and is not in the new request as it was, in the order of the old one; then what the old
  /// one has without a word, and the new one cannot have.
  public var losses: [Loss]

  /// A conversion with that outcome.
  public init(request: VideoRequest, losses: [Loss]) {
    self.request = request
    self.losses = losses
  }
}

/// Something that a conversion could not carry over, or not as it was.
public struct Loss: Equatable, Sendable {
  /// Where it stands in the request that was converted.
  public var path: FieldPath
  /// What stands there.
  public var value: JSONValue
  /// Why, in a few words, such as "it has no counterpart".
  public var reason: String
  /// Whether the value stands in the request; if not, it is what the service takes where nothing is said.
  public var isSet: Bool
  /// What it is called where no field says it, such as "the file"; nil for a field.
  public var name: String?

  /// A loss at a path.
  public init(
    path: FieldPath, value: JSONValue, reason: String, isSet: Bool = true, name: String? = nil
  ) {
    self.path = path
    self.value = value
    self.reason = reason
    self.isSet = isSet
    self.name = name
  }

  /// What is lost, in the words of the API's users: its path, or what it is called.
  public var place: String { name ?? path.description }

  /// What is lost and why, to follow `place`: "is 1.5 and does not carry over; it has no counterpart".
  public var sentence: String {
    let source = isSet || name != nil ? "" : " where nothing is set,"
    let what = shortValue.map { "is \($0)\(source) and does not carry over" } ?? "does not carry over"
    return "\(what); \(reason)"
  }

  /// The value, when it is short enough to be read in a line.
  private var shortValue: String? {
    switch value {
    case .null, .bool: value.compactText
    case .number(let number): NumberRule.format(number.value)
    case .string(let text):
      text.count <= 40 ? JSONValue.quoted(text) : JSONValue.quoted(text.prefix(39) + "…")
    case .array, .object: nil
    }
  }
}

extension VideoRequest {
  /// This request as one of another template: what both know is carried over as it is, without being clamped or
  /// mended. Nothing that is set is left out without a loss, except for values that say no more than the default. A
  /// default that the two do not share is written down, or named as a loss where it cannot be.
  ///
  /// Of several scenes, a template with one subject takes the first.
  public func converted(to template: RequestTemplate) -> Conversion {
    guard RequestTemplate(of: self) != template else { return Conversion(request: self, losses: []) }
    var transfer = Transfer(from: self, to: template)
    transfer.run()
    return transfer.conversion
  }
}
