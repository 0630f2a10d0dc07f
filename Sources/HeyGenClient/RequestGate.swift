import Foundation
import Synchronization

/// One budget of requests for everything that is asked of a service, and one silence when the service asks for it.
///
/// The budget is a bucket: so many requests at once, and further ones as it fills. A use of less importance leaves a part
/// of it to the others, so that a submission never waits behind polling.
public final class RequestGate: Sendable {
  /// What a request is for, in the order in which they go first.
  public enum Use: Equatable, Sendable {
    /// A video is asked for.
    case submission
    /// Somebody waits to see the answer.
    case reading
    /// How far renders are.
    case polling
  }

  /// A clock that is never set, and a sleep by it.
  public struct Clock: Sendable {
    /// Seconds since any moment; they go on while the computer sleeps.
    public var seconds: @Sendable () -> Double
    /// Waits; throws when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void

    /// A clock of these closures.
    public init(
      seconds: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
      self.seconds = seconds
      self.sleep = sleep
    }

    /// The system's.
    public static let live: Clock = {
      let start = ContinuousClock.now
      return Clock(
        seconds: { (ContinuousClock.now - start) / .seconds(1) }, sleep: { try await Task.sleep(for: $0) })
    }()
  }

  /// Requests in a minute, unless another number is given.
  public static let usualBudget = 240
  /// What a budget may be, in requests a minute.
  public static let budgets = 4...100_000
  /// A silence that is longer is told instead of waited for, in seconds.
  static let patience = 30.0
  /// Silences that the service asks for without saying how long, in seconds.
  static let silences = 5.0...60

  /// How much of a budget is used.
  public struct Load: Equatable, Sendable {
    /// The budget, in requests a minute; nil where there is none.
    public var perMinute: Int?
    /// Requests that wait because it is used up.
    public var waiting = 0
    /// For how long the service wants silence, in seconds; 0 when it does not.
    public var silence = 0.0

    /// No budget, and nothing that waits.
    public init() {}
  }

  private struct State {
    var tokens: Double
    var filledAt: Double
    var silentUntil = -Double.infinity
    /// Refusals in a row.
    var refusals = 0
    var waiting = 0
  }

  private let budget: Int
  private let most: Double
  private let perSecond: Double
  private let clock: Clock
  private let state: Mutex<State>

  /// - Parameter perMinute: the most requests in any minute; brought into `budgets`.
  public init(perMinute: Int = usualBudget, clock: Clock = .live) {
    budget = min(max(perMinute, Self.budgets.lowerBound), Self.budgets.upperBound)
    // What goes out at once and what the bucket is filled with in a minute are the budget together.
    most = Double(budget / 4)
    perSecond = (Double(budget) - most) / 60
    self.clock = clock
    state = Mutex(State(tokens: most, filledAt: clock.seconds()))
  }

  /// Waits until a request may leave, and counts it.
  /// - Parameter patience: how long a silence is waited for, in seconds.
  /// - Throws: `.rateLimited` when the service's silence is longer, `.cancelled`.
  public func enter(_ use: Use, patience: Double? = nil) async throws(ClientError) {
    guard var wait = try take(use, patience ?? Self.patience) else { return }
    state.withLock { $0.waiting += 1 }
    defer { state.withLock { $0.waiting -= 1 } }
    repeat {
      do { try await clock.sleep(.seconds(wait)) } catch { throw .cancelled }
      guard let next = try take(use, patience ?? Self.patience) else { return }
      wait = next
    } while true
  }

  /// - Returns: seconds to wait before the next try; nil when the request may leave.
  private func take(_ use: Use, _ patience: Double) throws(ClientError) -> Double? {
    let now = clock.seconds()
    let result = state.withLock { state -> Result<Double?, ClientError> in
      let silence = state.silentUntil - now
      guard silence <= patience else {
        return .failure(.rateLimited(retryAfter: .seconds(silence.rounded(.up))))
      }
      if silence > 0 { return .success(silence) }
      state.tokens = min(most, state.tokens + (now - state.filledAt) * perSecond)
      state.filledAt = now
      let needed = 1 + reserve(for: use)
      // Sums of times differ in their last digits.
      if state.tokens < needed - 1e-6 { return .success((needed - state.tokens) / perSecond) }
      state.tokens -= 1
      return .success(nil)
    }
    return try result.get()
  }

  /// What a use leaves to those of more importance.
  private func reserve(for use: Use) -> Double {
    switch use {
    case .submission: 0
    case .reading: (most / 8).rounded(.down)
    case .polling: (most / 4).rounded(.down)
    }
  }

  /// The service refused a request because there were too many: nothing leaves for a while.
  /// - Parameter asked: how long, where the service says.
  public func wasRefused(retryAfter asked: Duration?) {
    let now = clock.seconds()
    state.withLock { state in
      // Refusals of what was on its way together count as one.
      if state.silentUntil <= now { state.refusals += 1 }
      let grown = Self.silences.lowerBound * Double(1 << min(max(state.refusals - 1, 0), 10))
      let seconds = asked.map { max($0 / .seconds(1), 1) } ?? min(grown, Self.silences.upperBound)
      state.silentUntil = max(state.silentUntil, now + seconds)
    }
  }

  /// The service answered something else.
  public func wasAnswered() { state.withLock { $0.refusals = 0 } }

  /// For how long the service wants silence, in seconds; 0 when it does not.
  public var silence: Double { load.silence }

  /// How much of the budget is used now.
  public var load: Load {
    let now = clock.seconds()
    return state.withLock { state in
      var load = Load()
      load.perMinute = budget
      load.waiting = state.waiting
      load.silence = max(state.silentUntil - now, 0)
      return load
    }
  }
}
