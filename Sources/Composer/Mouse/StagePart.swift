import Cells
import VideoModel

/// A part of a scene that can be moved about on the stage.
enum StagePart: Equatable, CaseIterable {
  case character, text

  /// The object of the scene that tells of it.
  var section: String { self == .character ? "character" : "text" }

  /// What it is called.
  var name: String { section }

  /// The other one.
  var other: StagePart { self == .character ? .text : .character }
}

extension State {
  /// Where the request says at which position a part of the shown scene stands; nil where it cannot say so.
  func positionPath(of part: StagePart) -> FieldPath? {
    guard case .studio = draft.request, let shown = shownScene,
      let scene = draft.request.scenePath(shown.index)
    else { return nil }
    return scene.appending(part.section).appending(part == .character ? "offset" : "position")
  }

  /// Where a part of the shown scene stands.
  func position(of part: StagePart) -> Position {
    let scene = shownScene?.scene
    let position = part == .character ? scene?.character?.offset : scene?.text?.position
    return Position(x: position?.x ?? 0, y: position?.y ?? 0)
  }

  /// Moves a part of the shown scene by so many cells from where it stood; moves that follow each other are one step.
  mutating func move(_ part: StagePart, from start: Position, by cells: Size) -> [Effect] {
    guard let path = positionPath(of: part), let picture = stagePicture else { return [] }
    func moved(_ start: Double?, _ cells: Int, _ room: Int) -> JSONValue {
      // From edge to edge it is 2.
      let end = (start ?? 0) + 2 * Double(cells) / Double(max(room, 1))
      return .number(JSONNumber((min(max(end, -1), 1) * 100).rounded() / 100))
    }
    let x = moved(start.x, cells.width, picture.width)
    let y = moved(start.y, cells.height, picture.height)
    return editRequest(coalescing: "move \(path)") { request in
      request.set(x, at: path.appending("x"))
      request.set(y, at: path.appending("y"))
    }
  }
}
