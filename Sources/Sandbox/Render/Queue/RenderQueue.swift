import Foundation
import Synchronization
import VideoModel

/// Renders videos in the order of their submission, each on a thread of its own.
///
/// A render holds its video in the library, so that the files of a deleted video stay until its render has ended.
final class RenderQueue: Sendable {
  /// Renders a video, and blocks its thread until the files are in place or the run is cancelled.
  ///
  /// It may tell its progress, 0–1, from any thread, and gives the length of the video in seconds.
  typealias Render =
    @Sendable (
      _ record: VideoRecord, _ run: RenderRun, _ progress: @escaping @Sendable (Double) -> Void
    ) -> Result<Double, Renderer.Failure>

  private struct Job {
    let id: String
    let run = RenderRun()
    /// Left when nothing of the render will touch its files any more.
    let end = DispatchGroup()
  }

  private struct State {
    var waiting: [String] = []
    var running: [String: Job] = [:]
    var isStopped = false
  }

  private let library: VideoLibrary
  private let rendersAtOnce: Int
  private let render: Render
  private let state = Mutex(State())

  /// How long `cancel` waits for a killed render, in seconds. The server answers nothing meanwhile.
  private static let patience = 0.5

  /// - Parameters:
  ///   - rendersAtOnce: how many are rendered at the same time; anything below 1 is 1. By default as many as the
  ///     machine has processors.
  ///   - render: called on a thread for each render, which it may block.
  init(
    _ library: VideoLibrary, rendersAtOnce: Int = ProcessInfo.processInfo.activeProcessorCount,
    render: @escaping Render
  ) {
    self.library = library
    self.rendersAtOnce = max(rendersAtOnce, 1)
    self.render = render
  }

  /// A queue that renders with ffmpeg and espeak-ng.
  convenience init(_ library: VideoLibrary, fetcher: MediaFetcher, cache: SceneCache) {
    let folder = library.folder
    self.init(library) { record, run, progress in
      Renderer(
        folder: folder, record: record, fetcher: fetcher, cache: cache, run: run, progress: progress
      ).render()
    }
  }

  /// Puts a video of the library at the end of the queue. Returns at once.
  func submit(_ id: String) {
    state.withLock { $0.waiting.append(id) }
    guard let first = takeNext() else { return }
    // A thread, not a task or a dispatch queue: a render waits for child processes for minutes, and would take a thread
    // from those that answer the application's requests.
    Thread.detachNewThread {
      var next: Job? = first
      while let job = next {
        self.perform(job)
        next = self.takeNext()
      }
    }
  }

  /// Ends a render, or takes it out of the queue. A render is killed and given half a second to end; one that does not
  /// ends as soon as it can, and the library then deletes what is to be deleted.
  func cancel(_ id: String) {
    let job = state.withLock { state in
      state.waiting.removeAll { $0 == id }
      return state.running[id]
    }
    guard let job else { return }
    job.run.cancel()
    _ = job.end.wait(timeout: .now() + Self.patience)
  }

  /// Ends all renders, waits until they have ended, and starts none any more. May be called more than once.
  func stop() {
    let running = state.withLock { state in
      state.isStopped = true
      state.waiting = []
      return Array(state.running.values)
    }
    for job in running { job.run.cancel() }
    for job in running { job.end.wait() }
  }

  /// Takes the next video out of the queue, unless enough are rendered.
  private func takeNext() -> Job? {
    state.withLock { state in
      guard !state.isStopped, state.running.count < rendersAtOnce, !state.waiting.isEmpty else { return nil }
      let job = Job(id: state.waiting.removeFirst())
      job.end.enter()
      state.running[job.id] = job
      return job
    }
  }

  private func perform(_ job: Job) {
    if let record = library.hold(job.id) {
      render(record, job.run)
      library.release(job.id)
    }
    state.withLock { $0.running[job.id] = nil }
    job.end.leave()
  }

  private func render(_ record: VideoRecord, _ run: RenderRun) {
    let id = record.id
    let missing = record.videoRequest.map {
      MissingLetters.find(in: $0, folder: library.folder.home(of: id), run: run)
    }
    library.update(id) { record in
      record.status = .processing
      record.warnings = missing?.sentences ?? []
    }
    let result = render(record, run) { [library] progress in library.setProgress(progress, of: id) }
    switch result {
    case .success(let seconds):
      library.update(id) { record in
        record.status = .completed
        record.completedAt = Date()
        record.duration = seconds
        record.progress = 1
      }
    // Deleted, or to be started again with the next server; whatever a killed render says is no reason of its own.
    case .failure where run.isCancelled: return
    case .failure(let failure):
      library.update(id) { record in
        record.status = .failed
        record.completedAt = Date()
        record.failure = failure.reason.told(scene: failure.scene)
      }
    }
  }
}
