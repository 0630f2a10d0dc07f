import Testing
import VideoModel

@Suite("Every field at its limits, by the table of fields")
struct FieldRangesTests {
  private static let numbers = FieldSite.all { if case .number = $0 { true } else { false } }
  private static let choices = FieldSite.all { if case .choice = $0 { true } else { false } }
  private static let colors = FieldSite.all { $0 == .color }
  private static let addresses = FieldSite.all { if case .url = $0 { true } else { false } }
  private static let toggles = FieldSite.all { $0 == .toggle }
  private static let texts = FieldSite.all {
    switch $0 {
    case .text, .script, .suggestion, .catalogue, .asset, .addressOrAsset: true
    case .number, .toggle, .choice, .color, .url, .object, .list, .catalogueList: false
    }
  }

  @Test("Both ends of a number's range are allowed, and what is just past them is not", arguments: numbers)
  func ends(site: FieldSite) throws {
    let rule = try #require(site.rule)
    let subject = try site.subject()
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
  func advised(site: FieldSite) throws {
    let rule = try #require(site.rule)
    let advised = try #require(rule.advised)
    let subject = try site.subject()
    #expect(try subject.problems(with: number(advised.lowerBound)).isEmpty)
    #expect(try subject.problems(with: number(advised.upperBound)).isEmpty)
    for value in [advised.upperBound + 0.001, rule.range.upperBound] {
      let problems = try subject.problems(with: number(value))
      #expect(problems.map(\.severity) == [.warning])
    }
  }

  @Test("A whole number has no fraction", arguments: numbers.filter { $0.rule?.isInteger == true })
  func integers(site: FieldSite) throws {
    let subject = try site.subject()
    let whole = try #require(site.info.kind.examples.first?.double)
    #expect(subject.request.setting(number(whole - 0.5), at: subject.path) == nil)
    #expect(try subject.problems(with: number(whole)).isEmpty)
    #expect(try subject.problems(with: JSONValue(parsing: "\(Int(whole)).0")).isEmpty)
  }

  @Test("An even number is not odd", arguments: numbers.filter { $0.rule?.isEven == true })
  func parity(site: FieldSite) throws {
    let subject = try site.subject()
    let rule = try #require(site.rule)
    #expect(try refusal(of: 201, by: rule, in: subject))
    #expect(try refusal(of: 129, by: rule, in: subject))
  }

  @Test("Each word of a choice is allowed, and another one is not", arguments: choices)
  func words(site: FieldSite) throws {
    guard case .choice(let allowed) = site.info.kind else { return }
    let path = try site.subject().path
    for word in allowed {
      let problems = try site.subject().problems(with: .string(word))
      #expect(problems.isEmpty, "\(word)")
    }
    for word in site.info.tolerated {
      let problems = try site.subject().problems(with: .string(word))
      #expect(!problems.contains { $0.severity == .error }, "\(word)")
    }
    for word in ["wrong", allowed[0].uppercased() + "X", ""] {
      let problems = try site.subject().problems(with: .string(word))
      #expect(problems == [Problem(path, .error, .notAChoice(value: word, allowed: allowed))])
    }
  }

  @Test("A colour is # and six hexadecimal digits", arguments: colors)
  func colours(site: FieldSite) throws {
    let subject = try site.subject()
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
  func urls(site: FieldSite) throws {
    let subject = try site.subject()
    for address in [
      "https://example.com/a.mp4", "http://127.0.0.1:8080/x?y=z#f", "HTTPS://EXAMPLE.COM",
      "https://é.example/ü",
    ] {
      #expect(try subject.problems(with: .string(address)).isEmpty, "\(address)")
    }
    let empty: Problem =
      subject.isRequired
      ? Problem(subject.path, .error, .notAURL(value: "")) : Problem(subject.path, .warning, .empty)
    #expect(try subject.problems(with: "") == [empty])
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
  func switches(site: FieldSite) throws {
    let subject = try site.subject()
    #expect(try subject.problems(with: true).isEmpty)
    #expect(try subject.problems(with: false).isEmpty)
    #expect(subject.request.setting("false", at: subject.path) == nil)
    #expect(subject.request.setting(0, at: subject.path) == nil)
  }

  @Test("A text is not blank: an error where it must be given, else a warning", arguments: texts)
  func blankTexts(site: FieldSite) throws {
    let subject = try site.subject()
    // v3 wants at least one character of a script.
    let isError = subject.isRequired || site.kind == .v3 && site.info.kind == .script(.spoken)
    let severity: Problem.Severity = isError ? .error : .warning
    #expect(try subject.problems(with: "x").isEmpty)
    for blank: JSONValue in ["", " \n\t "] {
      #expect(try subject.problems(with: blank) == [Problem(subject.path, severity, .empty)])
    }
  }

  @Test("The request that the limits are tried in has no problems", arguments: FieldSite.all)
  func baseRequest(site: FieldSite) throws {
    #expect(try site.subject().request.problemLines.filter { $0.contains(": error:") } == [])
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
