import Foundation
import VideoModel

/// The files of a finished video: the video, a still picture, a moving one, and its captions.
struct VideoOutputs {
  let folder: VideoFolder
  let record: VideoRecord
  let work: URL
  let run: RenderRun

  private var ffmpeg: FFmpeg { FFmpeg(folder: work, run: run) }

  /// Makes them of the scenes' files.
  /// - Parameter line: takes what ffmpeg says of how far the joined video is.
  func make(of scenes: [SceneRender], _ frame: VideoFrame, line: @escaping @Sendable (Substring) -> Void)
    throws
  {
    let list = scenes.map { "file '\($0.file)'\n" }.joined()
    try Data(list.utf8).write(to: work.appending(path: Self.list))
    let captions = try writeCaptions(of: scenes, frame)
    _ = try concurrently(3) { (step: Int) throws(RenderFailure) in
      switch step {
      case 0:
        try ffmpeg.run(joined + frame.encoding.joined + [video], line: line)
        if captions { try makeCaptionedCopy(frame) }
      case 1: try makeStill(of: scenes)
      default: try makeMovingPicture()
      }
    }
  }

  private static let list = "scenes.txt"
  /// The options that read all scenes as one.
  private var joined: [String] { ["-f", "concat", "-i", Self.list] }
  private var video: String { folder.video(of: record).lastPathComponent }

  /// Makes a picture of the middle of the video, out of the scene that is seen then: ffmpeg seeks well in a file, and
  /// badly in a list of them.
  private func makeStill(of scenes: [SceneRender]) throws(RenderFailure) {
    var seconds = scenes.reduce(0) { $0 + $1.seconds } / 2
    for scene in scenes {
      guard seconds >= scene.seconds else {
        return try ffmpeg.run(
          [
            "-ss", JSONNumber(seconds).literal, "-i", scene.file, "-frames:v", "1", "-q:v", "3",
            "thumbnail.jpg",
          ])
      }
      seconds -= scene.seconds
    }
  }

  private func makeMovingPicture() throws(RenderFailure) {
    try ffmpeg.run(
      ["-t", "3"] + joined + [
        "-vf",
        "fps=8,scale=w=320:h=320:force_original_aspect_ratio=decrease,split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse",
        "-an", "preview.gif",
      ])
  }

  /// Writes what is said as a file of its own.
  /// - Returns: whether a copy of the video with it in the picture is wanted, too.
  private func writeCaptions(of scenes: [SceneRender], _ frame: VideoFrame) throws -> Bool {
    let captions = Captions(scenes.map { (scene: $0.scene, seconds: $0.seconds, spoken: $0.voice.seconds) })
    guard !captions.isEmpty else { return false }
    try Data(captions.subRip.utf8).write(to: work.appending(path: "captions.srt"))
    guard frame.captions.wantsCaptionedCopy else { return false }
    let styled = captions.advancedSubStation(
      width: frame.width, height: frame.height, style: frame.captions.style)
    try Data(styled.utf8).write(to: work.appending(path: CaptionPlan.file))
    return true
  }

  private func makeCaptionedCopy(_ frame: VideoFrame) throws(RenderFailure) {
    try ffmpeg.run(
      ["-i", video, "-vf", SubStationFile.filter(file: CaptionPlan.file, isTransparent: false)]
        + frame.encoding.captioned
        + ["captioned.mp4"])
  }

  /// Moves the finished files to where they are served from, the video last.
  func moveIntoPlace() throws {
    for kind in MediaEndpoint.Kind.allCases.reversed() {
      let place = kind.file(of: record, in: folder)
      let made = work.appending(path: place.lastPathComponent).path
      guard FileManager.default.fileExists(atPath: made) else { continue }
      guard rename(made, place.path) == 0 else { throw RenderFailure.system(errno) }
    }
  }
}
