import Cells
import Testing
import VideoModel

@testable import Composer

/// A line in which a path or a name is typed stays open until that can be used.
@Suite("Prompts") struct PromptTests {
  private func asking(_ search: String, _ text: String) -> Session {
    var session = Session(width: 80, height: 24)
    session.press("^P")
    session.type(search)
    session.press("Enter", "^U")
    session.type(text)
    session.press("Enter")
    return session
  }

  private func prompt(_ session: Session) -> PromptOverlay? {
    guard case .prompt(let prompt) = session.state.overlay else { return nil }
    return prompt
  }

  @Test(arguments: ["import requests", "export the request", "export all drafts"])
  func `a path that cannot be used stays to be changed, with the reason`(search: String) {
    var session = asking(search, "/no/such/place")
    #expect(session.takeEffects().count == 1)
    #expect(prompt(session)?.isAsked == true)
    session.press("Enter")
    #expect(session.takeEffects() == [])
    session.send(.pathAnswered("/no/such/place", refusal: "/no/such/place: there is no such file"))
    #expect(prompt(session)?.text == "/no/such/place")
    #expect(session.screen.contains("✗ /no/such/place: there is no such file"))
    #expect(session.state.notice == nil)
    session.type("2")
    #expect(!session.screen.contains("there is no such file"))
    session.press("Enter")
    #expect(session.takeEffects().count == 1)
    session.send(.pathAnswered("/no/such/place2", refusal: nil))
    #expect(session.state.overlay == nil)
  }

  @Test func `an answer that comes late is told as an error`() {
    var session = asking("import requests", "/slow")
    session.press("Esc")
    session.send(.pathAnswered("/slow", refusal: "/slow: it cannot be read"))
    #expect(session.state.notice == Notice(.error, "/slow: it cannot be read"))
    session = asking("import requests", "/slow")
    session.type("er")
    session.send(.pathAnswered("/slow", refusal: nil))
    #expect(prompt(session)?.text == "/slower")
  }

  @Test func `a file that holds no request leaves its path to be changed`() {
    var session = asking("import requests", "/etc/hostname")
    session.send(.fileRead(name: "hostname", text: "here"))
    #expect(prompt(session)?.text == "/etc/hostname")
    #expect(session.screen.contains("✗ “hostname” is not imported: line 1, column 1"))
    session.press("^U")
    session.type("/a.json")
    session.press("Enter")
    session.send(.fileRead(name: "a", text: #"{"type": "avatar"}"#))
    #expect(session.state.overlay == nil && session.state.draft.name == "a")
  }

  @Test(arguments: [
    ("import requests", "A path is missing"), ("export the request", "A path is missing"),
    ("rename the draft", "A name is missing"),
  ])
  func `Enter on nothing says what is missing`(search: String, words: String) {
    var session = asking(search, "  ")
    #expect(session.takeEffects() == [])
    #expect(session.screen.contains("✗ \(words)"))
    session.type("x")
    #expect(!session.screen.contains(words))
  }

  @Test func `a long reason is wrapped, and nothing of it is cut`() {
    var session = asking("import requests", "/a")
    session.send(.pathAnswered("/a", refusal: (1...30).map { "word\($0)" }.joined(separator: " ")))
    for number in 1...30 { #expect(session.screen.contains("word\(number)")) }
  }

  @Test func `a video whose name is taken can be saved under another one`() {
    var session = Session(width: 80, height: 24)
    session.send(.jobsLoaded([Session.job("a", state: .completed)]))
    session.press("Shift-Tab", "s", "Enter")
    let path = prompt(session)?.text ?? ""
    let id = Job.ID(rawValue: "a")
    #expect(session.state.downloads[id] == 0)
    session.send(.downloadEnded(id, savedTo: nil))
    session.send(.pathAnswered(path, refusal: "“Job a” is not saved: \(path) exists; a-2.mp4 is free"))
    #expect(session.screen.contains("a-2.mp4 is free"))
    #expect(session.state.downloads.isEmpty && prompt(session)?.text == path)
  }
}
