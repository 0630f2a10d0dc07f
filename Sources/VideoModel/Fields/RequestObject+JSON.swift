/// Reading and writing JSON by the table of fields.
extension RequestObject {
  /// The object as JSON: its fields in the API's own order, then the members that were kept.
  public var json: JSONValue {
    var members: [JSONMember] = []
    for field in Self.fields where field.applies(to: self) {
      if let value = field.access.read(self) { members.append(JSONMember(field.info.key, value)) }
    }
    let written = Set(members.map(\.key))
    return .object(members + kept.filter { !written.contains($0.key) })
  }

  /// Reads an object. Members that are unknown, of the wrong type, or that do not apply are kept as they are;
  /// `problems(at:)` names them. Nil when the JSON is no object.
  public init?(json: JSONValue) {
    guard let members = json.members else { return nil }
    self.init()
    kept = members
    adoptKeptMembers()
  }

  /// Moves kept members into the fields that now apply to them. A discriminator that is read makes other fields
  /// apply, so this goes on until nothing moves.
  mutating func adoptKeptMembers() {
    var moved = !kept.isEmpty
    while moved {
      moved = false
      for field in Self.fields where field.applies(to: self) && field.access.read(self) == nil {
        let places = kept.indices.filter { kept[$0].key == field.info.key }
        guard let last = places.last, field.access.write(&self, kept[last].value) else { continue }
        // An empty list reads back as absent: it stays kept, so that it is written back as it came.
        if field.access.read(self) != nil {
          // Earlier ones under the same key do not count; they stay, so that they are named.
          kept.remove(at: last)
          moved = true
        }
      }
    }
  }

  /// Sets the value at a path below this object, or unsets it by nil. Absent objects on the way are made.
  /// - Parameter keepsAny: whether a field of its own takes a value of the wrong type too, as an import does: it is kept.
  /// - Returns: false, and nothing is changed, when there is no such field or the JSON is of the wrong type.
  mutating func set(_ json: JSONValue?, at steps: ArraySlice<FieldPath.Step>, keepsAny: Bool = false) -> Bool
  {
    guard case .key(let key)? = steps.first else { return false }
    let rest = steps.dropFirst()
    guard let field = field(named: key) else {
      guard json == nil, rest.isEmpty else { return false }
      kept.removeAll { $0.key == key }
      return true
    }
    let done =
      rest.isEmpty
      ? field.access.write(&self, json) : field.access.nested?.write(&self, rest, json, keepsAny) ?? false
    if !done, keepsAny, rest.isEmpty, field.access.nested == nil, let json {
      _ = field.access.write(&self, nil)
      kept.removeAll { $0.key == key }
      kept.append(JSONMember(key, json))
      return true
    }
    guard done else { return false }
    // Unsetting something inside an absent object leaves all as it is, also what is kept in the object's place.
    if json == nil, !rest.isEmpty, field.access.read(self) == nil { return true }
    kept.removeAll { $0.key == key }
    adoptKeptMembers()
    return true
  }

  /// Changes the list of objects at a path below this object.
  /// - Returns: false, and nothing is changed, when there is no such list or element, or one whose elements cannot be read.
  mutating func changeElements(_ change: ElementChange, at steps: ArraySlice<FieldPath.Step>) -> Bool {
    guard case .key(let key)? = steps.first, let field = field(named: key) else { return false }
    let isUnread = kept.contains { $0.key == key && !($0.value.array?.isEmpty ?? true) }
    guard !isUnread || field.access.read(self) != nil,
      field.access.nested?.change(&self, steps.dropFirst(), change) ?? false
    else { return false }
    kept.removeAll { $0.key == key }
    return true
  }

  /// The row of that key: of several, the one that applies to this object.
  func field(named key: String) -> Field<Self>? {
    let rows = Self.fields.filter { $0.info.key == key }
    return rows.first { $0.applies(to: self) } ?? rows.first
  }

  /// The fields that apply, nested ones behind the object they are in, with their values.
  /// - Parameter evenAbsent: list the fields of absent objects as well.
  func fieldStates(at path: FieldPath, evenAbsent: Bool) -> [FieldState] {
    Self.fields.filter { $0.applies(to: self) }.flatMap { field -> [FieldState] in
      let fieldPath = path.appending(field.info.key)
      let isAbsent = field.info.kind == .object && field.access.read(self) == nil
      let value = field.access.read(self)
      let state = FieldState(
        path: fieldPath, info: field.info, value: value,
        keptValue: value == nil ? kept.last { $0.key == field.info.key }?.value : nil,
        isRequired: field.isRequired(in: self))
      if case .list = field.info.kind { return [state] }
      guard let nested = field.access.nested, !isAbsent || evenAbsent else { return [state] }
      let inside = nested.fields(self, fieldPath, [], evenAbsent)
      return [state] + (isAbsent && !state.isRequired ? inside.map(\.optional) : inside)
    }
  }

  /// An absent object at a path below this one, or a new element of the list there; nil when it is neither.
  func freshValue(at steps: ArraySlice<FieldPath.Step>) -> JSONValue? {
    guard case .key(let key)? = steps.first else { return nil }
    return field(named: key)?.access.nested?.fresh(self, steps.dropFirst())
  }

  /// The fields of the object at `target` below this object, which stands at `path`.
  func fieldStates(
    below target: ArraySlice<FieldPath.Step>, at path: FieldPath, evenAbsent: Bool
  ) -> [FieldState] {
    guard case .key(let key)? = target.first else { return fieldStates(at: path, evenAbsent: evenAbsent) }
    guard let nested = field(named: key)?.access.nested else { return [] }
    return nested.fields(self, path.appending(key), target.dropFirst(), evenAbsent)
      .filter { $0.path.steps.dropFirst(path.steps.count).starts(with: target) }
  }

  /// Values that are set in fields that do not apply now, so that the JSON does not hold them; behind an object or a list,
  /// what is hidden in it once more.
  func hiddenValues(at path: FieldPath) -> [(FieldPath, JSONValue)] {
    var seen: [JSONMember] = []
    return Self.fields.flatMap { field -> [(FieldPath, JSONValue)] in
      guard let value = field.access.read(self) else { return [] }
      let fieldPath = path.appending(field.info.key)
      let inside = field.access.nested?.hidden(self, fieldPath) ?? []
      if field.applies(to: self) { return inside }
      // A key may have several rows, some of which share one value.
      let isSent = Self.fields.contains {
        $0.info.key == field.info.key && $0.applies(to: self) && $0.access.read(self) == value
      }
      let member = JSONMember(field.info.key, value)
      guard !isSent, !seen.contains(member) else { return [] }
      seen.append(member)
      return [(fieldPath, value)] + inside
    }
  }

  /// Puts a value back that `hiddenValues` told of. Unlike `set`, it prefers a row that does not apply now, and leaves
  /// what is kept alone.
  mutating func restoreHidden(_ json: JSONValue, at steps: ArraySlice<FieldPath.Step>) {
    guard case .key(let key)? = steps.first else { return }
    let rest = steps.dropFirst()
    let rows = Self.fields.filter { $0.info.key == key }
    for field in rows.filter({ !$0.applies(to: self) }) + rows.filter({ $0.applies(to: self) }) {
      if rest.isEmpty, field.access.write(&self, json) { return }
      guard !rest.isEmpty, let nested = field.access.nested else { continue }
      return nested.restore(&self, rest, json)
    }
  }

  /// Whether both hold the same characters. Two texts are equal also when they are written with other code points, such
  /// as é and e with an accent behind it; to the service they are not, and a user who changes one has changed it.
  func isExactly(_ other: Self) -> Bool {
    self == other && written.utf8.elementsEqual(other.written.utf8)
  }

  /// All that is in it as text.
  private var written: String {
    let hidden = hiddenValues(at: .root).map { JSONMember($0.0.description, $0.1) }
    return JSONValue.array([json, .object(hidden)]).compactText
  }

  /// The rows of the field reference.
  static func table(at path: FieldPath) -> [FieldRow] {
    fields.flatMap { field -> [FieldRow] in
      let fieldPath = path.appending(field.info.key)
      return [FieldRow(path: fieldPath.description, info: field.info)]
        + (field.access.nested?.table(fieldPath) ?? [])
    }
  }
}
