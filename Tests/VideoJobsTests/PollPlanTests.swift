import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Whose turn it is")
struct PollPlanTests {
  private let start = Example.start

  /// A plan with jobs from an earlier run, so that all are due at once.
  private func plan(_ ids: [String]) -> PollPlan {
    var plan = PollPlan(schedule: .standard)
    _ = plan.take(ids.map { Example.underWay($0, at: start - 60) }, now: start)
    return plan
  }

  private func ready(_ plan: PollPlan, at seconds: Double = 0) -> [String] {
    var plan = plan
    return plan.questions(at: start + seconds).flatMap(\.jobs).map(\.id.rawValue)
  }

  private func ask(_ plan: inout PollPlan, at seconds: Double = 0) -> [Job.ID] {
    plan.questions(at: start + seconds).flatMap(\.jobs).map(\.id)
  }

  private func fail(
    _ plan: inout PollPlan, _ id: String, _ error: ClientError, askedAt: Double, at seconds: Double
  ) -> PollPlan.Consequence {
    let id = Job.ID(rawValue: id)
    let asked = plan.entries[id].flatMap { $0.isAsked ? $0.job : nil }
    let consequence = plan.failed(
      error, about: id, askedAt: start + askedAt, now: start + seconds, random: 0.5)
    if let asked { plan.end(.video(asked), now: start + seconds) }
    return consequence
  }

  private func wait(_ plan: PollPlan, since seconds: Double = 0) -> Double? {
    var plan = plan
    return plan.next(after: start + seconds)?.timeIntervalSince(start + seconds)
  }

  @Test("Without jobs there is nothing to wake for")
  func empty() {
    let plan = plan([])
    #expect(wait(plan) == nil && ready(plan).isEmpty)
  }

  @Test("A fresh job is asked about after a second, one from an earlier run at once")
  func firstQuestion() {
    var plan = PollPlan(schedule: .standard)
    _ = plan.take([Example.underWay("new", at: start), Example.underWay("old", at: start - 60)], now: start)
    #expect(ready(plan) == ["old"])
    #expect(ready(plan, at: 1) == ["old", "new"])
  }

  @Test("At most four questions are under way, and each job has one")
  func width() {
    var plan = plan(["a", "b", "c", "d", "e", "f"])
    #expect(ask(&plan).map(\.rawValue) == ["a", "b", "c", "d"])
    #expect(ready(plan).isEmpty && wait(plan) == nil)
    let answered = Example.underWay("b", at: start - 60)
    plan.plan(answered, now: start, random: 0.5)
    plan.end(.video(answered), now: start)
    #expect(ready(plan) == ["e"])
    #expect(wait(plan) == 0)
  }

  @Test("Where progress is told a job is asked about every second")
  func quick() {
    var plan = plan(["a"])
    var job = Example.underWay("a", at: start - 60)
    job.progress = 0.3
    plan.plan(job, now: start, random: 0.5)
    #expect(wait(plan) == 1)
  }

  @Test("A job that ended is asked about no more")
  func ended() {
    var plan = plan(["a"])
    plan.plan(Example.full, now: start, random: 0.5)
    var job = Example.underWay("a")
    job.state = .completed
    plan.plan(job, now: start, random: 0.5)
    #expect(wait(plan) == 0, "where it is, is not known yet")
    job.result = VideoResult(videoURL: "https://x/v.mp4")
    plan.plan(job, now: start, random: 0.5)
    #expect(plan.entries.isEmpty && wait(plan) == nil)
  }

  @Test("While the service is out of reach, one question at growing intervals finds out for all")
  func offline() {
    var plan = plan(["a", "b", "c"])
    _ = ask(&plan)
    let first = fail(&plan, "a", .offline(reason: "no network"), askedAt: 0, at: 1)
    #expect(first.events == [.offline(since: start + 1, retryAt: start + 6, reason: "no network")])
    // The others were under way already; they tell nothing new.
    for id in ["b", "c"] {
      #expect(fail(&plan, id, .connectionLost(reason: "reset"), askedAt: 0, at: 2).events.isEmpty)
    }
    #expect(wait(plan) == 6)
    #expect(ready(plan, at: 5).isEmpty)
    #expect(ask(&plan, at: 6).count == 1)
    #expect(ready(plan, at: 6).isEmpty && wait(plan) == nil)
    let second = fail(&plan, "a", .timedOut, askedAt: 6, at: 7)
    #expect(
      second.events == [.offline(since: start + 1, retryAt: start + 17, reason: "no answer in time")])
    #expect(ask(&plan, at: 17).count == 1)
    #expect(plan.answered(Job.ID(rawValue: "a")) == [.online])
    #expect(plan.answered(Job.ID(rawValue: "a")).isEmpty)
    #expect(ready(plan, at: 17).count == 2)
  }

  @Test(
    "Any answer ends an outage",
    arguments: [
      ClientError.serverFault(status: 500, message: ""), .rateLimited(retryAfter: nil),
      .notFound(message: ""), .wrongKey(message: ""), .refused(status: 403, code: "", message: ""),
    ])
  func anyAnswer(error: ClientError) {
    var plan = plan(["a"])
    _ = fail(&plan, "a", .offline(reason: "r"), askedAt: 0, at: 0)
    #expect(fail(&plan, "a", error, askedAt: 5, at: 5).events.first == .online)
    #expect(plan.outage == nil)
  }

  @Test("When the service asks for silence, nobody is asked until then, not even by a nudge")
  func rateLimit() {
    var plan = plan(["a", "b"])
    let events = fail(&plan, "a", .rateLimited(retryAfter: .seconds(90)), askedAt: 0, at: 0).events
    guard case .problem(let text)? = events.first else { return #expect(Bool(false), "it is not told") }
    #expect(text.contains("90 s"))
    #expect(fail(&plan, "b", .rateLimited(retryAfter: .seconds(90)), askedAt: 0, at: 0) == .init())
    plan.nudge(Job.ID(rawValue: "b"), now: start + 1)
    #expect(ready(plan, at: 89).isEmpty)
    #expect(wait(plan) == 90)
    #expect(ready(plan, at: 90).count == 2)
  }

  @Test("Without a time to wait, the silences grow")
  func rateLimitWithoutTime() {
    var plan = plan(["a"])
    var now = 0.0
    for wait in [5.0, 10, 20] {
      _ = fail(&plan, "a", .rateLimited(retryAfter: nil), askedAt: now, at: now)
      #expect(self.wait(plan, since: now) == wait)
      now += wait
    }
  }

  @Test("A wrong key is told, and asked with again at growing intervals, at most a quarter of an hour")
  func wrongKey() {
    var plan = plan(["a", "b"])
    _ = ask(&plan)
    let first = fail(&plan, "a", .wrongKey(message: "no"), askedAt: 0, at: 1)
    #expect(first.events == [.keyRefused(since: start + 1, retryAt: start + 61, message: "no")])
    // The other was under way already; it tells nothing new.
    #expect(fail(&plan, "b", .wrongKey(message: "no"), askedAt: 0, at: 2).events.isEmpty)
    var now = 1.0
    for interval in [60.0, 120, 240, 480, 900, 900] {
      #expect(wait(plan, since: now) == interval && ready(plan, at: now + interval - 1).isEmpty)
      now += interval
      let asked = ask(&plan, at: now)
      #expect(asked.count == 1, "one question finds out for all")
      _ = fail(&plan, asked[0].rawValue, .wrongKey(message: "no"), askedAt: now, at: now)
    }
  }

  @Test("One stray refusal of the key is over with the next answer")
  func strayRefusal() {
    var plan = plan(["a", "b"])
    _ = ask(&plan)
    for id in ["a", "b"] { _ = fail(&plan, id, .wrongKey(message: ""), askedAt: 0, at: 1) }
    #expect(ask(&plan, at: 61).count == 1)
    #expect(plan.answered(Job.ID(rawValue: "a")) == [.keyTaken])
    #expect(plan.answered(Job.ID(rawValue: "a")).isEmpty)
    #expect(ready(plan, at: 61).count == 1, "the other one")
  }

  @Test("A refused key is tried at once when a job is nudged, and not when new ones are looked for")
  func nudgedKey() {
    var plan = plan(["a", "b"])
    _ = ask(&plan)
    for id in ["a", "b"] { _ = fail(&plan, id, .wrongKey(message: ""), askedAt: 0, at: 1) }
    plan.nudge(nil, now: start + 10)
    #expect(ready(plan, at: 10).isEmpty)
    plan.nudge(Job.ID(rawValue: "b"), now: start + 10)
    #expect(ready(plan, at: 10) == ["b"])
  }

  @Test("Too many requests say nothing of the key")
  func limitWhileRefused() {
    var plan = plan(["a"])
    _ = fail(&plan, "a", .wrongKey(message: ""), askedAt: 0, at: 0)
    let events = fail(&plan, "a", .rateLimited(retryAfter: .seconds(5)), askedAt: 60, at: 60).events
    #expect(events.isEmpty && plan.refusal != nil)
  }

  @Test("A video that is not found is asked about for ten minutes, then it is not there")
  func notFound() {
    var plan = plan(["a"])
    var now = 0.0
    for wait in [5.0, 10, 20, 40, 80, 160, 300] {
      #expect(fail(&plan, "a", .notFound(message: "no"), askedAt: now, at: now) == .init())
      #expect(self.wait(plan, since: now) == wait)
      now += wait
    }
    let last = fail(&plan, "a", .notFound(message: "no"), askedAt: now, at: now)
    #expect(last.failure?.code == "not_found")
  }

  @Test("A status in between forgives what was not found before")
  func foundAgain() {
    var plan = plan(["a"])
    for _ in 0..<10 {
      #expect(fail(&plan, "a", .notFound(message: ""), askedAt: 0, at: 0).failure == nil)
      _ = plan.answered(Job.ID(rawValue: "a"))
    }
  }

  @Test("Faults of the service are outlived at growing intervals, and told once")
  func faults() {
    var plan = plan(["a"])
    var now = 0.0
    var told = 0
    for wait in [5.0, 10, 20, 40, 80, 160, 300, 300] {
      let error: ClientError =
        told == 0 ? .serverFault(status: 503, message: "") : .unreadableAnswer(reason: "")
      let consequence = fail(&plan, "a", error, askedAt: now, at: now)
      #expect(consequence.failure == nil)
      told += consequence.events.count
      #expect(self.wait(plan, since: now) == wait)
      now += wait
    }
    #expect(told == 1)
  }

  @Test("A nudge asks at once, also while the service is out of reach")
  func nudge() {
    var plan = plan(["a", "b"])
    _ = fail(&plan, "a", .offline(reason: "r"), askedAt: 0, at: 0)
    for id in ["b", "a job that is not known yet", nil] {
      var nudged = plan
      nudged.nudge(id.map(Job.ID.init(rawValue:)), now: start + 1)
      #expect(ready(nudged, at: 1).count == 1)
    }
  }

  @Test("What another program did to a job is seen")
  func others() {
    var plan = plan(["a", "b"])
    var changed = Example.underWay("a", at: start - 60)
    changed.state = .processing
    let new = Example.underWay("c", at: start - 60)
    let seen = plan.take([changed, new], now: start)
    #expect(seen.changed == [changed, new])
    #expect(seen.gone.map(\.rawValue) == ["b"])
    #expect(plan.take([changed, new], now: start).changed.isEmpty)
  }
}
