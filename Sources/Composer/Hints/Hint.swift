import Cells

/// A key with what it does here, in the last line.
struct Hint {
  /// What is left out where there is little room: the useful first, then the ways, the others never.
  enum Rank {
    case useful
    /// To all keys, to the other panes, or out of the tour.
    case way
    case always
  }

  /// The key, or what stands for several.
  private let keys: String
  let word: String
  /// What a click on it presses; nil where it stands for several keys.
  let chord: KeyChord?
  let rank: Rank

  init(_ chord: KeyChord, _ word: String, _ rank: Rank = .useful) {
    (keys, self.word, self.chord, self.rank) = (chord.symbol, word, chord, rank)
  }

  init(_ keys: String, _ word: String, _ rank: Rank = .useful) {
    (self.keys, self.word, chord, self.rank) = (keys, word, nil, rank)
  }

  func key(_ map: KeyMap) -> String { chord.map { map.text(of: $0) } ?? keys }
}

/// Which commands are hinted at.
extension Hint {
  /// The names of the commands, the most useful first, as far as they have something to say.
  static func commands(in state: State) -> [String] {
    // Who sees one pane alone must see the way back.
    (state.isZoomed ? ["pane.zoom"] : []) + first(in: state.pane)
      + ["problem.next", "draft.submit"] + then(in: state.pane) + [
        "pane.next", "app.palette", "app.help", "app.quit", "draft.list", "search.begin",
      ] + (state.isZoomed ? [] : ["pane.zoom"])
  }

  /// What is done with what has the focus.
  private static func first(in pane: Pane) -> [String] {
    switch pane {
    case .scenes:
      [
        "scene.edit", "scene.script", "scene.move-up", "scene.unmark", "scene.add", "scene.duplicate",
        "scene.delete",
      ]
    case .form:
      [
        "form.edit", "form.more", "form.toggle", "form.move", "form.upload", "form.external", "form.fold",
        "form.spread",
      ]
    case .stage: ["stage.play", "stage.next", "stage.move"]
    case .request: ["request.go-to-field", "request.mode", "request.copy-json", "request.copy-curl"]
    case .jobs:
      [
        "job.details", "job.watch", "job.save", "job.edit", "job.resubmit", "job.fix", "job.settle",
        "job.delete-video",
      ]
    }
  }

  /// What is of less use than to submit.
  private static func then(in pane: Pane) -> [String] {
    pane == .form ? ["form.unset", "form.next-section"] : []
  }

  /// Commands whose hint names the key of another one, too.
  static let opposites = ["scene.move-up": "scene.move-down"]
}

/// The word beside a command's key in the last line, as things are now.
struct HintWord: ExpressibleByStringLiteral, Sendable {
  /// The word; nil when there is nothing to hint at.
  let word: @Sendable (State) -> String?

  init(_ word: @escaping @Sendable (State) -> String?) { self.word = word }

  init(stringLiteral: String) { word = { _ in stringLiteral } }
}
