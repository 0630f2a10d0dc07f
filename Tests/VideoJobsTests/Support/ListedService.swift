import Foundation
import HeyGenClient
import Synchronization
import VideoJobs
import VideoModel

/// A service that knows videos, lists them, and remembers what it was asked.
final class ListedService: Sendable {
  /// What was asked.
  enum Call: Equatable, Sendable {
    case status(String)
    case named(Int)
    case page(VideoList, String?)
  }

  private struct State {
    /// The newest first.
    var videos: [VideoSummary] = []
    var looked: [String: VideoStatus] = [:]
    var calls: [Call] = []
    var failures: [Call: ClientError] = [:]
    var watchers: [(count: Int, CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())
  private let pageSize: Int

  init(pageSize: Int = 100) { self.pageSize = pageSize }

  var calls: [Call] { state.withLock { $0.calls } }

  /// Takes a video on as the newest.
  func add(
    _ id: String, _ status: String, title: String = "", at date: Date? = nil, result: VideoResult? = nil
  ) {
    state.withLock {
      $0.videos.insert(
        VideoSummary(videoID: id, status: status, title: title, createdAt: date, result: result), at: 0)
    }
  }

  /// What the list says of a video from now on.
  func set(_ id: String, _ status: String) {
    state.withLock { state in
      for index in state.videos.indices where state.videos[index].videoID == id {
        state.videos[index].status = status
      }
    }
  }

  /// What a single question about a video is answered with, where it is not what the list says.
  func look(_ status: VideoStatus) { state.withLock { $0.looked[status.videoID] = status } }

  /// Fails a page of a list, or all of a way, until further notice.
  func fail(_ call: Call, _ error: ClientError?) { state.withLock { $0.failures[call] = error } }

  /// Returns once that many calls have come.
  func waitForCalls(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.calls.count >= count { return true }
        state.watchers.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  func service(name: String = "sandbox") -> VideoService {
    VideoService(
      name: name,
      submit: { _ async throws(ClientError) in throw .offline(reason: "this service is only asked") },
      status: { job async throws(ClientError) in
        let id = job.videoID ?? ""
        try self.note(.status(id), failing: .status(id))
        let found = self.state.withLock { state in
          state.looked[id]
            ?? state.videos.first { $0.videoID == id }.map { VideoStatus(videoID: id, word: $0.status) }
        }
        guard let found else { throw .notFound(message: "no such video") }
        return found
      },
      delete: { _ async throws(ClientError) in throw .offline(reason: "nobody deletes here") },
      lists: VideoLists(
        named: { ids async throws(ClientError) in
          try self.note(.named(ids.count), failing: .named(0))
          return self.state.withLock { state in
            state.videos.filter { ids.contains($0.videoID) }.map {
              VideoStatus(videoID: $0.videoID, word: $0.status, result: $0.result)
            }
          }
        },
        page: { list, token async throws(ClientError) in
          try self.note(.page(list, token), failing: .page(list, nil))
          return self.state.withLock { state in
            let start = token.flatMap { Int($0) } ?? 0
            let end = min(start + self.pageSize, state.videos.count)
            return VideoPage(
              videos: Array(state.videos[start..<end]), token: end < state.videos.count ? String(end) : nil)
          }
        }))
  }

  private func note(_ call: Call, failing key: Call) throws(ClientError) {
    let (error, watchers) = state.withLock { state in
      state.calls.append(call)
      let count = state.calls.count
      let watchers = state.watchers.filter { $0.count <= count }
      state.watchers.removeAll { $0.count <= count }
      return (state.failures[key], watchers)
    }
    for watcher in watchers { watcher.1.resume() }
    if let error { throw error }
  }
}

extension ListedService.Call: Hashable {}
