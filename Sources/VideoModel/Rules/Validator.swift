/// Every problem of an object, by the table of fields.
extension RequestObject {
  /// The problems of this object, which stands at `path`, and of all below it, in the order of the fields.
  public func problems(at path: FieldPath) -> [Problem] {
    var problems: [Problem] = []
    for field in Self.fields where field.applies(to: self) {
      problems += self.problems(of: field, at: path.appending(field.info.key))
    }
    problems += Self.rules.flatMap { $0.problems(self, path) }
    return problems + keptProblems(at: path)
  }

  private func problems(of field: Field<Self>, at path: FieldPath) -> [Problem] {
    guard let value = field.access.read(self) else {
      let isGiven = (kept.last { $0.key == field.info.key }?.value ?? .null) != .null
      guard field.info.isRequired, !isGiven else { return [] }
      return [Problem(path, .error, .missing(when: field.info.condition ?? ""))]
    }
    // The service takes an optional text that is empty; it only does nothing.
    let isTolerated = value.string.map(field.info.tolerated.contains) ?? false
    let found = isTolerated ? [] : field.info.kind.problems(of: value, at: path)
    let own = found.map { problem in
      problem.reason == .empty && !field.info.isRequired
        ? Problem(path, .warning, .empty) : problem
    }
    return own + (field.access.nested?.problems(self, path) ?? [])
  }

  private func keptProblems(at path: FieldPath) -> [Problem] {
    var seen: Set<String> = []
    return kept.compactMap { member in
      let memberPath = path.appending(member.key)
      guard seen.insert(member.key).inserted else { return Problem(memberPath, .warning, .repeated) }
      guard let field = field(named: member.key) else {
        return Problem(memberPath, .warning, .unknownField)
      }
      guard field.applies(to: self) else {
        let conditions = Self.fields.filter { $0.info.key == member.key }.compactMap(\.info.condition)
        return Problem(memberPath, .warning, .doesNotApply(when: conditions.joined(separator: " or ")))
      }
      // Of several, the last counts.
      let value = kept.last { $0.key == member.key }?.value ?? member.value
      return wrongType(value, field, at: memberPath)
    }
  }

  private func wrongType(_ value: JSONValue, _ field: Field<Self>, at path: FieldPath) -> Problem? {
    // Null says that nothing is given; where something must be, `problems(of:at:)` has said so.
    if value == .null { return nil }
    if case .list(let allowed) = field.info.kind, value.array?.isEmpty == true {
      return Problem(path, .error, .count(0, allowed: allowed))
    }
    let isNumber = field.access.expectation.hasSuffix("number") && value.double != nil
    let found = isNumber ? value.compactText : value.kindName
    return Problem(path, .error, .wrongType(expected: field.access.expectation, found: found))
  }
}

extension FieldKind {
  /// The problems of a value that is of the right type.
  func problems(of value: JSONValue, at path: FieldPath) -> [Problem] {
    switch self {
    case .text(let rule), .script(let rule): textProblems(value.string ?? "", rule, path)
    case .number(let rule): numberProblems(value.double ?? 0, rule, path)
    case .choice(let allowed):
      allowed.contains(value.string ?? "")
        ? [] : [Problem(path, .error, .notAChoice(value: value.string ?? "", allowed: allowed))]
    case .color:
      RGB(hex: value.string ?? "") == nil
        ? [Problem(path, .error, .notAColor(value: value.string ?? ""))] : []
    case .url:
      Self.isWebAddress(value.string ?? "")
        ? [] : [Problem(path, .error, .notAURL(value: value.string ?? ""))]
    case .suggestion, .catalogue, .asset: textProblems(value.string ?? "", .any, path)
    case .list(let allowed): listProblems(value.array?.count ?? 0, allowed, path)
    case .toggle, .object: []
    }
  }

  private func textProblems(_ text: String, _ rule: TextRule, _ path: FieldPath) -> [Problem] {
    if text.allSatisfy(\.isWhitespace) { return [Problem(path, .error, .empty)] }
    guard let advised = rule.advisedLength, text.count > advised else { return [] }
    return [Problem(path, .warning, .tooLong(count: text.count, advised: advised))]
  }

  private func numberProblems(_ value: Double, _ rule: NumberRule, _ path: FieldPath) -> [Problem] {
    if !rule.allows(value) {
      return [Problem(path, .error, .notAllowed(value: value, allowance: rule.allowance))]
    }
    guard let advised = rule.advised, !advised.contains(value) else { return [] }
    let allowance = NumberRule(advised, step: 1).allowance
    return [Problem(path, .warning, .notAdvised(value: value, allowance: allowance))]
  }

  private func listProblems(_ count: Int, _ allowed: ClosedRange<Int>, _ path: FieldPath) -> [Problem] {
    allowed.contains(count) ? [] : [Problem(path, .error, .count(count, allowed: allowed))]
  }

  /// An address with the scheme http or https, a host, and no spaces.
  static func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else { return false }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return !host.isEmpty && !host.hasPrefix(":") && !text.contains { $0.isWhitespace || $0 == "\"" }
  }
}
