import Foundation
import Synchronization
import VideoJobs

/// Time that stands still until a test moves it.
final class ManualClock: Sendable {
  private struct Sleeper {
    var until: Date
    var wake: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    var limit: TimeInterval
    var tell: CheckedContinuation<TimeInterval, Never>
  }

  private struct State {
    var now = Date(timeIntervalSince1970: 1_700_000_000)
    var sleepers: [UUID: Sleeper] = [:]
    var watchers: [Watcher] = []
  }

  private let state = Mutex(State())

  var now: Date { state.withLock { $0.now } }

  /// Jitter that changes nothing, unless told otherwise.
  func jobClock(random: Double = 0.5) -> JobClock {
    JobClock(now: { self.now }, sleep: { try await self.sleep($0) }, random: { random })
  }

  /// Moves time, and wakes whoever slept until then.
  func advance(by seconds: TimeInterval) {
    let due = state.withLock { state in
      state.now += seconds
      // Sums of times differ in their last digits.
      let due = state.sleepers.filter { $0.value.until <= state.now + 0.001 }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values
    }
    for sleeper in due { sleeper.wake.resume() }
  }

  /// Waits until somebody sleeps for less than that long; for how long, in seconds, to the millisecond.
  func nextSleep(shorterThan limit: TimeInterval = 80_000) async -> TimeInterval {
    let seconds = await withCheckedContinuation { tell in
      let found = state.withLock { state -> TimeInterval? in
        let sleeps = state.sleepers.values.map { $0.until.timeIntervalSince(state.now) }
        if let sleep = sleeps.filter({ $0 < limit }).min() { return sleep }
        state.watchers.append(Watcher(limit: limit, tell: tell))
        return nil
      }
      if let found { tell.resume(returning: found) }
    }
    return (seconds * 1000).rounded() / 1000
  }

  private func sleep(_ duration: Duration) async throws {
    let id = UUID()
    let seconds = duration / .seconds(1)
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { wake in
        let watchers = state.withLock { state -> [Watcher] in
          state.sleepers[id] = Sleeper(until: state.now + seconds, wake: wake)
          let told = state.watchers.filter { seconds < $0.limit }
          state.watchers.removeAll { seconds < $0.limit }
          return told
        }
        for watcher in watchers { watcher.tell.resume(returning: seconds) }
        // A task that was cancelled before it slept has had its handler called already.
        if Task.isCancelled { cancel(id) }
      }
    } onCancel: {
      cancel(id)
    }
  }

  private func cancel(_ id: UUID) {
    state.withLock { $0.sleepers.removeValue(forKey: id) }?.wake.resume(throwing: CancellationError())
  }
}
