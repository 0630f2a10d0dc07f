import Cells
import Testing
import VideoModel

@testable import Composer

/// The example of three scenes, composed from nothing by the keyboard alone: what is not content costs few keys.
@Suite("The example by keys") struct ExampleByKeysTests {
  /// Counts what is pressed to get about, apart from what is typed.
  private struct Author {
    var session = Session()
    private(set) var ways = 0

    mutating func go(_ names: String...) {
      for name in names { session.press(name) }
      ways += names.count
    }

    mutating func type(_ text: String) { session.type(text) }
  }

  @Test func `three scenes need few keys beside their content`() {
    var author = Author()
    author.session.send(.catalogueLoaded(.josh, fetchedAt: Session.start))
    author.go("^N", "Enter")
    author.go("Enter")
    author.type("josh")
    author.go("Enter", "Down", "Down")
    author.type("-0.45")
    author.go("Enter", "s")
    author.type("Hello! Today I will show you three key features.")
    author.go("Esc", "b")
    author.type("#1a1a2e")
    author.go("Enter", "t", "Enter")
    author.type("Three things\nto know")
    author.go("Esc", "Down")
    author.type("72")
    author.go("Down")
    author.type("0.4")

    author.go("^PageDown", "Enter")
    author.type("The dashboard")
    author.go("Esc", "s")
    author.type("First, let's look at the dashboard.")
    author.go("Alt-p")
    author.type("Everything is in one place.")
    author.go("Esc", "b")
    author.type("#16324f")
    author.go("Enter", "c", "Down", "Right", "Down")
    author.type("-0.4")

    author.go("Alt-n")
    author.type("-0.45")
    author.go("Up", "Right", "b")
    author.type("#1f3d2b")
    author.go("Enter", "t", "Enter")
    author.type("Try it today")
    author.go("Esc", "s")
    author.type("Thanks for watching! Try it today.")

    author.go("Esc", ",", "Enter")
    author.type("Product demo")
    author.go("Down")
    author.type("1280")
    author.go("Down")
    author.type("720")

    #expect(author.session.state.draft.request == .studio(.exampleWithoutDefaults))
    #expect(author.ways == 42)
  }

  @Test func `a script goes on in the next scene, and a new one behind the last`() {
    var session = Session()
    session.press("s", "Alt-n")
    #expect(session.state.edit?.buffer.text.hasPrefix("First") == true)
    session.press("Alt-N", "Alt-n", "Alt-n", "Alt-n")
    #expect(session.state.sceneCount == 4)
    #expect(session.state.edit?.path.description == "video_inputs[3].voice.input_text")
    session.type("And more")
    session.press("Esc")
    #expect(session.value("video_inputs[3].voice.input_text") == "And more")
    #expect(
      session.value("video_inputs[3].voice.voice_id") == session.value("video_inputs[2].voice.voice_id"))
  }

  @Test func `a number goes on in the next scene, where a digit begins it anew`() {
    var session = Session()
    session.press("Enter", "c", "Down", "Down", "0", "Alt-n")
    #expect(session.state.edit == nil)
    #expect(session.state.row?.path.description == "video_inputs[1].character.offset.x")
    session.type("0.2")
    #expect(session.value("video_inputs[1].character.offset.x") == 0.2)
  }

  @Test func `where there is no scene or no script the keys say so`() {
    var session = Session()
    session.press("Enter", "Alt-N")
    #expect(session.state.notice?.text == "Previous scene: this is the first scene")
    session.press("Esc", "End", "s")
    #expect(session.state.notice?.text == "Write the script: no script is spoken here")
    session.press("Enter", "Alt-n")
    #expect(session.state.notice?.text == "Next scene: no scene is selected")
  }

  @Test func `Enter on a part in use goes into it, and takes nothing away`() {
    var session = Session()
    session.press("Enter", "Home", "Enter")
    #expect(session.state.row?.path.description == "video_inputs[0].character.type")
    #expect(session.value("video_inputs[0].character") != nil)
  }
}

extension StudioVideo {
  /// What an author types of the example: nothing that is as it is by default.
  fileprivate static var exampleWithoutDefaults: StudioVideo {
    var video = example
    video.scenes[0].character?.avatarStyle = nil
    for index in video.scenes.indices {
      video.scenes[index].character?.offset?.y = nil
      video.scenes[index].text?.position?.y = nil
    }
    return video
  }
}

extension CatalogueListing {
  /// One who is seen, with a voice of his own.
  fileprivate static var josh: CatalogueListing {
    let voice = "1bd001e7e50f421d891986aad5158bc8"
    return CatalogueListing(
      avatars: [
        AvatarListing(id: "josh_lite3_20230714", name: "Josh", gender: "male", defaultVoiceID: voice)
      ], talkingPhotos: [],
      voices: [VoiceListing(id: voice, name: "Josh", language: "English", gender: "male")])
  }
}
