import Cells

/// A picture, or the first frame of a video, made small for the stage.
public struct StagePicture: Equatable, Sendable {
  /// The whole picture, about as many pixels as the stage has.
  public var pixels: Pixels
  /// Its own size in pixels, at least 1.
  public var width, height: Int

  /// A picture of that size of its own.
  public init(_ pixels: Pixels, width: Int, height: Int) {
    self.pixels = pixels
    self.width = max(width, 1)
    self.height = max(height, 1)
  }
}
