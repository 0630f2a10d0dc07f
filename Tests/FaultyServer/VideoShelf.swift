import Foundation
import Synchronization

/// The videos of the faulty server. Each is rendered by the clock: waiting, then processing, then done or failed.
final class VideoShelf: Sendable {
  /// A video that was asked for.
  struct Video: Sendable {
    let number: Int
    let id: String
    let title: String
    let callbackID: String?
    let isV3: Bool
    let createdAt: Date
    let beginsAt: Date
    let endsAt: Date
    let fails: Bool

    /// The service's word at a time.
    func word(at now: Date) -> String {
      if now < beginsAt { return "pending" }
      if now < endsAt { return "processing" }
      return fails ? "failed" : "completed"
    }
  }

  private struct State {
    var videos: [Video] = []
    var byID: [String: Int] = [:]
    var byKey: [String: Int] = [:]
    var numbers: SeededNumbers
  }

  private let state: Mutex<State>
  private let now: @Sendable () -> Date
  /// From the request to the video, in seconds.
  private let lengths: ClosedRange<Double>
  private let failing: Double

  init(seed: UInt64, lengths: ClosedRange<Double>, failing: Double, now: @escaping @Sendable () -> Date) {
    state = Mutex(State(numbers: SeededNumbers(seed: seed)))
    self.lengths = lengths
    self.failing = failing
    self.now = now
  }

  /// Takes a request on. The same key gives the same video.
  func add(title: String, callbackID: String?, isV3: Bool, key: String?) -> Video {
    let createdAt = now()
    return state.withLock { state in
      if let key, let index = state.byKey[key] { return state.videos[index] }
      let length = lengths.lowerBound + (lengths.upperBound - lengths.lowerBound) * state.numbers.next()
      let number = state.videos.count
      let video = Video(
        number: number, id: String(format: "video%06d", number), title: title, callbackID: callbackID,
        isV3: isV3,
        createdAt: createdAt, beginsAt: createdAt + length / 3, endsAt: createdAt + length,
        fails: state.numbers.next() < failing)
      state.videos.append(video)
      state.byID[video.id] = number
      if let key { state.byKey[key] = number }
      return video
    }
  }

  subscript(id: String) -> Video? { state.withLock { state in state.byID[id].map { state.videos[$0] } } }

  var all: [Video] { state.withLock { $0.videos } }

  /// A page, the newest first, and the token of the next one.
  /// - Parameter isV3: whether the list is that of v3, which knows no older videos; the other one knows all.
  func page(limit: Int, token: String?, title: String?, isV3: Bool) -> (videos: [Video], token: String?) {
    state.withLock { state in
      var index = token.flatMap { Int($0) } ?? state.videos.count
      index = min(index, state.videos.count)
      var page: [Video] = []
      while index > 0, page.count < limit {
        index -= 1
        let video = state.videos[index]
        if title.map({ video.title.contains($0) }) ?? true, video.isV3 || !isV3 { page.append(video) }
      }
      return (page, index > 0 ? String(index) : nil)
    }
  }
}
