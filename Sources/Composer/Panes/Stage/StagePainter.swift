import Cells
import VideoModel

/// Draws a composition in a few pixels.
enum StagePainter {
  /// - Parameter picture: what the composition's backdrop names, where it is known.
  static func pixels(
    of composition: Composition, picture: StagePicture? = nil, width: Int, height: Int
  ) -> Pixels {
    let background = composition.background
    var pixels = Pixels(
      width: width, height: height, color: (background.red, background.green, background.blue))
    guard width > 0, height > 0 else { return pixels }
    let scaleX = Double(composition.width) / Double(width)
    let scaleY = Double(composition.height) / Double(height)
    let presenter = composition.character.map { Presenter($0) }
    let backdrop = picture.map { Backdrop($0, in: composition) }
    guard presenter != nil || backdrop != nil else { return pixels }
    for row in 0..<height {
      for column in 0..<width {
        let x = (Double(column) + 0.5) * scaleX
        let y = (Double(row) + 0.5) * scaleY
        if let color = presenter?.color(atX: x, y: y) {
          pixels[column, row] = (color.red, color.green, color.blue)
        } else if let color = backdrop?.color(atX: x, y: y) {
          pixels[column, row] = color
        }
      }
    }
    return pixels
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

  /// A picture where the composition has it.
  private struct Backdrop {
    let pixels: Pixels
    let box: PixelBox

    init(_ picture: StagePicture, in composition: Composition) {
      pixels = picture.pixels
      box = composition.backdropBox(pictureWidth: picture.width, pictureHeight: picture.height)
    }

    /// The colour at a point of the video; nil where the picture is not.
    func color(atX x: Double, y: Double) -> (r: UInt8, g: UInt8, b: UInt8)? {
      let u = (x - box.x) / max(box.width, 1)
      let v = (y - box.y) / max(box.height, 1)
      guard (0..<1).contains(u), (0..<1).contains(v) else { return nil }
      return pixels[Int(u * Double(pixels.width)), Int(v * Double(pixels.height))]
    }
  }
}
