import Foundation
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What a key of a request that comes again leads to.
@Suite struct IdempotencyTests {
  private final class Clock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_800_000_000.5))
    var now: Date { date.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { date.withLock { $0 += seconds } }
  }

  private let folder: TemporaryFolder
  private let clock = Clock()
  private let store: IdempotencyStore
  private let scope = "POST /v3/videos"

  init() throws {
    folder = try TemporaryFolder()
    store = IdempotencyStore(file: folder.file("keys/idempotency.json"), now: { [clock] in clock.now })
  }

  private func restarted() -> IdempotencyStore {
    IdempotencyStore(file: folder.file("keys/idempotency.json"), now: { [clock] in clock.now })
  }

  @Test func theFirstAnswerIsReplayed() {
    #expect(store.begin(key: "a", scope: scope) == .new)
    #expect(store.begin(key: "a", scope: scope) == .inProgress)
    store.finish(key: "a", scope: scope, status: 200, body: ["data": ["video_id": "v"]])
    let replay = IdempotencyStore.Outcome.replay(.init(status: 200, body: ["data": ["video_id": "v"]]))
    #expect(store.begin(key: "a", scope: scope) == replay)
    store.finish(key: "a", scope: scope, status: 200, body: "another")
    #expect(store.begin(key: "a", scope: scope) == replay)
  }

  @Test func aKeyBelongsToItsScope() {
    #expect(store.begin(key: "a", scope: scope) == .new)
    #expect(store.begin(key: "a", scope: "POST /v3/assets") == .new)
    #expect(store.begin(key: "A", scope: scope) == .new)
    store.finish(key: "a", scope: "POST /v3/assets", status: 200, body: 1)
    #expect(store.begin(key: "a", scope: scope) == .inProgress)
  }

  @Test(arguments: [500, 503, 429, 409] as [UInt32]) func anAnswerThatMayChangeIsNotKept(status: UInt32) {
    #expect(store.begin(key: "a", scope: scope) == .new)
    store.finish(key: "a", scope: scope, status: status, body: "try again")
    #expect(store.begin(key: "a", scope: scope) == .new)
    store.finish(key: "a", scope: scope, status: 200, body: "done")
    #expect(store.begin(key: "a", scope: scope) == .replay(.init(status: 200, body: "done")))
  }

  @Test(arguments: [400, 402, 404, 413] as [UInt32]) func aRefusalIsKept(status: UInt32) {
    #expect(store.begin(key: "a", scope: scope) == .new)
    store.finish(key: "a", scope: scope, status: status, body: "no")
    #expect(restarted().begin(key: "a", scope: scope) == .replay(.init(status: status, body: "no")))
  }

  @Test func aKeyIsForgottenAfterADay() {
    #expect(store.begin(key: "a", scope: scope) == .new)
    #expect(store.begin(key: "slow", scope: scope) == .new)
    store.finish(key: "a", scope: scope, status: 200, body: 1)
    clock.advance(24 * 60 * 60 - 1)
    #expect(store.begin(key: "a", scope: scope) == .replay(.init(status: 200, body: 1)))
    #expect(restarted().begin(key: "a", scope: scope) == .replay(.init(status: 200, body: 1)))
    clock.advance(1)
    #expect(restarted().begin(key: "a", scope: scope) == .new)
    #expect(store.begin(key: "a", scope: scope) == .new)
    #expect(store.begin(key: "slow", scope: scope) == .inProgress)
  }

  @Test func answersOutliveTheStore() throws {
    for key in ["a", "b", "under way"] { _ = store.begin(key: key.replacing(" ", with: "_"), scope: scope) }
    store.finish(key: "a", scope: scope, status: 200, body: ["data": [1, .null, "ü"]])
    store.finish(key: "b", scope: scope, status: 400, body: [:])
    let next = restarted()
    #expect(
      next.begin(key: "a", scope: scope) == .replay(.init(status: 200, body: ["data": [1, .null, "ü"]])))
    #expect(next.begin(key: "b", scope: scope) == .replay(.init(status: 400, body: [:])))
    #expect(next.begin(key: "under_way", scope: scope) == .new)
    try folder.write("no JSON", to: "keys/idempotency.json")
    #expect(restarted().begin(key: "a", scope: scope) == .new)
  }

  private var file: URL { folder.file("keys/idempotency.json") }

  private func answer(_ key: String) {
    _ = store.begin(key: key, scope: scope)
    store.finish(key: key, scope: scope, status: 200, body: .string(key))
  }

  @Test func anAnswerIsWrittenBehindTheOthers() throws {
    func number() throws -> UInt64? {
      try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? UInt64
    }
    answer("k1")
    let (first, before) = (try Data(contentsOf: file), try number())
    for index in 2...9 { answer("k\(index)") }
    let all = try Data(contentsOf: file)
    // The same file still, with as much behind the first answer for each as for that one.
    #expect(try number() == before && all.starts(with: first) && all.count == 9 * first.count)
    #expect(restarted().begin(key: "k7", scope: scope) == .replay(.init(status: 200, body: "k7")))
  }

  @Test func whatIsOverIsLeftOutOfTheFileAtTheNextStart() throws {
    answer("old")
    clock.advance(24 * 60 * 60 - 1)
    answer("new")
    clock.advance(1)
    #expect(restarted().begin(key: "new", scope: scope) == .replay(.init(status: 200, body: "new")))
    #expect(!String(decoding: try Data(contentsOf: file), as: UTF8.self).contains("old"))
  }

  @Test func theFileOfALongRunDoesNotGrowWithoutEnd() throws {
    for day in 0..<6 {
      for index in 0..<400 { answer("k\(day)-\(index)") }
      clock.advance(24 * 60 * 60)
    }
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count <= 1400)
    #expect(store.begin(key: "k5-0", scope: scope) == .new)
  }

  @Test func aLineThatWasCutOffSpoilsNoOther() throws {
    answer("a")
    try Data(contentsOf: file).dropLast(9).write(to: file)
    answer("b")
    #expect(restarted().begin(key: "b", scope: scope) == .replay(.init(status: 200, body: "b")))
    #expect(restarted().begin(key: "a", scope: scope) == .new)
  }

  @Test func theListOfAnEarlierVersionIsRead() throws {
    let entry: JSONValue = [
      "scope": .string(scope), "key": "a", "begun_at": 1_800_000_000, "status": 200, "body": 1,
    ]
    try folder.write(JSONValue.array([entry]).compactText, to: "keys/idempotency.json")
    let next = restarted()
    #expect(next.begin(key: "a", scope: scope) == .replay(.init(status: 200, body: 1)))
    _ = next.begin(key: "b", scope: scope)
    next.finish(key: "b", scope: scope, status: 200, body: 2)
    let last = restarted()
    #expect(last.begin(key: "a", scope: scope) == .replay(.init(status: 200, body: 1)))
    #expect(last.begin(key: "b", scope: scope) == .replay(.init(status: 200, body: 2)))
  }

  @Test(arguments: ["", "a b", "a/b", "ä", "a\n", "a;b", String(repeating: "a", count: 256)])
  func aKeyOfAnotherFormIsMalformed(key: String) {
    #expect(store.begin(key: key, scope: scope) == .malformed)
  }

  @Test(arguments: ["a", "Az09_-:.", String(repeating: "a", count: 255)])
  func aKeyOfTheFormIsTaken(key: String) {
    #expect(store.begin(key: key, scope: scope) == .new)
  }
}
