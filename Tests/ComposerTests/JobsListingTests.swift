import Cells
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Which jobs are listed, and in which order.
@Suite struct JobsListingTests {
  private static func job(
    _ id: String, _ state: Job.State, draft: String? = nil, title: String? = nil, at seconds: Double,
    isAway: Bool = false
  ) -> Job {
    let made = Session.job(id, state: state, at: seconds)
    var job = Job(
      id: made.id, draftID: draft.map(Draft.ID.init), kind: .studio, title: title ?? made.title,
      requestText: made.requestText, service: made.service, createdAt: made.createdAt)
    job.state = state
    job.videoID = made.videoID
    job.result = made.result
    job.archivedAt = isAway ? Session.start : nil
    return job
  }

  /// The newest first, as the store gives them.
  private static let jobs = [
    job("f", .completed, draft: "one", title: "beta", at: 6),
    job("e", .processing, draft: "two", title: "Alpha", at: 5),
    job("d", .failed, draft: "one", title: "beta", at: 4),
    job("c", .completed, title: "gamma", at: 3, isAway: true),
    job("b", .unconfirmed, draft: "two", title: "delta", at: 2),
    job("a", .waiting, title: "Épsilon", at: 1),
  ]

  private func listed(_ change: (inout JobsQuery) -> Void = { _ in }) -> String {
    var query = JobsQuery()
    change(&query)
    return JobsListing(query, of: Self.jobs).shown.map(\.id.rawValue).joined()
  }

  @Test func `the newest come first, and what was put away is not there`() {
    #expect(listed() == "fedba")
    #expect(listed { $0.showsArchive = true } == "c")
  }

  @Test(arguments: [
    (JobsQuery.Order.urgent, "bdeaf"), (.title, "efdba"), (.draft, "fdeba"), (.newest, "fedba"),
  ])
  func `each order keeps the newest first among its like`(order: JobsQuery.Order, expected: String) {
    #expect(listed { $0.order = order } == expected)
  }

  @Test func `a number finds names before ids, and ids only by their beginning`() {
    var jobs = [
      Self.job("x", .completed, title: "Welcome", at: 3), Self.job("y", .completed, title: "Intro", at: 2),
      Self.job("z", .completed, title: "Number 49", at: 1),
    ]
    jobs[0].videoID = "49aa0000"
    jobs[1].videoID = "aa490000"
    var query = JobsQuery()
    query.text = "49"
    #expect(JobsListing(query, of: jobs).shown.map(\.title) == ["Number 49", "Welcome"])
    query.text = "number 49"
    #expect(JobsListing(query, of: jobs).shown.map(\.title) == ["Number 49"])
  }

  @Test func `the order is remembered for the next run`() {
    var session = Session()
    session.send(.jobsLoaded(Self.jobs))
    session.press("Shift-Tab", "t")
    #expect(session.takeEffects().contains(.remember(.jobOrder, "urgent")))
    var next = Session()
    next.send(.settingsLoaded([.jobOrder: "urgent"]))
    next.send(.jobsLoaded(Self.jobs))
    #expect(next.state.shownJobs.map(\.id.rawValue) == ["b", "d", "e", "a", "f"])
    next.send(.settingsLoaded([.jobOrder: "?"]))
    #expect(next.state.shownJobs.map(\.id.rawValue) == ["f", "e", "d", "b", "a"])
  }

  @Test func `a draft, words and an order are wanted together`() {
    #expect(listed { $0.draft = Draft.ID(rawValue: "one") } == "fd")
    #expect(
      listed {
        $0.draft = Draft.ID(rawValue: "one")
        $0.text = "failed"
      } == "d")
  }

  @Test func `what has changed since the listing before is found as it is now`() {
    let first = JobsListing(JobsQuery(text: "beta"), of: Self.jobs)
    #expect(first.shown.map(\.id.rawValue) == ["f", "d"])
    var jobs = Self.jobs
    for index in jobs.indices where jobs[index].title == "Épsilon" {
      jobs[index].failure = VideoFailure(code: "beta", message: "")
    }
    jobs.removeAll { $0.id.rawValue == "d" }
    #expect(
      JobsListing(JobsQuery(text: "beta"), of: jobs, after: first).shown.map(\.id.rawValue) == ["f", "a"])
    #expect(JobsListing(JobsQuery(text: "gamma"), of: jobs, after: first).shown.isEmpty)
  }

  @Test func `of each state it is counted how many there are`() {
    let listing = JobsListing(of: Self.jobs)
    #expect(listing.summary == "1 unconfirmed, 1 failed, 1 rendering, 1 waiting, 1 done")
    #expect(listing.archivedCount == 1)
    #expect(JobsListing().summary.isEmpty)
  }

  @Test
  func
    `the first line tells what is being sent, what waits and what is rendered, shorter where it is narrow`()
  {
    let states: [Job.State] = [
      .stored, .sending, .waiting, .processing, .processing, .completed, .unconfirmed,
    ]
    var session = Session(width: 120, height: 40)
    session.send(
      .jobsLoaded(states.enumerated().map { Session.job("\($0)", state: $1, at: -Double($0)) }))
    #expect(session.screen.contains("2 rendering, 1 waiting, 2 sending  SANDBOX"))
    session.send(.input(.resized(Size(80, 24))))
    #expect(session.screen.contains("3 under way, 2 sending  SANDBOX"))
    session.send(.jobsLoaded([Session.job("a", state: .sending), Session.job("b", state: .waiting, at: -1)]))
    #expect(session.screen.contains("1 waiting, 1 sending  SANDBOX"))
  }

  @Test func `before the jobs of earlier runs are read nobody says that there are none`() {
    var session = Session(width: 120, height: 40)
    session.state.hasReadJobs = false
    #expect(session.screen.contains("Reading the jobs…") && !session.screen.contains("Nothing submitted"))
    session.send(.jobsLoaded([]))
    #expect(session.screen.contains("Nothing submitted yet"))
  }

  @Test func `what cannot be asked about stands still`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    func sign(_ session: Session) -> Character? {
      session.screen.split(separator: "\n").first { $0.contains("Job a") }?.dropFirst().first
    }
    let moving = sign(session)
    session.send(.timePassed(Session.start + 1))
    #expect(sign(session) != moving)
    session.send(.wentOffline(since: Session.start, retryAt: Session.start + 60, reason: "no route"))
    #expect(sign(session) == "…")
    session.send(.cameOnline)
    session.send(.keyRefused(since: Session.start, retryAt: Session.start + 60, reason: ""))
    #expect(sign(session) == "…")
    session.send(.keyTaken)
    session.send(.timePassed(Session.start + 2))
    #expect(sign(session) != "…")
  }

  @Test func `the panel says how many there are, and what is listed otherwise than usual`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs))
    session.press("Shift-Tab")
    #expect(session.screen.contains("1 unconfirmed, 1 failed, 1 rendering, 1 waiting, 1 done"))
    session.press("t", "Home", "b")
    #expect(session.state.shownJobs.map(\.id.rawValue) == ["b", "e"])
    #expect(session.screen.contains("of one draft: 2 · problems first"))
    session.press("b", "A")
    #expect(session.state.shownJobs.map(\.id.rawValue) == ["c"])
    expectSnapshot(session.screen, named: "jobs-archive")
    session.press("A")
    #expect(session.state.shownJobs.count == 5)
  }

  @Test func `an order stays where a job changes, and so does the selection`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs))
    session.press("Shift-Tab", "t", "Home", "Down", "Down")
    #expect(session.state.selectedJob?.id.rawValue == "e")
    var done = Self.jobs[1]
    done.state = .completed
    session.send(.jobChanged(done))
    #expect(session.state.selectedJob?.id.rawValue == "e")
    #expect(session.state.shownJobs.map(\.id.rawValue) == ["b", "d", "a", "f", "e"])
  }

  @Test func `a job that has ended is put away and taken back, one or all that are listed`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs))
    session.press("Shift-Tab", "a")
    #expect(session.takeEffects() == [.archiveJobs([Job.ID(rawValue: "f")], true)])
    session.press("Down", "a")
    #expect(session.state.notice?.text == "Put the job away: the job has not ended")
    _ = CommandTable.named("job.archive-ended")?.run(&session.state)
    session.press("A", "a")
    #expect(session.takeEffects() == [.archiveJobs([Job.ID(rawValue: "c")], false)])
    let all = CommandTable.named("job.archive-ended")
    session.press("A")
    let ended = [Job.ID(rawValue: "f"), Job.ID(rawValue: "d")]
    #expect(all?.run(&session.state) == [.archiveJobs(ended, true)])
  }

  @Test func `the palette finds a job that is not listed`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs))
    _ = session.state.go(to: .job(Job.ID(rawValue: "c")))
    #expect(session.state.selectedJob?.id.rawValue == "c")
  }

  @Test func `the open draft's jobs are listed from anywhere`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs))
    _ = CommandTable.named("draft.jobs")?.run(&session.state)
    session.press("Home")
    #expect(session.state.pane == .jobs && session.state.shownJobs.isEmpty)
    #expect(session.screen.contains("Nothing of this draft. b shows the jobs of all."))
  }

  @Test func `titles take no more room than they need, and what failed has the rest`() {
    var session = Session(width: 80, height: 24)
    var job = Session.job("1", state: .failed)
    let reason = "The avatar was not found or is no longer there"
    job.failure = VideoFailure(code: "x", message: reason)
    session.state.jobs = [job]
    session.state.pane = .jobs
    session.send(.timePassed(session.state.now))
    #expect(session.screen.contains("Job 1     failed       The avatar was not found"))
  }

  @Test func `rows that the list leaves free tell of the selected job`() {
    var session = Session(width: 80, height: 24)
    session.state.jobs = [Session.job("1"), Session.job("2")]
    session.state.pane = .jobs
    session.send(.timePassed(session.state.now))
    #expect(session.screen.contains("Video id   video-1"))
    session.press("Down")
    #expect(session.screen.contains("Video id   video-2"))
    session.state.jobs = (1...30).map { Session.job("\($0)") }
    session.send(.timePassed(session.state.now))
    #expect(!session.screen.contains("Video id"))
  }
}
