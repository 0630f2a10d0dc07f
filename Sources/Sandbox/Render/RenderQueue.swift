import Foundation
import Synchronization

/// Renders videos in the order they were submitted, two at once.
final class RenderQueue: Sendable {
  /// ffmpeg's encoder uses several processors itself; a second render fills the gaps.
  private static let width = 2

  private struct Work {
    var waiting: [String] = []
    var running: [String: VideoRenderer] = [:]
    var isStopped = false
  }

  private let library: VideoLibrary
  private let work = Mutex(Work())
  private let queue = DispatchQueue(label: "heygen-tui.render", qos: .utility, attributes: .concurrent)

  init(library: VideoLibrary) { self.library = library }

  func add(_ id: String) {
    work.withLock { $0.waiting.append(id) }
    startNext()
  }

  /// Forgets a render, and ends it when it runs.
  func cancel(_ id: String) {
    let renderer = work.withLock { work in
      work.waiting.removeAll { $0 == id }
      return work.running[id]
    }
    renderer?.cancel()
  }

  /// Ends all renders; they begin anew with the next start.
  func stop() {
    let running = work.withLock { work in
      work.isStopped = true
      work.waiting = []
      return Array(work.running.values)
    }
    running.forEach { $0.cancel() }
  }

  private func startNext() {
    let next = work.withLock { work -> VideoRenderer? in
      guard !work.isStopped, work.running.count < Self.width, !work.waiting.isEmpty else { return nil }
      let id = work.waiting.removeFirst()
      let renderer = VideoRenderer(id: id, library: library)
      work.running[id] = renderer
      return renderer
    }
    guard let next else { return }
    queue.async {
      next.run()
      self.work.withLock { $0.running[next.id] = nil }
      self.startNext()
    }
  }
}
