import Testing
import VideoModel

@Suite("Every field set, sent, read and unset, by the table of fields")
struct FieldWalkTests {
  private static let values = FieldSite.all { !$0.examples.isEmpty }
  private static let groups = FieldSite.all { $0.examples.isEmpty }

  @Test("A value is set, sent at its path, read back the same, and unset again", arguments: values)
  func walk(site: FieldSite) throws {
    let subject = try site.subject()
    for value in site.info.kind.examples {
      var request = try #require(subject.request.setting(value, at: subject.path))
      #expect(request.value(at: subject.path) == value)
      #expect(request.json[subject.path] == value)
      let read = try VideoRequest(kind: site.kind, parsing: request.json.prettyText)
      #expect(read.json == request.json)
      #expect(read.value(at: subject.path) == value)
      #expect(read.problems == request.problems)
      #expect(try VideoRequest(kind: site.kind, stored: request.storedText) == request)
      #expect(request.set(nil, at: subject.path) == true)
      #expect(request.value(at: subject.path) == nil)
      #expect(request.json[subject.path] == nil)
    }
  }

  @Test("What is unset and set again is as it was", arguments: values)
  func again(site: FieldSite) throws {
    let subject = try site.subject()
    let value = try #require(site.info.kind.examples.last)
    let before = try #require(subject.request.setting(value, at: subject.path))
    var request = before
    request.set(nil, at: subject.path)
    request.set(value, at: subject.path)
    #expect(request == before)
  }

  @Test(
    "An object or a list is added as a user begins with it, sent, read back, and taken away",
    arguments: groups)
  func add(site: FieldSite) throws {
    let subject = try site.subject()
    var request = subject.request
    request.set(nil, at: subject.path)
    #expect(request.value(at: subject.path) == nil)
    request.add(at: subject.path)
    let value = try #require(request.value(at: subject.path))
    #expect(request.json[subject.path] == value)
    #expect(try VideoRequest(kind: site.kind, json: request.json).json == request.json)
    #expect(try VideoRequest(kind: site.kind, stored: request.storedText) == request)
    #expect(request.problems.allSatisfy { $0.reason != .unknownField(isRefused: site.kind.isStrict) })
    request.set(nil, at: subject.path)
    #expect(request.value(at: subject.path) == nil)
    #expect(subject.isRequired == request.problems.contains { $0.path == subject.path })
  }

  @Test(
    "JSON of another type is not set; imported, or kept in a field, it is an error at its path and sent as it came",
    arguments: FieldSite.all)
  func wrongTypes(site: FieldSite) throws {
    let subject = try site.subject()
    for wrong in site.info.kind.wrongTypes {
      if site.info.kind != .object, site.count == nil {
        var typed = subject.request
        #expect(typed.set(wrong, at: subject.path, keepsAny: true) == true)
        #expect(typed.json[subject.path] == wrong)
        #expect(typed.problems.contains { $0.path == subject.path && $0.severity == .error })
      }
      #expect(subject.request.setting(wrong, at: subject.path) == nil, "\(wrong.compactText)")
      let request = try subject.importing(wrong)
      #expect(request.json[subject.path] == wrong)
      let errors = request.problems.filter { $0.path == subject.path && $0.severity == .error }
      #expect(errors.count == 1, "\(wrong.compactText)")
      guard case .wrongType = errors.first?.reason else {
        Issue.record("\(wrong.compactText): \(errors)")
        continue
      }
    }
  }

  @Test("Null is sent as it came, and is no problem where nothing must be given", arguments: FieldSite.all)
  func null(site: FieldSite) throws {
    let subject = try site.subject()
    let request = try subject.importing(.null)
    #expect(request.json[subject.path] == .null)
    let problems = request.problems.filter { $0.path == subject.path }
    guard subject.isRequired else {
      #expect(problems == [])
      return
    }
    #expect(problems.count == 1)
    guard case .missing = problems.first?.reason else {
      Issue.record("\(problems)")
      return
    }
  }

  @Test("A new value replaces what was kept in its place", arguments: values)
  func replaces(site: FieldSite) throws {
    let subject = try site.subject()
    let value = try #require(site.info.kind.examples.first)
    let wrong = try #require(site.info.kind.wrongTypes.first)
    var request = try subject.importing(wrong)
    #expect(request.set(value, at: subject.path) == true)
    #expect(request.json[subject.path] == value)
    #expect(!request.problemLines.contains { $0.contains("it must be \(wrong.kindName)") })
  }

  @Test(
    "A list of objects has no fewer and no more elements than it may",
    arguments: groups.filter { $0.count != nil })
  func counts(site: FieldSite) throws {
    let count = try #require(site.count)
    let subject = try site.subject()
    var one = subject.request
    one.set(nil, at: subject.path)
    one.add(at: subject.path)
    let element = try #require(one.value(at: subject.path)?.array?.first)
    for number in [0, 1, count.lowerBound, count.upperBound, count.upperBound + 1] {
      let request = try subject.importing(.array(Array(repeating: element, count: number)))
      let problems = request.problems.filter { $0.path == subject.path }
      let expected = Problem(subject.path, .error, .count(number, allowed: count))
      #expect(problems == (count.contains(number) ? [] : [expected]), "\(number)")
    }
  }

  @Test(
    "A row that is not always there says when, and a field that is needed at times says when",
    arguments: FieldSite.all)
  func words(site: FieldSite) {
    for words in [site.info.condition, site.info.requiredWhen].compactMap({ $0 }) {
      #expect(words.contains(" is ") && !words.hasSuffix(".") && words.first?.isLowercase == true, "\(words)")
    }
    let twins = site.kind.fieldTable.filter { $0.path == site.row.path }
    #expect(twins.count == 1 || twins.allSatisfy { $0.info.condition != nil })
  }
}

extension FieldSite {
  /// How many elements a list may have, when it is a list of objects.
  fileprivate var count: ClosedRange<Int>? {
    guard case .list(let count) = info.kind else { return nil }
    return count
  }
}
