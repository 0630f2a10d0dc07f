import Cells
import VideoModel

/// The list of scenes, and the video's own settings below it.
extension Painter {
  mutating func drawScenesPane() {
    guard let inside = drawPane(.scenes, title: "Scenes") else { return }
    let count = state.sceneRowCount
    let height = inside.height
    let offset = scrollOffset(focus: state.place.row, count: count, height: height, current: 0)
    for (line, index) in (offset..<min(offset + height, count)).enumerated() {
      let row = Rectangle(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
      drawSceneRow(index, in: row)
    }
    if state.pane == .scenes {
      frame.cursor = Point(inside.x, inside.y + state.place.row - offset)
    }
  }

  private mutating func drawSceneRow(_ index: Int, in row: Rectangle) {
    let isSelected = index == state.place.row
    let rowStyle =
      isSelected ? style(state.pane == .scenes ? .selection : .inactiveSelection) : style(.text)
    let mark = isSelected ? (state.isUTF8 ? "▸" : ">") : " "
    guard state.scenes.indices.contains(index) else {
      let isVideo = index != state.scenes.count
      writeRow(mark + (isVideo ? "Video settings" : "+ add a scene"), in: row, style: rowStyle)
      return drawSeverity(isVideo ? videoSeverity : nil, in: row, style: rowStyle)
    }
    let scene = state.scenes[index]
    let seconds = state.derived.seconds[index].map(Age.clock) ?? "?"
    let number = "\(mark)\(index + 1) "
    let room = max(row.width - displayWidth(number) - displayWidth(seconds) - 3, 0)
    let title = pad(truncate(Self.title(of: scene), toWidth: room), toWidth: room)
    writeRow(number + title + " " + seconds, in: row, style: rowStyle)
    drawSeverity(state.derived.severity(in: FormSection.scenePath(index)), in: row, style: rowStyle)
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
    let scenes = FieldPath([.key("video_inputs")])
    let outside = state.derived.problems.filter { !$0.path.isInside(scenes) || $0.path == scenes }
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
