import Foundation
import VideoModel

/// A picture that is the character. It stands still: what a service makes it do cannot be drawn.
struct TalkingPictureLayer {
  private let media: LocalMedia
  /// What of the picture is seen, in its own pixels.
  private let columns, rows: Range<Int>
  /// Where that stands in the video.
  private let x, y, width, height: Int

  /// The picture in the character's place; nil when none of it is seen.
  init?(_ media: LocalMedia, _ composition: Composition) {
    guard let placement = composition.character else { return nil }
    let box = placement.place(pictureWidth: media.width, pictureHeight: media.height).box
    guard let across = Side(box.x, box.width, of: media.width, within: composition.width),
      let down = Side(box.y, box.height, of: media.height, within: composition.height)
    else { return nil }
    self.media = media
    (columns, x, width) = (across.seen, across.start, across.length)
    (rows, y, height) = (down.seen, down.start, down.length)
  }

  /// Lays it over what there is.
  func lay(on graph: inout SceneGraph) {
    // The file was looked at before, and may name nothing else.
    let label = graph.add(input: ["-protocol_whitelist", "file", "-i", media.url.path])
    let crop = "crop=\(columns.count):\(rows.count):\(columns.lowerBound):\(rows.lowerBound):exact=1"
    let filters = ["trim=end_frame=1", "format=rgba", crop]
    graph.lay(label + filters.joined(separator: ","), size: (width, height), x: x, y: y)
  }

  /// The width or the height of the picture.
  private struct Side {
    /// The picture's own pixels that are seen, so that one a thousand times as wide as high is not enlarged as a whole.
    let seen: Range<Int>
    /// Where they stand in the video, in pixels.
    let start, length: Int

    init?(_ place: Double, _ length: Double, of own: Int, within frame: Int) {
      let scale = length / Double(max(own, 1))
      guard own > 0, scale > 0, place < Double(frame), place + length > 0 else { return nil }
      let first = Int(max(-place / scale, 0).rounded(.down))
      let end = Int(min((Double(frame) - place) / scale, Double(own)).rounded(.up))
      seen = min(first, own - 1)..<max(end, min(first, own - 1) + 1)
      start = Int((place + Double(seen.lowerBound) * scale).rounded())
      self.length = max(Int((Double(seen.count) * scale).rounded()), 1)
    }
  }
}
