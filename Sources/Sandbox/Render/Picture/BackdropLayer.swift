import Foundation
import VideoModel

/// A picture or a video behind everything else.
struct BackdropLayer {
  private let media: LocalMedia
  private let playStyle: String
  private let box: PixelBox
  private let frame: (width: Int, height: Int)

  /// - Parameter background: says how a video is played; where it stands, the composition says.
  init(_ media: LocalMedia, _ background: Background?, _ composition: Composition) {
    self.media = media
    playStyle = background?.playStyle?.rawValue ?? "fit_to_scene"
    box = composition.backdropBox(pictureWidth: media.width, pictureHeight: media.height)
    frame = (composition.width, composition.height)
  }

  private var isVideo: Bool { media.media == .video }
  private var loops: Bool { isVideo && playStyle == "loop" }
  /// Whether what is below shows when the video ends before the scene.
  private var endsWithGap: Bool { isVideo && (playStyle == "once" || playStyle == "full_video") }

  /// Lays it over what there is. A picture stands still, and is to be laid before the frames are made.
  /// - Parameter seconds: how long the scene is.
  func lay(on graph: inout SceneGraph, rate: String, seconds: Double) {
    // The file was looked at before, and may name nothing else.
    if fills, !graph.isTransparent {
      return graph.fill(with: pace(rate: rate, seconds: seconds) + filling, of: input)
    }
    let label = graph.add(input: input)
    let time = isVideo ? pace(rate: rate, seconds: seconds) : ["trim=end_frame=1"]
    graph.lay(
      label + time.joined(separator: ","), size: size, x: Int(box.x.rounded()), y: Int(box.y.rounded()),
      endsWithGap: endsWithGap)
  }

  // The file was looked at before, and may name nothing else.
  private var input: [String] {
    (loops ? ["-stream_loop", "-1"] : []) + ["-protocol_whitelist", "file", "-i", media.url.path]
  }

  private var size: (width: Int, height: Int) {
    (max(Int(box.width.rounded()), 1), max(Int(box.height.rounded()), 1))
  }

  /// Whether nothing is seen of what is below, at any time.
  private var fills: Bool {
    isVideo && media.colors != .any && !endsWithGap && size.width >= frame.width
      && size.height >= frame.height
  }

  /// The filters that make the film as large as the frame.
  private var filling: [String] {
    let colors = media.colors == .hd ? "" : ":out_color_matrix=bt709:out_range=tv"
    let (left, top) = ((size.width - frame.width) / 2, (size.height - frame.height) / 2)
    return [
      "scale=\(size.width):\(size.height):flags=bicubic" + colors,
      "crop=\(frame.width):\(frame.height):\(left):\(top):exact=1",
    ]
  }

  var standsStill: Bool { !isVideo }

  /// The sound of a video; nil where there is none.
  /// - Parameter seconds: how long the scene is.
  func sound(volume: Double?, seconds: Double) -> BackdropSound? {
    guard isVideo, media.hasSound else { return nil }
    return BackdropSound(
      file: media.url, volume: volume ?? 1, loops: loops, tempo: min(max(1 / stretch(seconds), 0.01), 100))
  }

  /// How the video's own time becomes the scene's.
  private func pace(rate: String, seconds: Double) -> [String] {
    ["setpts=(PTS-STARTPTS)*\(JSONNumber(stretch(seconds)).literal)", "fps=\(rate)"]
  }

  /// How many times its own length the video takes.
  private func stretch(_ seconds: Double) -> Double {
    playStyle == "fit_to_scene" ? seconds / max(media.seconds ?? seconds, 0.04) : 1
  }
}
