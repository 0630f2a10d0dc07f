/// The ids that the service lists. There are thousands of them, so they are shared, not copied.
public final class ListedIDs: Equatable, Sendable {
  private let ids: [Catalogue: Set<String>]

  /// Ids by catalogue.
  public init(_ ids: [Catalogue: Set<String>]) { self.ids = ids }

  /// Whether the catalogue is known and does not hold the id.
  func lacks(_ id: String, in catalogue: Catalogue) -> Bool {
    guard let known = ids[catalogue], !known.isEmpty else { return false }
    return !known.contains(id)
  }

  /// The same object.
  public static func == (left: ListedIDs, right: ListedIDs) -> Bool { left === right }
}
