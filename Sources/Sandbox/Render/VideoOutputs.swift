import Foundation
import VideoModel

/// The files of a finished video: the video, a still picture, a moving one, and its captions.
struct VideoOutputs {
  let folder: VideoFolder
  let record: VideoRecord
  let work: URL
  let run: RenderRun

  private var ffmpeg: FFmpeg { FFmpeg(folder: work, run: run) }

  /// Joins the scenes: their pictures as they are, their sound coded once.
  func join(
    _ scenes: [SceneRender], _ frame: VideoFrame, _ request: VideoRequest, line: (Substring) -> Void
  ) throws {
    let list = scenes.map { "file '\($0.file)'\n" }.joined()
    try Data(list.utf8).write(to: work.appending(path: "scenes.txt"))
    try ffmpeg.run(
      ["-f", "concat", "-i", "scenes.txt"] + frame.encoding.joined + [
        folder.video(of: record).lastPathComponent
      ],
      line: line)
  }

  /// Makes what is seen of the video before it is played, and its captions.
  func makePreviews(
    _ scenes: [SceneRender], _ frame: VideoFrame, _ request: VideoRequest, seconds: Double
  ) throws {
    let video = folder.video(of: record).lastPathComponent
    let middle = JSONNumber(seconds / 2).literal
    try ffmpeg.run(["-ss", middle, "-i", video, "-frames:v", "1", "-q:v", "3", "thumbnail.jpg"])
    try ffmpeg.run(
      [
        "-t", "3", "-i", video, "-vf",
        "fps=8,scale=w=320:h=320:force_original_aspect_ratio=decrease,split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse",
        "-an", "preview.gif",
      ])
    let captions = Captions(scenes.map { (scene: $0.scene, seconds: $0.seconds, spoken: $0.voice.seconds) })
    guard !captions.isEmpty else { return }
    try Data(captions.subRip.utf8).write(to: work.appending(path: "captions.srt"))
    guard frame.captions.wantsCaptionedCopy else { return }
    let styled = captions.advancedSubStation(
      width: frame.width, height: frame.height, style: frame.captions.style)
    try Data(styled.utf8).write(to: work.appending(path: CaptionPlan.file))
    try ffmpeg.run(
      ["-i", video, "-vf", CaptionPlan.filter(isTransparent: false)] + frame.encoding.captioned
        + ["captioned.mp4"])
  }

  /// Moves the finished files to where they are served from, the video last.
  func moveIntoPlace(_ scenes: [SceneRender]) throws {
    for kind in MediaEndpoint.Kind.allCases.reversed() {
      let place = kind.file(of: record, in: folder)
      let made = work.appending(path: place.lastPathComponent).path
      guard FileManager.default.fileExists(atPath: made) else { continue }
      guard rename(made, place.path) == 0 else { throw RenderFailure.system(errno) }
    }
  }
}
