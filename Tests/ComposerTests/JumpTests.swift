import Cells
import Testing

@testable import Composer

/// Jump mode: a letter on everything that one can go to.
@Suite("Jump mode") struct JumpTests {
  private func letter(_ target: HitTarget, in session: Session) -> Character? {
    paint(session.state, size: session.state.size).hits.jumps.first { $0.hit.target == target }?.letter
  }

  @Test(arguments: [
    (HitTarget.pane(.jobs), Pane.jobs), (.pane(.request), .request), (.section(2), .form), (.field(3), .form),
    (.scene(2), .scenes),
  ])
  func `the letter goes to what it stands on`(target: HitTarget, pane: Pane) throws {
    var session = Session()
    session.press("'")
    let place = try #require(
      paint(session.state, size: session.state.size).hits.jumps.first { $0.hit.target == target })
    let frame = view(session.state, size: session.state.size)
    #expect(frame[place.hit.place.x, place.hit.place.y].text == String(place.letter))
    session.type(String(place.letter))
    #expect(session.state.pane == pane)
    switch target {
    case .section(let index): #expect(session.state.place.section == index)
    case .field(let index): #expect(session.state.place.field == index)
    case .scene(let index): #expect(session.state.place.row == index)
    default: break
    }
    #expect(!session.state.isJumping)
  }

  @Test func `every letter is of one thing, and panes have the nearest ones`() {
    let session = Session()
    let jumps = paint(session.state, size: session.state.size).hits.jumps
    #expect(Set(jumps.map(\.letter)).count == jumps.count)
    #expect(jumps.prefix(5).map(\.letter) == ["a", "s", "d", "f", "g"])
    #expect(letter(.pane(.scenes), in: session) == "a")
  }

  @Test(arguments: ["Esc", "^N", "0"])
  func `any other key only ends it`(key: String) {
    var session = Session()
    let before = session.state
    session.press("'")
    #expect(session.screen.contains("letter to go there"))
    session.press(key)
    #expect(session.state.place == before.place && session.state.pane == before.pane)
    #expect(session.state.overlay == nil && !session.state.isJumping)
  }

  @Test(arguments: [("^L", Effect.redraw), ("^Z", .suspend)])
  func `a look at the shell or a fresh screen does not end it, nor a search`(key: String, effect: Effect) {
    var session = Session()
    session.press("'", key)
    #expect(session.takeEffects() == [effect] && session.state.isJumping)
    session.press("Esc", "/")
    session.type("try")
    session.press(key)
    #expect(session.takeEffects().contains(effect) && session.state.typedSearch?.text == "try")
    session.type(" it")
    #expect(session.state.typedSearch?.text == "try it" && session.state.place.row == 2)
  }

  @Test func `a key that means nothing does not end a search`() {
    var session = Session()
    session.press("/", "Alt-y")
    session.type("try")
    #expect(session.state.typedSearch?.text == "try")
  }

  @Test func `it works out of a field that is typed into, which keeps what was typed`() {
    var session = Session()
    session.press("Enter", "v", "Down", "Enter")
    session.type("More ")
    session.press("Alt-j", "a")
    #expect(session.state.pane == .scenes && session.state.edit == nil)
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.contains("More ") == true)
  }
}
