import Cells
import VideoModel

/// The scene as it will look: background, where the character stands, and the text.
extension Painter {
  mutating func drawStagePane() {
    if drawThumbnail() { return }
    guard let shown = state.shownScene else {
      _ = drawPane(.stage, title: "Stage")
      return
    }
    guard let inside = drawPane(.stage, title: stageTitle(shown.index)), !inside.isEmpty else { return }
    let (width, height) = state.videoSize
    guard let place = layout.stagePicture(width: width, height: height) else { return }
    if let frame = state.stagePane.play?.frame {
      self.frame.draw(
        StagePainter.scaled(frame, width: place.width, height: place.height * 2), in: place)
    } else {
      drawStill(
        shown.scene, as: Composition(scene: shown.scene, width: width, height: height),
        character: state.characterSource(of: shown.scene), in: place)
      if let play = state.stagePane.play { drawProgress(play.progress, in: place) }
    }
    if state.pane == .stage { frame.cursor = Point(place.x, place.y) }
  }

  private func stageTitle(_ index: Int) -> String {
    let scene = state.sceneCount == 0 ? "Stage" : "Stage — scene \(index + 1)"
    if let moving = state.stagePane.moving { return scene + ", moving the \(moving.part.name)" }
    guard let play = state.stagePane.play else { return scene }
    return scene + (play.frame == nil ? ", rendering" : ", playing")
  }

  /// - Parameter character: the source of the picture that takes the drawn presenter's place.
  private mutating func drawStill(
    _ scene: Scene, as composition: Composition, character: String?, in place: Rectangle
  ) {
    let backdrop = composition.backdrop.source.flatMap { state.stagePane.pictures[$0] }
    let portrait = character.flatMap { state.stagePane.pictures[$0] }
    let pixels = StagePainter.pixels(
      of: composition, backdrop: backdrop?.picture, character: portrait?.picture, width: place.width,
      height: place.height * 2)
    frame.draw(pixels, in: place)
    var missing: [String?] = []
    // The presenter who is drawn in the place of a picture needs no words, unless the picture will not come.
    if let character, let reason = portrait?.reason {
      missing = ["picture: \(character.prefix(200))", reason]
    }
    if composition.character?.isChosen == false { missing.append(state.wordsForNobody(in: scene)) }
    if backdrop?.picture == nil { missing += [composition.backdrop.name, backdrop?.reason] }
    write(missing: missing.compactMap { $0 }, in: place)
    if let character = composition.character, state.positionPath(of: .character) != nil {
      hits.add(cells(of: character.box, in: composition, shownIn: place), .part(.character))
    }
    if let text = composition.text { draw(text, of: composition, in: place) }
  }

  /// How far the draft is, in the last row.
  private mutating func drawProgress(_ share: Double, in place: Rectangle) {
    let words = " Rendering a draft \(Int((share * 100).rounded(.down))) % "
    let row = Rectangle(x: place.x, y: place.maxY - 1, width: place.width, height: 1)
    let gauge = bar(
      value: share, width: place.width - displayWidth(words), set: state.isUTF8 ? .unicode : .ascii)
    writeRow(words + gauge, in: row, style: style(.running))
    frame.write(words, x: row.x, y: row.y, style: style(.selection), clip: row)
  }

  /// What is not shown, and why, where it is known.
  mutating func write(missing lines: [String], in picture: Rectangle) {
    let color = Color(Composition.placeholderColor)
    for (index, line) in lines.enumerated() {
      frame.write(
        truncate(" " + line, toWidth: picture.width), x: picture.x, y: picture.maxY - lines.count + index,
        style: Style(foreground: .rgb(200, 205, 215), background: color), clip: picture)
    }
  }

  /// The cells that a box of the video covers.
  private func cells(
    of box: PixelBox, in composition: Composition, shownIn picture: Rectangle
  ) -> Rectangle {
    let perColumn = Double(composition.width) / Double(picture.width)
    let perRow = Double(composition.height) / Double(picture.height)
    let left = Int((box.x / perColumn).rounded(.down)), top = Int((box.y / perRow).rounded(.down))
    let right = Int(((box.x + box.width) / perColumn).rounded(.up))
    let bottom = Int(((box.y + box.height) / perRow).rounded(.up))
    return picture.intersection(
      Rectangle(x: picture.x + left, y: picture.y + top, width: right - left, height: bottom - top))
  }

  /// The text in the terminal's own letters, its middle where the composition has it.
  private mutating func draw(_ text: TextPlacement, of composition: Composition, in picture: Rectangle) {
    let perColumn = Double(composition.width) / Double(picture.width)
    let perRow = Double(composition.height) / Double(picture.height)
    let lying = (text.middle(ofLine: 0) + text.middle(ofLine: text.lines.count - 1)) / 2
    let middle = text.turned(x: text.box.x + text.box.width / 2, y: lying)
    let first = Int((middle.y / perRow - Double(text.lines.count) / 2).rounded())
    for (index, line) in text.lines.enumerated() {
      let y = picture.y + first + index
      guard y >= picture.y, y < picture.maxY else { continue }
      let width = Double(displayWidth(line))
      let column: Double =
        switch text.alignment {
        case .left where !text.isTurned: text.box.x / perColumn
        case .right where !text.isTurned: (text.box.x + text.box.width) / perColumn - width
        default: middle.x / perColumn - width / 2
        }
      let x = picture.x + Int(column.rounded())
      if state.positionPath(of: .text) != nil {
        let letters = Rectangle(x: x, y: y, width: displayWidth(line), height: 1)
        hits.add(picture.intersection(letters), .part(.text))
      }
      writeOver(
        line, x: x, y: y, color: text.color, isBold: text.isBold, picture)
    }
  }

  /// Writes letters and keeps the picture behind them.
  private mutating func writeOver(
    _ line: String, x: Int, y: Int, color: RGB, isBold: Bool, _ picture: Rectangle
  ) {
    var x = x
    for character in line {
      let text = String(character)
      let width = displayWidth(text)
      if x >= picture.x, x + width <= picture.maxX {
        var cellStyle = frame[x, y].style
        cellStyle.foreground = Color(color)
        cellStyle.attributes = isBold ? .bold : []
        frame.write(text, x: x, y: y, style: cellStyle, clip: picture)
      }
      x += width
    }
  }
}

extension Composition.Backdrop {
  /// What it is called while it is not shown; nil for a colour.
  fileprivate var name: String? {
    switch self {
    case .plain: nil
    case .image(let source): "image: \(source.prefix(200))"
    case .video(let source): "video: \(source.prefix(200))"
    }
  }
}
