import Foundation
import HeyGenClient
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Which renders are surveyed, and how")
struct SurveyPlanTests {
  private let start = Example.start

  private func plan(_ count: Int, kind: RequestKind = .studio) -> PollPlan {
    var plan = PollPlan(schedule: .standard, hasSurveys: true)
    _ = plan.take((0..<count).map { job($0, kind) }, now: start)
    return plan
  }

  private func job(_ number: Int, _ kind: RequestKind = .studio) -> Job {
    var job = Example.job("\(number)", at: start - 60, kind: kind)
    job.videoID = "v\(number)"
    job.state = .waiting
    return job
  }

  private func survey(_ question: PollPlan.Question?) -> Survey? {
    if case .survey(let survey, _)? = question { survey } else { nil }
  }

  @Test("Few are asked about one by one, more by a survey of their kind")
  func threshold() {
    var few = plan(PollPlan.surveyFrom - 1)
    #expect(few.questions(at: start).map(survey) == [nil, nil, nil, nil])
    var many = plan(PollPlan.surveyFrom)
    #expect(many.questions(at: start).map(survey) == [.list(.v1)])
    var v3 = plan(250, kind: .v3)
    let asked = v3.questions(at: start)
    #expect(asked.map(survey) == [.named, .named, .named] && asked.map(\.jobs.count) == [100, 100, 50])
  }

  @Test("A list is read once at a time")
  func oneReading() {
    var plan = plan(10)
    let asked = plan.questions(at: start)
    _ = plan.take((0..<20).map { job($0) }, now: start)
    #expect(plan.questions(at: start).isEmpty && plan.next(after: start) == nil)
    plan.end(asked[0], now: start)
    #expect(plan.questions(at: start).map(survey) == [.list(.v1)])
  }

  @Test("What is looked up while a list is read is not asked about a second time when the reading ends")
  func lookedUpMeanwhile() {
    var plan = plan(6)
    let reading = plan.questions(at: start)
    for number in 0..<4 { plan.lookUp(Job.ID(rawValue: "\(number)"), now: start) }
    let looks = plan.questions(at: start)
    #expect(looks.map(\.jobs.count) == [1, 1, 1], "one question is left for surveys")
    _ = plan.failed(
      .serverFault(status: 500, message: ""), .list(.v1), about: reading[0].jobs, askedAt: start, now: start,
      random: 0.5)
    plan.end(reading[0], now: start)
    let later = plan.questions(at: start + 100)
    #expect(later.flatMap(\.jobs).allSatisfy { job in !looks.flatMap(\.jobs).contains(job) })
  }

  @Test("Where finished videos are is asked when nothing else is due, one at a time while a list is read")
  func resultsLast() {
    var plan = plan(10)
    let reading = plan.questions(at: start)
    for number in 0..<4 {
      var done = job(number)
      done.state = .completed
      plan.plan(done, now: start, random: 0.5)
    }
    #expect(plan.questions(at: start).flatMap(\.jobs).map(\.id.rawValue) == ["0"])
    for number in 4..<10 { plan.plan(job(number), now: start, random: 0.5) }
    plan.end(reading[0], now: start)
    #expect(plan.questions(at: start).count == 2, "three at once when no list is read")
    // The others are due again: their list comes first.
    #expect(plan.questions(at: start + 100).map(survey) == [.list(.v1)])
    // Whoever is waited for goes before all.
    plan.nudge(Job.ID(rawValue: "3"), now: start)
    #expect(plan.next(after: start + 100) == nil)
  }

  @Test("A v3 list that is read anyhow may tell where a finished video is before it is asked")
  func resultsByList() {
    var plan = plan(100, kind: .v3)
    plan.areNamesBare = true
    _ = plan.questions(at: start)
    var done = job(0, .v3)
    done.state = .completed
    plan.plan(done, now: start, random: 0.5)
    #expect(plan.questions(at: start).isEmpty)
    #expect(plan.questions(at: start + PollPlan.patienceWithList).flatMap(\.jobs).contains(done))
  }

  @Test("A few renders deep down in a long list are asked about one by one")
  func deep() {
    var plan = plan(6)
    plan.note(pages: 7, of: .v1)
    #expect(plan.questions(at: start).map(survey) == [nil, nil, nil, nil])
    // Readings that end early make it forget, little by little.
    var other = self.plan(6)
    other.note(pages: 7, of: .v1)
    other.note(pages: 1, of: .v1)
    other.note(pages: 1, of: .v1)
    #expect(other.questions(at: start).map(survey) == [.list(.v1)])
  }

  @Test("Where ids come without results the pages are read, as long as most of them are under way")
  func bareNames() {
    var plan = plan(250, kind: .v3)
    plan.areNamesBare = true
    plan.note(pages: 3, of: .v3)
    var copy = plan
    #expect(copy.questions(at: start).map(survey) == [.list(.v3)])
    plan.note(pages: 30, of: .v3)
    #expect(plan.questions(at: start).map(survey) == [.named, .named, .named])
  }
}
