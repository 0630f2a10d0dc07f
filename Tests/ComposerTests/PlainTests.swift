import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Plain mode: what a screen reader, a Braille line or a log has of the program.
@Suite("Plain mode") struct PlainTests {
  private func session(width: Int = 80, height: Int = 24) -> Session {
    var session = Session(width: width, height: height)
    session.state.isPlain = true
    return session
  }

  /// The walks of which every screen must be plain.
  private static let walks: [(name: String, keys: [String])] = [
    ("scenes", ["Down"]), ("form", ["Enter", "v"]),
    ("script", ["Enter", "v", "Down", "Enter"]),
    ("number", ["Enter", "v", "Down", "Down", "9"]), ("stage", ["Tab", "Tab"]),
    ("request", ["Tab", "Tab", "Tab", "Down"]), ("jobs", ["Shift-Tab"]), ("palette", ["^P", "Down"]),
    ("help", ["?"]), ("choice", ["Enter", "Down", "Enter"]), ("prompt", ["^O", "^R"]),
  ]

  @Test(arguments: walks)
  func `a screen is words alone, and the cursor is on the focused thing`(name: String, keys: [String]) throws
  {
    for size in [Size(80, 24), Size(200, 60)] {
      var session = session(width: size.width, height: size.height)
      session.send(.jobsLoaded([Session.job("1", state: .processing), Session.job("2", state: .completed)]))
      for key in keys { session.press(key) }
      let frame = view(session.state, size: size)
      let drawn = frame.lines().joined().unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
      #expect(drawn.isEmpty, "\(drawn.map { String($0) })")
      let cursor = try #require(frame.cursor)
      let focused = frame.lines().indices.filter { frame.lines()[$0].contains("(focus)") }
      #expect(focused.isEmpty || focused == [cursor.y], "\(focused), and the cursor is at \(cursor)")
      if size.width == 80 { expectSnapshot(frame.lines().joined(separator: "\n"), named: "plain-\(name)") }
    }
  }

  @Test func `the stage tells by name who is seen, and what is known of them`() {
    var session = session()
    let josh = AvatarListing(id: "josh_lite3_20230714", name: "Josh", gender: "male", tags: ["office"])
    session.send(
      .catalogueLoaded(
        CatalogueListing(avatars: [josh], talkingPhotos: [], voices: []), fetchedAt: Session.start))
    session.press("Tab", "Tab")
    #expect(session.screen.contains("Character: Josh, male, office, id josh_lite3_20230714"))
  }

  @Test func `a video's still is told of among the jobs, and its address in the details`() {
    var session = session()
    var job = Session.job("a", state: .completed)
    job.result?.thumbnailURL = "https://example.com/still.jpg"
    session.send(.jobsLoaded([job]))
    session.press("Shift-Tab")
    #expect(session.screen.contains("with a still"))
    session.press("Enter")
    #expect(session.screen.contains("https://example.com/still.jpg"))
  }

  @Test func `a moved focus and a changed value are told above the keys`() {
    var session = session()
    session.press("Enter", "v")
    session.type("jj")
    #expect(session.message.contains("Field 4 of"))
    #expect(session.message.contains("Speed: not set, by default 1"))
    session.press("Right")
    #expect(session.message.contains("Speed: 1.05"))
    session.type("9")
    session.press("Enter")
    #expect(session.message.contains("Speed: 9, error"))
    #expect(session.message.contains("it must be 0.5 to 2"))
  }

  @Test func `it is turned on and off among the commands, and by the configuration`() {
    var session = Session(width: 80, height: 24)
    #expect(session.screen.contains("┌"))
    session.press("^P")
    session.type("plain mode")
    session.press("Enter")
    #expect(session.state.isPlain && !session.screen.contains("┌"))
    for word in ["on", "true"] {
      let configuration = Configuration("plain = \(word)") { _ in nil }
      #expect(configuration.problems == [] && Session(configuration: configuration).state.isPlain)
    }
  }

  @Test func `nothing changes by itself more often than each minute`() throws {
    var session = session()
    session.press("Shift-Tab")
    session.send(.jobsLoaded([Session.job("1", state: .processing)]))
    let next = try #require(session.state.nextVisibleChange)
    #expect(next.timeIntervalSince(session.state.now) > 0)
    #expect(next.timeIntervalSinceReferenceDate.truncatingRemainder(dividingBy: 60) == 0)
  }
}

extension Session {
  /// What is told above the keys, in one line.
  fileprivate var message: String { state.messageLines.joined().split(separator: " ").joined(separator: " ") }
}
