extension ObjectRule where Root: RequestObject {
  /// Exactly one of these fields must be given, where the condition holds.
  static func exactlyOne(of keys: [String], when condition: Condition<Root>? = nil) -> ObjectRule {
    ObjectRule { object, path in
      guard condition?.holds(object) ?? true else { return [] }
      let given = keys.filter(object.gives)
      return given.count == 1 ? [] : [Problem(path, .error, .exactlyOne(of: keys, given: given))]
    }
  }

  /// At most one of these fields may be given, where the condition holds.
  static func atMostOne(of keys: [String], when condition: Condition<Root>? = nil) -> ObjectRule {
    ObjectRule { object, path in
      let given = keys.filter(object.gives)
      guard condition?.holds(object) ?? true, given.count > 1 else { return [] }
      return [Problem(path, .error, .atMostOne(given: given))]
    }
  }

  /// A field that the service refuses where the condition holds.
  static func refused(_ key: String, when condition: Condition<Root>) -> ObjectRule {
    ObjectRule { object, path in
      guard condition.holds(object), object.gives(key) else { return [] }
      return [Problem(path.appending(key), .error, .refusedWith(condition.words))]
    }
  }

  /// A rule in its own words about one field.
  static func rule(
    _ key: String, _ severity: Problem.Severity, allowed: String,
    _ wrong: @escaping @Sendable (Root) -> String?
  ) -> ObjectRule {
    ObjectRule { object, path in
      guard let wrong = wrong(object) else { return [] }
      return [Problem(path.appending(key), severity, .rule(wrong: wrong, allowed: allowed))]
    }
  }
}

extension RequestObject {
  /// Whether a field that applies is given: it is there, and neither null nor a text with nothing in it.
  func gives(_ key: String) -> Bool {
    let rows = Self.fields.filter { $0.info.key == key }
    let values =
      rows.filter { $0.applies(to: self) }.compactMap { $0.access.read(self) }
      + kept.filter { $0.key == key }.map(\.value)
    return values.contains { $0 != .null && !($0.string?.isBlank ?? false) }
  }
}
