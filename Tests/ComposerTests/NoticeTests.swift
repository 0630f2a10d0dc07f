import Cells
import Testing
import VideoModel

@testable import Composer

/// How whoever looks elsewhere learns that a job has ended.
@Suite("Notices of a job's end") struct NoticeTests {
  private func ended(_ text: String, _ state: Job.State = .completed) -> Session {
    var session = Session(configuration: Configuration(text) { _ in nil })
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.send(.jobChanged(Session.job("a", state: state)))
    return session
  }

  @Test(
    arguments: [
      ("", [.ringBell]), ("notify = none", []), ("notify = title", []),
      ("notify = bell, desktop", [.ringBell, .notify("Job a: completed")]),
      (
        "notify = none\nnotify_command = notify-send 'My videos'",
        [.start(["notify-send", "My videos", "Job a: completed"])]
      ),
    ] as [(String, [Effect])])
  func `it is told as configured, once`(text: String, effects: [Effect]) {
    var session = ended(text)
    #expect(session.takeEffects().filter { $0 != .loadAccount } == effects)
    session.send(.jobChanged(Session.job("a", state: .completed)))
    #expect(session.takeEffects().filter { $0 != .loadAccount } == [])
  }

  @Test func `a failure is told as well, and the focus stays where it was`() {
    var session = ended("notify = desktop", .failed)
    #expect(session.takeEffects().contains(.notify("Job a: failed")))
    #expect(session.state.pane == .scenes)
  }

  @Test func `a program that cannot tell of it is named behind the news, which stays to be read`() {
    let reason = "there is no program nowhere"
    var session = ended("notify_command = nowhere")
    session.send(.noticeCommandFailed(reason))
    #expect(
      session.state.notice
        == Notice(.warning, "“Job a” is ready. notify_command: there is no program nowhere"))
    #expect(session.screen.contains("“Job a” is ready. notify_command: there is no program nowhere"))
    session.send(.noticeCommandFailed(reason))
    #expect(session.state.notice?.text.components(separatedBy: reason).count == 2, "once")
    var failed = ended("notify_command = nowhere", .failed)
    failed.send(.noticeCommandFailed(reason))
    #expect(failed.state.notice?.severity == .error)
    #expect(failed.state.notice?.text.hasPrefix("“Job a” failed") == true)
  }

  @Test func `the window's title has it until a key is pressed`() {
    var session = ended("")
    func title() -> String? { view(session.state, size: session.state.size).title }
    #expect(title() == "* Job a: completed · Product demo · heygen-tui")
    session.press("Down")
    #expect(title() == "Product demo · heygen-tui")
    let silent = ended("notify = bell")
    #expect(view(silent.state, size: silent.state.size).title == "Product demo · heygen-tui")
  }

  @Test(arguments: ["loud", "bell,", "bell desktop", "none, bell"])
  func `a way that there is not is named`(words: String) {
    let problems = Configuration("notify = \(words)") { _ in nil }.problems
    #expect(
      problems.map(\.sentence) == [
        "notify cannot be “\(words)”; allowed: none, or some of bell, title, desktop"
      ])
  }
}
