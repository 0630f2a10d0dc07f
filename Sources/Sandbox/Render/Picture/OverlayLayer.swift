import Foundation
import VideoModel

/// The text overlay of a scene as a layer.
struct OverlayLayer {
  let composition: Composition
  let text: TextPlacement
  /// The family of its font, which is installed; `OverlayFont` knows it.
  let family: String
  /// The file of Advanced SubStation in the work folder that the text is to be written to; ASCII letters, digits, hyphens
  /// and dots only.
  let file: String

  /// Lines beyond these are not drawn: more than a picture can show, and less than libass can take.
  static let mostLines = 200
  private static let longestLine = 1000
  private static let largestFont = 4096.0
  /// A line's height in sizes of the font, as most fonts have it: libass takes a size as a line's height.
  private static let lineHeight = 1.15
  /// Letters are stretched no further, in per cent.
  private static let stretches = 1.0...10_000

  /// Where the layer stands in the picture: the rows that the lines take, or, for a turned text, all of it.
  private var canvas: PixelBox {
    let (width, height) = (Double(composition.width), Double(composition.height))
    guard !text.isTurned else { return PixelBox(x: 0, y: 0, width: width, height: height) }
    let room = text.fontSize + text.lineAdvance
    let top = max((text.middle(ofLine: 0) - room).rounded(.down), 0)
    let bottom = min((text.middle(ofLine: text.lines.count - 1) + room).rounded(.up), height)
    return PixelBox(x: 0, y: top, width: width, height: max(bottom - top, 0))
  }

  /// Lays the text over what there is.
  func lay(on graph: inout SceneGraph) {
    let canvas = canvas
    // The text's own colour, fully transparent, so that the letters have no dark edges.
    let empty = "color=c=0x\(text.color.hex.dropFirst())@0:s=\(Int(canvas.width))x\(Int(canvas.height))"
    graph.lay(
      "\(empty),trim=end_frame=1,format=rgba," + SubStationFile.filter(file: file, isTransparent: true), x: 0,
      y: Int(canvas.y))
  }

  /// What is to be in `file`; nil when nothing of the text is seen.
  var subStation: SubStationFile? {
    let canvas = canvas
    let lines = text.lines.indices.filter { text.isTurned || isSeen($0, in: canvas) }.prefix(Self.mostLines)
    guard canvas.height >= 1, text.stretch > 0 else { return nil }
    let events = lines.compactMap { event($0, in: canvas) }
    guard !events.isEmpty else { return nil }
    let style = SubStationFile.Style(
      fontFamily: family,
      lineHeight: min(text.fontSize, Self.largestFont) * Self.lineHeight, color: Self.color(text.color),
      isBold: text.isBold, alignment: alignment, wraps: false)
    return SubStationFile(
      width: Int(canvas.width), height: Int(canvas.height), style: style, events: events)
  }

  private func isSeen(_ index: Int, in canvas: PixelBox) -> Bool {
    let middle = text.middle(ofLine: index) - canvas.y
    return middle + text.fontSize > 0 && middle - text.fontSize < canvas.height
  }

  /// A line, held at its middle on the side that it is aligned to; nil for an empty one.
  private func event(_ index: Int, in canvas: PixelBox) -> SubStationFile.Event? {
    let words = Self.drawable(text.lines[index])
    guard !words.allSatisfy(\.isWhitespace) else { return nil }
    let number = SubStationFile.number
    let middle = (x: text.box.x + text.box.width / 2, y: text.box.y + text.box.height / 2 - canvas.y)
    var codes = "\\pos(\(number(edge)),\(number(text.middle(ofLine: index) - canvas.y)))"
    if text.isTurned {
      codes += "\\org(\(number(middle.x)),\(number(middle.y)))\\frz\(number(-text.rotation))"
    }
    if text.stretch != 1 {
      let stretch = min(max(text.stretch * 100, Self.stretches.lowerBound), Self.stretches.upperBound)
      codes += "\\fscx\(number(stretch))"
    }
    return SubStationFile.Event(
      start: 0, end: Renderer.longestVideo, text: "{\(codes)}" + SubStationFile.escaped(words))
  }

  /// The x that all lines have in common.
  private var edge: Double {
    switch text.alignment {
    case .left: text.box.x
    case .right: text.box.x + text.box.width
    default: text.box.x + text.box.width / 2
    }
  }

  /// A number pad's digit in its middle row.
  private var alignment: Int {
    switch text.alignment {
    case .left: 4
    case .right: 6
    default: 5
    }
  }

  /// A line as it is drawn: control characters, for which there is nothing to draw, are spaces.
  private static func drawable(_ line: String) -> String {
    String(
      line.prefix(longestLine).map { character in
        character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : character
      })
  }

  /// As the format writes it: blue, green, red.
  private static func color(_ color: RGB) -> String {
    String(format: "%02X%02X%02X", color.blue, color.green, color.red)
  }
}
