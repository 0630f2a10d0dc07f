import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// Problems are named as the form names their fields.
@Suite("The names of problems") struct ProblemNamesTests {
  private static func scenes(_ count: Int) -> Session {
    var session = Session(width: 80, height: 24)
    session.press("*")
    while session.state.sceneCount + 3 <= count { session.press("c") }
    session.press("Esc")
    return session
  }

  @Test func `a problem is told by its scene, counted from 1, its section and its field`() {
    var session = Self.scenes(49)
    let last = session.state.sceneCount
    session.focus("video_inputs[\(last - 1)].voice.input_text")
    session.press("Backspace", "Esc", "Home")
    let words = "Scene \(last) · Voice · Script is missing; it is required when type is text"
    session.press("^G")
    #expect(session.state.notice?.text == words)
    session.press("Esc", "Esc", "Home", "^S")
    #expect(session.state.notice?.text == "Not submitted, 1 problem: \(words)")
    session.press("Esc", "^T")
    #expect(session.screen.contains("✗ Scene \(last) · Voice · Script is missing"))
    #expect(session.screen.contains("In the request: video_inputs[\(last - 1)].voice.input_text"))
  }

  @Test func `the command line keeps the paths of the API`() {
    let problem = Problem(FieldPath([.key("engine")]), .error, .missing(when: "auto_duration is true"))
    #expect(problem.place == "engine")
    #expect(problem.sentence == "is missing; it is required when auto_duration is true")
  }

  @Test(arguments: [
    ("video_inputs[1]", "Scene 2"), ("video_inputs[1].voice", "Scene 2 · Voice"),
    ("video_inputs[1].text", "Scene 2 · Text overlay"),
    ("video_inputs[1].character.offset.x", "Scene 2 · Character · Offset x"),
    ("video_inputs[1].character.offset", "Scene 2 · Character · Offset"),
    ("video_inputs[0].voice.elevenlabs_settings.stability", "Scene 1 · Voice · ElevenLabs · Stability"),
    ("video_inputs[0].character.foo", "Scene 1 · Character · foo"), ("zzz", "Video · zzz"),
    ("title", "Video · Title"), ("subtitles", "Subtitles"), ("video_inputs", "Scenes"), ("", "The request"),
    // A field that does not apply to an avatar has its name all the same.
    ("video_inputs[0].character.talking_photo_id", "Scene 1 · Character · Photo"),
  ])
  func `every place has a name`(path: String, name: String) throws {
    let path = try #require(FieldPath(path))
    #expect(FieldNames.name(of: path, in: .studio(.example)) == name)
  }

  @Test func `an element of a list is counted from 1`() throws {
    var session = Session.composing(.v3Cinematic)
    session.reach("references")
    session.press("Enter")
    let path = try #require(FieldPath("references[0].url"))
    #expect(FieldNames.name(of: path, in: session.state.draft.request) == "References 1 · URL")
    let avatar = try #require(FieldPath("avatar_id[1]"))
    #expect(FieldNames.name(of: avatar, in: session.state.draft.request) == "Avatars 2")
  }

  @Test func `every field of every kind has a name without its key`() {
    for template in RequestTemplate.allCases {
      let request = template.make()
      let subjects = [Subject.video] + (request.sceneListPath == nil ? [] : [.scene(0)])
      for entry in subjects.flatMap({ FormContents(of: request, subject: $0).entries }) {
        let name = FieldNames.name(of: entry.row.path, in: request)
        #expect(!name.contains("_"), "\(name)")
        #expect(name == entry.name || entry.row.isAddition)
      }
    }
  }

  @Test func `the other fields that a rule names go by their names, too`() {
    let session = Session.composing(.avatarIV)
    let words = session.state.derived.problems.map { session.state.words(of: $0) }
    #expect(!words.isEmpty)
    for sentence in words { #expect(!sentence.contains("_"), "\(sentence)") }
  }

  @Test func `what a conversion loses goes by the names of the form`() {
    var session = Session(width: 120, height: 40)
    session.focus("video_inputs[1].character.scale")
    session.type("2")
    session.press("Enter", "^K")
    session.select("v3-studio", typing: "scenes, v3")
    session.press("Enter")
    #expect(session.openQuestion?.question.contains("\n· Scene 2 · Character · Scale is 2") == true)
    #expect(session.openQuestion?.question.contains("video_inputs") == false)
  }
}
