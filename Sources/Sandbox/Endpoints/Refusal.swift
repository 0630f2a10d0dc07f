import VideoModel

/// The first error of a request in the service's words. The service is a pydantic model, and its words leak through.
enum Refusal {
  /// Why the service would refuse the request; nil when it would not.
  static func first(of request: VideoRequest, _ json: JSONValue) -> RequestFailure? {
    guard let problem = request.problems.first(where: { $0.severity == .error }) else { return nil }
    let place = Place(problem, in: json, tagged: taggedObjects(of: request.kind))
    let words = words(for: problem, isTag: place.isTag, request)
    let name = place.path.isEmpty ? "Request body" : place.path
    return .invalid("\(name) is invalid: \(words)", param: place.path.isEmpty ? nil : place.path)
  }

  /// The objects of which the service says in a path which of their shapes they have. v3 is not known to.
  private static func taggedObjects(of kind: RequestKind) -> Set<String> {
    kind == .studio ? ["character", "voice", "background"] : []
  }

  /// Where pydantic says that a problem is: dotted, and with the tag of a tagged union as a step of its own, as in
  /// `voice.text.voice_id`. A problem of the tag itself is one of the object.
  private struct Place {
    var path: String
    var isTag: Bool

    init(_ problem: Problem, in json: JSONValue, tagged: Set<String>) {
      var steps = problem.path.steps
      isTag = steps.last == .key("type") && Self.isTagged(steps.dropLast().last, tagged)
      if isTag { steps.removeLast() }
      let isAboutSources = if case .exactlyOne = problem.reason { true } else { false }
      var parts: [String] = []
      var value: JSONValue? = json
      for (index, step) in steps.enumerated() {
        switch step {
        case .key(let key):
          parts.append(key)
          value = value?[key]
        case .index(let index):
          parts.append(String(index))
          value = value?[index]
        }
        let goesOn = index < steps.count - 1 || isAboutSources
        if Self.isTagged(step, tagged), goesOn, let tag = value?["type"]?.string { parts.append(tag) }
      }
      path = parts.joined(separator: ".")
    }

    private static func isTagged(_ step: FieldPath.Step?, _ tagged: Set<String>) -> Bool {
      if case .key(let key)? = step { tagged.contains(key) } else { false }
    }
  }

  private static func words(for problem: Problem, isTag: Bool, _ request: VideoRequest) -> String {
    switch problem.reason {
    case .missing: isTag ? "Unable to extract tag using discriminator 'type'" : "Field required"
    case .notAChoice(let value, let allowed) where isTag:
      "Input tag '\(value)' found using 'type' does not match any of the expected tags: "
        + allowed.map { "'\($0)'" }.joined(separator: ", ")
    case .wrongType where isTag: "Unable to extract tag using discriminator 'type'"
    case .notAChoice(_, let allowed): "Input should be " + Problem.alternatives(allowed.map { "'\($0)'" })
    case .wrongType(let expected, let found, _): wrongType(expected: expected, found: found)
    case .notAllowed(let value, _):
      outside(value, rule(at: problem.path, of: request)) ?? "Value error, \(problem.sentence)"
    case .notAColor: "Value error, \(problem.path.key) must be a hex color such as #1A2B3C"
    case .notAURL, .localFile: "Input should be a valid URL"
    case .empty: "String should have at least 1 character"
    case .exactlyOne(let fields, let given):
      given.isEmpty
        ? "Value error, either \(fields.joined(separator: " or ")) needs to be provided"
        : "Value error, only one of \(fields.joined(separator: " and ")) can be provided"
    case .count(let count, let allowed):
      count < allowed.lowerBound
        ? "List should have at least \(allowed.lowerBound) item after validation, not \(count)"
        : "List should have at most \(allowed.upperBound) items after validation, not \(count)"
    case .atMostOne(let given): "Value error, only one of \(given.joined(separator: " and ")) can be provided"
    case .tooLong(_, let longest): "String should have at most \(longest) characters"
    case .unknownField, .refused: "Extra inputs are not permitted"
    case .notAdvised, .beyondPlan, .pause, .doesNotApply, .refusedWith, .notListed, .repeated, .rule:
      "Value error, \(problem.sentence)"
    }
  }

  private static func wrongType(expected: String, found: String) -> String {
    switch expected {
    case "text": "Input should be a valid string"
    case "a number": "Input should be a valid number"
    case "a whole number":
      Double(found) == nil
        ? "Input should be a valid integer"
        : "Input should be a valid integer, got a number with a fractional part"
    case "true or false": "Input should be a valid boolean"
    case "an object": "Input should be a valid dictionary"
    case "a list of texts": "Input should be a valid list of strings"
    default: "Input should be a valid list"
    }
  }

  private static func outside(_ value: Double, _ rule: NumberRule?) -> String? {
    guard let rule else { return nil }
    func text(_ number: Double) -> String { JSONNumber(number).literal }
    if value > rule.range.upperBound {
      return "Input should be less than or equal to \(text(rule.range.upperBound))"
    }
    if rule.excludesMinimum, value <= rule.range.lowerBound {
      return "Input should be greater than \(text(rule.range.lowerBound))"
    }
    if value < rule.range.lowerBound {
      return "Input should be greater than or equal to \(text(rule.range.lowerBound))"
    }
    if rule.isInteger, value != value.rounded() {
      return "Input should be a valid integer, got a number with a fractional part"
    }
    return rule.isEven ? "Input should be a multiple of 2" : nil
  }

  /// The rule of the number at that path, from the table of fields.
  private static func rule(at path: FieldPath, of request: VideoRequest) -> NumberRule? {
    let row = path.steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index: text += "[]"
      }
    }
    for candidate in request.kind.fieldTable where candidate.path == row {
      if case .number(let rule) = candidate.info.kind { return rule }
    }
    return nil
  }
}
