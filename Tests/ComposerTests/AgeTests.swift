import Composer
import Foundation
import Testing

@Suite("Times for people")
struct AgeTests {
  @Test(
    "A length", arguments: [(0, "0:00"), (0.6, "0:01"), (41, "0:41"), (725, "12:05"), (3723, "1:02:03")])
  func clock(seconds: Double, words: String) { #expect(Age.clock(seconds) == words) }

  @Test(
    "What no clock shows ends nothing", arguments: [.nan, -1, -.infinity, .infinity, 1e300, 9.3e18])
  func strange(seconds: Double) {
    #expect(Age.clock(seconds) == (seconds > 0 ? "277777:46:40" : "0:00"))
  }

  @Test(
    "How long ago",
    arguments: [
      (-5, "just now"), (59, "just now"), (61, "1 min ago"), (7300, "2 h ago"), (90_000, "yesterday"),
      (432_000, "5 days ago"), (1e300, "11574 days ago"),
    ])
  func ago(seconds: Double, words: String) {
    let now = Date(timeIntervalSinceReferenceDate: 0)
    #expect(Age.ago(now - seconds, now: now) == words)
  }
}
