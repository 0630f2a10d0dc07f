import VideoModel

/// How ffmpeg encodes a video: H.264 and AAC, or, before a transparent background, VP9 with an alpha channel and Opus.
///
/// The picture is encoded scene by scene and then joined as it is. The sound is encoded once, for the whole video: coded
/// sound is longer than what went into it, and the surplus of many scenes would set it behind the picture.
struct VideoEncoding {
  private let isTransparent: Bool

  init(_ request: VideoRequest) { isTransparent = request.isTransparent }

  /// The extension of a scene's file, whose container holds the coded picture, its alpha channel and samples of sound.
  var sceneExtension: String { isTransparent ? "mkv" : "mov" }

  /// For a scene: the coded picture, and the sound as it is.
  var scene: [String] { (isTransparent ? Self.vp9 : Self.h264) + ["-c:a", "pcm_s16le"] }

  /// For the joined file: the picture as it is, and the coded sound.
  var joined: [String] {
    ["-c:v", "copy"] + (isTransparent ? Self.opus : Self.aac) + ["-b:a", "96k", "-ar", "48000", "-ac", "2"]
      + (isTransparent ? ["-metadata:s:v:0", "alpha_mode=1"] : Self.timescale + ["-movflags", "+faststart"])
  }

  /// For a copy with captions: the picture coded anew, the sound as it is.
  var captioned: [String] { Self.h264 + ["-c:a", "copy", "-movflags", "+faststart"] }

  private static let color = [
    "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
  ]
  private static let timescale = ["-video_track_timescale", "90000"]
  private static let aac = ["-c:a", "aac", "-aac_coder", "fast"]
  private static let opus = ["-c:a", "libopus"]

  /// Most frames of a draft are as the one before, so that nothing is gained by looking ahead, by measuring what a frame
  /// could do without, by seeking motion between pixels, or by smoothing what is drawn: a fine fixed quantiser and the
  /// plain entropy coder give a picture that is as good in half the time.
  private static let h264 =
    [
      "-c:v", "libx264", "-preset", "superfast", "-qp", "22", "-x264-params",
      "bframes=0:rc-lookahead=0:weightp=0:scenecut=0:subme=0:no-deblock=1:cabac=0:keyint=75", "-pix_fmt",
      "yuv420p",
    ] + color + timescale

  private static let vp9 =
    [
      "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-crf", "32", "-b:v",
      "0", "-auto-alt-ref", "0", "-pix_fmt", "yuva420p",
    ] + color
}
