import Foundation
import VideoModel

/// Renders a draft of a video: fetches what it names, speaks every scene, renders the scenes, and joins them.
struct Renderer {
  let folder: VideoFolder
  let record: VideoRecord
  let fetcher: MediaFetcher
  let cache: SceneCache
  let run: RenderRun
  /// Takes 0–1.
  let progress: (Double) -> Void

  /// Seconds; the service's own limit.
  static let longestVideo = 3600.0

  /// Where a render failed; the scene is counted from 1.
  struct Failure: Error {
    var scene: Int?
    var reason: RenderFailure
  }

  /// Renders the video.
  /// - Returns: its length in seconds.
  func render() -> Result<Double, Failure> {
    do throws(Failure) { return .success(try renderAll()) } catch { return .failure(error) }
  }

  private func renderAll() throws(Failure) -> Double {
    guard let request = record.videoRequest else { throw Failure(reason: .unreadable) }
    if let program = RenderFailure.missingPrograms().first {
      throw Failure(reason: .notInstalled(program: program))
    }
    let work = folder.work(of: record.id)
    defer { try? FileManager.default.removeItem(at: work) }
    try attempt {
      try? FileManager.default.removeItem(at: work)
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    }
    var progress = RenderProgress()
    let frame = try attempt { try VideoFrame(request, fetcher: fetcher, run: run) }
    if let image = frame.watermarkImage {
      try attempt { try link(image.url, as: WatermarkPlan.imageFile, in: work) }
    }
    if let words = frame.watermark?.words {
      try attempt { try Data(words.utf8).write(to: work.appending(path: WatermarkPlan.textFile)) }
    }
    let scenes = try plan(request.shots, frame, work, &progress)
    try render(scenes, work, &progress)
    return try join(scenes, frame, request, work, &progress)
  }

  private func link(_ file: URL, as name: String, in work: URL) throws {
    try FileManager.default.createSymbolicLink(
      atPath: work.appending(path: name).path, withDestinationPath: file.path)
  }

  private func tell(_ progress: RenderProgress) { self.progress(progress.value) }

  /// Fetches the files of every scene, and speaks it, which tells how long it is.
  private func plan(
    _ shots: [Scene], _ frame: VideoFrame, _ work: URL, _ progress: inout RenderProgress
  ) throws(Failure) -> [SceneRender] {
    var materials: [SceneMaterial] = []
    for (index, shot) in shots.enumerated() {
      materials.append(try attempt(index + 1) { try SceneMaterial(shot, fetcher: fetcher, run: run) })
      progress.advance(.fetching, index + 1, of: shots.count)
      tell(progress)
    }
    var scenes: [SceneRender] = []
    var total = 0.0
    for (index, shot) in shots.enumerated() {
      // Hours of speech are refused before they are spoken; the estimate may be off by half.
      let isEndless = (shot.estimatedSeconds ?? 0) > Self.longestVideo * 2
      let scene = try attempt(index + 1) {
        if isEndless { throw RenderFailure.tooLong(limit: Self.longestVideo) }
        return try SceneRender(
          shot, number: index + 1, frame: frame, material: materials[index], folder: work, run: run)
      }
      total += scene.seconds
      guard total <= Self.longestVideo else {
        throw Failure(scene: index + 1, reason: .tooLong(limit: Self.longestVideo))
      }
      scenes.append(scene)
      progress.advance(.speaking, index + 1, of: shots.count)
      tell(progress)
    }
    progress.plan(frames: scenes.map(\.frames), rate: frame.rate)
    return scenes
  }

  /// Renders the scenes that have not been rendered before.
  private func render(
    _ scenes: [SceneRender], _ work: URL, _ progress: inout RenderProgress
  ) throws(Failure) {
    for (index, scene) in scenes.enumerated() {
      let key = scene.key
      let place = work.appending(path: scene.file)
      if !cache.link(key, to: place) {
        var reached = progress
        try attempt(scene.number) {
          try scene.render { line in
            reached.take(line, ofScene: index)
            tell(reached)
          }
        }
        progress = reached
        // A scene that is not kept costs time when it comes again, and nothing else.
        try? cache.store(place, for: key)
      }
      progress.finish(scene: index)
      tell(progress)
    }
  }

  /// Makes one file of the scenes, and what goes with it.
  /// - Returns: its length in seconds.
  private func join(
    _ scenes: [SceneRender], _ frame: VideoFrame, _ request: VideoRequest, _ work: URL,
    _ progress: inout RenderProgress
  ) throws(Failure) -> Double {
    var reached = progress
    let total = scenes.reduce(0) { $0 + $1.seconds }
    try attempt {
      let outputs = VideoOutputs(folder: folder, record: record, work: work, run: run)
      try outputs.join(scenes, frame, request) { line in
        reached.take(line, in: .joining)
        tell(reached)
      }
      try outputs.makePreviews(scenes, frame, request, seconds: total)
      try outputs.moveIntoPlace(scenes)
    }
    return total
  }

  /// Says of any error in which scene it was.
  private func attempt<Value>(_ scene: Int? = nil, _ body: () throws -> Value) throws(Failure) -> Value {
    do { return try body() } catch { throw Failure(scene: scene, reason: RenderFailure(error)) }
  }
}
