/// Finds for each scene of a newer list the scene of an older one that it was.
///
/// Scenes have no ids: those belong together that have most in common, as long as they keep their order; what is left
/// over then and is nearly the same has been moved.
struct SceneMatching {
  private let old: [Scene]
  private let new: [Scene]
  /// For each new scene the old one, in order.
  private var inOrder: [Int?]
  /// The same for scenes that were moved.
  private var moved: [Int?]

  /// Less in common than this, 0–1, and a scene is another one.
  private static let leastInCommon = 0.4
  /// What a scene has in common with itself: more than two pairs of others, so that scenes that change places are not
  /// taken for two that were rewritten.
  private static let identity = 3.0
  /// What a scene must have in common with one elsewhere.
  private static let leastOfMoved = 0.8

  init(from old: [JSONValue], to new: [JSONValue]) {
    self.old = old.map(Scene.init)
    self.new = new.map(Scene.init)
    inOrder = Array(repeating: nil, count: new.count)
    moved = inOrder
    matchInOrder()
    matchMoved()
  }

  /// What became of the scenes, in the order that they have now; one that is gone stands before what took its
  /// place.
  var differences: [RequestDifference.Scene] {
    let kept = Set((inOrder + moved).compactMap { $0 })
    var gone = old.indices.filter { !kept.contains($0) }[...]
    func removed(before place: Int) -> [RequestDifference.Scene] {
      let end = gone.firstIndex { $0 >= place } ?? gone.endIndex
      defer { gone = gone[end...] }
      return gone[..<end].map { .removed($0, words: old[$0].words) }
    }
    var differences: [RequestDifference.Scene] = []
    for now in new.indices {
      differences += removed(before: inOrder[now...].lazy.compactMap { $0 }.first ?? old.count)
      if let before = inOrder[now] {
        let changes = LeafDifference.changes(from: old[before].json, to: new[now].json)
        if !changes.isEmpty { differences.append(.changed(before: before, now: now, changes)) }
      } else if let before = moved[now] {
        let changes = LeafDifference.changes(from: old[before].json, to: new[now].json)
        differences.append(.moved(before: before, now: now, changes))
      } else {
        differences.append(.added(now, words: new[now].words))
      }
    }
    return differences + removed(before: old.count)
  }

  /// The pairs in order that have most in common together. Scenes that are equal at both ends need no search.
  private mutating func matchInOrder() {
    var start = 0
    while start < min(old.count, new.count), old[start].json == new[start].json {
      inOrder[start] = start
      start += 1
    }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1].json == new[newEnd - 1].json {
      oldEnd -= 1
      newEnd -= 1
      inOrder[newEnd] = oldEnd
    }
    let (oldCount, newCount) = (oldEnd - start, newEnd - start)
    guard oldCount > 0, newCount > 0 else { return }
    // best[i][j] is the most that the scenes from i and from j on have in common.
    var best = Array(repeating: Array(repeating: 0.0, count: newCount + 1), count: oldCount + 1)
    var common = best
    for i in (0..<oldCount).reversed() {
      for j in (0..<newCount).reversed() {
        let isSame = old[start + i].json == new[start + j].json
        common[i][j] = isSame ? Self.identity : old[start + i].likeness(to: new[start + j])
        let pair = common[i][j] < Self.leastInCommon ? 0 : common[i][j] + best[i + 1][j + 1]
        best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < oldCount, j < newCount {
      if common[i][j] >= Self.leastInCommon, best[i][j] == common[i][j] + best[i + 1][j + 1] {
        inOrder[start + j] = start + i
        i += 1
        j += 1
      } else if best[i][j] == best[i + 1][j] {
        i += 1
      } else {
        j += 1
      }
    }
  }

  private mutating func matchMoved() {
    var free = Set(old.indices).subtracting(inOrder.compactMap { $0 })
    for now in new.indices where inOrder[now] == nil {
      let candidates = free.sorted().map { ($0, old[$0].likeness(to: new[now])) }
      guard let best = candidates.max(by: { $0.1 < $1.1 }), best.1 >= Self.leastOfMoved else { continue }
      moved[now] = best.0
      free.remove(best.0)
    }
  }

  /// A scene with what it says, made ready to be compared with many.
  private struct Scene {
    let json: JSONValue
    private let leaves: [FieldPath: JSONValue]

    init(_ json: JSONValue) {
      self.json = json
      leaves = Dictionary(
        LeafDifference.changes(from: nil, to: json).map { ($0.path, $0.new ?? .null) },
        uniquingKeysWith: { $1 })
    }

    private static let scripts: Set<String> = ["input_text", "script", "text"]

    /// How much both have in common, 0–1. A script tells scenes apart better than any other field.
    func likeness(to other: Scene) -> Double {
      var (common, all) = (0.0, 0.0)
      for path in Set(leaves.keys).union(other.leaves.keys) {
        let (one, two) = (leaves[path], other.leaves[path])
        let weight = Self.scripts.contains(path.key) ? 4.0 : 1
        all += weight
        common += weight * (one.flatMap { one in two.map { one.likeness(to: $0) } } ?? 0)
      }
      return all == 0 ? 1 : common / all
    }

    /// What is said in it, or shown as text.
    var words: String {
      let paths = ["voice.input_text", "input.script", "script", "text.text"].compactMap { FieldPath($0) }
      return paths.lazy.compactMap { json[$0]?.string }.first { !$0.isEmpty } ?? ""
    }
  }
}

extension JSONValue {
  /// How much two values have in common, 0–1: of texts, what is the same at both ends.
  fileprivate func likeness(to other: JSONValue) -> Double {
    if self == other { return 1 }
    guard let one = string?.utf8, let two = other.string?.utf8 else { return 0 }
    let shorter = min(one.count, two.count)
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = min(zip(one.reversed(), two.reversed()).prefix { $0 == $1 }.count, shorter - start)
    return Double(start + end) / Double(max(one.count, two.count, 1))
  }
}
