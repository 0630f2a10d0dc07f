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

  /// The part that a key would move: in the form that of the focused field.
  private var partToMove: StagePart? {
    guard pane == .form else { return movableParts.first }
    return movableParts.first { part in
      positionPath(of: part).map { row?.path.isInside($0) == true } ?? false
    }
  }

  /// Whether a part stands in the shown scene and has a position.
  func canMove(_ part: StagePart) -> Bool { movableParts.contains(part) }

  var canMove: Availability {
    if partToMove != nil { return .available }
    return .unavailable(pane == .form ? "this field is no position" : "nothing in this scene has a position")
  }

  /// Lets the arrow keys move a part of the scene until Enter or Esc: one step of undo.
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

  /// - Returns: nil when the key means what it means at other times; moving has ended then.
  mutating func pressWhileMoving(_ chord: KeyChord) -> [Effect]? {
    guard let moving = stagePane.moving else { return nil }
    let isLarge = chord.modifiers == .shift || chord.modifiers == .control
    switch chord.key {
    case .left where isLarge || chord.modifiers.isEmpty:
      return move(moving.part, dx: -1, dy: 0, isLarge: isLarge)
    case .right where isLarge || chord.modifiers.isEmpty:
      return move(moving.part, dx: 1, dy: 0, isLarge: isLarge)
    case .up where isLarge || chord.modifiers.isEmpty:
      return move(moving.part, dx: 0, dy: -1, isLarge: isLarge)
    case .down where isLarge || chord.modifiers.isEmpty:
      return move(moving.part, dx: 0, dy: 1, isLarge: isLarge)
    case .tab where canMove(moving.part.other):
      stagePane.moving?.part = moving.part.other
      return move(moving.part.other, dx: 0, dy: 0, isLarge: false)
    case .enter, .escape:
      dropPassingNotice()
      endMoving()
      return []
    default:
      endMoving()
      return nil
    }
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
