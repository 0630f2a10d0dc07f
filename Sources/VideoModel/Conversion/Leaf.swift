/// A value of the request that is converted: one field, one element of a list of ids, or a member that no field takes.
struct Leaf: Sendable {
  /// What the model knows of the value.
  enum Standing: Sendable {
    /// A field that applies.
    case field(FieldInfo)
    /// A member that is sent, and that does nothing there or is no field at all. Why it is left.
    case stray(String)
    /// The value of a field that does not apply, which is not sent.
    case hidden
  }

  /// What becomes of the value.
  enum Fate: Equatable, Sendable {
    case open
    case carried
    case lost(String)
  }

  let path: FieldPath
  let value: JSONValue
  let standing: Standing
  var fate = Fate.open

  var info: FieldInfo? {
    guard case .field(let info) = standing else { return nil }
    return info
  }

  /// Whether the value is one that is not sent.
  var isHidden: Bool {
    guard case .hidden = standing else { return false }
    return true
  }

  /// Whether the value waits for a place, and can have one.
  var isOpen: Bool { fate == .open && info != nil }

  /// Whether nothing is lost with the value: it says what would be without it, or only which fields stand beside it.
  var saysNothing: Bool {
    switch standing {
    case .field(let info):
      let isOff = info.kind == .toggle && value == false
      return value.isVoid || value == info.defaultValue || isOff || namesAType(info)
    case .stray: return value == .null
    case .hidden: return value.isVoid
    }
  }

  /// Whether the value is a type that the model knows. An engine is no mere type: it is what the user chose.
  private func namesAType(_ info: FieldInfo) -> Bool {
    guard info.key == "type", path.parent.key != "engine", case .choice(let words) = info.kind else {
      return false
    }
    return value.string.map(words.contains) ?? false
  }

  /// Why the value is lost; nil when it is not.
  var loss: String? {
    switch fate {
    case .carried: return nil
    case .lost(let reason): return reason
    case .open: return saysNothing ? nil : reasonToLeave
    }
  }

  private var reasonToLeave: String {
    switch standing {
    case .field:
      if case .index(1...)? = path.steps.last { return "only the first is taken" }
      return "it has no counterpart"
    case .stray(let reason): return reason
    case .hidden: return "it does not apply there, and is not sent"
    }
  }
}

extension JSONValue {
  /// Whether there is nothing in it but the types of objects.
  fileprivate var isVoid: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.allSatisfy(\.isVoid)
    case .object(let members): members.allSatisfy { $0.value.isVoid || $0.isTypeAlone }
    case .bool, .number, .string: false
    }
  }
}

extension JSONMember {
  fileprivate var isTypeAlone: Bool { (key == "type" || key == "engine_type") && value.string != nil }
}

extension VideoRequest {
  /// Every value that is set, in the order of the JSON, then those that are not sent.
  var leaves: [Leaf] {
    leaves(of: json, at: .root, among: states(at: .root))
      + hiddenValues.map { Leaf(path: $0.path, value: $0.value, standing: .hidden) }
  }

  /// The fields that apply below an object, by their paths.
  private func states(at path: FieldPath) -> [FieldPath: FieldState] {
    Dictionary(fields(in: path).map { ($0.path, $0) }) { first, _ in first }
  }

  private func leaves(
    of object: JSONValue, at path: FieldPath, among states: [FieldPath: FieldState]
  ) -> [Leaf] {
    let members = object.members ?? []
    return members.enumerated().flatMap { place, member -> [Leaf] in
      let memberPath = path.appending(member.key)
      let isRepeated = members[(place + 1)...].contains { $0.key == member.key }
      guard !isRepeated, let state = states[memberPath] else {
        let reason = isRepeated ? "it stands more than once" : stray(member.key, in: path)
        return [Leaf(path: memberPath, value: member.value, standing: .stray(reason))]
      }
      return leaves(of: member.value, at: memberPath, in: state, among: states)
    }
  }

  private func leaves(
    of value: JSONValue, at path: FieldPath, in state: FieldState, among states: [FieldPath: FieldState]
  ) -> [Leaf] {
    switch (state.info.kind, value) {
    case (.object, .object): return leaves(of: value, at: path, among: states)
    case (.list, .array(let elements)) where state.value != nil:
      return elements.enumerated().flatMap { index, element in
        let place = path.appending(index)
        return leaves(of: element, at: place, among: self.states(at: place))
      }
    case (.catalogueList, .array(let elements)):
      return elements.enumerated().map { index, element in
        Leaf(path: path.appending(index), value: element, standing: .field(state.info))
      }
    default: return [Leaf(path: path, value: value, standing: .field(state.info))]
    }
  }

  /// Why a member is left that no field takes as the request stands.
  private func stray(_ key: String, in path: FieldPath) -> String {
    let anywhere = kind.fieldTable.contains { $0.info.key == key }
    return anywhere ? "it does not apply there" : "it is no field of the API"
  }
}
