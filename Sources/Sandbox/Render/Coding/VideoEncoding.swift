import VideoModel

/// How ffmpeg encodes a video: H.264 and AAC, or, before a transparent background, VP9 with an alpha channel and Opus.
///
/// The picture is encoded scene by scene and then joined as it is. The sound is encoded once, for the whole video: coded
/// sound is longer than what went into it, and the surplus of many scenes would set it behind the picture.
struct VideoEncoding {
  private let isTransparent: Bool

  init(_ request: VideoRequest) { isTransparent = request.isTransparent }

  /// The extension of the file of a scene's picture: a bare stream, or a container that holds an alpha channel.
  var sceneExtension: String { isTransparent ? "mkv" : "h264" }
  /// Whether `HeldFrames` can make its frames last for longer.
  var canHoldFrames: Bool { !isTransparent }
  /// The extension of the file of a video's coded sound.
  var soundExtension: String { isTransparent ? "mka" : "m4a" }

  /// For a scene's picture.
  var scene: [String] { isTransparent ? Self.vp9 : Self.h264 }

  /// The options that make the pictures of all scenes one input of ffmpeg, run in their folder.
  /// - Parameters:
  ///   - files: their names.
  ///   - list: the file that names them in ffmpeg's own form.
  ///   - rate: frames a second; a bare stream does not tell them.
  func input(of files: [String], list: String, rate: String) -> [String] {
    isTransparent
      ? ["-f", "concat", "-i", list]
      : ["-framerate", rate, "-f", "h264", "-i", "concat:" + files.joined(separator: "|")]
  }

  /// For the sound of the whole video.
  var sound: [String] {
    (isTransparent ? Self.opus : Self.aac) + ["-b:a", "96k", "-ar", "48000", "-ac", "2"]
  }

  /// For the joined file: picture and sound as they are.
  var joined: [String] {
    ["-c", "copy"]
      + (isTransparent ? ["-metadata:s:v:0", "alpha_mode=1"] : Self.timescale + ["-movflags", "+faststart"])
  }

  /// For a copy with captions: the picture coded anew, the sound as it is.
  var captioned: [String] { Self.h264 + Self.timescale + ["-c:a", "copy", "-movflags", "+faststart"] }

  private static let color = [
    "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
  ]
  private static let timescale = ["-video_track_timescale", "90000"]
  private static let aac = ["-c:a", "aac", "-aac_coder", "fast"]
  private static let opus = ["-c:a", "libopus"]

  /// Nothing is gained in a draft by looking ahead, by measuring what a frame could do without, by seeking motion
  /// between pixels, or by smoothing what is drawn: a fine fixed quantiser and the plain entropy coder give a picture
  /// that is as good in half the time. The profile is the one that `HeldFrames` reads.
  private static let h264 =
    [
      "-c:v", "libx264", "-preset", "superfast", "-profile:v", "baseline", "-qp", "22", "-x264-params",
      "rc-lookahead=0:scenecut=0:subme=0:no-deblock=1:keyint=\(StillFilm.keyFrameDistance)", "-pix_fmt",
      "yuv420p",
    ] + color

  private static let vp9 =
    [
      "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-crf", "32", "-b:v",
      "0", "-auto-alt-ref", "0", "-pix_fmt", "yuva420p",
    ] + color
}
