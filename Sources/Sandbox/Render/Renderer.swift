import Foundation
import Synchronization
import VideoModel

/// Renders a draft of a video: fetches what it names, speaks every scene, renders the scenes, and joins them.
struct Renderer {
  let folder: VideoFolder
  let record: VideoRecord
  let fetcher: MediaFetcher
  let cache: SceneCache
  let run: RenderRun
  private let progress: ProgressTeller

  /// - Parameter progress: takes 0–1, from any thread.
  init(
    folder: VideoFolder, record: VideoRecord, fetcher: MediaFetcher, cache: SceneCache, run: RenderRun,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    self.folder = folder
    self.record = record
    self.fetcher = fetcher
    self.cache = cache
    self.run = run
    self.progress = ProgressTeller(progress)
  }

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
    if let failure = ProvokedFault(in: request)?.failure { throw Failure(reason: failure) }
    if let program = RenderFailure.missingPrograms().first {
      throw Failure(reason: .notInstalled(program: program))
    }
    let work = folder.work(of: record.id)
    defer { try? FileManager.default.removeItem(at: work) }
    try attempt {
      try? FileManager.default.removeItem(at: work)
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    }
    let frame = try attempt { try VideoFrame(request, fetcher: fetcher, run: run) }
    if let image = frame.watermarkImage {
      try attempt { try link(image.url, as: WatermarkPlan.imageFile, in: work) }
    }
    if let words = frame.watermark?.words {
      try attempt { try Data(words.utf8).write(to: work.appending(path: WatermarkPlan.textFile)) }
    }
    let scenes = try plan(request.shots, frame, work)
    let outputs = VideoOutputs(
      scenes: scenes, frame: frame, folder: folder, record: record, work: work, cache: cache, run: run)
    try render(scenes, outputs, work)
    try join(outputs)
    return scenes.reduce(0) { $0 + $1.seconds }
  }

  private func link(_ file: URL, as name: String, in work: URL) throws {
    try FileManager.default.createSymbolicLink(
      atPath: work.appending(path: name).path, withDestinationPath: file.path)
  }

  /// Fetches the files of every scene, and speaks it, which tells how long it is.
  private func plan(_ shots: [Scene], _ frame: VideoFrame, _ work: URL) throws(Failure) -> [SceneRender] {
    let materials = try concurrently(shots.count) { index throws(Failure) in
      let material = try attempt(index + 1) { try SceneMaterial(shots[index], fetcher: fetcher, run: run) }
      progress.change { $0.finishPiece(of: .fetching, all: shots.count) }
      return material
    }
    let total = Mutex(0.0)
    let scenes = try concurrently(shots.count) { index throws(Failure) in
      // Hours of speech are refused before they are spoken; the estimate may be off by half.
      let isEndless = (shots[index].estimatedSeconds ?? 0) > Self.longestVideo * 2
      let scene = try attempt(index + 1) {
        if isEndless { throw RenderFailure.tooLong(limit: Self.longestVideo) }
        return try SceneRender(
          shots[index], number: index + 1, frame: frame, material: materials[index], folder: work,
          cache: cache,
          run: run)
      }
      let seconds = total.withLock { total in
        total += scene.seconds
        return total
      }
      guard seconds <= Self.longestVideo else { throw Failure(reason: .tooLong(limit: Self.longestVideo)) }
      progress.change { $0.finishPiece(of: .speaking, all: shots.count) }
      return scene
    }
    progress.change { $0.plan(frames: scenes.map(\.frames), rate: frame.rate) }
    return scenes
  }

  /// Renders the scenes that have not been rendered before, and makes the sound of all of them at the same time: a scene
  /// alone does not keep two processors busy from its beginning.
  private func render(_ scenes: [SceneRender], _ outputs: VideoOutputs, _ work: URL) throws(Failure) {
    _ = try concurrently(scenes.count + 1) { piece throws(Failure) in
      guard piece < scenes.count else { return try makeSound(of: scenes, outputs, work) }
      let scene = scenes[piece]
      try attempt(scene.number) {
        try cache.provide(scene.pictureFiles.map { work.appending(path: $0) }, for: scene.key) {
          try scene.render { share in progress.change { $0.advance(scene: piece, to: share) } }
        }
      }
      progress.change { $0.finish(scene: piece) }
    }
  }

  private func makeSound(of scenes: [SceneRender], _ outputs: VideoOutputs, _ work: URL) throws(Failure) {
    _ = try concurrently(scenes.count) { index throws(Failure) in
      let scene = scenes[index]
      try attempt(scene.number) {
        try cache.provide(work.appending(path: scene.soundFile), for: scene.key) { try scene.mixSound() }
      }
    }
    try attempt { try outputs.codeSound() }
  }

  /// Makes one file of the scenes, and what goes with it.
  private func join(_ outputs: VideoOutputs) throws(Failure) {
    try attempt {
      try outputs.make { line in progress.change { $0.take(line, in: .joining) } }
      try outputs.moveIntoPlace()
    }
  }

  /// Says of any error in which scene it was.
  private func attempt<Value>(_ scene: Int? = nil, _ body: () throws -> Value) throws(Failure) -> Value {
    do { return try body() } catch { throw Failure(scene: scene, reason: RenderFailure(error)) }
  }
}
