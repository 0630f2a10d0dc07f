/// What a request is held against beside the table of fields.
public struct Terms: Equatable, Sendable {
  /// Whether the endpoint refuses members that it does not know. v3 does; v1 and v2 ignore them.
  public var isStrict: Bool
  /// The most characters of a script that the account's plan speaks; more is a warning.
  public var scriptLimit: Int
  /// What the service lists, where it is known; another id is a warning.
  public var listed: ListedIDs?

  /// Terms.
  public init(
    isStrict: Bool, scriptLimit: Int = Plan.enterprise.scriptLimit, listed: ListedIDs? = nil
  ) {
    self.isStrict = isStrict
    self.scriptLimit = scriptLimit
    self.listed = listed
  }
}

/// An account's plan, as far as it limits scripts ("Video Generation", script length limits).
public enum Plan: String, CaseIterable, Sendable {
  case free, creator, team, enterprise

  /// The most characters in a script.
  public var scriptLimit: Int {
    switch self {
    case .free: 500
    case .creator: 1500
    case .team: 3000
    case .enterprise: 5000
    }
  }
}
