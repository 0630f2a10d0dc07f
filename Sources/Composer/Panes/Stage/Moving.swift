import Cells
import VideoModel

/// A part of the scene that the arrow keys move on the stage.
struct Moving: Equatable {
  var part: StagePart
  /// The pane that gets the focus back.
  let back: Pane
}

extension State {
  /// The parts that stand in the shown scene and have a position.
  private var movableParts: [StagePart] {
    guard let scene = shownScene?.scene else { return [] }
    return StagePart.allCases.filter { part in
      positionPath(of: part) != nil && (part == .character ? scene.character != nil : scene.text != nil)
    }
  }

  /// The part that a key would move: in the form that whose fields are shown.
  private var partToMove: StagePart? {
    guard pane == .form else { return movableParts.first }
    return movableParts.first { positionPath(of: $0)?.parent == section?.path }
  }

  /// Whether the focused field is a number of a position.
  var isOnPosition: Bool {
    movableParts.contains { part in positionPath(of: part).map { row?.path.isInside($0) == true } ?? false }
  }

  /// Whether a part stands in the shown scene and has a position.
  func canMove(_ part: StagePart) -> Bool { movableParts.contains(part) }

  var canMove: Availability {
    if partToMove != nil { return .available }
    return .unavailable(
      pane == .form && !movableParts.isEmpty
        ? "only the character and the text have a position" : "nothing in this scene has a position")
  }

  /// Lets keys move a part of the scene until it is done: one step of undo.
  mutating func beginMoving() -> [Effect] {
    guard let part = partToMove else { return [] }
    stagePane.moving = Moving(part: part, back: pane)
    history.seal(at: draft.request)
    return move(part, dx: 0, dy: 0, isLarge: false)
  }

  mutating func endMoving() {
    guard let moving = stagePane.moving else { return }
    stagePane.moving = nil
    history.seal(at: draft.request)
    pane = moving.back
    clampPlace()
  }

  var canMoveOther: Availability {
    guard let other = stagePane.moving?.part.other, canMove(other) else {
      return .unavailable("there is no other part that has a position")
    }
    return .available
  }

  /// Goes on with the other part.
  mutating func moveOther() -> [Effect] {
    guard let other = stagePane.moving?.part.other else { return [] }
    stagePane.moving?.part = other
    return move(other, dx: 0, dy: 0, isLarge: false)
  }

  mutating func moveOnStage(_ direction: MovingDirection, isLarge: Bool) -> [Effect] {
    guard let part = stagePane.moving?.part else { return [] }
    return move(part, dx: direction.step.x, dy: direction.step.y, isLarge: isLarge)
  }

  /// The commands of everywhere whose letters work, too.
  private static let commandsWhileMoving: Set = ["edit.undo", "edit.redo", "app.help"]

  /// Undo takes the move back, and what types nothing does what it does everywhere. Any other key could only be a mistake.
  mutating func pressWhileMoving(_ chord: KeyChord) -> [Effect] {
    dropPassingNotice()
    if let command = keys.command(for: chord, in: Scope.moving) { return command.run(&self) }
    if let command = keys.command(for: chord, in: Scope.everywhere),
      chord.isNoText || Self.commandsWhileMoving.contains(command.name)
    {
      return command.run(&self)
    }
    notice = Notice(
      .information,
      "\(keys.text(of: chord)) does nothing while something is moved; \(keys.symbol(of: "moving.done")) is done with it"
    )
    return []
  }

  /// Steps the position, puts the form's focus on the number that changes, and says where the part stands.
  private mutating func move(_ part: StagePart, dx: Int, dy: Int, isLarge: Bool) -> [Effect] {
    guard let path = positionPath(of: part) else { return [] }
    let axis = path.appending(dy == 0 ? "x" : "y")
    let before = dy == 0 ? position(of: part).x : position(of: part).y
    var effects: [Effect] = []
    let info = draft.request.fields(in: path, evenAbsent: true).first { $0.path == axis }?.info
    if dx != 0 || dy != 0, case .number(let rule)? = info?.kind {
      let next = rule.stepped(from: before ?? 0, by: dx + dy, isLarge: isLarge)
      effects = editRequest(coalescing: "nudge \(part)") { $0.set(.number(JSONNumber(next)), at: axis) }
    }
    focus(on: axis)
    pane = .stage
    let now = position(of: part)
    let place = "x \(NumberRule.format(now.x ?? 0)), y \(NumberRule.format(now.y ?? 0))"
    notice = Notice(.information, "The \(part.name) is at \(place); 0 is the middle, ±1 the edge")
    return effects
  }
}
