import Foundation
import Testing
import VideoModel

@testable import Composer

/// Drafts that another program on the same store changes, too.
@Suite("Two programs on one draft") struct OtherProgramsTests {
  private static let script = "video_inputs[0].voice.input_text"
  private static let sentence = "Hello! Today I will show you three key features."

  /// A draft as another program has it after a change of its first script.
  private func changed(_ draft: Draft, _ text: String, after seconds: Double = 1) -> Draft {
    var other = draft
    other.request.set(.string(text), at: FieldPath(Self.script) ?? .root, keepsAny: true)
    other.updatedAt += seconds
    return other
  }

  /// A draft that another program has made.
  private var elsewhere: Draft {
    Draft(
      id: Draft.ID(rawValue: "elsewhere"), name: "Elsewhere", request: .studio(.example),
      createdAt: Session.start + 5, updatedAt: Session.start + 5)
  }

  private func text(_ session: Session) -> String? { session.value(Self.script)?.string }

  @Test func `what another program has made of the open draft is seen, and undo goes back`() {
    var session = Session()
    let before = session.state.draft
    let other = changed(before, "Elsewhere")
    session.send(.draftChanged(before.id, from: before.updatedAt, to: other))
    #expect(session.state.draft == other && session.state.drafts == [other])
    #expect(text(session) == "Elsewhere")
    #expect(
      session.screen.contains(
        "! Another program has changed “Product demo”: this is its version; u goes back to what was here"))
    #expect(session.takeEffects().contains(.draftRead(before.id, other.updatedAt)))
    session.press("u")
    #expect(session.state.draft.request == before.request)
    #expect(session.takeEffects().contains(.saveDraft(session.state.draft)))
    session.press("U")
    #expect(text(session) == "Elsewhere")
  }

  @Test func `who types goes on typing in what another program has made of the text`() {
    var session = Session()
    session.press("s")
    let before = session.state.draft
    session.send(.draftChanged(before.id, from: before.updatedAt, to: changed(before, "Elsewhere")))
    #expect(session.state.notice?.text.hasSuffix("Alt-u goes back to what was here") == true)
    session.type("!")
    #expect(text(session) == "Elsewhere!")
    session.press("Esc", "u", "u")
    #expect(text(session) == Self.sentence)
  }

  @Test func `an open list of drafts follows, and the selection stays where it is`() {
    var session = Session()
    var other = elsewhere
    session.press("^O")
    session.send(.draftChanged(other.id, from: nil, to: other))
    #expect(session.openList?.items.map(\.title) == ["Elsewhere", "Product demo"])
    #expect(session.openList?.selectedItem?.title == "Product demo")
    let known = other.updatedAt
    other.name = "Renamed"
    other.updatedAt += 1
    session.send(.draftChanged(other.id, from: known, to: other))
    #expect(session.openList?.items.first?.title == "Renamed")
    session.send(.draftChanged(other.id, from: other.updatedAt, to: nil))
    #expect(session.openList?.items.map(\.title) == ["Product demo"])
  }

  @Test func `what has been changed here is not written over by what is told late`() {
    var session = Session()
    let before = session.state.draft
    session.press("s")
    session.type("!")
    let mine = session.state.draft
    session.send(.draftChanged(before.id, from: before.updatedAt, to: changed(before, "Elsewhere")))
    #expect(session.state.draft == mine)
    #expect(!session.takeEffects().contains { if case .draftRead = $0 { true } else { false } })
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `changes of both become two drafts, and one goes on with one's own`(width: Int, height: Int) {
    var session = Session(width: width, height: height)
    session.press("s")
    session.type(" Mine")
    let (mine, id) = (session.state.draft, session.state.draft.id)
    let other = changed(mine, "Elsewhere")
    let own = mine.beside(as: Draft.ID(rawValue: "second"), name: "Product demo (2)")
    session.type("!")
    _ = session.takeEffects()
    session.send(.draftParted(id, own: own, other: other))
    #expect(text(session) == Self.sentence + " Mine!" && session.state.edit != nil)
    #expect(session.state.draft.id == own.id && session.state.draft.name == "Product demo (2)")
    #expect(session.state.drafts.map(\.name) == ["Product demo", "Product demo (2)"])
    #expect(
      session.takeEffects() == [
        .draftRead(id, other.updatedAt), .saveDraft(session.state.draft), .rememberDraft(own.id),
      ])
    // It is not lost on who looks at the keys.
    session.type("?")
    let told = session.screen.split(separator: "\n").suffix(4).joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(
      told.contains(
        "Another program has changed “Product demo”, too: yours goes on as “Product demo (2)”; ^O lists both")
    )
    session.press("^O", "Down", "Enter")
    #expect(text(session) == "Elsewhere")
  }

  @Test func `what was changed here can still be taken back when it goes on as a second draft`() {
    var session = Session()
    let before = session.state.draft
    session.press("s")
    session.type("!")
    let own = session.state.draft.beside(as: Draft.ID(rawValue: "second"), name: "Product demo (2)")
    session.send(.draftParted(before.id, own: own, other: changed(before, "Elsewhere")))
    session.press("Esc", "u")
    #expect(text(session) == Self.sentence)
  }

  @Test func `a draft that another program has deleted stays open until it is changed or left`() {
    var session = Session()
    let draft = session.state.draft
    session.send(.draftChanged(draft.id, from: draft.updatedAt, to: nil))
    #expect(session.state.draft == draft)
    #expect(session.screen.contains("Another program has deleted “Product demo”. It stays open"))
    #expect(session.takeEffects().contains(.draftRead(draft.id, nil)))
    session.press("Esc", "s")
    session.type("!")
    #expect(session.takeEffects().contains(.saveDraft(session.state.draft)))
  }

  @Test func `the list of drafts has what other programs make, change and delete`() {
    var session = Session()
    let old = Draft(
      id: Draft.ID(rawValue: "b"), name: "Welcome", request: .studio(.fresh), createdAt: Session.start,
      updatedAt: Session.start - 60)
    session.send(.draftChanged(old.id, from: nil, to: old))
    #expect(session.state.drafts.map(\.name) == ["Product demo", "Welcome"])
    var new = old
    (new.name, new.updatedAt) = ("Welcome home", Session.start + 60)
    session.send(.draftChanged(old.id, from: old.updatedAt, to: new))
    #expect(session.state.drafts.map(\.name) == ["Welcome home", "Product demo"])
    #expect(session.state.notice == nil)
    session.send(.draftChanged(old.id, from: new.updatedAt, to: nil))
    #expect(session.state.drafts.map(\.name) == ["Product demo"])
  }

  @Test func `no two versions of a draft have the same time`() {
    var session = Session()
    var times = [session.state.draft.updatedAt]
    session.press("s")
    for letter in "abc" {
      session.type(String(letter))
      times.append(session.state.draft.updatedAt)
    }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0.timeIntervalSince1970 < $1.timeIntervalSince1970 })
  }
}
