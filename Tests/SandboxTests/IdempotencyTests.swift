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

  @Test(arguments: ["", "a b", "a/b", "ä", "a\n", "a;b", String(repeating: "a", count: 256)])
  func aKeyOfAnotherFormIsMalformed(key: String) {
    #expect(store.begin(key: key, scope: scope) == .malformed)
  }

  @Test(arguments: ["a", "Az09_-:.", String(repeating: "a", count: 255)])
  func aKeyOfTheFormIsTaken(key: String) {
    #expect(store.begin(key: key, scope: scope) == .new)
  }
}
