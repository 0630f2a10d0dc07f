import Cells
import Testing
import VideoModel

@testable import Composer

/// In a window that is too small to show anything, keys change nothing that cannot be seen.
@Suite struct UnseenTests {
  @Test func `no key changes the draft, and none is remembered for later`() {
    var session = Session(width: 30, height: 10)
    session.send(.timePassed(session.state.now))
    let before = session.state
    session.press("d", "D", "a", "Enter", "^N", "^P", "Tab", "^S")
    session.send(.input(.paste("words")))
    #expect(session.state == before)
    #expect(session.takeEffects() == [])
  }

  @Test func `quitting, stopping and drawing anew work, and the screen names the way out`() {
    var session = Session(width: 30, height: 10)
    #expect(session.screen.contains("q quits"))
    session.press("^Z", "^L", "q")
    #expect(session.takeEffects().contains(.suspend))
    #expect(Session(width: 30, height: 10).quits(by: "q"))
    #expect(Session(width: 30, height: 10).quits(by: "^C"))
  }

  @Test func `what is typed into an open script goes on into it`() {
    var session = Session(width: 120, height: 40)
    session.press("s")
    session.state.edit?.buffer.selectAll()
    session.type("One ")
    session.send(.input(.resized(Size(30, 10))))
    session.type("twx")
    session.press("Backspace")
    session.type("o\nthree")
    session.press("Escape", "^S", "Tab")
    session.send(.input(.paste(" four")))
    session.send(.input(.resized(Size(120, 40))))
    #expect(session.state.edit?.buffer.text == "One two\nthree four")
  }

  @Test func `what is typed into an open search of a list goes on into it`() {
    var session = Session(width: 120, height: 40)
    session.press("^P")
    session.send(.input(.resized(Size(30, 10))))
    session.type("dup")
    session.press("Enter", "Down")
    #expect(session.state.openList?.search.text == "dup")
    #expect(session.state.sceneCount == 3)
  }
}

extension Session {
  fileprivate func quits(by key: String) -> Bool {
    var session = self
    session.press(key)
    return session.takeEffects().contains(.quit)
  }
}
