import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// What the screen holds for the newer kinds, as pictures in letters beside these tests.
@Suite struct KindScreenTests {
  @Test func `the dialog for a new draft`() {
    var session = Session(width: 80, height: 24)
    session.press("^N", "Down", "Down")
    expectSnapshot(session.screen, named: "new-draft")
  }

  @Test func `the form of an avatar of v3`() {
    var session = Session.composing(.v3Avatar, width: 120, height: 40)
    session.pick("avatar_id", "anna")
    session.fill(
      "script", "Hello! Today I will show you three key features. <break time=\"1s\"/> The first is this.")
    session.pick("voice_id", "joe")
    session.send(.accountLoaded(Account(remainingSeconds: 725)))
    expectSnapshot(session.screen, named: "v3-avatar")
  }

  @Test func `scenes of v3, and the form of a picture among them`() {
    var session = Session.composing(.v3Studio, width: 120, height: 40)
    session.pick("scenes[0].input.avatar_id", "anna")
    session.fill("scenes[0].input.script", "Hello! Here is what is new.")
    session.press("Esc", "a", "Enter")
    session.pick("scenes[1].type", "image")
    session.fill("scenes[1].source.url", "https://example.com/chart.png")
    session.reach("scenes[1].duration")
    session.press("5", "Enter", "Esc", "a", "Enter")
    session.pick("scenes[2].type", "video")
    session.reach("scenes[2].source.url")
    expectSnapshot(session.screen, named: "v3-studio")
  }

  @Test func `the list of avatars, with what is known of the selected one`() {
    var session = Session.composing(.v3Avatar, width: 100, height: 30)
    session.send(.recentChoicesLoaded([.looks: ["josh_1"]]))
    session.reach("avatar_id")
    session.press("Enter", "Down")
    expectSnapshot(session.screen, named: "avatars")
  }

  @Test func `references of a clip`() {
    var session = Session.composing(.v3Cinematic, width: 100, height: 30)
    session.reach("references")
    session.press("Enter")
    session.fill("references[0].url", "https://example.com/look.png")
    session.reach("references")
    expectSnapshot(session.screen, named: "references")
  }
}
