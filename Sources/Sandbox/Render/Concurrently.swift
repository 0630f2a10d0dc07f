import Foundation
import Synchronization

/// Does the pieces of a work, several at the same time, and waits for all of them. After a failure no other piece begins.
///
/// Threads, not tasks: a piece waits for child processes, and would take a thread from those that answer requests.
/// - Parameters:
///   - count: how many pieces there are.
///   - atOnce: how many are done at the same time; by default as many as the machine has processors.
///   - piece: takes the index of a piece.
/// - Returns: what the pieces gave, in their order.
/// - Throws: the failure of the first piece, in their order, that failed.
func concurrently<Value: Sendable, Failure: Error>(
  _ count: Int, atOnce: Int = ProcessInfo.processInfo.activeProcessorCount,
  _ piece: @escaping @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let work = ConcurrentWork(count, piece)
  let others = DispatchGroup()
  for _ in 0..<max(min(atOnce, count) - 1, 0) {
    others.enter()
    Thread.detachNewThread {
      work.perform()
      others.leave()
    }
  }
  work.perform()
  others.wait()
  return try work.values()
}

private final class ConcurrentWork<Value: Sendable, Failure: Error>: Sendable {
  private struct State {
    var next = 0
    var hasFailed = false
    var results: [Result<Value, Failure>?]
  }

  private let piece: @Sendable (Int) throws(Failure) -> Value
  private let state: Mutex<State>

  init(_ count: Int, _ piece: @escaping @Sendable (Int) throws(Failure) -> Value) {
    self.piece = piece
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  /// Does one piece after the other, until none is left that nobody else does.
  func perform() {
    while let index = next() {
      let result: Result<Value, Failure>
      do throws(Failure) { result = .success(try piece(index)) } catch { result = .failure(error) }
      state.withLock { state in
        state.results[index] = result
        if case .failure = result { state.hasFailed = true }
      }
    }
  }

  func values() throws(Failure) -> [Value] {
    var values: [Value] = []
    for case .some(let result) in state.withLock({ $0.results }) { values.append(try result.get()) }
    return values
  }

  private func next() -> Int? {
    state.withLock { state in
      guard !state.hasFailed, state.next < state.results.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }
}
