import Foundation
import Synchronization
import VideoModel

/// The answers to requests that carried an `Idempotency-Key`, for those that come again.
///
/// Answers survive a restart. A request that was under way when the sandbox ended counts as never sent.
final class IdempotencyStore: Sendable {
  /// An answer that is given again.
  struct Stored: Equatable, Sendable {
    var status: UInt32
    var body: JSONValue
  }

  /// What is to be done with a request.
  enum Outcome: Equatable, Sendable {
    /// Carry it out, and call `finish`, whatever comes of it.
    case new
    /// The first one is still being carried out: 409, `request_in_progress`.
    case inProgress
    /// Answer as the first time.
    case replay(Stored)
    /// The key is not of the form that keys have: 400, `invalid_parameter`.
    case malformed
  }

  /// Seconds from the first request on in which its key is remembered.
  static let lifetime: TimeInterval = 24 * 60 * 60

  private struct Place: Hashable {
    var scope: String
    var key: String
  }

  private struct Entry {
    var begunAt: Date
    /// Nil while the request is being carried out.
    var answer: Stored?
  }

  private let file: URL
  private let now: @Sendable () -> Date
  private let entries: Mutex<[Place: Entry]>

  /// Reads the answers of earlier runs.
  /// - Parameters:
  ///   - file: where they are kept; is made with the first answer, its folder too.
  ///   - now: the clock that the lifetime is measured by.
  init(file: URL, now: @escaping @Sendable () -> Date) {
    self.file = file
    self.now = now
    entries = Mutex(Self.read(file))
  }

  /// Asks what is to be done with a request.
  /// - Parameter scope: the method and the path; the same key in another scope is another key.
  func begin(key: String, scope: String) -> Outcome {
    guard Self.isWellFormed(key) else { return .malformed }
    let place = Place(scope: scope, key: key)
    let now = now()
    return entries.withLock { entries in
      // A request under way keeps its key, however long it takes.
      entries = entries.filter { $1.answer == nil || now.timeIntervalSince($1.begunAt) < Self.lifetime }
      if let known = entries[place] { return known.answer.map { .replay($0) } ?? .inProgress }
      entries[place] = Entry(begunAt: now, answer: nil)
      return .new
    }
  }

  /// Keeps the answer to a request that was new. After one that another try may turn out otherwise (5xx, 429, 409), the
  /// key is free again.
  func finish(key: String, scope: String, status: UInt32, body: JSONValue) {
    let place = Place(scope: scope, key: key)
    entries.withLock { entries in
      guard var entry = entries[place], entry.answer == nil else { return }
      guard status < 500, status != 429, status != 409 else {
        entries[place] = nil
        return
      }
      entry.answer = Stored(status: status, body: body)
      entries[place] = entry
      // Under the lock, so that an older state cannot overwrite a newer one. On a full disk the answer is replayed until
      // the sandbox ends.
      try? write(entries)
    }
  }

  /// Whether a key matches `^[A-Za-z0-9_\-:.]{1,255}$`.
  private static func isWellFormed(_ key: String) -> Bool {
    (1...255).contains(key.utf8.count)
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}

extension IdempotencyStore {
  private func write(_ entries: [Place: Entry]) throws {
    let answered = entries.compactMap { place, entry -> JSONValue? in
      guard let answer = entry.answer else { return nil }
      return [
        "scope": .string(place.scope), "key": .string(place.key),
        "begun_at": .number(JSONNumber(entry.begunAt.timeIntervalSince1970)),
        "status": .number(JSONNumber(Double(answer.status))), "body": answer.body,
      ]
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(JSONValue.array(answered).compactText.utf8).write(to: file, options: .atomic)
  }

  private static func read(_ file: URL) -> [Place: Entry] {
    guard let data = try? Data(contentsOf: file), let json = try? JSONValue(parsing: data) else { return [:] }
    var entries: [Place: Entry] = [:]
    for entry in json.array ?? [] {
      guard let scope = entry["scope"]?.string, let key = entry["key"]?.string,
        let begun = entry["begun_at"]?.double,
        let status = entry["status"]?.integer.flatMap(UInt32.init(exactly:)),
        let body = entry["body"]
      else { continue }
      entries[Place(scope: scope, key: key)] = Entry(
        begunAt: Date(timeIntervalSince1970: begun), answer: Stored(status: status, body: body))
    }
    return entries
  }
}
