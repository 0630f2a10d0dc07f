import Foundation
import Testing
import VideoModel

@Suite("How long a render will still take")
struct RenderTimesTests {
  private func times(_ samples: [(spoken: Double, took: Double)], kind: RequestKind = .studio) -> RenderTimes
  {
    RenderTimes(samples.map { .init(kind: kind, spoken: $0.spoken, took: $0.took) })
  }

  @Test("Without three renders of the kind nothing is said")
  func tooFew() {
    let two = times([(30, 60), (30, 60)])
    #expect(two.left(kind: .studio, spoken: 30, age: 0) == nil)
    #expect(times([(30, 60), (30, 60), (30, 60)]).left(kind: .v3, spoken: 30, age: 0) == nil)
    #expect(times([(30, 60), (30, 60), (30, 60)]).left(kind: .studio, spoken: 30, age: 0) == 60)
  }

  @Test(
    "Of a length that is none nothing is said",
    arguments: [-1.0, -5, -6, -Double.infinity, Double.infinity, Double.nan])
  func noLength(spoken: Double) {
    let known = times([(10, 60), (30, 60), (60, 60), (90, 60)])
    #expect(known.left(kind: .studio, spoken: spoken, age: 0) == nil)
  }

  @Test("The middle of what is left of renders that took longer decides")
  func median() {
    let known = times([(30, 100), (30, 200), (30, 300), (30, 400)])
    #expect(known.left(kind: .studio, spoken: 30, age: 0) == 250)
    #expect(known.left(kind: .studio, spoken: 30, age: 150) == 150)
    #expect(known.left(kind: .studio, spoken: 30, age: 350) == 50)
  }

  @Test("A render that takes longer than all before it is not said to end")
  func overdue() {
    #expect(times([(30, 100), (30, 200), (30, 300)]).left(kind: .studio, spoken: 30, age: 300) == nil)
  }

  @Test("Videos of about the same length decide, not all")
  func length() {
    let short = Array(repeating: (spoken: 10.0, took: 60.0), count: 20)
    let long = Array(repeating: (spoken: 600.0, took: 1200.0), count: 9)
    let known = times(short + long)
    #expect(known.left(kind: .studio, spoken: 12, age: 0) == 60)
    #expect(known.left(kind: .studio, spoken: 500, age: 0) == 1200)
  }

  @Test("Only jobs that are done, and of known length, are learned from; the newest count")
  func learning() {
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    func job(took: Double, spoken: Double?, word: String = "completed") -> Job {
      var job = Job(
        id: Job.ID(rawValue: "j"), draftID: nil, kind: .v3, title: "", requestText: "{}", service: "s",
        createdAt: start)
      job.spokenSeconds = spoken
      job.take(VideoStatus(videoID: "v", word: word), at: start + took)
      return job
    }
    var times = RenderTimes()
    for other in [
      job(took: 9, spoken: nil), job(took: 9, spoken: 1, word: "failed"), job(took: -5, spoken: 1),
    ] {
      times.learn(from: other)
    }
    #expect(times.samples.isEmpty)
    for took in 1...(RenderTimes.most + 3) { times.learn(from: job(took: Double(took), spoken: 20)) }
    #expect(times.samples.count == RenderTimes.most)
    #expect(times.samples.first?.took == Double(RenderTimes.most + 3))
    let running = job(took: 0, spoken: 20, word: "processing")
    #expect(times.left(of: running, at: start + 10).map { abs($0 - 289) < 10 } == true)
    #expect(times.left(of: job(took: 0, spoken: nil, word: "processing"), at: start) == nil)
    #expect(times.left(of: job(took: 5, spoken: 20), at: start) == nil)
  }
}
