import Foundation

/// Two small things that are made of a scene's frames while they are encoded: a moving picture of its beginning, and a
/// still one of its middle. Made afterwards, all frames up to there would have to be decoded again.
struct ScenePreview {
  /// What the names of the files begin with; ASCII letters, digits and hyphens only.
  let name: String
  /// How long the scene is.
  let seconds: Double

  /// How much of a scene the moving picture shows, in seconds.
  static let longest = 3.0
  /// Frames a second of the moving picture.
  private static let rate = 8.0
  /// The longer side of the moving picture, in pixels.
  private static let side = 320

  /// The moving picture's file in the work folder.
  var movingFile: String { "\(name)-preview.mkv" }
  /// The still picture's file in the work folder.
  var stillFile: String { "\(name)-middle.jpg" }

  private var movingFrames: Int { max(Int((min(seconds, Self.longest) * Self.rate).rounded()), 1) }

  /// What follows a graph that ends with `[picture]`: it gives `[frames]`, and what the previews are made of.
  /// - Parameters:
  ///   - frames: the filters that `[frames]` goes through.
  ///   - middle: the index of the frame in the scene's middle.
  func filter(frames: String, middle: Int) -> String {
    let size = "scale=w=\(Self.side):h=\(Self.side):force_original_aspect_ratio=decrease,format=yuv420p"
    return ";[picture]split=3[all][beginning][middle];[all]\(frames)[frames]"
      // The last frame stays for as long as the scene does.
      + ";[beginning]fps=\(Int(Self.rate)),\(size),tpad=stop=-1:stop_mode=clone,trim=end_frame=\(movingFrames)[moving]"
      + ";[middle]trim=start_frame=\(middle):end_frame=\(middle + 1),format=yuv420p[still]"
  }

  /// The options that write the files.
  var output: [String] {
    ["-map", "[moving]", "-c:v", "ffv1", movingFile]
      + ["-map", "[still]", "-frames:v", "1", "-q:v", "3", stillFile]
  }

  /// The filter that makes of moving pictures in one size one of few colours.
  static let reduced = "split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse"
}
