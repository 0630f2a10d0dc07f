extension JSONValue {
  /// Sets the value at a path below this one. Objects and lists on the way are made; an index beyond the end
  /// appends.
  mutating func place(_ value: JSONValue, at path: FieldPath) { place(value, at: path.steps[...]) }

  private mutating func place(_ value: JSONValue, at steps: ArraySlice<FieldPath.Step>) {
    switch steps.first {
    case nil: self = value
    case .key(let key)?:
      var members = self.members ?? []
      let index = members.lastIndex { $0.key == key } ?? members.endIndex
      if index == members.endIndex { members.append(JSONMember(key, .null)) }
      members[index].value.place(value, at: steps.dropFirst())
      self = .object(members)
    case .index(let position)?:
      var elements = array ?? []
      let index = min(position, elements.endIndex)
      if index == elements.endIndex { elements.append(.null) }
      elements[index].place(value, at: steps.dropFirst())
      self = .array(elements)
    }
  }
}
