import Cells
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
    let background = backdrop == nil ? composition.background : composition.backdropColor
    var pixels = Pixels(
      width: width, height: height, color: (background.red, background.green, background.blue))
    guard width > 0, height > 0 else { return pixels }
    let scaleX = Double(composition.width) / Double(width)
    let scaleY = Double(composition.height) / Double(height)
    var layers = layers(of: composition, backdrop: backdrop, character: character)
    if let text = composition.text, text.isTurned {
      layers.insert(outline(of: text, width: max(scaleX, scaleY)), at: 0)
    }
    guard !layers.isEmpty else { return pixels }
    for row in 0..<height {
      for column in 0..<width {
        let x = (Double(column) + 0.5) * scaleX
        let y = (Double(row) + 0.5) * scaleY
        for layer in layers {
          guard let color = layer(x, y) else { continue }
          pixels[column, row] = color
          break
        }
      }
    }
    return pixels
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
        layers.append { x, y in presenter.color(atX: x, y: y).map { ($0.red, $0.green, $0.blue) } }
      }
    }
    if let backdrop {
      let box = composition.backdropBox(pictureWidth: backdrop.width, pictureHeight: backdrop.height)
      layers.append(PlacedPicture(pixels: backdrop.pixels, box: box).color)
    }
    return layers
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
