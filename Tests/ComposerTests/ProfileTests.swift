import Foundation
import Testing
import VideoModel

@testable import Composer

/// Going over to another service.
@Suite("Profiles") struct ProfileTests {
  private static let configuration = Configuration(
    "[profile.work]\nbase_url = https://example.com\nplan = free"
  ) { _ in nil }

  private static let work = ServiceFacts(
    profile: "work", name: "work (https://example.com)", label: "WORK", isLive: true,
    baseURL: "https://example.com")

  @Test func `the list has every profile, and asks for the chosen one`() {
    var session = Session(configuration: Self.configuration)
    session.press("S")
    #expect(session.openList?.items.map(\.value) == ["sandbox", "live", "work"])
    #expect(session.openList?.items.map(\.detail).first == "in use")
    session.select("work", typing: "work")
    session.press("Enter")
    #expect(session.takeEffects() == [.switchProfile("work")])
    session.press("S", "Enter")
    #expect(session.takeEffects() == [], "the one that is in use")
  }

  @Test func `the list says whose account a profile leads to, and what remains`() {
    var session = Session(width: 80, height: 24, configuration: Self.configuration)
    session.send(.asked(.account, at: Session.start))
    session.press("S")
    #expect(session.screen.contains("Account: being asked for"))
    session.send(.timePassed(Session.start + 23))
    #expect(session.screen.contains("Account: no answer for 0:23"))
    session.send(.accountFailed("the service did not answer in time; try again later"))
    #expect(session.screen.contains("Account: not told; the service did not answer in time"))
    session.press("Down")
    let mia = Account(
      remainingSeconds: 725, balance: "12.50 USD", plan: "Creator", name: "Mia Meier",
      email: "mia@example.com")
    session.send(.accountLoaded(mia))
    #expect(session.openList?.selected == 1)
    #expect(session.screen.contains("Account: told once the profile is used"))
    session.press("Up")
    #expect(session.screen.contains("Account: Mia Meier, mia@example.com"))
    #expect(session.screen.contains("Remaining: 12:05 of video, 12.50 USD, plan Creator"))
    // Another profile has another account; what was told of the one before is still known.
    session.press("Esc")
    session.send(.serviceChanged(Self.work))
    session.send(.accountLoaded(Account(name: "Ada")))
    session.press("S")
    #expect(session.screen.contains("Account: Ada") && !session.screen.contains("Remaining"))
    session.press("Home", "Up", "Up")
    #expect(session.screen.contains("Account: Mia Meier, mia@example.com"))
  }

  @Test func `it is known whether the key is refused, by the account or by the renders, until it is taken`() {
    var session = Session()
    session.send(.accountFailed("the service has a fault"))
    #expect(!session.state.isKeyRefused)
    session.send(.accountFailed("the service refused the key", isKeyRefused: true))
    #expect(session.state.isKeyRefused && session.screen.contains("key refused  SANDBOX"))
    session.send(.accountLoaded(Account()))
    #expect(!session.state.isKeyRefused)
    session.send(.keyRefused(since: Session.start, retryAt: Session.start, reason: ""))
    #expect(session.state.isKeyRefused)
    session.send(.serviceChanged(Self.work))
    #expect(!session.state.isKeyRefused)
  }

  @Test func `asking for a job's status asks for the account as well`() {
    var session = Session()
    session.send(.jobsLoaded([Session.job("a")]))
    session.press("Shift-Tab", "p")
    #expect(session.takeEffects() == [.askForStatus(Job.ID(rawValue: "a")), .loadAccount])
  }

  @Test func `what the service before told is gone, drafts and undo stay`() {
    var session = Session(configuration: Self.configuration)
    session.send(.catalogueLoaded(.cast, fetchedAt: Session.start))
    session.send(.accountLoaded(Account(credits: 12)))
    session.send(.recentChoicesLoaded([.avatars: ["anna_1"]]))
    session.send(.wentOffline(since: Session.start, retryAt: Session.start, reason: "no route"))
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.press("d")
    session.send(.serviceChanged(Self.work))
    #expect(session.state.service == Self.work)
    #expect(session.state.catalogue == nil && session.state.account == nil && session.state.offline == nil)
    #expect(session.state.recent == [:])
    #expect(session.screen.contains(" WORK "))
    let top = session.screen.prefix { $0 != "\n" }
    #expect(!top.contains("rendering"), "the job is another service's")
    #expect(session.screen.contains("at sandbox"))
    session.press("u")
    #expect(session.state.shots.count == 3)
  }

  @Test func `what does not say that it is the sandbox may cost money, also on this machine`() {
    var session = Session(configuration: Self.configuration)
    session.send(
      .serviceChanged(
        ServiceFacts(
          profile: "work", name: "work", label: "WORK", isLive: true, baseURL: "http://127.0.0.1:8080")))
    func answer(isFromSandbox: Bool, path: String = "/v3/users/me", status: Int? = 200) -> Event {
      .called(
        ServiceCall(
          startedAt: Session.start, seconds: 0.1, method: "GET", path: path, status: status,
          isFromSandbox: isFromSandbox))
    }
    session.send(answer(isFromSandbox: false))
    session.press("^S")
    #expect(session.openQuestion?.question.hasSuffix("This spends credits.") == true)
    session.press("Esc")
    session.send(answer(isFromSandbox: true))
    #expect(session.screen.contains(" WORK (sandbox)"))
    _ = session.takeEffects()
    session.press("^S")
    #expect(session.takeEffects().count == 1 && session.openQuestion == nil)
    session.send(answer(isFromSandbox: false, path: "https://files.example.com/v.mp4"))
    session.send(answer(isFromSandbox: false, status: nil))
    #expect(!session.state.service.isLive, "neither is an answer of the service")
    session.send(answer(isFromSandbox: false))
    #expect(session.state.service.isLive && !session.screen.contains("(sandbox)"))
  }

  @Test func `an upload to the service before must be chosen again`() {
    var session = Session(configuration: Self.configuration)
    _ = session.state.upload("/a.png", .image, for: FieldPath([.key("x")]))
    session.send(.serviceChanged(Self.work))
    #expect(session.state.uploads == [:])
    #expect(session.state.notice?.severity == .warning)
  }

  @Test func `a refused key is not covered by the catalogue's failure`() {
    var session = Session()
    session.send(.noticed(Notice(.error, "the key is wrong")))
    session.send(.catalogueFailed("the same"))
    #expect(session.state.notice == Notice(.error, "the key is wrong"))
  }

  @Test func `the configured plan is before the remembered one`() {
    var session = Session(configuration: Configuration("plan = free") { _ in nil })
    session.send(.settingsLoaded([.plan: "team"]))
    #expect(session.state.plan == .free)
    var other = Session()
    other.send(.settingsLoaded([.plan: "team"]))
    #expect(other.state.plan == .team)
  }

  @Test(arguments: [("notify = bell", true), ("notify = none", false), ("", true)])
  func `the end of a video that was waited for rings`(text: String, rings: Bool) {
    var session = Session(configuration: Configuration(text) { _ in nil })
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.send(.jobChanged(Session.job("b", state: .completed)))
    #expect(!session.takeEffects().contains(.ringBell), "nobody waited for that one")
    session.send(.jobChanged(Session.job("a", state: .completed)))
    #expect(session.takeEffects().contains(.ringBell) == rings)
    session.send(.jobChanged(Session.job("a", state: .completed)))
    #expect(!session.takeEffects().contains(.ringBell), "once")
  }

  @Test func `the terminal's title has the draft and what is rendering`() {
    var session = Session()
    #expect(view(session.state, size: session.state.size).title == "Product demo · heygen-tui")
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    #expect(view(session.state, size: session.state.size).title == "Product demo · 1 rendering · heygen-tui")
  }
}
