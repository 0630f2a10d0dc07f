import Foundation
import VideoModel

/// The text overlay of a scene as a layer.
///
/// Texts go through files, so that no character of them means anything to ffmpeg.
struct OverlayLayer {
  let composition: Composition
  let text: TextPlacement
  /// What the names of the text files begin with; ASCII letters, digits and hyphens only.
  let name: String
  /// Sets the font in a filter.
  let font: String

  /// Lines beyond these are not drawn: more than a picture can show, and less than ffmpeg can take.
  static let mostLines = 200
  private static let longestLine = 1000

  /// A text to be drawn, and the file that it stands in.
  struct DrawnText: Equatable {
    var file: String
    var text: String
    var filter: String
  }

  /// Where the layer stands in the picture: the rows that the lines take, or, for a turned text, a square about its middle.
  /// Only lines that are longer than twice the scene's longer side are cut off by the square.
  private var canvas: PixelBox {
    let isTurned = !text.rotation.truncatingRemainder(dividingBy: 360).isZero
    guard isTurned else {
      let top = max((text.box.y - text.fontSize).rounded(.down), 0)
      let end = text.box.y + text.lineAdvance * Double(text.lines.count) + text.fontSize
      let bottom = min(end.rounded(.up), Double(composition.height))
      return PixelBox(x: 0, y: top, width: Double(composition.width), height: max(bottom - top, 0))
    }
    let side = (2 * Double(max(composition.width, composition.height))).rounded()
    let middleX = (text.box.x + text.box.width / 2).rounded()
    let middleY = (text.box.y + text.box.height / 2).rounded()
    return PixelBox(x: middleX - side / 2, y: middleY - side / 2, width: side, height: side)
  }

  /// Lays the text over what there is; nothing when none of it is seen.
  func lay(on graph: inout SceneGraph) {
    let lines = texts
    let canvas = canvas
    guard !lines.isEmpty, canvas.height >= 1 else { return }
    // The text's own colour, fully transparent, so that the letters have no dark edges.
    let empty =
      "color=c=\(Self.color(text.color))@0:s=\(Int(canvas.width))x\(Int(canvas.height)),trim=end_frame=1,format=rgba"
    let turn =
      text.rotation.truncatingRemainder(dividingBy: 360).isZero
      ? [] : ["rotate=a=\(Self.number(text.rotation))*PI/180:c=none"]
    graph.lay(
      ([empty] + lines.map(\.filter) + turn).joined(separator: ","), x: Int(canvas.x), y: Int(canvas.y))
  }

  /// The lines that are seen, in order.
  var texts: [DrawnText] {
    let size = min(max(text.fontSize, 1), 4096)
    let canvas = canvas
    return text.lines.enumerated().compactMap { index, line -> DrawnText? in
      let words = Self.drawable(line)
      // A line stands in the middle of its advance; a font's baseline is about 0.8 of its size below its top.
      let top = text.box.y - canvas.y + Double(index) * text.lineAdvance + (text.lineAdvance - size) / 2
      let isSeen = top < canvas.height && top + size > 0
      guard isSeen, !words.allSatisfy(\.isWhitespace) else { return nil }
      let file = "\(name)-line-\(index).txt"
      return DrawnText(
        file: file, text: words,
        filter: "drawtext=textfile=\(file):expansion=none:\(font)"
          + ":fontsize=\(Int(size.rounded())):fontcolor=\(Self.color(text.color))"
          + ":x=\(Self.x(text, from: canvas.x)):y=\(Self.number(top + size * 0.8))-ascent")
    }.prefix(Self.mostLines).map { $0 }
  }

  /// The left edge of a line, from that x; `text_w` is ffmpeg's measure of it.
  private static func x(_ text: TextPlacement, from origin: Double) -> String {
    let left = text.box.x - origin
    return switch text.alignment {
    case .left: number(left)
    case .right: "\(number(left + text.box.width))-text_w"
    default: "\(number(left + text.box.width / 2))-text_w/2"
    }
  }

  /// A line as it is drawn: control characters, for which there is nothing to draw, are spaces.
  private static func drawable(_ line: String) -> String {
    String(
      line.prefix(longestLine).map { character in
        character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : character
      })
  }

  private static func color(_ color: RGB) -> String { "0x" + color.hex.dropFirst() }

  /// A number without an exponent, which ffmpeg's expressions do not take everywhere.
  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }
}
