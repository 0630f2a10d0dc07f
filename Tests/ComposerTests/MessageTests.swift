import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// What is told above the keys can be read whole.
@Suite struct MessageTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func `an error that is longer than a row is told in several, and Esc gives them back`(
    width: Int, height: Int
  ) {
    var session = Session(width: width, height: height)
    session.send(.timePassed(Session.start))
    let before = session.screen
    let words = (1...22).map { "word\($0)" }.joined(separator: " ")
    session.send(.noticed(Notice(.error, words)))
    let shown = session.lastRows
    for number in 1...22 { #expect(shown.contains("word\(number)")) }
    #expect(shown.contains("(Esc)"))
    #expect(session.screen.contains("quit") || session.screen.contains("help"))
    session.press("Esc")
    #expect(session.screen == before)
  }

  @Test func `what is longer still says where all of it is`() {
    var session = Session(width: 80, height: 24)
    session.send(.noticed(Notice(.error, (1...99).map { "word\($0)" }.joined(separator: " "))))
    #expect(session.screen.contains("…  (L shows all, Esc)"))
    session.press("L", "Enter")
    #expect(session.screen.contains("word99"))
  }

  @Test func `a list that lies over the panes has their room`() {
    var session = Session(width: 80, height: 24)
    session.send(.noticed(Notice(.error, (1...30).map { "word\($0)" }.joined(separator: " "))))
    #expect(session.state.messageRows == 3)
    session.press("?")
    #expect(session.state.messageRows == 1)
  }

  @Test func `a problem of the focused field is told whole, too`() {
    var session = Session.composing(.avatarIV, width: 80, height: 24)
    session.fill("image_url", "https://" + String(repeating: "x", count: 50) + " y")
    #expect(session.lastRows.contains("it must be an address that begins with http:// or https://"))
  }

  @Test func `every error of the configuration can be read`() {
    let configuration = Configuration("plan = x\ntheme = y\nmouse = z") { _ in nil }
    var session = Session(width: 80, height: 24, configuration: configuration)
    for notice in configuration.notices(ofFile: "config") { session.send(.noticed(notice)) }
    #expect(session.state.notice?.text.hasPrefix("config:1: plan cannot be “x”") == true)
    #expect(session.state.notice?.text.hasSuffix("; L shows 2 more") == true)
    session.press("L")
    for line in 1...3 { #expect(session.screen.contains("✗ config:\(line): ")) }
  }
}

extension Session {
  /// The last rows of the screen in one line.
  fileprivate var lastRows: String {
    screen.split(separator: "\n").suffix(4).joined(separator: " ").split(separator: " ").joined(
      separator: " ")
  }
}
