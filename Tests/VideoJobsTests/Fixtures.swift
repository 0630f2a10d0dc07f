import Foundation
import HeyGenClient
import Synchronization
import VideoModel

@testable import VideoJobs

/// What the tests of this folder begin with.
enum Fixture {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static func draft(_ id: String, name: String = "Draft", changed seconds: Double = 0) -> Draft {
    Draft(
      id: Draft.ID(rawValue: id), name: name, request: .studio(.example), createdAt: start,
      updatedAt: start.addingTimeInterval(seconds), origin: Job.ID(rawValue: "origin"))
  }

  static func job(_ id: String, _ state: Job.State = .waiting, service: String = "test", age: Double = 0)
    -> Job
  {
    var job = Job(
      id: Job.ID(rawValue: id), draftID: Draft.ID(rawValue: "d"), kind: .studio, title: "Title \(id)",
      requestText: "{ \"a\": 1.0 }", service: service, createdAt: start.addingTimeInterval(-age))
    job.state = state
    job.videoID = "video-\(id)"
    return job
  }

  static let clock = JobClock(now: { start }, sleep: { _ in }, random: { 0.5 })

  static func service(
    generate: @escaping @Sendable (String) async throws(ClientError) -> String = { _ in "video" },
    status: @escaping @Sendable (String) async throws(ClientError) -> VideoStatus = { id in
      VideoStatus(videoID: id, word: "processing")
    }
  ) -> VideoService {
    VideoService(
      name: "test", generate: { _, text async throws(ClientError) in try await generate(text) },
      status: status)
  }
}

/// A clock that stands still until the test moves it on. Whoever sleeps wakes when its time has come.
final class ManualClock: Sendable {
  private struct Sleeper {
    let id: Int
    let until: Date
    let wake: CheckedContinuation<Void, any Error>
  }

  private struct Times {
    var now = Fixture.start
    var sleepers: [Sleeper] = []
    var nextID = 0
    var watchers: [(count: Int, CheckedContinuation<Void, Never>)] = []
    var slept = 0
  }

  private let times = Mutex(Times())

  var now: Date { times.withLock { $0.now } }

  var clock: JobClock {
    JobClock(now: { self.now }, sleep: { try await self.sleep($0) }, random: { 0.5 })
  }

  private func sleep(_ duration: Duration) async throws {
    let id = times.withLock { times in
      times.nextID += 1
      return times.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (wake: CheckedContinuation<Void, any Error>) in
        let watchers = times.withLock { times in
          let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
          times.sleepers.append(Sleeper(id: id, until: times.now.addingTimeInterval(seconds), wake: wake))
          times.slept += 1
          let ready = times.watchers.filter { $0.count <= times.slept }
          times.watchers.removeAll { $0.count <= times.slept }
          return ready
        }
        watchers.forEach { $0.1.resume() }
        if Task.isCancelled { cancel(id) }
      }
    } onCancel: {
      cancel(id)
    }
  }

  private func cancel(_ id: Int) {
    let sleeper = times.withLock { times in
      let index = times.sleepers.firstIndex { $0.id == id }
      return index.map { times.sleepers.remove(at: $0) }
    }
    sleeper?.wake.resume(throwing: CancellationError())
  }

  /// Returns when so many sleeps have begun since the clock was made.
  func waitForSleep(number count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = times.withLock { times in
        if times.slept >= count { return true }
        times.watchers.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// Sleeps begun so far.
  var sleepCount: Int { times.withLock { $0.slept } }

  /// Seconds until the next sleeper wakes.
  var nextWake: Double? {
    times.withLock { times in times.sleepers.map { $0.until.timeIntervalSince(times.now) }.min() }
  }

  /// Moves the time on, and wakes whoever's time has come.
  func advance(_ seconds: Double) {
    let woken = times.withLock { times in
      times.now = times.now.addingTimeInterval(seconds)
      let due = times.sleepers.filter { $0.until <= times.now }
      times.sleepers.removeAll { $0.until <= times.now }
      return due
    }
    woken.forEach { $0.wake.resume() }
  }
}
