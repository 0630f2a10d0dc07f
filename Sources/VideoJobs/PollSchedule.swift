import VideoModel

/// When a job is asked about next.
public struct PollSchedule: Equatable, Sendable {
  /// Between two questions at first, in seconds.
  public var first = 5.0
  /// Between two questions at most, while the job is not late, in seconds.
  public var longest = 60.0
  /// The age at which a job is late, in seconds. Until then its questions grow farther apart.
  public var lateAfter = Job.usuallyLateAfter
  /// Between two questions about a late job at most, in seconds.
  public var latest = 15.0 * 60
  /// Between two tries while the service cannot be reached, at first and at most, in seconds.
  public var offline = 5.0...300.0
  /// Between two tries while the service refuses the key, at first and at most, in seconds.
  public var refused = 60.0...900.0

  /// The usual schedule.
  public static let standard = PollSchedule()

  /// A schedule.
  public init() {}

  /// Seconds until the next question about a job of that age, in seconds.
  /// - Parameter random: 0–1; spreads the questions by a quarter each way.
  public func interval(age: Double, random: Double) -> Double {
    guard age < lateAfter else { return min(max(age / 10, longest), latest) * jitter(random) }
    let share = min(max(age / lateAfter, 0), 1)
    return (first + (longest - first) * share) * jitter(random)
  }

  /// Seconds until the next try, after so many that failed.
  public func backOff(failures: Int, random: Double) -> Double {
    wait(within: offline, failures: failures, random: random)
  }

  /// Seconds until the next try, after the key was refused so often.
  public func backOff(refusals: Int, random: Double) -> Double {
    wait(within: refused, failures: refusals, random: random)
  }

  private func wait(within range: ClosedRange<Double>, failures: Int, random: Double) -> Double {
    let doubled = range.lowerBound * Double(1 << min(max(failures - 1, 0), 10))
    return min(doubled, range.upperBound) * jitter(random)
  }

  private func jitter(_ random: Double) -> Double { 0.75 + 0.5 * random }
}
