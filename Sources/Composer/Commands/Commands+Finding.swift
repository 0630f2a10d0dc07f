import Cells
import VideoModel

extension CommandTable {
  /// Finding one's way: search, problems, the request's lines and its forms, the log.
  static let findingCommands: [Command] = [
    Command(
      "search.begin", "Search", keys: [.character("/")],
      hint: HintWord { $0.pane == .jobs ? "filter" : "search" },
      help: "Search in this pane; among the jobs, show only those that hold every word",
      availability: { $0.canSearch }
    ) { $0.beginSearch() },
    Command(
      "search.next", "Next match", keys: [.character("n")], isMovement: true,
      help: "Go to the next place that holds what is searched for", availability: { $0.hasSearch }
    ) { $0.moveToHit(by: 1) },
    Command(
      "search.previous", "Previous match", keys: [.character("N")], isMovement: true,
      help: "Go to the place before that holds what is searched for", availability: { $0.hasSearch }
    ) { $0.moveToHit(by: -1) },
    Command(
      "problem.previous", "Previous problem", keys: [.alt("g")],
      help: "Go to the field before that has a problem",
      availability: { $0.derived.problems.isEmpty ? .unavailable("nothing is wrong") : .available }
    ) { $0.goToProblem(by: -1) },
    Command(
      "request.mode", "JSON, curl or difference", keys: [.character("V")], hint: HintWord { $0.nextModeWord },
      help:
        "Show the request as JSON, as the curl command, or as what is not as in the job or file it is from"
    ) { $0.showNextMode() },
    Command(
      "request.back", "Back to the form", keys: [.plain(.escape)], in: .pane(.request), isMovement: true,
      help: "Go back to the field that had the focus"
    ) { state in
      state.pane = .form
      return []
    },
    Command(
      "request.first", "First line", keys: [.plain(.home)], in: .pane(.request), isMovement: true,
      help: "Go to the first line"
    ) { $0.moveLine(by: -$0.requestPane.line) },
    Command(
      "request.last", "Last line", keys: [.plain(.end)], in: .pane(.request), isMovement: true,
      help: "Go to the last line"
    ) { $0.moveLine(by: $0.preview.count) },
    Command(
      "form.go-to-line", "Go to the line of the request", keys: [.character("G")], in: .pane(.form),
      isMovement: true, help: "Go to the line that this field writes; Esc comes back"
    ) { state in
      state.pane = .request
      return []
    },
    Command(
      "job.compare", "Compare", keys: [.character("=")], in: .pane(.jobs),
      help: "Show what is not the same in the job and the draft, or another job",
      availability: { $0.hasJob }
    ) { $0.chooseComparison() },
    Command(
      "app.log", "Log", keys: [.character("L")],
      help: "Show every request, answer and notice of this run"
    ) { state in
      state.overlay = .list(.log(of: state))
      return []
    },
  ]
}
