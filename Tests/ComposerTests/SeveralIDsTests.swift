import Cells
import Testing
import VideoModel

@testable import Composer

/// A field that takes several ids, chosen from the list as one is.
@Suite("Several ids") struct SeveralIDsTests {
  private func choosing(width: Int = 160, height: Int = 50) -> Session {
    var session = Session.composing(.v3Cinematic, width: width, height: height)
    session.reach("avatar_id")
    session.press("Enter")
    return session
  }

  @Test func `several are marked in an order, and taken`() {
    var session = choosing(width: 100, height: 30)
    #expect(session.screen.contains("Avatars, up to 3 — listed just now"))
    session.type("josh")
    session.press("Space")
    session.type("anna")
    session.press("Space")
    #expect(session.screen.contains("[2]  Anna") && session.screen.contains("[1]  Josh"))
    #expect(session.screen.contains("Space mark"))
    session.press("Enter")
    #expect(session.value("avatar_id") == ["josh_1", "anna_1"])
    #expect(session.screen.contains("Josh, Anna"))
    #expect(
      session.takeEffects().suffix(2) == [
        .noteChoice(.looks, id: "josh_1"), .noteChoice(.looks, id: "anna_1"),
      ])
    session.press("u")
    #expect(session.value("avatar_id") == nil)
  }

  @Test func `one is taken by Enter alone, and another is added to it`() {
    var session = choosing()
    session.type("anna")
    session.press("Enter")
    #expect(session.value("avatar_id") == ["anna_1"])
    session.press("Enter", "Enter")
    #expect(session.value("avatar_id") == ["anna_1"])
    session.press("Enter", "Down", "Enter")
    #expect(session.value("avatar_id") == ["anna_1", "josh_1"])
  }

  @Test func `a mark is taken away, and the others stay`() {
    var session = choosing()
    session.press("Space", "Down", "Space", "Up", "Space", "Enter")
    #expect(session.value("avatar_id") == ["josh_1"])
  }

  @Test func `an id that is not listed is typed or pasted, kept in the list, and warned of`() {
    var session = choosing()
    session.type("my-look")
    #expect(session.screen.contains("Use “my-look” as the id"))
    session.press("Space")
    session.send(.input(.paste("josh_1, other-look\n")))
    session.press("Enter")
    #expect(session.value("avatar_id") == ["my-look", "josh_1", "other-look"])
    #expect(session.state.derived.warningCount == 2)
    #expect(session.screen.contains(#"is "my-look", which is not in the service's list of looks"#))
    session.press("Enter")
    #expect(session.openList?.items.prefix(2).map(\.value) == ["my-look", "other-look"])
    #expect(session.screen.contains("not listed"))
    session.press("Esc", "^G", "^G")
    #expect(session.state.row?.path.description == "avatar_id")
  }

  @Test func `there are no more than the field takes`() {
    var session = choosing()
    session.send(.input(.paste("a b c d")))
    #expect(session.state.notice?.text == "At most 3 can be chosen; take another mark away first")
    #expect(session.openList?.marked == ["a", "b", "c"])
    session.type("josh")
    session.press("Enter")
    #expect(session.openList != nil, "four are too many")
    session.press("^U", "Enter")
    #expect(session.value("avatar_id") == ["a", "b", "c"])
  }

  @Test func `marks stay when the service tells its list`() {
    var session = choosing()
    session.press("Space")
    session.send(.catalogueLoaded(.cast, fetchedAt: Session.start))
    #expect(session.openList?.marked == ["anna_1"] && session.screen.contains("[1]  Anna"))
    session.press("Enter")
    #expect(session.value("avatar_id") == ["anna_1"])
  }
}
