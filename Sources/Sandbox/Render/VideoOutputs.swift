import Foundation
import VideoModel

/// The files of a finished video: the video, a still picture, a moving one, and its captions. What was made of the same
/// scenes before is not made again.
struct VideoOutputs {
  let scenes: [SceneRender]
  let frame: VideoFrame
  let folder: VideoFolder
  let record: VideoRecord
  let work: URL
  let cache: SceneCache
  let run: RenderRun

  /// Changes with how the files are made, so that no older one is taken for it.
  private static let version = "outputs 2"
  private static let pictureList = "pictures.txt"
  private static let soundList = "sounds.txt"
  private static let previewList = "previews.txt"

  private var ffmpeg: FFmpeg { FFmpeg(folder: work, run: run) }
  private var video: String { folder.video(of: record).lastPathComponent }
  private var sound: String { "sound.\(frame.encoding.soundExtension)" }

  /// Codes the sound of all scenes as one. Their sounds are there; their pictures need not be.
  func codeSound() throws {
    try write(Self.soundList, scenes.map(\.soundFile))
    try provide(sound, of: scenes) {
      try ffmpeg.run(["-f", "concat", "-i", Self.soundList] + frame.encoding.sound + [sound])
    }
  }

  /// Makes the files, of the scenes' files and the coded sound.
  /// - Parameter line: takes what ffmpeg says of how far the joined video is.
  func make(line: @escaping @Sendable (Substring) -> Void) throws {
    let captions = try writeCaptions()
    let steps: [@Sendable () throws -> Void] = [
      {
        try join(line: line)
        if let captions { try makeCaptionedCopy(captions) }
      },
      {
        try makeStill()
        try makeMovingPicture()
      },
    ]
    _ = try concurrently(steps.count, atOnce: steps.count) { (step: Int) throws in try steps[step]() }
  }

  /// Has a file made in the work folder, or takes the one that was made of the same before.
  /// - Parameters:
  ///   - scenes: of which it is made.
  ///   - parts: whatever else it is made of.
  private func provide(
    _ file: String, of scenes: [SceneRender], _ parts: [String] = [], make: () throws -> Void
  ) rethrows {
    let key = SceneCache.key(of: [Self.version, file] + parts + scenes.map(\.key))
    try cache.provide(work.appending(path: file), for: key, make: make)
  }

  /// Writes a list of files as ffmpeg reads them as one.
  private func write(_ list: String, _ files: [String]) throws {
    try Data(files.map { "file '\($0)'\n" }.joined().utf8).write(to: work.appending(path: list))
  }

  private func join(line: (Substring) -> Void) throws {
    try write(Self.pictureList, scenes.map(\.file))
    let pictures = frame.encoding.input(
      of: scenes.map(\.file), list: Self.pictureList, rate: frame.rateText)
    try provide(video, of: scenes) {
      try ffmpeg.run(
        pictures + ["-i", sound, "-map", "0:v", "-map", "1:a"] + frame.encoding.joined + [video], line: line)
    }
  }

  /// Gives the picture of the scene that is seen in the middle of the video another name.
  private func makeStill() throws {
    var seconds = scenes.reduce(0) { $0 + $1.seconds } / 2
    guard
      let scene = scenes.first(where: { scene in
        if seconds < scene.seconds { return true }
        seconds -= scene.seconds
        return false
      })
    else { return }
    try FileManager.default.linkItem(
      at: work.appending(path: scene.preview.stillFile), to: work.appending(path: "thumbnail.jpg"))
  }

  /// Makes a small moving picture of the video's beginning.
  private func makeMovingPicture() throws {
    var start = 0.0
    let seen = scenes.prefix { scene in
      defer { start += scene.seconds }
      return start < ScenePreview.longest
    }
    try write(Self.previewList, seen.map(\.preview.movingFile))
    try provide("preview.gif", of: Array(seen)) {
      try ffmpeg.run([
        "-t", JSONNumber(ScenePreview.longest).literal, "-f", "concat", "-i", Self.previewList, "-vf",
        ScenePreview.reduced, "preview.gif",
      ])
    }
  }

  /// Writes what is said as a file of its own.
  /// - Returns: the captions that a copy of the video is wanted with; nil for no copy.
  private func writeCaptions() throws -> String? {
    let captions = Captions(scenes.map { (scene: $0.scene, seconds: $0.seconds, spoken: $0.voice.seconds) })
    guard !captions.isEmpty else { return nil }
    try Data(captions.subRip.utf8).write(to: work.appending(path: "captions.srt"))
    guard frame.captions.wantsCaptionedCopy else { return nil }
    let styled = captions.advancedSubStation(
      width: frame.width, height: frame.height, style: frame.captions.style)
    try Data(styled.utf8).write(to: work.appending(path: CaptionPlan.file))
    return styled
  }

  private func makeCaptionedCopy(_ captions: String) throws {
    try provide("captioned.mp4", of: scenes, [captions]) {
      try ffmpeg.run(
        ["-i", video, "-vf", SubStationFile.filter(file: CaptionPlan.file, isTransparent: false)]
          + frame.encoding.captioned
          + ["captioned.mp4"])
    }
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
