import Cells
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// Finding one's way: search, palette, help, problems, lines and fields.
@Suite struct FindingTests {
  private static func jobs() -> [Job] {
    var failed = Session.job("b", state: .failed, at: 2)
    failed.failure = VideoFailure(code: "avatar_missing", message: "avatar not found")
    return [Session.job("c", state: .completed, at: 3), failed, Session.job("a", state: .waiting, at: 1)]
  }

  @Test func `the jobs are filtered as one types`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded(Self.jobs()))
    session.press("Shift-Tab", "/")
    session.type("avatar not")
    #expect(session.state.shownJobs.map(\.id.rawValue) == ["b"])
    #expect(session.state.selectedJob?.id.rawValue == "b")
    expectSnapshot(session.screen, named: "jobs-filter")
    session.press("Enter")
    #expect(session.screen.contains("/avatar not  1 of 3"))
    session.send(.jobChanged(Session.job("d", state: .processing, at: 4)))
    #expect(session.state.shownJobs.count == 1 && session.state.selectedJob?.id.rawValue == "b")
    session.press("Esc")
    #expect(session.state.shownJobs.count == 4 && session.state.selectedJob?.id.rawValue == "b")
  }

  @Test func `a filter that holds no job says so, and keeps nothing selected`() {
    var session = Session()
    session.send(.jobsLoaded(Self.jobs()))
    session.press("Shift-Tab", "/")
    session.type("zzz")
    session.press("Enter", "w")
    #expect(session.screen.contains("No job holds all of this"))
    #expect(session.state.notice?.text == "Watch the video: no job is selected")
    #expect(session.takeEffects() == [])
  }

  @Test func `the request is searched, and every match is gone to and round the end`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab", "Tab", "Tab", "/")
    session.type("AVATAR_ID")
    let lines = session.state.searchHits.compactMap { hit in
      if case .line(let line) = hit { line } else { nil }
    }
    #expect(lines.count == 3)
    #expect(session.state.requestPane.line == lines[0])
    session.press("Enter")
    expectSnapshot(session.screen, named: "request-search")
    let found = view(session.state, size: session.state.size)
    let marked = (0..<40).flatMap { found.row($0) }.filter { $0.style == session.state.theme[.found] }
    #expect(marked.map(\.text).joined().contains("avatar_id"))
    for line in [lines[1], lines[2], lines[0]] {
      session.press("n")
      #expect(session.state.requestPane.line == line)
    }
    session.press("N")
    #expect(session.state.requestPane.line == lines[2])
    session.press("Esc")
    #expect(session.state.searches.isEmpty && session.state.pane == .request)
    session.press("n")
    #expect(session.state.notice?.text == "Next match: nothing is searched for in this pane")
  }

  @Test func `scenes are found by what is said in them, Esc while typing goes back`() {
    var session = Session()
    session.press("/")
    session.type("dashboard")
    #expect(session.state.place.row == 1)
    session.press("Esc")
    #expect(session.state.place.row == 0 && session.state.searches.isEmpty)
  }

  @Test func `fields are found in all sections of the form`() {
    var session = Session()
    session.press("Enter", "/")
    session.type("speed")
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.speed")
    session.press("Enter", "9")
    #expect(session.value("video_inputs[0].voice.speed") == 9)
  }

  @Test func `what is searched for can be pasted, and a command ends the typing`() {
    var session = Session()
    session.press("/")
    session.send(.input(.paste("try it")))
    #expect(session.state.place.row == 2)
    session.press("^P")
    #expect(session.state.typedSearch == nil && session.state.overlay != nil)
  }

  @Test func `nothing found is said`() {
    var session = Session()
    session.press("/")
    session.type("qqq")
    session.press("Enter", "n")
    #expect(session.state.notice?.text == "Nothing here holds “qqq”")
  }

  @Test func `the stage has nothing to search`() {
    var session = Session()
    session.press("Tab", "Tab", "/")
    #expect(session.state.notice?.text == "Search: the stage has nothing to search")
  }

  @Test func `a search finds without case and accents, in wide letters too`() {
    #expect(FoldedText("GRÜSSE").isInside("viele grüsse"))
    #expect(FoldedText("e").places(in: "é E x".map(FoldedText.folded)) == [0..<1, 2..<3])
    #expect(FoldedText("世界").places(in: "你好世界".map(FoldedText.folded)) == [2..<4])
    #expect(FoldedText("aa").places(in: "aaa".map(FoldedText.folded)) == [0..<2])
    #expect(FoldedText("").places(in: ["a"]) == [])
  }

  @Test func `letters apart are found, the beginnings of words first`() {
    func cost(of letters: String, in name: String) -> Int? {
      FuzzySearch(letters).cost(in: SearchedText(name: name, facts: [letters], ids: [letters]))
    }
    #expect(cost(of: "dpsc", in: "Duplicate scene") != nil)
    #expect(cost(of: "scd", in: "Duplicate scene") == nil)
    #expect(cost(of: "", in: "x") == 0)
    #expect(cost(of: "abc", in: "") == nil)
    let initials = cost(of: "ds", in: "Delete scene")
    let inside = cost(of: "ds", in: "Add words")
    #expect((initials ?? 99) < (inside ?? 0))
    #expect(cost(of: "eç", in: "Été à la française") != nil)
    #expect(cost(of: "视频", in: "视听 频道") != nil)
    // 乁 has the same last bytes as 䁁, and is another character all the same.
    #expect(cost(of: "乁", in: "乀䁁") == nil)
    // The cheapest way counts, not the first one.
    #expect(cost(of: "sc", in: "as c sc") == 1)
  }

  @Test func `the palette goes to scenes, fields, drafts and jobs`() {
    var session = Session()
    session.send(.jobsLoaded(Self.jobs()))
    session.press("^P")
    session.type("scene 3 voice speed")
    session.press("Enter")
    #expect(session.state.focusedPath.description == "video_inputs[2].voice.speed")
    session.press("^P")
    session.type("scene 2 the dash")
    session.press("Enter")
    #expect(session.state.pane == .scenes && session.state.place.row == 1)
    session.press("^P")
    session.type("job b failed")
    session.press("Enter")
    #expect(session.state.pane == .jobs && session.state.selectedJob?.id.rawValue == "b")
    session.press("^N", "Enter", "^P")
    session.type("product demo")
    session.press("Enter")
    #expect(session.state.draft.name == "Product demo")
  }

  @Test func `the palette finds by scattered letters, and tells why something cannot be run`() {
    var session = Session()
    session.press("^P")
    session.type("dplscn")
    guard case .list(let list) = session.state.overlay else {
      Issue.record("no list is open")
      return
    }
    #expect(list.selectedItem?.title == "Duplicate scene")
    session.press("^U")
    session.type("save the video")
    #expect(session.screen.contains("no job is selected  s"))
  }

  @Test func `help is searched, and runs what is selected`() {
    var session = Session()
    session.press("?")
    session.type("copy of the selected scene")
    session.press("Enter")
    #expect(session.state.overlay == nil && session.state.shots.count == 4)
    session.press("?", "?")
    #expect(session.state.overlay == nil)
    session.press("?")
    session.type("next field")
    session.press("Enter")
    #expect(session.state.pane == .form && session.state.place.field == 1)
  }

  @Test func `problems without a field of their own are gone through, too`() throws {
    var session = Session()
    session.send(.fileRead(name: "strange", text: try Self.strangeRequest()))
    let count = session.state.derived.problems.count
    #expect(count == 3)
    for key in ["^G", "Alt-g"] {
      var told: [String] = []
      for _ in 0..<count {
        session.press(key)
        told.append(session.state.notice?.text ?? "")
      }
      #expect(Set(told).count == count, "\(key): \(told)")
    }
  }

  /// Unknown members, and a number that is out of range.
  private static func strangeRequest() throws -> String {
    let text = VideoRequest.studio(.example).json.compactText
    return text.replacing(
      "\"type\":\"avatar\"", with: "\"type\":\"avatar\",\"foo\":1,\"scale\":9", maxReplacements: 1
    )
    .replacing("{", with: "{\"zzz\":1,", maxReplacements: 1)
  }

  @Test func `a search that is taken up again begins where the focus is now`() {
    var session = Session()
    session.focus("video_inputs[0].voice.speed")
    session.press("/")
    session.type("scale")
    session.press("Enter")
    session.focus("video_inputs[2].voice.pitch")
    session.press("/", "Backspace")
    #expect(session.state.focusedPath.description.hasPrefix("video_inputs[2]"))
    session.press("Esc")
    #expect(session.state.focusedPath.description == "video_inputs[2].voice.pitch")
  }

  @Test func `problems are gone through both ways`() {
    var session = Session()
    for (path, value) in [
      ("video_inputs[0].voice.speed", 9.0), ("video_inputs[1].voice.speed", 8),
      ("video_inputs[2].voice.speed", 7),
    ] {
      session.focus(path)
      session.type("\(Int(value))")
      session.press("Enter")
    }
    session.press("Alt-g")
    #expect(session.state.focusedPath.description == "video_inputs[1].voice.speed")
    session.press("Alt-g", "Alt-g")
    #expect(session.state.focusedPath.description == "video_inputs[2].voice.speed")
    session.press("^G")
    #expect(session.state.focusedPath.description == "video_inputs[0].voice.speed")
  }

  @Test func `from a field to its line, and back`() {
    var session = Session()
    session.focus("video_inputs[1].voice.voice_id")
    session.press("G")
    #expect(session.state.pane == .request)
    let line = session.state.preview[session.state.requestPane.line]
    #expect(line.path.description == "video_inputs[1].voice.voice_id")
    session.press("Esc")
    #expect(session.state.pane == .form)
    #expect(session.state.focusedPath.description == "video_inputs[1].voice.voice_id")
    session.press("G", "Up", "Enter")
    #expect(session.state.focusedPath.description != "video_inputs[1].voice.voice_id")
  }
}

extension Session {
  /// Puts the focus on a field, without walking there.
  mutating func focus(_ path: String) {
    if let path = FieldPath(path) { state.focus(on: path) }
    send(.timePassed(state.now))
  }
}
