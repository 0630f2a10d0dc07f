import Cells
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// The log of a run, notices, and links.
@Suite struct LogTests {
  private static func call(_ path: String, _ status: Int?, at second: Double, error: String? = nil) -> Event {
    .called(
      ServiceCall(
        startedAt: Date(timeIntervalSince1970: 3600 * 9 + second), seconds: 0.12, method: "GET", path: path,
        status: status, error: error, answered: status.map { "{\"code\":\($0)}" }))
  }

  private static func session() throws -> Session {
    var session = Session(width: 80, height: 24)
    session.state.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    session.state.now = Date(timeIntervalSince1970: 3600 * 9 + 3)
    session.send(call("/v2/avatars", 200, at: 1))
    session.send(call("/v2/voices", nil, at: 2, error: "the service cannot be reached: no route"))
    session.send(.noticed(Notice(.warning, "Avatars and voices could not be listed")))
    return session
  }

  @Test func `the log shows what was asked and told, the newest first`() throws {
    var session = try Self.session()
    session.press("L")
    expectSnapshot(session.screen, named: "log")
    #expect(session.openList?.items.map(\.title).first == "! Avatars and voices could not be listed")
    session.send(Self.call("/v1/video_status.get", 200, at: 4))
    #expect(session.openList?.selectedItem?.title == "GET /v1/video_status.get")
    session.press("Down")
    session.send(Self.call("/v1/more", 200, at: 5))
    #expect(session.openList?.selectedItem?.title == "! Avatars and voices could not be listed")
  }

  @Test func `an entry is shown whole, copied, and left for the list`() throws {
    var session = try Self.session()
    session.press("L")
    session.type("voices no answer")
    session.press("Enter")
    #expect(session.screen.contains("the service cannot be reached: no route"))
    session.press("y")
    guard case .copy(let text, _, _)? = session.takeEffects().last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains("Request: GET /v2/voices") && text.contains("Error: the service cannot be reached"))
    session.press("Esc")
    #expect(session.openList?.purpose == .log && session.openList?.search.text == "voices no answer")
  }

  @Test func `what is listed of the log is copied, the oldest first`() throws {
    var session = try Self.session()
    session.press("L")
    session.type("get")
    session.press("^X")
    let lines =
      "09:00:01  GET /v2/avatars  200  120 ms\n"
      + "09:00:02  GET /v2/voices  no answer  120 ms  the service cannot be reached: no route\n"
    #expect(session.takeEffects() == [.copy(lines, what: "The log, 2 lines,")])
  }

  @Test func `the log forgets its oldest entries`() {
    var log = SessionLog()
    for second in 0..<(SessionLog.limit + 5) {
      log.add(Notice(.information, "\(second)"), at: Date(timeIntervalSince1970: Double(second)))
    }
    #expect(log.entries.count == SessionLog.limit)
    #expect(log.entries.first?.number == 6 && log.entries.last?.number == SessionLog.limit + 5)
  }

  @Test(arguments: [
    (0.0, "0 ms"), (0.0454, "45 ms"), (0.9996, "1.0 s"), (1.24, "1.2 s"), (59.96, "1:00"), (125, "2:05"),
  ])
  func `durations`(seconds: Double, words: String) {
    #expect(SessionLog.Entry.duration(seconds) == words)
  }

  @Test(arguments: [
    (0.0, 0, "00:00:00"), (86_399, 0, "23:59:59"), (0, 3600, "01:00:00"), (0, -3600, "23:00:00"),
    (-1, 0, "23:59:59"),
  ])
  func `times of day`(seconds: Double, offset: Int, words: String) throws {
    var log = SessionLog()
    log.add(Notice(.information, "x"), at: Date(timeIntervalSince1970: seconds))
    #expect(log.entries.first?.clock(in: try #require(TimeZone(secondsFromGMT: offset))) == words)
  }

  @Test func `an error comes back until it is dismissed`() {
    var session = Session()
    session.send(.noticed(Notice(.error, "It broke")))
    session.send(.noticed(Notice(.success, "Something else is ready")))
    #expect(session.state.notice?.text == "Something else is ready")
    session.press("Down")
    #expect(session.state.notice?.text == "It broke")
    session.press("Down", "Enter", "Down")
    #expect(session.state.notice?.text == "It broke")
    session.press("Esc")
    #expect(session.state.notice == nil && session.state.pane == .form)
    #expect(session.state.log.entries.count == 2)
  }

  @Test func `a refusal passes when the draft is changed`() {
    var session = Session()
    session.focus("video_inputs[0].voice.speed")
    session.type("9")
    session.press("Enter", "^S")
    #expect(session.state.notice?.text.hasPrefix("Not submitted") == true)
    session.press("Down", "u")
    #expect(session.state.standingError == nil)
    #expect(session.state.notice?.text == "Undone: Scene 1 · Voice · Speed")
  }

  @Test func `a job that ends changes nothing but the notice`() {
    var session = Session()
    session.send(.jobsLoaded([Session.job("a", state: .processing)]))
    session.focus("video_inputs[0].voice.input_text")
    session.press("Enter")
    session.type("x")
    let (edit, pane, place) = (session.state.edit, session.state.pane, session.state.place)
    session.send(.jobChanged(Session.job("a", state: .completed)))
    #expect(session.state.edit == edit && session.state.pane == pane && session.state.place == place)
    #expect(session.state.notice?.text == "“Job a” is ready")
  }

  @Test func `a link is shown whole where nothing opens it`() throws {
    let link = "https://files.example/" + String(repeating: "0123456789", count: 20) + "?Signature=end"
    var session = Session(width: 80, height: 24)
    session.send(.linkShown(link))
    let rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let shown = rows.drop { !$0.hasPrefix("https://") }.prefix(4).map { $0.split(separator: " ").joined() }
    #expect(shown.joined() == link)
    session.press("y")
    #expect(session.takeEffects() == [.copy(link, what: "The address")])
    session.press("Esc")
    #expect(session.state.overlay == nil)
  }
}
