import Foundation

/// Time and chance, for tests to set.
public struct JobClock: Sendable {
  /// The present time, as the computer's clock has it. It may be set, forwards and back.
  public var now: @Sendable () -> Date
  /// A time that nobody sets and that goes on while the computer sleeps. What is planned is planned by it.
  public var steady: @Sendable () -> Date
  /// Waits; throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to 1.
  public var random: @Sendable () -> Double

  /// A clock of these closures.
  /// - Parameter steady: `now` where nothing else is given.
  public init(
    now: @escaping @Sendable () -> Date, steady: (@Sendable () -> Date)? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.steady = steady ?? now
    self.sleep = sleep
    self.random = random
  }

  /// The system's.
  public static let live: JobClock = {
    let (start, date) = (ContinuousClock.now, Date())
    return JobClock(
      now: { Date() }, steady: { date + (ContinuousClock.now - start) / .seconds(1) },
      sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) })
  }()
}
