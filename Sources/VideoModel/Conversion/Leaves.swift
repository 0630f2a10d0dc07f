/// All values of a request that is converted, found by their paths, and those of a scene together: what is done for each
/// scene must not look at all the others.
struct Leaves: Sendable {
  private(set) var all: [Leaf]
  private let sceneList: FieldPath?
  /// The places of the fields.
  private let fields: [FieldPath: Int]
  /// The paths of what is no field that applies.
  private let others: Set<FieldPath>
  /// The places of what is in a scene, by its path; of all else, by the root.
  private let groups: [FieldPath: [Int]]

  /// - Parameter sceneList: where the request has its scenes, if it has any.
  init(_ leaves: [Leaf], sceneList: FieldPath?) {
    all = leaves
    self.sceneList = sceneList
    let places = leaves.indices
    fields = Dictionary(
      places.lazy.filter { leaves[$0].info != nil }.map { (leaves[$0].path, $0) }
    ) { first, _ in first }
    others = Set(leaves.lazy.filter { $0.info == nil }.map(\.path))
    groups = Dictionary(grouping: places) { Self.scene(of: leaves[$0].path, in: sceneList) ?? .root }
  }

  /// The value of a field that waits for a place; nil when there is none.
  func open(_ path: FieldPath) -> Leaf? {
    guard let place = fields[path], all[place].isOpen else { return nil }
    return all[place]
  }

  /// Whether something stands there that no field takes.
  func isNoField(_ path: FieldPath) -> Bool { others.contains(path) }

  /// Decides on the value of a field.
  mutating func decide(_ fate: Leaf.Fate, at path: FieldPath) {
    if let place = fields[path] { all[place].fate = fate }
  }

  /// Decides on all open values at and below a path.
  mutating func decide(_ fate: Leaf.Fate, inside path: FieldPath) {
    for place in places(around: path) where all[place].path.isInside(path) && all[place].fate == .open {
      if !all[place].isHidden { all[place].fate = fate }
    }
  }

  /// The values at and below a path.
  func inside(_ path: FieldPath) -> [Leaf] {
    places(around: path).lazy.map { all[$0] }.filter { $0.path.isInside(path) }
  }

  /// The scene that a path is in; nil when it is in none.
  func scene(of path: FieldPath) -> FieldPath? { Self.scene(of: path, in: sceneList) }

  private static func scene(of path: FieldPath, in list: FieldPath?) -> FieldPath? {
    guard let list, path.steps.count > list.steps.count, path.isInside(list) else { return nil }
    return FieldPath(Array(path.steps.prefix(list.steps.count + 1)))
  }

  private func places(around path: FieldPath) -> [Int] {
    if let sceneList, sceneList.isInside(path) { return Array(all.indices) }
    return groups[scene(of: path) ?? .root] ?? []
  }
}
