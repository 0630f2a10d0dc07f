extension ObjectRule where Root: RequestObject {
  /// Exactly one of these fields must be given, where the condition holds.
  static func exactlyOne(of keys: [String], when condition: Condition<Root>? = nil) -> ObjectRule {
    ObjectRule { object, path in
      guard condition?.holds(object) ?? true else { return [] }
      let given = keys.filter { key in
        let values =
          Root.fields.filter { $0.info.key == key }.compactMap { $0.access.read(object) }
          + object.kept.filter { $0.key == key }.map(\.value)
        return values.contains { $0 != .null && !isBlank($0) }
      }
      return given.count == 1 ? [] : [Problem(path, .error, .exactlyOne(of: keys, given: given))]
    }
  }

  /// Whether the value is a text with nothing in it, which is no source.
  private static func isBlank(_ value: JSONValue) -> Bool {
    value.string?.allSatisfy(\.isWhitespace) ?? false
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
