import Foundation
import VideoModel

/// Renders a draft of a video: the sound of every scene, then the scenes, then all of them in one file.
struct Renderer {
  let folder: VideoFolder
  let record: VideoRecord
  let run: RenderRun
  /// Takes 0–1.
  let progress: (Double) -> Void

  /// Seconds; the service's own limit (reference, section 6).
  static let longestVideo = 3600.0
  /// Seconds; shorter scenes are filled up with silence, since a video of no frames is none.
  private static let shortestScene = 0.5
  /// Frames a second that a draft is made with; a request may ask for any number above 0.
  private static let frameRates = 1.0...60.0
  /// What the finished file weighs in the progress, beside the scenes.
  private static let joiningShare = 0.03

  /// Where a render failed; the scene is counted from 1.
  struct Failure: Error {
    var scene: Int?
    var reason: RenderFailure
  }

  private struct PlannedScene {
    var number: Int
    var scene: Scene
    var frames: Int
  }

  /// Renders the video.
  /// - Returns: its length in seconds.
  func render() -> Result<Double, Failure> {
    do throws(Failure) { return .success(try renderAll()) } catch { return .failure(error) }
  }

  private func renderAll() throws(Failure) -> Double {
    guard let request = record.videoRequest else { throw Failure(reason: .unreadable) }
    let work = folder.work(of: record.id)
    defer { try? FileManager.default.removeItem(at: work) }
    try attempt {
      try? FileManager.default.removeItem(at: work)
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    }
    let rate = min(max(request.framesPerSecond, Self.frameRates.lowerBound), Self.frameRates.upperBound)
    let scenes = try plan(request.shots, rate: rate, work)
    let total = Double(scenes.reduce(0) { $0 + $1.frames }) / rate
    var done = 0.0
    for scene in scenes {
      try attempt(scene.number) {
        try render(scene, of: request, rate: rate, work) { seconds in
          progress((done + seconds) / total * (1 - Self.joiningShare))
        }
      }
      done += Double(scene.frames) / rate
    }
    try attempt { try join(scenes, of: request, rate: rate, work) }
    return total
  }

  /// Speaks every scene, which tells how long they are.
  private func plan(_ scenes: [Scene], rate: Double, _ work: URL) throws(Failure) -> [PlannedScene] {
    var planned: [PlannedScene] = []
    var total = 0.0
    for (index, scene) in scenes.enumerated() {
      // Hours of speech are refused before they are spoken; the estimate may be off by half.
      guard (scene.estimatedSeconds ?? 0) <= Self.longestVideo * 2 else {
        throw Failure(scene: index + 1, reason: .tooLong(limit: Self.longestVideo))
      }
      var seconds = 0.0
      try attempt(index + 1) {
        seconds = try SceneSound(folder: work, run: run).write(
          SandboxVoice.cast(for: scene), to: "scene-\(index + 1).wav")
      }
      let frames = max(1, Int((max(seconds, Self.shortestScene) * rate - 0.001).rounded(.up)))
      total += Double(frames) / rate
      guard total <= Self.longestVideo else {
        throw Failure(scene: index + 1, reason: .tooLong(limit: Self.longestVideo))
      }
      planned.append(PlannedScene(number: index + 1, scene: scene, frames: frames))
    }
    return planned
  }

  private func render(
    _ planned: PlannedScene, of request: VideoRequest, rate: Double, _ work: URL,
    progress: (Double) -> Void
  ) throws {
    let size = request.size
    let composition = Composition(scene: planned.scene, width: size.width, height: size.height)
    let name = "scene-\(planned.number)"
    let font = try composition.text.map {
      try OverlayFont($0, name: name, folder: work, run: run).option
    }
    let picture = ScenePicture(
      composition: composition, labels: Self.labels(planned.scene, composition), name: name, font: font ?? "",
      isTransparent: request.isTransparent,
      presenter: try PresenterPicture(composition, name: name, folder: work))
    for text in picture.texts { try Data(text.text.utf8).write(to: work.appending(path: text.file)) }
    let rateText = JSONNumber(rate).literal
    let seconds = JSONNumber(Double(planned.frames) / rate).literal
    let encoding = VideoEncoding(request)
    let arguments =
      [
        "-f", "lavfi", "-i", picture.filter(rate: rateText, frames: planned.frames), "-i", "\(name).wav",
        "-map", "0:v", "-map", "1:a", "-af", "apad=whole_dur=\(seconds)",
      ] + encoding.scene + ["-r", rateText, "\(name).\(encoding.sceneExtension)"]
    try ffmpeg(arguments, work) { line in
      guard line.hasPrefix("out_time_us="), let microseconds = Double(line.dropFirst(12)) else { return }
      progress(min(max(microseconds / 1_000_000, 0), Double(planned.frames) / rate))
    }
  }

  private func join(_ scenes: [PlannedScene], of request: VideoRequest, rate: Double, _ work: URL) throws {
    let encoding = VideoEncoding(request)
    let list = scenes.map { "file 'scene-\($0.number).\(encoding.sceneExtension)'\n" }.joined()
    try Data(list.utf8).write(to: work.appending(path: "scenes.txt"))
    let video = "video.\(request.fileExtension)"
    try ffmpeg(["-f", "concat", "-i", "scenes.txt"] + encoding.joined + [video], work)
    let frames = scenes.reduce(0) { $0 + $1.frames }
    let middle = JSONNumber(Double(frames) / rate / 2).literal
    try ffmpeg(["-ss", middle, "-i", video, "-frames:v", "1", "-q:v", "3", "thumbnail.jpg"], work)
    let captions = Captions(scenes.map { ($0.scene, Double($0.frames) / rate) })
    if !captions.isEmpty { try Data(captions.subRip.utf8).write(to: work.appending(path: "captions.srt")) }
    for place in [folder.captions(of: record.id), folder.thumbnail(of: record.id), folder.video(of: record)] {
      let made = work.appending(path: place.lastPathComponent).path
      guard rename(made, place.path) != 0 else { continue }
      // Where nothing is spoken there are no captions.
      guard errno == ENOENT, captions.isEmpty else {
        throw RenderFailure.file(reason: String(cString: strerror(errno)))
      }
    }
  }

  private func ffmpeg(_ arguments: [String], _ work: URL, line: (Substring) -> Void = { _ in }) throws {
    let common = [
      "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-stats_period", "0.2", "-progress", "pipe:1",
    ]
    try ChildProcess(program: "ffmpeg", arguments: common + arguments, folder: work).run(run, line: line)
  }

  /// What is said of sources that the draft does not fetch.
  private static func labels(_ scene: Scene, _ composition: Composition) -> [String] {
    var labels: [String] = []
    switch composition.backdrop {
    case .plain: break
    case .image(let source): labels.append("image: \(source)")
    case .video(let source): labels.append("video: \(source)")
    }
    if scene.voice?.type == Voice.Kind.audio {
      let sources = [scene.voice?.audioURL, scene.voice?.audioAssetID].compactMap { $0 }
      labels.append("audio: \(sources.first { !$0.isEmpty } ?? "")")
    }
    return labels
  }

  /// Says of any error in which scene it was.
  private func attempt(_ scene: Int? = nil, _ body: () throws -> Void) throws(Failure) {
    do { try body() } catch let failure as RenderFailure {
      throw Failure(scene: scene, reason: failure)
    } catch {
      throw Failure(scene: scene, reason: .file(reason: error.localizedDescription))
    }
  }
}
