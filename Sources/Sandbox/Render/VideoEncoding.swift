import VideoModel

/// How ffmpeg encodes a video: H.264 and AAC, or, before a transparent background, VP9 with an alpha channel and Opus.
struct VideoEncoding {
  private let isTransparent: Bool

  init(_ request: VideoRequest) { isTransparent = request.isTransparent }

  /// The same for every scene, so that they can be joined without encoding them again.
  var arguments: [String] { isTransparent ? Self.webm : Self.mp4 }

  /// What the joined file needs beside its streams.
  var container: [String] {
    isTransparent ? ["-metadata:s:v:0", "alpha_mode=1"] : ["-movflags", "+faststart"]
  }

  private static let color = [
    "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
  ]

  private static let mp4 =
    ["-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-crf", "23", "-pix_fmt", "yuv420p"]
    + color
    + ["-video_track_timescale", "90000", "-c:a", "aac", "-b:a", "96k", "-ar", "48000", "-ac", "2"]

  private static let webm =
    [
      "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-crf", "32", "-b:v",
      "0",
      "-auto-alt-ref", "0", "-pix_fmt", "yuva420p",
    ] + color + ["-c:a", "libopus", "-b:a", "96k", "-ar", "48000", "-ac", "2"]
}
