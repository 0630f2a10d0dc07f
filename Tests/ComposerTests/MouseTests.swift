import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

/// What clicks, drags and the wheel do.
@Suite struct MouseTests {
  // MARK: Clicks

  @Test func `a click focuses a pane and selects the row`() {
    var session = Session(width: 160, height: 50)
    session.send(.jobsLoaded([Session.job("b", at: -30), Session.job("a", state: .completed, at: -90)]))
    session.click(on: "3 Try it")
    #expect(session.state.pane == .scenes && session.state.place.row == 2)
    session.click(on: "Background")
    #expect(session.state.pane == .form && session.state.section?.path.key == "background")
    session.click(on: "Colour")
    #expect(session.state.row?.label == "Colour")
    session.click(on: "\"value\":")
    #expect(session.state.pane == .request)
    #expect(
      session.state.derived.text.lines[session.state.requestPane.line].path.description
        == "video_inputs[2].background.value")
    session.click(on: "Job a")
    #expect(session.state.pane == .jobs && session.state.selectedJob?.title == "Job a")
    session.click(on: "Stage — scene 3")
    #expect(session.state.pane == .stage)
  }

  @Test func `every row of the form is selected by a click on it`() {
    var session = Session(width: 120, height: 40)
    for section in ["Character", "Voice", "Background", "Text", "Audio"] {
      session.click(on: section)
      for index in session.state.rows.indices {
        let rows = paint(session.state, size: session.state.size)
        let y = (0..<40).first { rows.hits.hit(at: Point(40, $0))?.target == .field(index) }
        guard let y else { continue }
        session.click(Point(40, y))
        #expect(session.state.place.field == index && session.state.pane == .form)
      }
    }
  }

  @Test func `a double click does what Enter does`() {
    var session = Session(width: 160, height: 50)
    session.send(.jobsLoaded([Session.job("a", state: .completed)]))
    session.doubleClick(on: "2 The dash")
    #expect(session.state.pane == .form && session.state.place.row == 1)
    session.click(on: "Voice")
    session.doubleClick(on: "Script")
    #expect(session.state.edit?.isScript == true)
    session.doubleClick(on: "Job a")
    #expect(session.state.edit == nil)
    #expect(session.screen.contains("completed"))
    guard case .text? = session.state.overlay else { return #expect(Bool(false), "no details are shown") }
    session.press("Esc")
    session.click(on: "Request —")
    for _ in 0..<20 { session.press("PageUp") }
    session.doubleClick(on: "\"video_inputs\"")
    #expect(session.state.pane == .scenes)
    session.doubleClick(on: "+ add a scene")
    #expect(session.state.sceneCount == 4)
  }

  @Test func `two clicks in different places, or with time between them, are no double click`() {
    var session = Session(width: 160, height: 50)
    session.click(on: "2 The dash")
    session.click(on: "2 The dash")
    #expect(session.state.pane == .scenes)
    session.click(session.find("1 Three"))
    session.click(session.find("2 The dash"))
    #expect(session.state.pane == .scenes)
  }

  @Test func `other buttons do nothing`() {
    var session = Session(width: 160, height: 50)
    session.send(.timePassed(Session.start))
    let before = session.state
    for button in [2, 3] {
      session.mouse(.press, session.find("2 The dash"), button: button)
      session.mouse(.drag, session.find("3 Try"), button: button)
      session.mouse(.release, session.find("3 Try"), button: button)
    }
    #expect(session.state == before)
  }

  @Test func `a click on a key of the bottom line presses it`() {
    var session = Session(width: 160, height: 50)
    session.click(on: "? help")
    #expect(session.openList?.title.hasPrefix("Help") == true)
    session.click(on: "Esc close")
    #expect(session.state.overlay == nil)
    session.click(on: "^P")
    #expect(session.openList?.purpose == .commands)
    session.click(on: "Esc close")
    session.click(on: "a add")
    #expect(session.state.sceneCount == 4)
    session.click(on: "quit")
    #expect(session.takeEffects().contains(.quit))
  }

  @Test func `a click on an error dismisses it`() {
    var session = Session(width: 160, height: 50)
    session.send(.noticed(Notice(.error, "The disk is full")))
    session.click(on: "3 Try it")
    #expect(session.state.notice?.severity == .error)
    session.click(on: "The disk is full")
    #expect(session.state.notice == nil)
  }

  @Test func `tabs open by a click`() {
    var session = Session(width: 80, height: 24)
    for (tab, pane) in [("Stage", Pane.stage), ("Jobs", .jobs), ("Request", .request), ("Compose", .scenes)] {
      session.click(on: tab)
      #expect(session.state.pane == pane)
    }
  }

  // MARK: Overlays

  @Test func `items of a list are selected by a click and chosen by two`() {
    var session = Session(width: 120, height: 40)
    session.press("Enter", "c", "Up", "Enter")
    #expect(session.openList?.items.map(\.value) == ["avatar", "talking_photo"])
    session.click(on: "talking_photo")
    #expect(session.openList?.selected == 1)
    // What lies under the list is out of reach.
    session.click(Point(2, 2))
    #expect(session.openList?.selected == 1)
    session.doubleClick(on: "talking_photo")
    #expect(session.value("video_inputs[0].character.type") == "talking_photo")
  }

  @Test func `two quick clicks answer one question only`() {
    var session = Session(width: 120, height: 40)
    session.state.overlay = .confirm(
      ConfirmOverlay(
        question: "Once?", yes: "Delete", purpose: .ask("Twice?", yes: "Delete", toPerform: [.redraw])))
    session.doubleClick(on: "↵ Delete")
    #expect(session.openQuestion?.question == "Twice?")
    session.click(on: "Esc Cancel")
    #expect(session.openQuestion == nil && session.takeEffects().isEmpty)
  }

  @Test func `the wheel scrolls a text that is read, to its end and back`() {
    var session = Session(width: 80, height: 24)
    session.press("?")
    let start = session.screen
    for _ in 0..<70 { session.mouse(.wheelDown, Point(40, 10), button: 0) }
    #expect(session.screen.contains("The terminal's own selection"))
    for _ in 0..<70 { session.mouse(.wheelUp, Point(40, 10), button: 0) }
    #expect(session.screen == start)
  }

  // MARK: Wheel

  @Test func `the wheel scrolls what is under the pointer, and neither focus nor selection moves`() {
    var video = StudioVideo.example
    video.scenes = ObjectList(
      (1...50).map { number in
        var scene = video.scenes[0]
        scene.text?.text = "Heading \(number)"
        return scene
      })
    var session = Session(.studio(video), width: 120, height: 40)
    session.press("Tab")
    session.mouse(.wheelDown, session.find("2 Heading 2"), button: 0)
    #expect(!session.screen.contains("1 Heading 1 "))
    #expect(session.screen.contains("4 Heading 4"))
    #expect(session.state.pane == .form && session.state.place == Place())
    let before = session.screen
    session.mouse(.wheelDown, session.find("POST"), button: 0)
    #expect(session.screen == before, "the border of a pane scrolls nothing")
    session.mouse(.wheelDown, Point(100, 25), button: 0)
    #expect(session.screen != before)
    // What is clicked stays under the pointer.
    let point = session.find("20 Heading")
    session.click(point)
    #expect(session.state.place.row == 19 && session.find("20 Heading") == point)
    session.mouse(.wheelUp, point, button: 0)
    session.mouse(.wheelUp, point, button: 0)
    #expect(session.screen.contains(" 1 Heading 1"))
    session.press("Down")
    #expect(session.screen.contains("▸21 Heading"))
  }

  @Test func `lists scroll to their ends and no further`() {
    var session = Session(width: 120, height: 40)
    session.send(.jobsLoaded((1...9).map { Session.job("\($0)", at: -Double($0)) }))
    for _ in 0..<9 { session.mouse(.wheelDown, session.find("Job "), button: 0) }
    #expect(session.screen.contains("Job 9") && !session.screen.contains("Job 4 "))
    for _ in 0..<9 { session.mouse(.wheelUp, session.find("Job "), button: 0) }
    #expect(session.screen.contains("Job 1 "))
    session.mouse(.wheelDown, session.find("2 The dash"), button: 0)
    #expect(session.screen.contains("▸1 Three"), "a list that is all seen does not scroll")
  }

  // MARK: Dragging

  @Test func `borders are dragged, and remembered when they are let go`() {
    var session = Session(width: 120, height: 40)
    session.press("Tab")
    session.mouse(.press, Point(24, 10))
    session.mouse(.drag, Point(30, 12))
    #expect(session.takeEffects().isEmpty)
    session.mouse(.release, Point(30, 12))
    #expect(session.takeEffects() == [.remember(.panes, session.state.arrangements.text)])
    #expect(Layout(state: session.state)[.scenes]?.width == 30)
    let jobs = session.find("┌ Jobs")
    session.drag(Point(jobs.x + 40, jobs.y), by: 0, -6)
    #expect(session.find("┌ Jobs").y == jobs.y - 6)
    #expect(session.state.pane == .form, "dragging does not move the focus")
    session.drag(session.find("┌ Request"), by: 0, 100)
    #expect(Layout(state: session.state)[.request]?.height == Partition.least(of: .request).height)
  }

  @Test func `a border that is not moved focuses its pane`() {
    var session = Session(width: 120, height: 40)
    session.click(on: "Jobs ─")
    #expect(session.state.pane == .jobs)
    session.click(on: "Request —")
    #expect(session.state.pane == .request)
    #expect(session.takeEffects().isEmpty)
  }

  @Test func `a number's bar sets it, and a drag of it is one step to undo`() {
    var session = Session(width: 160, height: 50)
    session.click(on: "Voice")
    let bar = session.find("├────", sourceLocation: #_sourceLocation)
    session.drag(Point(bar.x + 2, bar.y), by: 60, 0)
    #expect(session.value("video_inputs[0].voice.speed") == 2)
    #expect(session.state.row?.label == "Speed")
    session.mouse(.press, Point(bar.x, bar.y))
    session.mouse(.release, Point(bar.x, bar.y))
    #expect(session.value("video_inputs[0].voice.speed") == 0.5)
    session.press("u")
    #expect(session.value("video_inputs[0].voice.speed") == 2)
    session.press("u")
    #expect(session.value("video_inputs[0].voice.speed") == nil)
  }

  @Test(arguments: [(0.0...5, 0.05), (-50...50, 1), (0.5...2, 0.01)])
  func `the value that a bar sets is the one it then shows`(range: ClosedRange<Double>, step: Double) {
    let rule = NumberRule(range, step: step)
    for width in [10, 17, 24] {
      for column in 0..<width {
        let value = rule.value(at: column, of: width)
        #expect(rule.allows(value))
        let knob = Array(slider(value: value, in: range, width: width)).firstIndex(of: "●")
        #expect(abs((knob ?? -9) - min(max(column, 1), width - 2)) <= 1, "\(value) at \(column) of \(width)")
      }
    }
  }

  @Test func `character and text are dragged about the stage, each drag one step to undo`() throws {
    var session = Session(width: 160, height: 50)
    let text = session.find("Three things▄")
    session.drag(text, by: -10, 5)
    let moved = session.find("Three things▄")
    #expect(abs(moved.x - text.x + 10) <= 1 && abs(moved.y - text.y - 5) <= 1)
    #expect(session.state.pane == .stage)
    let picture = try #require(session.state.stagePicture)
    session.drag(Point(picture.x + picture.width / 4, picture.maxY - 3), by: 0, -2)
    session.drag(session.find("Three things▄"), by: 500, 500)
    #expect(
      session.value("video_inputs[0].text.position") == .object([JSONMember("x", 1), JSONMember("y", 1)]))
    session.press("u")
    #expect(session.find("Three things▄") == moved)
  }

  @Test func `the presenter is taken by the mouse where it stands`() throws {
    var video = StudioVideo.example
    video.scenes[0].character?.offset = Position(x: -0.5, y: 0)
    video.scenes[0].text = nil
    var session = Session(.studio(video), width: 160, height: 50)
    let picture = try #require(session.state.stagePicture)
    let point = Point(picture.x + picture.width / 4, picture.y + picture.height / 2)
    session.drag(point, by: picture.width / 2, 0)
    let x = try #require(session.value("video_inputs[0].character.offset.x")?.double)
    #expect(abs(x - 0.5) < 0.05)
    session.click(point)
    session.drag(point, by: 3, 0)
    #expect(session.value("video_inputs[0].character.offset.x")?.double == x, "nobody stands there now")
    session.doubleClick(on: "Stage")
    #expect(session.state.pane == .stage)
  }

  @Test func `kinds without positions have nothing to drag`() {
    var session = Session.composing(.v3Avatar)
    let before = session.state.draft.request
    let place = session.state.stagePicture ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    session.drag(Point(place.x + place.width / 2, place.y + place.height / 2), by: 5, 2)
    #expect(session.state.draft.request == before)
  }

  // MARK: Text

  @Test func `a click places the cursor, a drag selects, a double click takes the word`() {
    var session = Session(width: 120, height: 40)
    session.press("Enter", "v", "Down", "Enter")
    session.click(on: "three key")
    session.type("the ")
    #expect(session.value("video_inputs[0].voice.input_text")?.string?.contains("the three key") == true)
    session.doubleClick(on: "features")
    #expect(session.state.edit?.buffer.selectedText == "features")
    session.type("things")
    #expect(session.state.edit?.buffer.text.hasSuffix("three key things.") == true)
    session.drag(session.find("Hello! Today"), by: 6, 0)
    #expect(session.state.edit?.buffer.selectedText == "Hello!")
    session.drag(session.find("Hello!"), by: 200, 30)
    #expect(session.state.edit?.buffer.selectedText == session.state.edit?.buffer.text)
    session.click(on: "3 Try it")
    #expect(session.state.edit == nil && session.state.pane == .scenes)
  }

  @Test func `wide letters are hit where they are seen`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter", "v", "Down", "Enter", "^Home")
    session.type("你好 👩‍👩‍👧 ok ")
    session.press("Esc", "Enter")
    session.click(on: "ok Hello")
    #expect(session.state.edit?.buffer.cursor == 5)
    session.click(on: "好")
    #expect(session.state.edit?.buffer.cursor == 1)
  }

  @Test func `a click in the search of a list places the cursor there`() {
    var session = Session(width: 120, height: 40)
    session.press("^P")
    session.type("quit")
    session.click(on: "quit")
    session.type("x")
    #expect(session.openList?.search.text == "xquit")
  }

  // MARK: Off

  @Test func `a key leaves the mouse to the terminal, and takes it back`() {
    var session = Session(width: 120, height: 40)
    #expect(view(session.state, size: session.state.size).wantsMouse)
    session.press("m")
    #expect(!view(session.state, size: session.state.size).wantsMouse)
    #expect(session.state.notice?.text.contains("m takes it back") == true)
    session.press("m")
    #expect(view(session.state, size: session.state.size).wantsMouse)
    session.press("Enter", "v", "Down", "Enter", "Alt-m")
    #expect(!view(session.state, size: session.state.size).wantsMouse && session.state.edit != nil)
  }

  @Test func `a mouse that the configuration has off is never asked for`() {
    var session = Session(width: 120, height: 40)
    session.state.usesMouse = false
    session.press("m")
    #expect(session.state.notice?.text.contains("the configuration has the mouse off") == true)
    #expect(!view(session.state, size: session.state.size).wantsMouse)
    session.click(on: "3 Try it")
    #expect(session.state.place.row == 0)
  }

  @Test func `where the mouse holds Esc back, it is the terminal's until it is asked for`() {
    var session = Session(width: 120, height: 40, terminal: TerminalFacts(holdsEscapeForMouse: true))
    #expect(!view(session.state, size: session.state.size).wantsMouse)
    session.press("m")
    #expect(view(session.state, size: session.state.size).wantsMouse)
    #expect(session.state.notice?.text.contains("The mouse works here") == true)
  }

  // MARK: Anything

  @Test(arguments: [(80, 24), (120, 40), (60, 10)])
  func `whatever the mouse does, there is a screen and a focus on it`(width: Int, height: Int) {
    var random = SplitMix(state: UInt64(width))
    var session = Session(width: width, height: height)
    session.send(.jobsLoaded((1...9).map { Session.job("\($0)", at: -Double($0)) }))
    let kinds: [MouseEvent.Kind] = [.press, .press, .drag, .drag, .release, .wheelUp, .wheelDown]
    for step in 0..<400 {
      let kind = kinds[Int(random.next() % UInt64(kinds.count))]
      let point = Point(Int(random.next() % 140) - 5, Int(random.next() % 50) - 5)
      session.mouse(kind, point)
      if step % 50 == 0 { session.press(step % 100 == 0 ? "Esc" : "z") }
      let state = session.state
      #expect(state.rows.isEmpty || state.rows.indices.contains(state.place.field))
      if step % 10 == 0 {
        let frame = view(state, size: state.size)
        #expect(frame.cursor.map(frame.area.contains) ?? (width < 80))
      }
    }
  }
}

/// A series of numbers that is the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
