import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// What a submission costs, and what the service says of its endpoints.
@Suite struct AccountTests {
  @Test func `test mode is set and taken away by a key, and seen in the first line`() {
    var session = Session(isLive: true)
    session.press("T")
    #expect(session.value("test") == true)
    #expect(session.state.notice?.text == "Test mode: a watermark, and no credits")
    #expect(session.screen.contains(" · studio · TEST · "))
    session.press("^S")
    #expect(session.openQuestion?.question.hasSuffix("It is a test, and spends no credits.") == true)
    session.press("Esc", "T")
    #expect(session.value("test") == nil)
    #expect(!session.screen.contains("TEST"))
    session.press("u", "u")
    #expect(session.state.draft.request == .studio(.example))
  }

  @Test(arguments: RequestTemplate.allCases.filter { $0 != .studio })
  func `other kinds have no test mode`(template: RequestTemplate) {
    var session = Session.composing(template)
    session.press("T")
    #expect(session.state.notice?.text == "Test mode: only studio videos of v2 have a test mode")
    #expect(session.state.draft.request == template.make())
  }

  @Test func `what remains is in the first line`() {
    var session = Session()
    session.send(.accountLoaded(Account(remainingSeconds: 725)))
    #expect(session.screen.contains("12:05 left"))
    session.send(.accountLoaded(Account(balance: "12.50 USD")))
    #expect(session.screen.contains("12.50 USD"))
    session.send(.accountLoaded(Account(credits: 3.5)))
    #expect(session.screen.contains("3.5 credits"))
  }

  @Test(arguments: [
    (Account(remainingSeconds: 5), "It is about 0:11 long, and only 0:05 remain of the quota."),
    (Account(credits: 0), "No credits remain."),
  ])
  func `a quota that does not carry the video is told before the submission`(account: Account, doubt: String)
  {
    var session = Session()
    session.send(.accountLoaded(account))
    session.press("^S")
    #expect(session.takeEffects() == [])
    #expect(session.openQuestion?.question.hasSuffix(doubt) == true)
    session.press("Enter")
    #expect(session.takeEffects().count == 1)
  }

  @Test(arguments: [
    Account(), Account(remainingSeconds: 3600), Account(balance: "12.50 USD"), Account(credits: 1),
  ])
  func `a quota that carries the video asks nothing`(account: Account) {
    var session = Session()
    session.send(.accountLoaded(account))
    let sent = session.submit()
    #expect(sent?.kind == .studio)
  }

  @Test func `a test is submitted whatever remains`() {
    var session = Session()
    session.send(.accountLoaded(Account(remainingSeconds: 0)))
    session.press("T")
    let sent = session.submit()
    #expect(sent?.json?["test"] == true)
  }

  @Test func `a job that is sent again costs what it costs, whatever the open draft is`() {
    var session = Session(isLive: true)
    session.send(.jobsLoaded([Session.job("a", state: .completed)]))
    session.press("T", "Shift-Tab", "r")
    #expect(session.openQuestion?.question.hasSuffix("This spends credits.") == true)
    session.press("Esc")
    session.send(.accountLoaded(Account(remainingSeconds: 1)))
    session.press("r")
    #expect(session.openQuestion?.question.contains("only 0:01 remain") == true)
  }

  @Test func `the plan limits scripts, and is remembered`() {
    var video = StudioVideo.example
    video.scenes[0].voice?.inputText = String(repeating: "word ", count: 120)
    var session = Session(.studio(video))
    #expect(session.state.derived.problems == [])
    session.press("^P")
    session.type("account's plan")
    session.press("Enter")
    #expect(session.openList?.selectedItem?.value == "enterprise")
    session.type("free")
    session.press("Enter")
    #expect(session.takeEffects() == [.remember(.plan, "free")])
    #expect(session.state.derived.warningCount == 1)
    #expect(session.state.derived.errorCount == 0)

    var next = Session(.studio(video))
    next.send(.settingsLoaded([.plan: "free"]))
    #expect(next.state.derived.warningCount == 1)
    next.send(.settingsLoaded([.plan: "unheard of"]))
    #expect(next.state.plan == .free)
  }

  @Test func `the end of an endpoint is told once, and remembered`() {
    var session = Session()
    var job = Session.job("a", state: .sending)
    session.send(.jobChanged(job))
    job.state = .waiting
    job.deprecation = Deprecation(message: "Use /v3/videos instead", sunset: "2026-10-31")
    _ = session.takeEffects()
    session.send(.jobChanged(job))
    let words = "/v2/video/generate: Use /v3/videos instead"
    #expect(session.state.notice == Notice(.success, "“Job a” is submitted. \(words)"))
    #expect(session.takeEffects() == [.remember(.shownDeprecations, words), .loadAccount])
    job.state = .processing
    session.send(.jobChanged(job))
    session.press("Shift-Tab", "Tab")
    var second = Session.job("b", at: 1)
    second.deprecation = job.deprecation
    session.send(.jobChanged(second))
    #expect(session.state.notice?.text == "“Job b” is submitted")

    var next = Session()
    next.send(.settingsLoaded([.shownDeprecations: words]))
    next.send(.jobChanged(second))
    #expect(next.state.notice?.text == "“Job b” is submitted")
    #expect(next.takeEffects() == [.loadAccount])
  }

  @Test func `the end of another endpoint is told as well`() {
    var session = Session()
    for (number, message) in ["One ends", "Another ends"].enumerated() {
      var job = Session.job("\(number)", at: Double(number))
      job.deprecation = Deprecation(message: message)
      session.send(.jobChanged(job))
      #expect(session.state.notice?.text.hasSuffix(message) == true)
    }
    let remembered = session.takeEffects().compactMap { effect -> String? in
      if case .remember(.shownDeprecations, let words) = effect { words } else { nil }
    }
    #expect(remembered.last == "/v2/video/generate: Another ends\n/v2/video/generate: One ends")
  }

  @Test func `an unconfirmed job is settled, by its key or by the list, at the service that it is for`() {
    func job(key: String?, state: Job.State, at seconds: Double, service: String = "sandbox") -> Job {
      var job = Job(
        id: Job.ID(rawValue: "a"), draftID: nil, kind: .v3, title: "Job a", requestText: "{}",
        service: service, idempotencyKey: key, createdAt: Session.start.addingTimeInterval(seconds))
      job.state = state
      return job
    }
    var session = Session()
    session.send(.jobsLoaded([job(key: "k", state: .unconfirmed, at: -60)]))
    session.press("Shift-Tab", "c")
    #expect(session.takeEffects() == [.settleJob(Job.ID(rawValue: "a"))])
    for other in [
      job(key: "k", state: .unconfirmed, at: -24 * 3600), job(key: nil, state: .unconfirmed, at: -60),
    ] {
      session.send(.jobsLoaded([other]))
      session.press("c")
      #expect(session.takeEffects() == [.settleJob(Job.ID(rawValue: "a"))])
    }
    for (other, reason) in [
      (job(key: nil, state: .unconfirmed, at: -60, service: "elsewhere"), "it is in elsewhere"),
      (job(key: "k", state: .completed, at: -60), "the selected job is not unconfirmed"),
    ] {
      session.send(.jobsLoaded([other]))
      session.press("c")
      #expect(session.takeEffects() == [])
      #expect(session.state.notice?.text == "Find out what became of it: \(reason)")
    }
  }
}
