import VideoModel

/// Says what is wrong with a request in the service's own words: a dotted path, " is invalid: ", and the reason as its
/// validation library (pydantic) gives it.
enum Refusal {
  static func message(_ problem: Problem, in request: JSONValue) -> String {
    "\(path(problem, in: request)) is invalid: \(reason(problem, in: request))"
  }

  /// The path, in which the type of an object that has one stands behind the object: `voice.text.voice_id`.
  private static func path(_ problem: Problem, in request: JSONValue) -> String {
    var words: [String] = []
    var walked: [FieldPath.Step] = []
    let steps = isDiscriminator(problem) ? Array(problem.path.steps.dropLast()) : problem.path.steps
    for (index, step) in steps.enumerated() {
      walked.append(step)
      switch step {
      case .index(let number): words.append(String(number))
      case .key(let key):
        words.append(key)
        let type = request[FieldPath(walked)]?["type"]?.string
        let goesOn = index < steps.count - 1 || isAboutWhole(problem)
        if tagged.contains(key), goesOn, let type { words.append(type) }
      }
    }
    return words.isEmpty ? "request" : words.joined(separator: ".")
  }

  /// The objects that are told apart by their type.
  private static let tagged: Set<String> = ["character", "voice", "background"]

  private static func isDiscriminator(_ problem: Problem) -> Bool {
    problem.path.key == "type" && tagged.contains(problem.path.parent.key)
  }

  private static func isAboutWhole(_ problem: Problem) -> Bool {
    if case .exactlyOne = problem.reason { return true }
    return false
  }

  private static func reason(_ problem: Problem, in request: JSONValue) -> String {
    switch problem.reason {
    case .missing:
      return isDiscriminator(problem) ? "Unable to extract tag using discriminator 'type'" : "Field required"
    case .wrongType(let expected, _): return "Input should be a valid \(word(expected))"
    case .notAChoice(let value, let allowed) where isDiscriminator(problem):
      let tags = allowed.map { "'\($0)'" }.joined(separator: ", ")
      return "Input tag '\(value)' found using 'type' does not match any of the expected tags: \(tags)"
    case .notAChoice(_, let allowed): return "Input should be \(alternatives(allowed))"
    case .notAllowed(let value, _): return bound(problem, value)
    case .notAColor: return "Value error, color must be a hex code"
    case .notAURL: return "Input should be a valid URL"
    case .empty: return "String should have at least 1 character"
    case .exactlyOne(let keys, let given):
      let list = keys.joined(separator: " or ")
      return given.isEmpty
        ? "Value error, either \(list) needs to be provided"
        : "Value error, only one of \(list) can be provided"
    case .count(let count, let allowed):
      return count < allowed.lowerBound
        ? "List should have at least \(allowed.lowerBound) item after validation, not \(count)"
        : "List should have at most \(allowed.upperBound) items after validation, not \(count)"
    default: return "Value error, \(problem.sentence)"
    }
  }

  private static func word(_ expected: String) -> String {
    switch expected {
    case "text": "string"
    case "true or false": "boolean"
    case "a number": "number"
    case "a whole number": "integer"
    case "a list of objects": "list"
    default: "dictionary"
    }
  }

  private static func bound(_ problem: Problem, _ value: Double) -> String {
    let key = pattern(of: problem.path)
    let info = RequestKind.studio.fieldTable.first { $0.path == key }?.info
    guard case .number(let rule)? = info?.kind else { return "Value error, \(problem.sentence)" }
    let limit: (Double) -> String = { JSONNumber($0).literal }
    if value > rule.range.upperBound {
      return "Input should be less than or equal to \(limit(rule.range.upperBound))"
    }
    if value < rule.range.lowerBound || rule.excludesMinimum && value == rule.range.lowerBound {
      let relation = rule.excludesMinimum ? "greater than" : "greater than or equal to"
      return "Input should be \(relation) \(limit(rule.range.lowerBound))"
    }
    return rule.isEven ? "Value error, must be an even number" : "Input should be a valid integer"
  }

  /// The path as the table has it, with `[]` for any element of a list.
  private static func pattern(of path: FieldPath) -> String {
    path.description.replacing(#/\[[0-9]+\]/#, with: "[]")
  }

  private static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
