import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Sandbox

/// What is rendered once is found again, as long as there is room for it.
@Suite struct SceneCacheTests {
  /// A clock that stands still until it is told otherwise.
  private final class Clock: Sendable {
    private let seconds = Mutex(1_000_000.0)
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func pass(_ time: Double) { seconds.withLock { $0 += time } }
  }

  private let home: TemporaryFolder
  private let clock = Clock()
  private var folder: URL { home.file("cache") }

  init() throws { home = try TemporaryFolder() }

  private func cache(limit: Int = 1000) -> SceneCache {
    SceneCache(folder: folder, limit: limit) { [clock] in clock.now }
  }

  /// A new file of so many bytes.
  private func scene(_ bytes: Int, _ name: String = "scene.mp4") throws -> URL {
    // Without this it would be the one that is stored already, under another name.
    try? FileManager.default.removeItem(at: home.file(name))
    return try home.write(String(repeating: "x", count: bytes), to: name)
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test func aStoredFileIsFoundByItsKeyAndEnding() throws {
    let cache = cache()
    #expect(cache.file(for: "a", ending: "mp4") == nil)
    let file = try home.write("the scene", to: "work/scene.mp4")
    try cache.store(file, for: "a")
    let found = try #require(cache.file(for: "a", ending: "mp4"))
    #expect(try String(contentsOf: found, encoding: .utf8) == "the scene")
    #expect(found.pathExtension == "mp4")
    #expect(cache.file(for: "a", ending: "wav") == nil && cache.file(for: "b", ending: "mp4") == nil)
    // The work folder goes with the render, and the stored file stays.
    try FileManager.default.removeItem(at: home.file("work"))
    #expect(cache.file(for: "a", ending: "mp4") == found)
    let link = home.file("again.mp4")
    #expect(
      cache.link("a", to: link) && !cache.link("a", to: link) && !cache.link("b", to: home.file("b.mp4")))
    #expect(try home.read("again.mp4") == "the scene")
  }

  @Test func aFileIsMadeOnce() throws {
    struct Failed: Error {}
    let cache = cache()
    let places = ["a", "b", "c"].map { home.file("\($0).mp4") }
    #expect(throws: Failed.self) {
      try cache.provide(places[0], for: "key") {
        try Data("half".utf8).write(to: places[0])
        throw Failed()
      }
    }
    try cache.provide(places[1], for: "key") { try Data("whole".utf8).write(to: places[1]) }
    cache.provide(places[2], for: "key") { Issue.record("it is there") }
    #expect(try home.read("c.mp4") == "whole")
  }

  @Test func filesThatAreMadeTogetherAreThereTogether() throws {
    let cache = cache()
    func files(_ name: String) -> [URL] { ["mp4", "jpg"].map { home.file("\(name).\($0)") } }
    func make(_ name: String, words: String) throws {
      try cache.provide(files(name), for: "key") {
        for file in files(name) { try Data(words.utf8).write(to: file) }
      }
    }
    try make("a", words: "first")
    try make("b", words: "never")
    for file in ["b.mp4", "b.jpg"] { #expect(try home.read(file) == "first") }
    // One is lost, and both are made; what is kept of the other is not written to.
    try FileManager.default.removeItem(at: try #require(cache.file(for: "key", ending: "jpg")))
    try make("c", words: "second")
    for file in ["c.mp4", "c.jpg"] { #expect(try home.read(file) == "second") }
    #expect(try home.read("a.mp4") == "first")
  }

  @Test func whatWasNotUsedForTheLongestTimeIsEvicted() throws {
    let cache = cache()
    for key in ["a", "b", "c"] {
      try cache.store(try scene(300), for: key)
      clock.pass(100)
    }
    #expect(cache.file(for: "a", ending: "mp4") != nil)
    clock.pass(100)
    try cache.store(try scene(300), for: "d")
    #expect(cache.file(for: "b", ending: "mp4") == nil)
    #expect(["a", "c", "d"].allSatisfy { cache.file(for: $0, ending: "mp4") != nil })
    #expect(names == ["a.300.mp4", "c.300.mp4", "d.300.mp4"])
  }

  @Test func nothingIsEvictedWithinAMinuteOfItsUse() throws {
    let cache = cache()
    for key in ["a", "b", "c", "d"] {
      try cache.store(try scene(600), for: key)
      clock.pass(10)
    }
    #expect(names.count == 4)
    clock.pass(25)
    // Sixty-five seconds for the first, fifty-five for the second.
    try cache.store(try scene(600), for: "e")
    #expect(names == ["b.600.mp4", "c.600.mp4", "d.600.mp4", "e.600.mp4"])
    clock.pass(100)
    #expect(cache.file(for: "c", ending: "mp4") != nil)
    try cache.store(try scene(600), for: "f")
    #expect(names == ["c.600.mp4", "f.600.mp4"])
  }

  @Test func theFolderOutlivesTheCacheWithTheTimesOfUse() throws {
    do {
      let cache = cache()
      for key in ["a", "b", "c"] {
        try cache.store(try scene(300), for: key)
        clock.pass(100)
      }
      _ = cache.file(for: "a", ending: "mp4")
      clock.pass(100)
    }
    try home.write("cut short", to: "cache/.new-0123")
    try home.write("not of the cache", to: "cache/README")
    let cache = cache()
    try cache.store(try scene(350), for: "d")
    #expect(names == ["README", "a.300.mp4", "c.300.mp4", "d.350.mp4"])
  }

  @Test func missingAndBrokenFilesAreAsIfTheyWereNotThere() throws {
    let before = cache()
    for key in ["a", "b", "c", "d"] { try before.store(try scene(100, "\(key).mp4"), for: key) }
    try FileManager.default.removeItem(at: folder.appending(path: "a.100.mp4"))
    try home.write("cut short", to: "cache/b.100.mp4")
    try FileManager.default.removeItem(at: folder.appending(path: "c.100.mp4"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "c.100.mp4/x"), withIntermediateDirectories: true)
    for cache in [before, cache()] {
      #expect(["a", "b", "c"].allSatisfy { cache.file(for: $0, ending: "mp4") == nil })
      #expect(cache.file(for: "d", ending: "mp4") != nil)
    }
    #expect(names == ["c.100.mp4", "d.100.mp4"])
    try before.store(try scene(100), for: "a")
    #expect(before.file(for: "a", ending: "mp4") != nil)
    // Nothing but a folder is in the way of that one.
    #expect(throws: RenderFailure.self) { try before.store(try scene(100), for: "c") }

    try FileManager.default.removeItem(at: folder)
    #expect(before.file(for: "d", ending: "mp4") == nil)
    try before.store(try scene(100), for: "d")
    #expect(names == ["d.100.mp4"])
  }

  @Test func onlyAFileWithContentsIsStored() throws {
    let cache = cache()
    let full = try scene(5)
    for file in [try scene(0, "empty.mp4"), home.file("missing.mp4"), home.url, try scene(5, "noending")] {
      #expect(throws: RenderFailure.self) { try cache.store(file, for: "a") }
    }
    for key in ["", "../a", "a/b", "a.b", "ü"] {
      #expect(throws: RenderFailure.self) { try cache.store(full, for: key) }
    }
    #expect(names.isEmpty)
  }

  @Test func manyMayStoreAndUseTheSameKeysAtOnce() async throws {
    let cache = cache(limit: 100_000)
    let home = self.home
    let misses = try await withThrowingTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          var misses = 0
          for number in 0..<20 {
            let file = try home.write(String(repeating: "x", count: 50 + task), to: "\(task)/\(number).mp4")
            try cache.store(file, for: "key-\(number)")
            if cache.file(for: "key-\(number)", ending: "mp4") == nil { misses += 1 }
          }
          return misses
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(misses == 0)
    #expect(names.count == 20 && names.allSatisfy { $0.hasPrefix("key-") })
  }

  @Test func scenesThatDifferInAnythingHaveOtherKeys() {
    let lists: [[String]] = [
      [], [""], ["", ""], ["a"], ["a", ""], ["", "a"], ["ab"], ["a", "b"], ["b", "a"], ["1:a"], ["1", "a"],
      ["a1:b"], ["a\0"], ["A"], ["é"], ["e\u{301}"], [String(repeating: "a", count: 255)],
      [String(repeating: "a", count: 256)], [String(repeating: "a", count: 511)],
    ]
    let keys = lists.map(SceneCache.key)
    #expect(Set(keys).count == lists.count)
    #expect(keys.allSatisfy { $0.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
    let many = (0..<20_000).map { SceneCache.key(of: ["1280", "720", String($0)]) }
    #expect(Set(many).count == many.count)
    // The halves are no less different each for itself.
    #expect(Set(many.map { $0.prefix(16) }).count == many.count)
    #expect(Set(many.map { $0.suffix(16) }).count == many.count)
  }

  @Test func aKeyIsTheSameInEveryRun() {
    // The examples of those who made the hash: bytes 0, 1, 2, … under the key 0, 1, … 15.
    var hash = StableHash()
    #expect(hash.hex == "a3817f04ba25a8e66df67214c7550293")
    hash.combine([0])
    #expect(hash.hex == "da87c1d86b99af44347659119b22fc45")
    hash.combine(1..<8)
    #expect(hash.hex == "3b62a9ba6258f5610f83e264f31497b4")
    #expect(SceneCache.key(of: ["a", "b"]) == SceneCache.key(of: ["a", "b"]))
  }
}
