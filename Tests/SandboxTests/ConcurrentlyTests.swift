import Foundation
import Synchronization
import Testing

@testable import Sandbox

@Suite("Pieces of a work at the same time")
struct ConcurrentlyTests {
  private struct Refusal: Error, Equatable { var piece: Int }

  @Test("All are done, and what they give comes in their order", arguments: [0, 1, 2, 7], [-1, 1, 2, 9])
  func order(count: Int, atOnce: Int) {
    let values = concurrently(count, atOnce: atOnce) { (piece: Int) throws(Never) in piece * piece }
    #expect(values == (0..<count).map { $0 * $0 })
  }

  @Test("As many are done at the same time as there may be", arguments: [1, 2, 3])
  func atOnce(limit: Int) {
    let state = Mutex((now: 0, most: 0))
    let met = DispatchSemaphore(value: 0)
    _ = concurrently(6, atOnce: limit) { (piece: Int) throws(Never) in
      state.withLock { $0 = (now: $0.now + 1, most: max($0.most, $0.now + 1)) }
      // The first ones wait for each other, which they can only when they are done at the same time.
      if piece < limit {
        for _ in 1..<max(limit, 1) where piece == limit - 1 { met.signal() }
        if piece < limit - 1 { met.wait() }
      }
      state.withLock { $0.now -= 1 }
    }
    #expect(state.withLock { $0.most } == limit)
  }

  @Test("After a failure none begins, and the first failure in order is told")
  func failure() {
    let begun = Mutex<[Int]>([])
    #expect(throws: Refusal(piece: 2)) {
      _ = try concurrently(9, atOnce: 1) { (piece: Int) throws(Refusal) in
        begun.withLock { $0.append(piece) }
        if piece >= 2 { throw Refusal(piece: piece) }
      }
    }
    #expect(begun.withLock { $0 } == [0, 1, 2])
    let both = DispatchSemaphore(value: 0)
    #expect(throws: Refusal(piece: 0)) {
      _ = try concurrently(2, atOnce: 2) { (piece: Int) throws(Refusal) in
        // The second fails first.
        if piece == 0 { both.wait() } else { both.signal() }
        throw Refusal(piece: piece)
      }
    }
  }
}
