import Foundation
import VideoModel

/// The picture of a scene as a filter of ffmpeg. A draft's picture stands still, so one frame is drawn and repeated.
///
/// Texts go through files, so that no character of them means anything to ffmpeg.
struct ScenePicture {
  let composition: Composition
  /// Sources that are not fetched, named in the lower left corner.
  let labels: [String]
  /// What the names of the text files begin with; ASCII letters, digits and hyphens only.
  let name: String
  /// Sets the overlay's font in a filter.
  let font: String
  /// Whether there is no background.
  var isTransparent = false
  /// The character; nil when none is seen.
  var presenter: PresenterPicture?

  /// Lines beyond these are not drawn: more than a picture can show, and less than ffmpeg can take.
  static let mostLines = 200
  private static let longestLine = 1000

  /// A text to be drawn, and the file that it stands in.
  struct DrawnText: Equatable {
    var file: String
    var text: String
    var filter: String
  }

  /// The texts of the picture, in the order they are drawn.
  var texts: [DrawnText] { overlayTexts + labelTexts }

  private var labelTexts: [DrawnText] {
    labels.enumerated().map { index, label in
      let size = max(10, composition.height / 30)
      let file = "\(name)-label-\(index).txt"
      let y = composition.height - (labels.count - index) * (size * 2)
      return DrawnText(
        file: file, text: Self.drawable(label),
        filter: "drawtext=textfile=\(file):expansion=none:font=DejaVu Sans:fontsize=\(size)"
          + ":fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=\(size / 3):x=\(size):y=\(y)")
    }
  }

  private var overlayTexts: [DrawnText] {
    guard let text = composition.text else { return [] }
    let size = min(max(text.fontSize, 1), 4096)
    let canvas =
      turnedLayer
      ?? PixelBox(
        x: 0, y: 0, width: Double(composition.width), height: Double(composition.height))
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

  /// The square about the middle of the overlay's box in which a turned overlay is drawn before it is turned; nil when
  /// it stands upright. Only lines that are longer than twice the scene's longer side are cut off by it.
  private var turnedLayer: PixelBox? {
    guard let text = composition.text, !text.rotation.truncatingRemainder(dividingBy: 360).isZero else {
      return nil
    }
    let side = (2 * Double(max(composition.width, composition.height))).rounded()
    let middleX = (text.box.x + text.box.width / 2).rounded()
    let middleY = (text.box.y + text.box.height / 2).rounded()
    return PixelBox(x: middleX - side / 2, y: middleY - side / 2, width: side, height: side)
  }

  /// The whole filter, from nothing to the scene's frames: layers over each other, and what is done to the result.
  /// - Parameters:
  ///   - rate: frames a second.
  ///   - frames: how many, at least 1. The filter ends by itself: a limit on the output's frames would end its sound too.
  func filter(rate: String, frames: Int) -> String {
    let size = "\(composition.width)x\(composition.height)"
    let color = isTransparent ? "black@0" : Self.color(composition.background)
    let still = [
      "color=c=\(color):s=\(size):r=\(rate)", "trim=end_frame=1",
      "format=\(isTransparent ? "rgba" : "rgb24")",
    ]
    let finish =
      labelTexts.map(\.filter) + [
        // Players take HD pictures for BT.709; without this the colours would be a little off.
        "scale=out_color_matrix=bt709:out_range=tv", "format=\(isTransparent ? "yuva420p" : "yuv420p")",
        "loop=loop=\(frames - 1):size=1:start=0", "setpts=N/(\(rate)*TB)",
      ]
    var graph = still.joined(separator: ",")
    if let presenter {
      graph += Self.overlay(presenter.filter, "presenter", x: presenter.x, y: presenter.y)
    }
    let overlay = overlayTexts.map(\.filter)
    if let text = composition.text, let layer = turnedLayer, !overlay.isEmpty {
      graph += Self.overlay(
        turned(overlay, text, rate: rate), "turned", x: Int(layer.x), y: Int(layer.y))
    } else if !overlay.isEmpty {
      graph += "," + overlay.joined(separator: ",")
    }
    return graph + "," + finish.joined(separator: ",")
  }

  /// A layer over what the graph has drawn so far.
  private static func overlay(_ layer: String, _ name: String, x: Int, y: Int) -> String {
    "[under-\(name)];\(layer)[\(name)];[under-\(name)][\(name)]overlay=x=\(x):y=\(y):format=auto"
  }

  /// The overlay's text in a square of its own, turned.
  private func turned(_ overlay: [String], _ text: TextPlacement, rate: String) -> String {
    let side = Int(turnedLayer?.width ?? 0)
    // The text's own colour, fully transparent, so that the letters have no dark edges.
    let square = [
      "color=c=\(Self.color(text.color))@0:s=\(side)x\(side):r=\(rate),format=rgba", "trim=end_frame=1",
    ]
    return (square + overlay + ["rotate=a=\(Self.number(text.rotation))*PI/180:c=none"]).joined(
      separator: ",")
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
