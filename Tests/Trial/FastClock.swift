import Foundation
import HeyGenClient
import VideoJobs

/// Time that goes faster than the computer's, and is the same in several programs.
struct FastClock: Sendable {
  let base: Date
  let speed: Double

  /// - Parameter base: a second of the computer's clock, from 1970, at which both are the same.
  init(speed: Int, base: Int) {
    self.base = Date(timeIntervalSince1970: Double(base))
    self.speed = Double(speed)
  }

  /// What makes the same clock in another program.
  var arguments: [String] { ["\(Int(speed))", "\(Int(base.timeIntervalSince1970))"] }

  var now: Date { base + Date().timeIntervalSince(base) * speed }

  private func sleep(_ duration: Duration) async throws {
    try await Task.sleep(for: .seconds(duration / .seconds(1) / speed))
  }

  var jobClock: JobClock {
    JobClock(
      now: { now }, sleep: { try await sleep($0) }, random: { Double.random(in: 0..<1) })
  }

  var gateClock: RequestGate.Clock {
    RequestGate.Clock(seconds: { now.timeIntervalSince(base) }, sleep: { try await sleep($0) })
  }
}
