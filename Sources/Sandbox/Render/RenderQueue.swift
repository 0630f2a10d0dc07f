import Foundation
import Synchronization
import VideoModel

/// Renders videos in the order of their submission, two at once.
final class RenderQueue: Sendable {
  private struct State {
    var waiting: [String] = []
    var running: [String: RenderRun] = [:]
    var isStopped = false
  }

  private let library: VideoLibrary
  private let state = Mutex(State())
  /// Renders wait for child processes, which must not hold up the threads of Swift's tasks.
  private let threads = DispatchQueue(label: "sandbox.render", attributes: .concurrent)

  /// How many are rendered at once.
  static let rendersAtOnce = 2

  init(_ library: VideoLibrary) { self.library = library }

  func submit(_ id: String) {
    state.withLock { $0.waiting.append(id) }
    startNext()
  }

  /// Ends a render, or takes it out of the queue. Nothing touches its files afterwards.
  func cancel(_ id: String) {
    let run = state.withLock { state in
      state.waiting.removeAll { $0 == id }
      return state.running[id]
    }
    run?.cancel()
  }

  /// Ends all renders, and starts none any more.
  func stop() {
    let running = state.withLock { state in
      state.isStopped = true
      state.waiting = []
      return Array(state.running.values)
    }
    for run in running { run.cancel() }
  }

  private func startNext() {
    let next = state.withLock { state -> (id: String, run: RenderRun)? in
      guard !state.isStopped, state.running.count < Self.rendersAtOnce, !state.waiting.isEmpty else {
        return nil
      }
      let id = state.waiting.removeFirst()
      let run = RenderRun()
      state.running[id] = run
      return (id, run)
    }
    guard let next else { return }
    threads.async {
      self.render(next.id, next.run)
      self.state.withLock { $0.running[next.id] = nil }
      next.run.markEnded()
      self.startNext()
    }
  }

  private func render(_ id: String, _ run: RenderRun) {
    guard let record = library[id], !run.isCancelled else { return }
    library.update(id) { $0.status = .processing }
    let result = Renderer(folder: library.folder, record: record, run: run) { [library] progress in
      library.setProgress(progress, of: id)
    }.render()
    switch result {
    case .success(let seconds):
      library.update(id) { record in
        record.status = .completed
        record.completedAt = Date()
        record.duration = seconds
        record.progress = 1
      }
    // Deleted, or to be started again with the next server.
    case .failure(let failure) where failure.reason == .cancelled: return
    case .failure(let failure):
      library.update(id) { record in
        record.status = .failed
        record.completedAt = Date()
        record.failure = failure.reason.told(scene: failure.scene)
      }
    }
  }
}
