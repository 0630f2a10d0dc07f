import Foundation
import Testing

@testable import VideoJobs

@Suite("When a job is asked about")
struct PollScheduleTests {
  private let schedule = PollSchedule.standard

  @Test(
    "Questions come farther apart as a render grows older, and much farther when it is late",
    arguments: [
      (-60.0, 5.0), (0, 5), (600, 32.5), (1199.9999999, 60), (1200, 120), (3600, 360), (9000, 900),
      (86_400, 900),
    ])
  func age(age: Double, interval: Double) {
    #expect(abs(schedule.interval(age: age, random: 0.5) - interval) < 1e-3)
  }

  @Test(
    "Tries come farther apart while nothing answers, up to five minutes",
    arguments: [(0, 5.0), (1, 5), (2, 10), (3, 20), (6, 160), (7, 300), (1000, 300)])
  func backOff(failures: Int, wait: Double) {
    #expect(schedule.backOff(failures: failures, random: 0.5) == wait)
  }

  @Test(
    "Tries come much farther apart while the key is refused, up to a quarter of an hour",
    arguments: [(1, 60.0), (2, 120), (4, 480), (5, 900), (1000, 900)])
  func refused(refusals: Int, wait: Double) {
    #expect(schedule.backOff(refusals: refusals, random: 0.5) == wait)
  }

  @Test("Chance moves each by a quarter at most", arguments: [(0.0, 0.75), (0.5, 1), (1, 1.25)])
  func jitter(random: Double, factor: Double) {
    #expect(schedule.interval(age: 0, random: random) == 5 * factor)
    #expect(schedule.backOff(failures: 20, random: random) == 300 * factor)
  }
}
