import Cells
import Testing
import VideoModel

@testable import Composer

/// Requests from files and into files.
@Suite struct ImportExportTests {
  @Test(arguments: [
    (#"{"video_inputs": []}"#, RequestKind.studio),
    (#"{"avatar_pose_id": "josh", "input_text": "Hello", "voice_id": "v"}"#, .transparent),
    (#"{"avatar_id": "josh", "script": "Hello", "voice_id": "v"}"#, .avatarIV),
    (#"{"type": "avatar", "avatar_id": "josh", "script": "Hello"}"#, .v3),
    (#"{"type": "studio", "scenes": []}"#, .v3),
    (#"{"type": "cinematic_avatar", "avatar_id": ["josh"], "prompt": "She waves"}"#, .v3),
  ])
  func `an imported request becomes a draft of the kind that it is of`(text: String, kind: RequestKind) {
    var session = Session()
    session.send(.fileRead(name: "From a file", text: text))
    #expect(session.state.draft.name == "From a file")
    #expect(session.state.draft.request.kind == kind)
    #expect(session.takeEffects().contains(.saveDraft(session.state.draft)))
    #expect(session.screen.contains(" · \(kind.rawValue) · "))
  }

  @Test func `all requests of a folder become drafts, and what is none is told`() {
    var session = Session()
    session.press("^P")
    session.type("import")
    session.press("Enter")
    session.type("/home/me/requests")
    session.press("Enter")
    #expect(session.takeEffects() == [.readFile(path: "/home/me/requests")])
    session.send(.pathAnswered("/home/me/requests", refusal: nil))
    session.send(.fileRead(name: "a", text: #"{"type": "avatar"}"#))
    session.send(.fileRead(name: "b", text: #"{"something": "else"}"#))
    session.send(.fileRead(name: "c", text: #"{"video_inputs": []}"#))
    #expect(session.state.drafts.map(\.name) == ["c", "a", "Product demo"])
  }

  @Test func `a request that holds nothing of any kind is not imported`() {
    var session = Session()
    session.send(.fileRead(name: "odd", text: #"{"something": "else"}"#))
    #expect(session.state.draft.name == "Product demo")
    #expect(session.state.notice?.severity == .error)
    #expect(session.state.notice?.text.contains("it holds no field of a request") == true)
  }

  @Test func `every draft is written into a folder, under a name of its own`() throws {
    var session = Session()
    for name in ["a", "a", "a-2", "a/b", "..", "Product demo"] {
      session.send(.fileRead(name: name, text: #"{"type": "avatar"}"#))
    }
    session.press("^P")
    session.type("export all")
    session.press("Enter")
    #expect(session.screen.contains("heygen-drafts"))
    _ = session.takeEffects()
    session.press("^U")
    session.type("~/all of them")
    session.press("Enter")
    guard case .writeFolder(let path, let files)? = session.takeEffects().first else {
      Issue.record("nothing is written")
      return
    }
    #expect(path == "~/all of them")
    #expect(
      files.map(\.name) == ["Product demo", "video", "a-b", "a-2", "a", "a-3", "Product demo-2"])
    #expect(Set(files.map(\.name)).count == 7)
    #expect(files.last?.text == VideoRequest.studio(.example).json.prettyText + "\n")
  }

  @Test func `one request is written to a file named by its draft`() {
    var session = Session()
    session.press("^P")
    session.type("export the request")
    session.press("Enter", "Enter")
    #expect(
      session.takeEffects() == [
        .writeFile(path: "Product demo.json", text: session.state.derived.text.text + "\n")
      ])
  }
}
