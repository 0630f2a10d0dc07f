/// A list of objects of a request. Versions of a list share the objects that they have in common, and with them what has
/// been worked out of each: after an edit, only the object that was changed is worked out anew.
public struct ObjectList<Object: RequestObject>: Sendable {
  private var shared: [SharedObject<Object>]

  /// The objects as they are sent.
  var json: JSONValue { .array(shared.map(\.json)) }

  /// The objects' JSON, laid out over lines.
  var layouts: [JSONLayout] { shared.map(\.layout) }

  /// The problems of all objects of the list, which stands at `path`.
  func problems(at path: FieldPath, under terms: Terms) -> [Problem] {
    shared.enumerated().flatMap { index, object in
      let found = object.problems(under: terms)
      return found.isEmpty ? [] : found.map { $0.inside(path.appending(index)) }
    }
  }
}

extension ObjectList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  /// An empty list.
  public init() { shared = [] }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many objects there are.
  public var endIndex: Int { shared.count }

  /// The object at a place. One that is set to what it is already stays shared.
  public subscript(index: Int) -> Object {
    get { shared[index].object }
    set { if !newValue.isExactly(shared[index].object) { shared[index] = SharedObject(newValue) } }
  }

  /// Puts other objects in the place of some.
  public mutating func replaceSubrange(_ range: Range<Int>, with objects: some Collection<Object>) {
    shared.replaceSubrange(range, with: objects.map(SharedObject.init))
  }

  /// Lets two objects change places.
  public mutating func swapAt(_ one: Int, _ other: Int) { shared.swapAt(one, other) }
}

extension ObjectList {
  /// Adds an object, or takes one away.
  /// - Returns: false when there is no such object.
  mutating func apply(_ change: ElementChange) -> Bool {
    switch change {
    case .append: append(.fresh)
    case .remove(let place):
      guard indices.contains(place) else { return false }
      remove(at: place)
    }
    return true
  }
}

extension ObjectList: ExpressibleByArrayLiteral {
  /// A list of these objects.
  public init(arrayLiteral objects: Object...) { self.init(objects) }
}

extension ObjectList: Equatable {
  /// Whether both hold the same objects.
  public static func == (left: ObjectList, right: ObjectList) -> Bool {
    left.count == right.count
      && zip(left.shared, right.shared).allSatisfy { $0 === $1 || $0.object == $1.object }
  }
}
