import Foundation
import VideoModel

/// A picture or a video behind everything else.
struct BackdropLayer {
  private let media: LocalMedia
  private let playStyle: String
  private let box: PixelBox

  /// - Parameter background: says how a video is played; where it stands, the composition says.
  init(_ media: LocalMedia, _ background: Background?, _ composition: Composition) {
    self.media = media
    playStyle = background?.playStyle?.rawValue ?? "fit_to_scene"
    box = composition.backdropBox(pictureWidth: media.width, pictureHeight: media.height)
  }

  private var isVideo: Bool { media.media == .video }
  private var loops: Bool { isVideo && playStyle == "loop" }
  /// Whether what is below shows when the video ends before the scene.
  private var endsWithGap: Bool { isVideo && (playStyle == "once" || playStyle == "full_video") }

  /// Lays it over what there is. A picture stands still, and is to be laid before the frames are made.
  /// - Parameter seconds: how long the scene is.
  func lay(on graph: inout SceneGraph, rate: String, seconds: Double) {
    // The file was looked at before, and may name nothing else.
    let input =
      (loops ? ["-stream_loop", "-1"] : []) + ["-protocol_whitelist", "file", "-i", media.url.path]
    let label = graph.add(input: input)
    let time = isVideo ? pace(rate: rate, seconds: seconds) : ["trim=end_frame=1"]
    let size = "scale=\(max(Int(box.width.rounded()), 1)):\(max(Int(box.height.rounded()), 1))"
    graph.lay(
      label + (time + [size, "setsar=1"]).joined(separator: ","), x: Int(box.x.rounded()),
      y: Int(box.y.rounded()), endsWithGap: endsWithGap)
  }

  var standsStill: Bool { !isVideo }

  /// The sound of a video, and how loud it is; nil where there is none.
  func sound(volume: Double?) -> (file: URL, volume: Double, loops: Bool)? {
    isVideo && media.hasSound ? (media.url, volume ?? 1, loops) : nil
  }

  /// How the video's own time becomes the scene's.
  private func pace(rate: String, seconds: Double) -> [String] {
    let stretch = playStyle == "fit_to_scene" ? seconds / max(media.seconds ?? seconds, 0.04) : 1
    return ["setpts=(PTS-STARTPTS)*\(JSONNumber(stretch).literal)", "fps=\(rate)"]
  }
}
