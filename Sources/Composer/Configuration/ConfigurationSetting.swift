/// A setting of the configuration file: what it is called, what it takes, and where its value goes.
public struct ConfigurationSetting<Target: Sendable>: Sendable {
  /// The name in the file.
  public let name: String
  /// What is allowed, in words.
  public private(set) var allowed: String
  /// What counts where nothing is set, in words.
  public let standard: String
  /// A value as it may be written.
  public let sample: String
  /// One sentence.
  public let help: String
  /// Takes a value over; false when it is not allowed.
  let take: @Sendable (String, inout Target) -> Bool

  /// One of several words.
  static func choice<Value: Sendable>(
    _ name: String, _ path: WritableKeyPath<Target, Value> & Sendable,
    _ values: [(word: String, value: Value)],
    standard: String, sample: String? = nil, help: String
  ) -> Self {
    Self(
      name: name, allowed: values.map(\.word).joined(separator: ", "), standard: standard,
      sample: sample ?? standard, help: help
    ) { word, target in
      guard let found = values.first(where: { $0.word == word }) else { return false }
      target[keyPath: path] = found.value
      return true
    }
  }

  /// Some of several words, with commas between them, or `none`.
  static func choices<Value: Hashable & Sendable>(
    _ name: String, _ path: WritableKeyPath<Target, Set<Value>> & Sendable,
    _ values: [(word: String, value: Value)], standard: String, help: String
  ) -> Self {
    Self(
      name: name, allowed: "none, or some of " + values.map(\.word).joined(separator: ", "),
      standard: standard, sample: standard, help: help
    ) { text, target in
      let words =
        text == "none" ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      let found = words.compactMap { word in values.first { $0.word == word }?.value }
      guard found.count == words.count else { return false }
      target[keyPath: path] = Set(found)
      return true
    }
  }

  /// On or off.
  static func toggle(
    _ name: String, _ path: WritableKeyPath<Target, Bool> & Sendable, standard: Bool, help: String
  ) -> Self {
    let words = [("on", true), ("off", false), ("true", true), ("false", false)]
    var toggle = choice(name, path, words, standard: standard ? "on" : "off", help: help)
    toggle.allowed = "on, off"
    return toggle
  }

  /// A text of a form.
  static func parsed<Value: Sendable>(
    _ name: String, _ path: WritableKeyPath<Target, Value> & Sendable,
    _ parse: @escaping @Sendable (String) -> Value?, allowed: String, standard: String, help: String
  ) -> Self {
    Self(name: name, allowed: allowed, standard: standard, sample: standard, help: help) { text, target in
      guard let value = parse(text) else { return false }
      target[keyPath: path] = value
      return true
    }
  }

  /// A whole number.
  static func number(
    _ name: String, _ path: WritableKeyPath<Target, Int> & Sendable, _ range: ClosedRange<Int>,
    standard: Int, help: String
  ) -> Self {
    Self(
      name: name, allowed: "\(range.lowerBound) to \(range.upperBound)", standard: "\(standard)",
      sample: "\(standard)", help: help
    ) { text, target in
      guard let number = Int(text), range.contains(number) else { return false }
      target[keyPath: path] = number
      return true
    }
  }

  /// A text.
  static func text(
    _ name: String, _ path: WritableKeyPath<Target, String?> & Sendable, allowed: String, standard: String,
    sample: String, help: String
  ) -> Self {
    Self(name: name, allowed: allowed, standard: standard, sample: sample, help: help) { text, target in
      target[keyPath: path] = text
      return true
    }
  }
}
