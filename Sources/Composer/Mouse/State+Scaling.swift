import Cells
import VideoModel

/// The wheel on the stage: it makes what is under the pointer larger and smaller.
extension State {
  /// Where the request says how large a part of the shown scene is; nil where it cannot say so, or the part is not there.
  private func sizePath(of part: StagePart) -> FieldPath? {
    guard let section = positionPath(of: part)?.parent, let scene = shownScene?.scene,
      part == .character ? scene.character != nil : scene.text != nil
    else { return nil }
    return section.appending(part == .character ? "scale" : "font_size")
  }

  /// Makes a part of the shown scene a step larger or smaller; turns that follow each other are one step of undo.
  /// - Returns: nil where nothing can be scaled.
  mutating func scale(_ part: StagePart, by step: Int) -> [Effect]? {
    guard let path = sizePath(of: part),
      let field = draft.request.fields(in: path.parent, evenAbsent: true).first(where: { $0.path == path }),
      case .number(let rule) = field.info.kind
    else { return nil }
    let before = field.value?.double ?? field.info.defaultValue?.double ?? 1
    let next = rule.stepped(from: before, by: step, isLarge: false)
    let effects = editRequest(coalescing: "scale \(path)") { $0.set(.number(JSONNumber(next)), at: path) }
    let what = field.info.label.lowercased()
    notice = Notice(.information, "The \(part.name)'s \(what) is \(NumberRule.format(next))")
    return effects
  }
}
