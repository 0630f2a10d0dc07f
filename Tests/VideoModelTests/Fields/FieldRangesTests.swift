import Testing
import VideoModel

/// A field in a request in which it applies.
private struct Subject {
  let path: FieldPath
  let request: VideoRequest

  /// The problems of the field itself with this value, which must be taken and sent.
  func problems(with value: JSONValue) throws -> [Problem] {
    let request = try #require(self.request.setting(value, at: path), "\(path) takes no \(value.compactText)")
    #expect(request.value(at: path) == value, "\(path) is not sent")
    return request.problems.filter { $0.path == path }
  }
}

extension FieldRow: CustomTestStringConvertible {
  /// The path, and the condition that tells rows with one path apart.
  public var testDescription: String { path + (info.condition.map { " when \($0)" } ?? "") }

  /// The field of the first scene, in a request of which nothing else is wrong.
  fileprivate func subject() throws -> Subject {
    var request = try Sample.request([
      "video_inputs[0].background": ["type": "color"],
      "video_inputs[0].text": ["type": "text", "text": "Title", "line_height": 1.2],
      "video_inputs[0].audio": ["audio_url": "https://example.com/music.mp3"],
      "subtitles": ["preset_name": "plain"],
    ])
    let path = try #require(FieldPath(path.replacing("[]", with: "[0]")))
    if let condition = info.condition {
      let settings = try #require(Self.settings[condition], "no example for \"\(condition)\"")
      for (key, value) in settings {
        request = try #require(request.setting(value, at: path.parent.appending(key)))
      }
    }
    return Subject(path: path, request: request)
  }

  /// What makes a condition hold.
  private static let settings: [String: [(String, JSONValue)]] = [
    "type is avatar": [("type", "avatar")],
    "type is not talking_photo": [("type", "avatar")],
    "type is talking_photo": [("type", "talking_photo"), ("talking_photo_id", "p1")],
    "the style is circle or square": [("avatar_style", "circle")],
    "use_avatar_iv_model is true": [("use_avatar_iv_model", true)],
    "type is text": [("type", "text")],
    "type is audio": [("type", "audio"), ("audio_url", "https://example.com/a.mp3")],
    "type is silence": [("type", "silence")],
    "type is color": [("type", "color")],
    "type is image": [("type", "image"), ("url", "https://example.com/a.jpg")],
    "type is image or video": [("type", "image"), ("url", "https://example.com/a.jpg")],
    "type is video": [("type", "video"), ("url", "https://example.com/a.mp4")],
  ]

  fileprivate var rule: NumberRule? {
    guard case .number(let rule) = info.kind else { return nil }
    return rule
  }
}

@Suite("Every field at its limits, by the table of fields")
struct FieldRangesTests {
  private static let rows = RequestKind.studio.fieldTable

  private static let numbers = rows.filter { $0.rule != nil }
  private static let choices = rows.filter { if case .choice = $0.info.kind { true } else { false } }
  private static let colors = rows.filter { $0.info.kind == .color }
  private static let addresses = rows.filter { if case .url = $0.info.kind { true } else { false } }
  private static let toggles = rows.filter { $0.info.kind == .toggle }
  private static let texts = rows.filter {
    switch $0.info.kind {
    case .text, .script, .suggestion, .catalogue, .asset, .addressOrAsset: true
    case .number, .toggle, .choice, .color, .url, .object, .list, .catalogueList: false
    }
  }

  @Test("Both ends of a number's range are allowed, and what is just past them is not", arguments: numbers)
  func ends(row: FieldRow) throws {
    let rule = try #require(row.rule)
    let subject = try row.subject()
    let past = rule.isEven ? 2 : rule.isInteger ? 1 : 0.001
    let inside = rule.isInteger ? past : 0.001
    if rule.range.lowerBound.isFinite {
      let lowest = rule.range.lowerBound + (rule.excludesMinimum ? inside : 0)
      #expect(try !subject.problems(with: number(lowest)).contains { $0.severity == .error })
      #expect(try refusal(of: lowest - past, by: rule, in: subject))
      if rule.excludesMinimum { #expect(try refusal(of: rule.range.lowerBound, by: rule, in: subject)) }
    } else {
      #expect(try subject.problems(with: number(-1e300)).isEmpty)
    }
    if rule.range.upperBound.isFinite {
      #expect(try !subject.problems(with: number(rule.range.upperBound)).contains { $0.severity == .error })
      #expect(try refusal(of: rule.range.upperBound + past, by: rule, in: subject))
    } else {
      #expect(try subject.problems(with: number(rule.isInteger ? 1e9 : 1e300)).isEmpty)
    }
  }

  @Test(
    "Where pages disagree, the stricter range is free of problems and the rest is warned of",
    arguments: numbers.filter { $0.rule?.advised != nil })
  func advised(row: FieldRow) throws {
    let rule = try #require(row.rule)
    let advised = try #require(rule.advised)
    let subject = try row.subject()
    #expect(try subject.problems(with: number(advised.lowerBound)).isEmpty)
    #expect(try subject.problems(with: number(advised.upperBound)).isEmpty)
    for value in [advised.upperBound + 0.001, rule.range.upperBound] {
      let problems = try subject.problems(with: number(value))
      #expect(problems.map(\.severity) == [.warning])
    }
  }

  @Test("A whole number has no fraction", arguments: numbers.filter { $0.rule?.isInteger == true })
  func integers(row: FieldRow) throws {
    let subject = try row.subject()
    #expect(subject.request.setting(200.5, at: subject.path) == nil)
    #expect(try subject.problems(with: 200).isEmpty)
    #expect(try subject.problems(with: JSONValue(parsing: "200.0")).isEmpty)
  }

  @Test("An even number is not odd", arguments: numbers.filter { $0.rule?.isEven == true })
  func parity(row: FieldRow) throws {
    let subject = try row.subject()
    let rule = try #require(row.rule)
    #expect(try refusal(of: 201, by: rule, in: subject))
    #expect(try refusal(of: 129, by: rule, in: subject))
  }

  @Test("Each word of a choice is allowed, and another one is not", arguments: choices)
  func words(row: FieldRow) throws {
    guard case .choice(let allowed) = row.info.kind else { return }
    let path = try row.subject().path
    for word in allowed {
      let problems = try choiceProblems(row, .string(word))
      #expect(problems.isEmpty, "\(word)")
    }
    for word in row.info.tolerated {
      let problems = try choiceProblems(row, .string(word))
      #expect(!problems.contains { $0.severity == .error }, "\(word)")
    }
    for word in ["wrong", allowed[0].uppercased() + "X", ""] {
      let problems = try choiceProblems(row, .string(word))
      #expect(problems == [Problem(path, .error, .notAChoice(value: word, allowed: allowed))])
    }
  }

  /// The problems of a choice. A discriminator makes other fields required, which are not asked for here.
  private func choiceProblems(_ row: FieldRow, _ word: JSONValue) throws -> [Problem] {
    try row.subject().problems(with: word)
  }

  @Test("A colour is # and six hexadecimal digits", arguments: colors)
  func colours(row: FieldRow) throws {
    let subject = try row.subject()
    for color in ["#000000", "#FFFFFF", "#1a2B3c"] {
      #expect(try subject.problems(with: .string(color)).isEmpty, "\(color)")
    }
    for color in ["", "#", "1A2B3C", "#FFF", "#1A2B3", "#1A2B3CFF", "#GGGGGG", "white", " #FFFFFF", "#ＦＦ"] {
      #expect(
        try subject.problems(with: .string(color))
          == [Problem(subject.path, .error, .notAColor(value: color))], "\(color)")
    }
  }

  @Test("An address is of http or https and has a host", arguments: addresses)
  func urls(row: FieldRow) throws {
    let subject = try row.subject()
    for address in [
      "https://example.com/a.mp4", "http://127.0.0.1:8080/x?y=z#f", "HTTPS://EXAMPLE.COM",
      "https://é.example/ü",
    ] {
      #expect(try subject.problems(with: .string(address)).isEmpty, "\(address)")
    }
    #expect(try subject.problems(with: "") == [Problem(subject.path, .warning, .empty)])
    for address in [
      "example.com/a.jpg", "ftp://example.com/a", "file:///etc/passwd", "https://", "https:///a",
      "http://:80",
      "https://exam ple.com", "https://example.com/a b", "//example.com", "https:/example.com",
      "javascript:alert(1)",
    ] {
      #expect(
        try subject.problems(with: .string(address))
          == [Problem(subject.path, .error, .notAURL(value: address))], "\(address)")
    }
  }

  @Test("A switch is on or off and nothing else", arguments: toggles)
  func switches(row: FieldRow) throws {
    let subject = try row.subject()
    #expect(try subject.problems(with: true).isEmpty)
    #expect(try subject.problems(with: false).isEmpty)
    #expect(subject.request.setting("false", at: subject.path) == nil)
    #expect(subject.request.setting(0, at: subject.path) == nil)
  }

  @Test("A text is not blank: an error where it is required, else a warning", arguments: texts)
  func blankTexts(row: FieldRow) throws {
    let subject = try row.subject()
    #expect(try subject.problems(with: "x").isEmpty)
    for blank: JSONValue in ["", " \n\t "] {
      let severity: Problem.Severity = row.info.isRequired ? .error : .warning
      #expect(try subject.problems(with: blank) == [Problem(subject.path, severity, .empty)])
    }
  }

  @Test("The request that the limits are tried in has no problems", arguments: rows)
  func baseRequest(row: FieldRow) throws {
    #expect(try row.subject().request.problemLines.filter { $0.contains(": error:") } == [])
  }

  private func number(_ value: Double) -> JSONValue { .number(JSONNumber(value)) }

  private func refusal(of value: Double, by rule: NumberRule, in subject: Subject) throws -> Bool {
    try subject.problems(with: number(value))
      == [Problem(subject.path, .error, .notAllowed(value: value, allowance: rule.allowance))]
  }
}

@Suite("What a number's rule says it allows")
struct NumberRuleTests {
  @Test(
    "The allowance in words",
    arguments: [
      (NumberRule(-50...50, step: 1), "−50 to 50"),
      (NumberRule(0.5...1.5, step: 0.1), "0.5 to 1.5"),
      (NumberRule(128...4096, step: 2, isInteger: true, isEven: true, unit: "px"), "even, 128 to 4096 px"),
      (NumberRule(0...(.infinity), step: 1, excludesMinimum: true), "more than 0"),
      (NumberRule(0...(.infinity), step: 1, isInteger: true), "whole, 0 or more"),
      (NumberRule(0...1, step: 1, excludesMinimum: true), "more than 0, up to 1"),
      (NumberRule(0...360, step: 1, unit: "°"), "0 to 360°"),
    ])
  func allowance(rule: NumberRule, words: String) {
    #expect(rule.allowance == words)
  }

  @Test("No rule allows what is no number")
  func notANumber() {
    #expect(!NumberRule(0...1, step: 1).allows(.nan))
    #expect(!NumberRule(0...1, step: 1).allows(.infinity))
  }
}
