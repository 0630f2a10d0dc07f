extension ObjectRule where Root: RequestObject {
  /// Exactly one of these fields must be given, where the condition holds.
  static func exactlyOne(of keys: [String], when condition: Condition<Root>? = nil) -> ObjectRule {
    ObjectRule { object, path in
      guard condition?.holds(object) ?? true else { return [] }
      let given = keys.filter { key in
        object.kept.contains { $0.key == key && $0.value != .null }
          || Root.fields.contains { $0.info.key == key && $0.access.read(object) != nil }
      }
      return given.count == 1 ? [] : [Problem(path, .error, .exactlyOne(of: keys, given: given))]
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
