import Cells
import VideoModel

/// Draws a composition in a few pixels.
enum StagePainter {
  static func pixels(of composition: Composition, width: Int, height: Int) -> Pixels {
    let background = composition.background
    var pixels = Pixels(
      width: width, height: height, color: (background.red, background.green, background.blue))
    guard let character = composition.character, width > 0, height > 0 else { return pixels }
    let scaleX = Double(composition.width) / Double(width)
    let scaleY = Double(composition.height) / Double(height)
    let presenter = Presenter(character)
    for y in 0..<height {
      for x in 0..<width {
        if let color = presenter.color(atX: (Double(x) + 0.5) * scaleX, y: (Double(y) + 0.5) * scaleY) {
          pixels[x, y] = (color.red, color.green, color.blue)
        }
      }
    }
    return pixels
  }
}
