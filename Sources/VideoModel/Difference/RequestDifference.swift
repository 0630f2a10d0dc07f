/// What a request says otherwise than another one: outside the scenes, then scene by scene.
public struct RequestDifference: Equatable, Sendable {
  /// A field that is not the same; nil stands for a field that is not set.
  public struct Change: Equatable, Sendable {
    /// The field, from the request or from the scene that it is in.
    public let path: FieldPath
    /// What it was.
    public let old: JSONValue?
    /// What it is now.
    public let new: JSONValue?

    /// A change of a field.
    public init(_ path: FieldPath, from old: JSONValue?, to new: JSONValue?) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// What became of a scene; scenes are counted from 0.
  public enum Scene: Equatable, Sendable {
    /// It is another, at this place before and at that one now; its place among the others is the same.
    case changed(before: Int, now: Int, [Change])
    /// It stands elsewhere among the others, and may be another as well.
    case moved(before: Int, now: Int, [Change])
    /// It is new, and says this.
    case added(Int, words: String)
    /// It is gone, and said that.
    case removed(Int, words: String)
  }

  /// The kinds, where they are not the same. The older request is then compared as what it is turned into.
  public let kinds: (old: RequestKind, new: RequestKind)?
  /// What is not the same outside the scenes.
  public let changes: [Change]
  /// The scenes that are not the same, in the order that they have now, one that is gone where it was.
  public let scenes: [Scene]
  /// Where the newer request has its scenes; nil where it has no list of them.
  public let sceneList: FieldPath?

  /// Whether both say the same.
  public var isEmpty: Bool { kinds == nil && changes.isEmpty && scenes.isEmpty }

  /// Compares what is sent of two requests.
  public init(from old: VideoRequest, to new: VideoRequest) {
    self.init(from: old.kind, as: old.converted(to: RequestTemplate(of: new)).request, to: new)
  }

  /// Compares what is sent of two requests, of which the older has been converted already.
  /// - Parameters:
  ///   - kind: what the older request was.
  ///   - old: the same as a request of the newer one's template.
  public init(from kind: RequestKind, as old: VideoRequest, to new: VideoRequest) {
    kinds = kind == new.kind ? nil : (kind, new.kind)
    sceneList = new.sceneListPath
    let before = old.json
    let now = new.json
    guard let list = sceneList else {
      changes = LeafDifference.changes(from: before, to: now)
      scenes = []
      return
    }
    changes = LeafDifference.changes(from: before, to: now).filter { !$0.path.isInside(list) }
    scenes = SceneMatching(from: before[list]?.array ?? [], to: now[list]?.array ?? []).differences
  }

  /// Equal where both tell the same.
  public static func == (one: RequestDifference, other: RequestDifference) -> Bool {
    one.kinds?.old == other.kinds?.old && one.kinds?.new == other.kinds?.new && one.changes == other.changes
      && one.scenes == other.scenes && one.sceneList == other.sceneList
  }
}

/// Two JSON values, field by field.
enum LeafDifference {
  /// The fields that are not the same, in the order of the newer value; what is gone stands behind its neighbours.
  static func changes(
    from old: JSONValue?, to new: JSONValue?, at path: FieldPath = .root
  ) -> [RequestDifference.Change] {
    if old == new { return [] }
    let children = children(of: old, new)
    guard !children.isEmpty else { return [RequestDifference.Change(path, from: old, to: new)] }
    return children.flatMap { step, old, new in
      changes(from: old, to: new, at: FieldPath(path.steps + [step]))
    }
  }

  /// What is compared one by one: the members of objects, and the elements of lists of objects. Nothing where a value is
  /// compared as a whole.
  private static func children(
    of old: JSONValue?, _ new: JSONValue?
  ) -> [(FieldPath.Step, old: JSONValue?, new: JSONValue?)] {
    if old.isObjectOrAbsent, new.isObjectOrAbsent {
      var seen: Set<String> = []
      let keys = ((new?.members ?? []) + (old?.members ?? [])).map(\.key).filter { seen.insert($0).inserted }
      return keys.map { (.key($0), old?[$0], new?[$0]) }
    }
    if old.isObjectListOrAbsent, new.isObjectListOrAbsent {
      let count = max(old?.array?.count ?? 0, new?.array?.count ?? 0)
      return (0..<count).map { (.index($0), old?[$0], new?[$0]) }
    }
    return []
  }
}

extension JSONValue? {
  fileprivate var isObjectOrAbsent: Bool { self == nil || self?.members != nil }

  fileprivate var isObjectListOrAbsent: Bool {
    guard let self else { return true }
    return self.array?.allSatisfy { $0.members != nil } ?? false
  }
}
