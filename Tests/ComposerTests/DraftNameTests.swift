import Testing
import VideoModel

@testable import Composer

/// A draft that nobody has named is called after what it is about.
@Suite("Names of drafts in the composer") struct DraftNameTests {
  @Test func `it takes the name of its first words as they are typed, and of its title`() {
    var session = Session.composing(.v3Avatar)
    #expect(session.screen.contains(" Untitled · v3"))
    session.press("s")
    session.type("Welcome to the tour")
    #expect(session.screen.contains(" Welcome to the tour · v3"))
    session.press("Esc")
    session.fill("title", "Spring")
    #expect(session.state.draft.name == "Spring")
    #expect(session.state.drafts.first?.name == "Spring")
    session.press("u")
    #expect(session.state.draft.name == "Welcome to the tour")
    session.press("^O")
    #expect(session.screen.contains("Welcome to the tour"))
    #expect(session.screen.contains("Avatar, v3 · "))
  }

  @Test func `what is saved has the name`() {
    var session = Session.composing(.avatarIV)
    _ = session.takeEffects()
    session.fill("title", "Spring")
    guard case .saveDraft(let saved)? = session.takeEffects().last else {
      Issue.record("nothing is saved")
      return
    }
    #expect(saved.name == "Spring" && !saved.isNamed)
  }

  @Test func `a name that was chosen stays, whatever the title becomes`() {
    var session = Session.composing(.avatarIV)
    session.fill("title", "Spring")
    session.press("^O", "^R", "Enter")
    session.fill("title", "Summer")
    #expect(session.state.draft.name == "Spring" && session.state.draft.isNamed)
  }

  @Test func `the example and what came from a file keep their names`() {
    var session = Session()
    session.send(.fileRead(name: "from-a-file", text: #"{"type": "avatar", "title": "Another"}"#))
    session.focus("title")
    session.fill("title", "Summer")
    #expect(session.state.draft.name == "from-a-file")
  }

  @Test func `a draft that is turned into another kind is called as before`() {
    var session = Session.composing(.avatarIV)
    session.fill("title", "Spring")
    session.press("^K")
    session.select("v3-avatar", typing: "avatar, v3")
    session.press("Enter")
    if session.openQuestion != nil { session.press("Enter") }
    #expect(session.state.drafts.count == 3)
    #expect(session.state.draft.name == "Spring" && !session.state.draft.isNamed)
  }

  @Test(
    arguments: [
      ("Demo", ["Demo"], "Demo (2)"), ("Demo (2)", ["Demo", "Demo (2)"], "Demo (3)"),
      ("Demo (x)", [], "Demo (x) (2)"), ("Demo ()", [], "Demo () (2)"), (" (7)", [], " (2)"),
      ("", [], " (2)"),
    ] as [(String, [String], String)])
  func `a draft that stands beside another has the next number`(name: String, taken: [String], beside: String)
  {
    #expect(Draft.name(beside: name, among: Set(taken)) == beside)
  }
}
