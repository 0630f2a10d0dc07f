/// Every problem of an object, by the table of fields.
extension RequestObject {
  /// The problems of this object, which stands at `path`, and of all below it, in the order of the fields.
  public func problems(at path: FieldPath, under terms: Terms) -> [Problem] {
    var problems: [Problem] = []
    for field in Self.fields where field.applies(to: self) {
      problems += self.problems(of: field, at: path.appending(field.info.key), under: terms)
    }
    problems += Self.rules.flatMap { $0.problems(self, path) }
    return problems + keptProblems(at: path, under: terms)
  }

  private func problems(of field: Field<Self>, at path: FieldPath, under terms: Terms) -> [Problem] {
    guard let value = field.access.read(self) else { return missing(field, at: path) }
    let isTolerated = value.string.map(field.info.tolerated.contains) ?? false
    let found = isTolerated ? [] : field.info.kind.problems(of: value, at: path, under: terms)
    let isEmptyAndOptional =
      !field.isRequired(in: self) && field.info.kind.takesEmpty(under: terms)
      && value.string.map(\.isBlank) ?? false
    let own = isEmptyAndOptional ? [Problem(path, .warning, .empty)] : found
    return own + (field.access.nested?.problems(self, path, terms) ?? [])
  }

  private func missing(_ field: Field<Self>, at path: FieldPath) -> [Problem] {
    let isGiven = (kept.last { $0.key == field.info.key }?.value ?? .null) != .null
    guard field.isRequired(in: self), !isGiven else { return [] }
    return [Problem(path, .error, .missing(when: field.info.requiredWhen ?? field.info.condition ?? ""))]
  }

  private func keptProblems(at path: FieldPath, under terms: Terms) -> [Problem] {
    var seen: Set<String> = []
    return kept.compactMap { member in
      let memberPath = path.appending(member.key)
      guard seen.insert(member.key).inserted else { return Problem(memberPath, .warning, .repeated) }
      guard let field = field(named: member.key) else {
        return Problem(
          memberPath, terms.isStrict ? .error : .warning, .unknownField(isRefused: terms.isStrict))
      }
      guard field.applies(to: self) else { return misplaced(member, at: memberPath, under: terms) }
      if field.access.read(self) != nil { return Problem(memberPath, .warning, .repeated) }
      // Of several, the last counts.
      let value = kept.last { $0.key == member.key }?.value ?? member.value
      return wrongType(value, field, at: memberPath)
    }
  }

  /// A member that another shape or another setting of the object would have.
  private func misplaced(_ member: JSONMember, at path: FieldPath, under terms: Terms) -> Problem? {
    let conditions = Self.fields.filter { $0.info.key == member.key }.compactMap(\.condition)
    let words = conditions.map(\.words).joined(separator: " or ")
    let isOfShape = conditions.allSatisfy(\.isShape)
    // Without a shape nothing can be said of the fields of shapes.
    if isOfShape && !hasShape { return nil }
    let isRefused = terms.isStrict && isOfShape
    return Problem(
      path, isRefused ? .error : .warning,
      isRefused ? .refused(exceptWhen: words) : .doesNotApply(when: words))
  }

  /// Whether the field that names the shape names one.
  private var hasShape: Bool {
    guard let key = Self.shapeKey, let field = field(named: key), let word = field.access.read(self)?.string
    else { return false }
    if case .choice(let words) = field.info.kind { return words.contains(word) }
    return true
  }

  private func wrongType(_ value: JSONValue, _ field: Field<Self>, at path: FieldPath) -> Problem? {
    // Null says that nothing is given; where something must be, `missing(_:at:)` has said so.
    if value == .null { return nil }
    if case .list(let allowed) = field.info.kind, value.array?.isEmpty == true {
      return allowed.contains(0) ? nil : Problem(path, .error, .count(0, allowed: allowed))
    }
    let expected = field.access.expectation
    guard case .number(let rule) = field.info.kind else {
      return Problem(path, .error, .wrongType(expected: expected, found: value.kindName, allowance: ""))
    }
    if value.double != nil {
      let found = value.compactText
      return Problem(
        path, .error, .wrongType(expected: expected, found: found, allowance: rule.allowance))
    }
    let found = value.string.map(Problem.quoted) ?? value.kindName
    let allowance = rule.allowance.isEmpty ? "" : "a number, \(rule.allowance)"
    return Problem(path, .error, .wrongType(expected: expected, found: found, allowance: allowance))
  }
}

extension String {
  /// Whether there is nothing in it that could be seen.
  public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
