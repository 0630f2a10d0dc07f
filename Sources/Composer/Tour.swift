/// The tour of the first run: three steps in the hint line, each of which goes on when it has been done.
enum Tour: Equatable, Sendable {
  /// A step of the tour.
  enum Step: String, CaseIterable, Sendable {
    case change, submit, watch
  }

  /// It was never begun.
  case unknown
  case at(Step)
  /// It was finished or ended, and does not come again.
  case over

  /// - Parameter word: what was remembered of it; nil in the first run.
  init(remembered word: String?) {
    self = word.map { Step(rawValue: $0).map(Tour.at) ?? .over } ?? .unknown
  }

  /// The step that is to be done; nil when there is none.
  var step: Step? {
    guard case .at(let step) = self else { return nil }
    return step
  }

  /// The word to remember it by.
  fileprivate var word: String { step?.rawValue ?? "over" }
}

extension State {
  /// Begins in the first run, on the sandbox, when nothing has been submitted yet.
  mutating func beginTour() {
    guard tour == .unknown else { return }
    tour = service.profile != Profile.sandbox || !jobs.isEmpty ? .over : .at(.change)
  }

  mutating func endTour() -> [Effect] {
    tour = .over
    return [.remember(.tour, tour.word)]
  }

  /// Goes on to the next step when what has been done is what the present one asks for.
  mutating func followTour(_ effects: [Effect]) -> [Effect] {
    guard let step = tour.step else { return [] }
    // Whoever takes the second step first need not be told of the first one any more.
    let steps = Tour.Step.allCases.drop { $0 != step }
    guard let done = steps.last(where: { hasDone($0, effects) }) else { return [] }
    let next = steps.drop { $0 != done }.dropFirst().first
    tour = next.map(Tour.at) ?? .over
    if next == nil {
      notice = notice ?? Notice(.success, "That was the tour; \(keys.symbol(of: "app.help")) shows all keys")
    }
    return [.remember(.tour, tour.word)]
  }

  /// Whether what a step of the tour asks for is done. A submission that came to nothing leaves no job.
  private func hasDone(_ step: Tour.Step, _ effects: [Effect]) -> Bool {
    switch step {
    case .change: effects.contains { if case .saveDraft = $0 { true } else { false } }
    case .submit: !jobs.isEmpty
    case .watch:
      effects.contains {
        switch $0 {
        case .watch, .download: true
        default: false
        }
      }
    }
  }
}

extension Painter {
  /// The step of the tour for the last line; nothing when there is none.
  var tourHints: [Hint] {
    guard let step = state.tour.step, state.service.profile == Profile.sandbox else { return [] }
    func key(_ name: String) -> String { state.keys.symbol(of: name) }
    let words =
      switch step {
      case .change:
        "\(key("scene.edit")) opens a scene, \(key("form.edit")) edits a field: change one"
      case .submit: "\(key("draft.submit")) submits: the sandbox makes the video here"
      case .watch:
        "\(key("pane.next")) to the jobs: \(key("job.save")) saves it, \(key("job.watch")) plays it"
      }
    let number = (Tour.Step.allCases.firstIndex(of: step) ?? 0) + 1
    let way = state.keys.chord(of: "app.end-tour").map { [Hint($0, "ends it", .way)] } ?? []
    return [Hint("Tour \(number)/\(Tour.Step.allCases.count)", words, .always)] + way
  }
}
