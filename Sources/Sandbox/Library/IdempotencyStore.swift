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

  private struct State {
    var entries: [Place: Entry] = [:]
    /// What was begun, the earliest first; only what is over since is looked at again.
    var begun: [(place: Place, at: Date)] = []
    /// How many of them have been dropped already.
    var dropped = 0
    /// The answers in the file, those that are over included.
    var written = 0
  }

  private let file: IdempotencyFile
  private let now: @Sendable () -> Date
  private let state: Mutex<State>

  /// Reads the answers of earlier runs, and leaves those out of the file whose time is over.
  /// - Parameters:
  ///   - file: where they are kept; is made with the first answer, its folder too.
  ///   - now: the clock that the lifetime is measured by.
  init(file: URL, now: @escaping @Sendable () -> Date) {
    self.file = IdempotencyFile(url: file)
    self.now = now
    let time = now()
    let lines = self.file.read()
    let living = lines.filter { time.timeIntervalSince($0.begunAt) < Self.lifetime }
    if living.count < lines.count { try? self.file.replace(with: living) }
    var state = State()
    for line in living.sorted(by: { $0.begunAt < $1.begunAt }) {
      let place = Place(scope: line.scope, key: line.key)
      state.entries[place] = Entry(begunAt: line.begunAt, answer: line.answer)
      state.begun.append((place, line.begunAt))
    }
    state.written = living.count
    self.state = Mutex(state)
  }

  /// Asks what is to be done with a request.
  /// - Parameter scope: the method and the path; the same key in another scope is another key.
  func begin(key: String, scope: String) -> Outcome {
    guard Self.isWellFormed(key) else { return .malformed }
    let place = Place(scope: scope, key: key)
    let now = now()
    return state.withLock { state in
      Self.forget(&state, at: now)
      if let known = state.entries[place], !Self.isOver(known, at: now) {
        return known.answer.map { .replay($0) } ?? .inProgress
      }
      state.entries[place] = Entry(begunAt: now, answer: nil)
      state.begun.append((place, now))
      return .new
    }
  }

  /// Keeps the answer to a request that was new. After one that another try may turn out otherwise (5xx, 429, 409), the
  /// key is free again.
  func finish(key: String, scope: String, status: UInt32, body: JSONValue) {
    let place = Place(scope: scope, key: key)
    state.withLock { state in
      guard let entry = state.entries[place], entry.answer == nil else { return }
      guard status < 500, status != 429, status != 409 else {
        state.entries[place] = nil
        return
      }
      let answer = Stored(status: status, body: body)
      state.entries[place]?.answer = answer
      // Under the lock, so that no two write at the same time. On a full disk the answer is replayed until the sandbox
      // ends.
      let line = IdempotencyFile.Line(scope: scope, key: key, begunAt: entry.begunAt, answer: answer)
      try? file.append(line)
      state.written += 1
      if state.written > 1000, state.written > 2 * state.entries.count { compact(&state) }
    }
  }

  /// Whether the time of an answer is over. A request under way keeps its key, however long it takes.
  private static func isOver(_ entry: Entry, at now: Date) -> Bool {
    entry.answer != nil && now.timeIntervalSince(entry.begunAt) >= lifetime
  }

  /// Forgets the answers whose time is over.
  private static func forget(_ state: inout State, at now: Date) {
    while state.dropped < state.begun.count {
      let (place, time) = state.begun[state.dropped]
      guard now.timeIntervalSince(time) >= lifetime else { break }
      state.dropped += 1
      // The key may have been begun once more since.
      if let entry = state.entries[place], entry.begunAt == time, isOver(entry, at: now) {
        state.entries[place] = nil
      }
    }
    guard state.dropped > 1000, state.dropped > state.begun.count / 2 else { return }
    state.begun.removeFirst(state.dropped)
    state.dropped = 0
  }

  /// Writes the file anew, without what is over.
  private func compact(_ state: inout State) {
    let lines = state.entries.compactMap { place, entry in
      entry.answer.map {
        IdempotencyFile.Line(scope: place.scope, key: place.key, begunAt: entry.begunAt, answer: $0)
      }
    }
    guard (try? file.replace(with: lines)) != nil else { return }
    state.written = lines.count
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
