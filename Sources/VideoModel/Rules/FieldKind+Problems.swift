extension FieldKind {
  /// The problems of a value that is of the right type.
  func problems(of value: JSONValue, at path: FieldPath, under terms: Terms) -> [Problem] {
    let text = value.string ?? ""
    switch self {
    case .text(let rule), .script(let rule): return textProblems(text, rule, path, terms)
    case .number(let rule): return numberProblems(value.double ?? 0, rule, path)
    case .choice(let allowed):
      return allowed.contains(text) ? [] : [Problem(path, .error, .notAChoice(value: text, allowed: allowed))]
    case .color: return RGB(hex: text) == nil ? [Problem(path, .error, .notAColor(value: text))] : []
    case .url: return Self.isWebAddress(text) ? [] : [Problem(path, .error, .notAURL(value: text))]
    case .asset where Self.isLocalFile(text), .addressOrAsset where Self.isLocalFile(text):
      return [Problem(path, .error, .localFile(path: text))]
    case .addressOrAsset:
      let isBrokenAddress = text.contains("://") && !Self.isWebAddress(text)
      return isBrokenAddress
        ? [Problem(path, .error, .notAURL(value: text))] : textProblems(text, .any, path, terms)
    case .suggestion, .asset: return textProblems(text, .any, path, terms)
    case .catalogue(let catalogue): return idProblems(text, catalogue, path, terms)
    case .list(let allowed): return countProblems(value.array?.count ?? 0, allowed, path)
    case .catalogueList(let catalogue, let allowed):
      let ids = value.array ?? []
      return countProblems(ids.count, allowed, path)
        + ids.enumerated().flatMap { idProblems($1.string ?? "", catalogue, path.appending($0), terms) }
    case .toggle, .object: return []
    }
  }

  /// Whether the service takes a text of this kind that is empty, and does nothing with it. Of a word and a colour it
  /// wants a valid one, and v3 wants at least one character of a script.
  func takesEmpty(under terms: Terms) -> Bool {
    switch self {
    case .choice, .color: false
    case .script(let rule): !(terms.isStrict && rule.isSpoken)
    default: true
    }
  }

  private func textProblems(_ text: String, _ rule: TextRule, _ path: FieldPath, _ terms: Terms) -> [Problem]
  {
    if text.isBlank { return [Problem(path, .error, .empty)] }
    let count = TextRule.length(of: text)
    if let longest = rule.longest, count > longest {
      return [Problem(path, .error, .tooLong(count: count, longest: longest))]
    }
    guard rule.isSpoken else { return [] }
    let isLong = count > terms.scriptLimit
    let length = isLong ? [Problem(path, .warning, .beyondPlan(count: count, limit: terms.scriptLimit))] : []
    return length + Script.faults(of: text).map { Problem(path, .warning, .pause($0)) }
  }

  private func idProblems(
    _ id: String, _ catalogue: Catalogue, _ path: FieldPath, _ terms: Terms
  ) -> [Problem] {
    guard !id.isBlank, terms.listed?.lacks(id, in: catalogue) ?? false else {
      return textProblems(id, .any, path, terms)
    }
    return [Problem(path, .warning, .notListed(id: id, catalogue))]
  }

  private func numberProblems(_ value: Double, _ rule: NumberRule, _ path: FieldPath) -> [Problem] {
    if !rule.allows(value) {
      return [Problem(path, .error, .notAllowed(value: value, allowance: rule.allowance))]
    }
    guard let advised = rule.advised, !advised.contains(value) else { return [] }
    let allowance = NumberRule(advised, step: 1).allowance
    return [Problem(path, .warning, .notAdvised(value: value, allowance: allowance))]
  }

  private func countProblems(_ count: Int, _ allowed: ClosedRange<Int>, _ path: FieldPath) -> [Problem] {
    allowed.contains(count) ? [] : [Problem(path, .error, .count(count, allowed: allowed))]
  }

  /// Whether the text is the path of a file, as people type and paste them.
  public static func isLocalFile(_ text: String) -> Bool {
    ["/", "~/", "./", "../", "file://"].contains(where: text.hasPrefix)
  }

  /// An address with the scheme http or https, a host, and no spaces.
  static func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else { return false }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return !host.isEmpty && !host.hasPrefix(":") && !text.contains { $0.isWhitespace || $0 == "\"" }
  }
}
