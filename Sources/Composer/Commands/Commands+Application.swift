import Cells
import VideoModel

extension CommandTable {
  static let applicationCommands: [Command] = [
    Command(
      "edit.undo", "Undo", keys: [.character("u"), .alt("u"), .control("_")],
      help: "Take the last change of the draft back; while you type, the last word",
      availability: { $0.history.canUndo ? .available : .unavailable("nothing to undo") }
    ) { $0.undo() },
    Command(
      "edit.redo", "Redo", keys: [.character("U"), .control("r"), KeyChord(.character("r"), .alt)],
      help: "Make the change again that was undone",
      availability: { $0.history.canRedo ? .available : .unavailable("nothing to redo") }
    ) { $0.redo() },
    Command(
      "problem.next", "Next problem", keys: [.control("g")], hint: "problem",
      help: "Go to the next field that has a problem",
      availability: { $0.derived.problems.isEmpty ? .unavailable("nothing is wrong") : .available }
    ) { $0.goToProblem(by: 1) },
    Command(
      "problem.list", "List problems", keys: [.control("t")], help: "Show everything that is wrong"
    ) { state in
      state.overlay = .list(.problems(of: state))
      return []
    },
    Command(
      "app.palette", "Commands", keys: [.control("p")], hint: "commands",
      help: "Find any command, scene, field, draft or job by its name"
    ) { state in
      state.overlay = .list(.palette(of: state))
      return []
    },
    Command(
      "app.help", "Help", keys: [.character("?"), .plain(.function(1))], hint: "help",
      help: "Show the keys of this pane, then all others; search them, and run one"
    ) { state in
      state.overlay = .list(.help(of: state))
      return []
    },
    Command(
      "catalogue.refresh", "Refresh avatars and voices", keys: [], help: "Ask the service what it lists now"
    ) { $0.askForCatalogue() },
    Command("app.theme", "Theme", keys: [], help: "Choose the colours for this run of the program") { state in
      state.overlay = .list(.themes(of: state))
      return []
    },
    Command(
      "app.plain", "Plain mode on or off", keys: [],
      help: "One pane, no lines and pictures, one thing a row: for screen readers, Braille and logs"
    ) { state in
      state.isPlain.toggle()
      state.notice = Notice(.information, state.isPlain ? "Plain mode is on" : "Plain mode is off")
      return [.redraw]
    },
    Command(
      "app.profile", "Switch profile", keys: [.character("S")],
      help: "Go over to another service: the sandbox, live, or a profile of the configuration"
    ) { state in
      state.overlay = .list(.profiles(of: state))
      return []
    },
    Command(
      "app.end-tour", "End the tour", keys: [.control("x")], help: "End the tour of the first run for good",
      availability: { $0.tour.step == nil ? .unavailable("no tour is under way") : .available }
    ) { $0.endTour() },
    Command("app.redraw", "Redraw", keys: [.control("l")], help: "Draw the whole screen anew") { state in
      state.stagePane.pictures.forgetFailures()
      return [.redraw]
    },
    Command(
      "app.suspend", "Suspend", keys: [.control("z")], help: "Stop the program; fg brings it back"
    ) { _ in [.suspend] },
    Command(
      "app.quit", "Quit", keys: [.character("q"), .control("q"), .control("c")], hint: "quit",
      help: "Leave; everything is saved, and renders go on"
    ) { $0.quit() },
  ]
}

extension State {
  /// Goes to the next problem from the focus, or to the one before, errors and warnings alike; round the end.
  mutating func goToProblem(by step: Int) -> [Effect] {
    let problems = derived.problems
    guard let first = problems.first, let last = problems.last else { return [] }
    if let here = placeAmongProblems(for: step) {
      show(problems[(here + step + problems.count) % problems.count])
    } else {
      show(step > 0 ? first : last)
    }
    return []
  }

  /// The problem that was shown last, as long as the focus is where it was put then: not every problem has a field to be
  /// at. Otherwise one of the focused field; nil when there is none.
  private func placeAmongProblems(for step: Int) -> Int? {
    let problems = derived.problems
    if let shownProblem, shownProblem.focus == focusedPath,
      let here = problems.firstIndex(of: shownProblem.problem)
    {
      return here
    }
    func isHere(_ problem: Problem) -> Bool {
      problem.path == focusedPath || problem.fieldPath == focusedPath
    }
    return step > 0 ? problems.lastIndex(where: isHere) : problems.firstIndex(where: isHere)
  }

  /// Puts the focus where a problem is, and says it.
  mutating func show(_ problem: Problem) {
    focus(on: problem.fieldPath)
    shownProblem = ShownProblem(problem: problem, focus: focusedPath)
    var told = Notice(problem.severity == .error ? .error : .warning, words(of: problem))
    told.passesWithEdit = true
    notice = told
  }
}
