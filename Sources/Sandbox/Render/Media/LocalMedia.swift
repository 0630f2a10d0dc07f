import Foundation
import VideoModel

/// A picture, a video or a recording as a file of this machine.
struct LocalMedia: Equatable, Sendable {
  /// The file; it stays where it is until the render that fetched it has ended.
  let url: URL
  /// What it is: `.image`, `.audio` or `.video`.
  let media: Media
  /// The size in pixels as it is shown, turned where the file says so; 0 for a recording.
  let width, height: Int
  /// Its length; nil for a picture.
  let seconds: Double?
  /// Whether there is anything to hear.
  let hasSound: Bool
  /// How its pixels are coloured.
  var colors = MediaColors.any
  /// The SHA-256 of its bytes in hexadecimal digits.
  let hash: String
}

/// What is known of the colours of a picture or video.
enum MediaColors: Equatable, Sendable {
  /// Nothing; it may be transparent.
  case any
  /// Nothing behind it is seen.
  case opaque
  /// The same, and they are a draft's own already: BT.709 without the blackest and the whitest levels.
  case hd
}

/// What a fetch may take. Sizes are in bytes.
struct MediaLimits: Sendable {
  /// A file's size.
  var bytes = 100_000_000
  /// How long a server may send nothing.
  var silence: Duration = .seconds(30)
  /// How long a file may take in all.
  var whole: Duration = .seconds(120)
  /// How often a server may send on to another address.
  var redirects = 5
  /// How long a fetched file stands for its address.
  var freshness: Duration = .seconds(600)
  /// The size of all fetched files together, beside those in use.
  var cacheBytes = 500_000_000
}
