import Cells
import VideoModel

/// The list of scenes, and the video's own settings below it.
extension Painter {
  mutating func drawScenesPane() {
    let title = state.draft.request.sceneListPath == nil ? "Video" : "Scenes"
    let marked = state.place.marked.isEmpty ? "" : "\(state.place.marked.count) marked"
    guard let inside = drawPane(.scenes, title: title, trailing: searchCaption(of: .scenes, or: marked))
    else {
      return
    }
    let count = state.sceneRowCount
    let height = inside.height
    let focus = state.place.row
    let offset = firstRow(of: .scenes, focus: focus...focus, count: count, in: inside)
    if count > height { drawPosition(focus, of: state.sceneCount, in: .scenes) }
    for (line, index) in (offset..<min(offset + height, count)).enumerated() {
      let row = Rectangle(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
      hits.add(row, .scene(index))
      drawSceneRow(index, in: row)
    }
    if state.pane == .scenes {
      placeCursor(Point(inside.x, inside.y + focus - offset), in: inside)
    }
  }

  private mutating func drawSceneRow(_ index: Int, in row: Rectangle) {
    let isSelected = index == state.place.row
    let rowStyle =
      isSelected ? style(state.pane == .scenes ? .selection : .inactiveSelection) : style(.text)
    let mark = isSelected ? (state.isUTF8 ? "▸" : ">") : " "
    guard index < state.sceneCount, let path = state.draft.request.scenePath(index) else {
      let isVideo = index == state.sceneRowCount - 1
      let title = truncate(isVideo ? state.videoRowTitle : "+ add a scene", toWidth: max(row.width - 3, 0))
      writeRow(mark + title, in: row, style: rowStyle)
      return drawSeverity(isVideo ? videoSeverity : nil, in: row, style: rowStyle)
    }
    let scene = state.shots[index]
    let seconds = state.derived.seconds[index].map(Age.clock) ?? "?"
    let isMarked = state.place.marked.contains(index)
    let missing = "\(state.sceneCount)".count - "\(index + 1)".count
    let digits = String(repeating: " ", count: missing) + "\(index + 1)"
    let number = "\(mark)\(isMarked ? "*" : state.place.marked.isEmpty ? "" : " ")\(digits) "
    let room = max(row.width - displayWidth(number) - displayWidth(seconds) - 3, 0)
    let title = pad(truncate(Self.title(of: scene), toWidth: room), toWidth: room)
    writeRow(number + title + " " + seconds, in: row, style: rowStyle)
    drawSeverity(state.derived.severity(in: path), in: row, style: rowStyle)
  }

  private mutating func drawSeverity(_ severity: Problem.Severity?, in row: Rectangle, style rowStyle: Style)
  {
    guard let severity else { return }
    let role: Role = severity == .error ? .error : .warning
    let shown = rowStyle.attributes.contains(.reverse) ? rowStyle : style(role)
    frame.write(severity == .error ? "✗" : "!", x: row.maxX - 1, y: row.y, style: shown, clip: row)
  }

  /// The worst of what is wrong with the request outside its scenes.
  private var videoSeverity: Problem.Severity? {
    let list = state.draft.request.sceneListPath
    let outside = state.derived.problems.filter { problem in
      list.map { !problem.path.isInside($0) || problem.path == $0 } ?? true
    }
    if outside.contains(where: { $0.severity == .error }) { return .error }
    return outside.isEmpty ? nil : .warning
  }

  /// What a scene is called: its overlay, or the beginning of its script.
  static func title(of scene: Scene) -> String {
    let texts = [scene.text?.text, scene.voice?.inputText].compactMap { $0 }
    if let text = texts.first(where: { !$0.allSatisfy(\.isWhitespace) }) {
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    switch scene.voice?.type {
    case Voice.Kind.audio: return "(recording)"
    case Voice.Kind.silence: return "(silence)"
    default: return "(empty)"
    }
  }
}

extension State {
  /// What the row of the video's own settings is called: the video itself where there are no scenes beside it.
  fileprivate var videoRowTitle: String {
    guard draft.request.sceneListPath == nil, let shot = shots.first else { return "Video settings" }
    return Painter.title(of: shot)
  }
}
