import Cells
import Synchronization
import VideoModel

/// Draws a composition in a few pixels.
enum StagePainter {
  /// - Parameters:
  ///   - backdrop: what the composition's backdrop names, where it is known.
  ///   - character: the picture in the drawn presenter's place, where there is one.
  static func pixels(
    of composition: Composition, backdrop: StagePicture? = nil, character: StagePicture? = nil, width: Int,
    height: Int
  ) -> Pixels {
    let subject = Subject(
      composition: composition, backdrop: backdrop, character: character, width: width, height: height)
    return last.withLock { last in
      if let last, last.subject == subject { return last.pixels }
      let pixels = paint(subject)
      last = (subject, pixels)
      return pixels
    }
  }

  /// All that a picture depends on.
  private struct Subject: Equatable {
    let composition: Composition
    let backdrop, character: StagePicture?
    let width, height: Int
  }

  /// What was painted last: most keys change nothing of it.
  private static let last = Mutex<(subject: Subject, pixels: Pixels)?>(nil)

  private static func paint(_ subject: Subject) -> Pixels {
    let (composition, width, height) = (subject.composition, subject.width, subject.height)
    let background = subject.backdrop == nil ? composition.background : composition.backdropColor
    var pixels = Pixels(
      width: width, height: height, color: (background.red, background.green, background.blue))
    guard width > 0, height > 0 else { return pixels }
    let scaleX = Double(composition.width) / Double(width)
    let scaleY = Double(composition.height) / Double(height)
    let layers = layers(of: composition, backdrop: subject.backdrop, character: subject.character)
    if !layers.isEmpty {
      let ground = (background.red, background.green, background.blue)
      mix(into: &pixels) { column, row in
        for layer in layers { if let color = layer(column * scaleX, row * scaleY) { return color } }
        return ground
      }
    }
    if let text = composition.text, text.isTurned {
      let edge = outline(of: text, width: max(scaleX, scaleY))
      for row in 0..<height {
        for column in 0..<width {
          let x = (Double(column) + 0.5) * scaleX, y = (Double(row) + 0.5) * scaleY
          if let color = edge(x, y) { pixels[column, row] = color }
        }
      }
    }
    return pixels
  }

  /// Paints each pixel in the mean colour of nine points in it: with one alone thin lines break and eyes differ. Where its
  /// middle and its corners, which its neighbours share, have one colour, that is taken for all of it.
  /// - Parameter color: the colour at a point, in pixels from the upper left corner.
  private static func mix(into pixels: inout Pixels, color: (_ column: Double, _ row: Double) -> Pixel) {
    var above = (0...pixels.width).map { color(Double($0), 0) }
    for row in 0..<pixels.height {
      let below = (0...pixels.width).map { color(Double($0), Double(row + 1)) }
      for column in 0..<pixels.width {
        let x = Double(column), y = Double(row)
        let middle = color(x + 0.5, y + 0.5)
        let isPlain =
          middle == above[column] && middle == above[column + 1] && middle == below[column]
          && middle == below[column + 1]
        pixels[column, row] = isPlain ? middle : mean { color(x + $0, y + $1) }
      }
      above = below
    }
  }

  /// The mean colour of three by three points between 0 and 1.
  private static func mean(of color: (_ x: Double, _ y: Double) -> Pixel) -> Pixel {
    var (r, g, b) = (0, 0, 0)
    for point in 0..<9 {
      let pixel = color((Double(point % 3) + 0.5) / 3, (Double(point / 3) + 0.5) / 3)
      r += Int(pixel.r)
      g += Int(pixel.g)
      b += Int(pixel.b)
    }
    return (UInt8(r / 9), UInt8(g / 9), UInt8(b / 9))
  }

  private typealias Pixel = (r: UInt8, g: UInt8, b: UInt8)
  /// Gives the colour at a point of the video; nil where it shows nothing.
  private typealias Layer = (_ x: Double, _ y: Double) -> Pixel?

  /// What there is to see, the foremost first.
  private static func layers(
    of composition: Composition, backdrop: StagePicture?, character: StagePicture?
  ) -> [Layer] {
    var layers: [Layer] = []
    if let placement = composition.character {
      if let character {
        let place = placement.place(pictureWidth: character.width, pictureHeight: character.height)
        let picture = PlacedPicture(pixels: character.pixels, box: place.box)
        layers.append { x, y in place.contains(x: x, y: y) ? picture.color(atX: x, y: y) : nil }
      } else {
        let presenter = Presenter(placement)
        let shade = placement.isChosen ? nil : shade(on: composition.background)
        layers.append { x, y in
          presenter.color(atX: x, y: y).map { color in shade ?? (color.red, color.green, color.blue) }
        }
      }
    }
    if let backdrop {
      let box = composition.backdropBox(pictureWidth: backdrop.width, pictureHeight: backdrop.height)
      layers.append(PlacedPicture(pixels: backdrop.pixels, box: box).color)
    }
    return layers
  }

  /// The colour of a figure that is nobody yet: it stands out a little from what is behind it.
  private static func shade(on color: RGB) -> Pixel {
    func moved(_ level: UInt8) -> UInt8 { level < 128 ? level + 48 : level - 48 }
    return (moved(color.red), moved(color.green), moved(color.blue))
  }

  /// The edge of a turned text's box: letters of a terminal cannot be turned.
  private static func outline(of text: TextPlacement, width: Double) -> Layer {
    let color: Pixel = (text.color.red, text.color.green, text.color.blue)
    return { x, y in text.isOnEdge(x: x, y: y, width: width) ? color : nil }
  }

  /// A picture in another size, its pixels repeated or left out.
  static func scaled(_ pixels: Pixels, width: Int, height: Int) -> Pixels {
    guard pixels.width != width || pixels.height != height, width > 0, height > 0 else { return pixels }
    var scaled = Pixels(width: width, height: height)
    for y in 0..<scaled.height {
      for x in 0..<scaled.width {
        scaled[x, y] = pixels[x * pixels.width / scaled.width, y * pixels.height / scaled.height]
      }
    }
    return scaled
  }

  /// A picture in its place in the video.
  private struct PlacedPicture {
    let pixels: Pixels
    let box: PixelBox

    /// The colour at a point of the video; nil where the picture is not.
    func color(atX x: Double, y: Double) -> Pixel? {
      let u = (x - box.x) / max(box.width, 1)
      let v = (y - box.y) / max(box.height, 1)
      guard (0..<1).contains(u), (0..<1).contains(v) else { return nil }
      return pixels[Int(u * Double(pixels.width)), Int(v * Double(pixels.height))]
    }
  }
}
