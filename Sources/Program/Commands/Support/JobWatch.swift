import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// Follows jobs until they have ended. A service that is out of reach for a while is waited for.
struct JobWatch: Sendable {
  let store: Store
  let connection: Connection
  /// Seconds after which it is given up; the jobs go on.
  var longest = Self.usualTime
  /// Told of every change.
  var told: @Sendable (Job) -> Void = { _ in }

  /// The official command line gives up waiting after as long.
  static let usualTime = 20.0 * 60

  /// More are followed as the composer does it, by lists where the service has them.
  private static let few = 4

  static let timeout = Option(
    "--timeout", "TIME", "give up waiting after so long, such as 90, 30m or 2h; 20m without. The job goes on")

  /// Waits until jobs have ended.
  /// - Returns: the jobs as they are then.
  /// - Throws: `ProgramError.stillRendering` after the longest time, and `CancellationError`.
  func wait(for jobs: [Job]) async throws -> [Job] {
    try await withThrowingTaskGroup(of: [Job]?.self) { group in
      group.addTask { try await follow(jobs) }
      group.addTask {
        try await Task.sleep(for: .seconds(longest))
        return nil
      }
      defer { group.cancelAll() }
      guard let ended = try await group.next() ?? nil else {
        throw ProgramError.stillRendering(
          "given up waiting after \(Int(longest)) s; what is rendered goes on, and heygen-tui watch comes back to it"
        )
      }
      return ended
    }
  }

  private func follow(_ jobs: [Job]) async throws -> [Job] {
    var present = Dictionary(jobs.map { ($0.id, $0) }) { $1 }
    var open = Set(jobs.filter { $0.state.isUnderWay }.map(\.id))
    if !open.isEmpty {
      var schedule = PollSchedule.standard
      if connection.choice.isQuick { (schedule.first, schedule.longest) = (0.5, 5) }
      let poller = Poller(
        store: store, service: connection.service, clock: .live, owner: Compose.owner, schedule: schedule,
        only: open.count > Self.few ? nil : open)
      var offlineSince: Date?
      await poller.start()
      for await event in poller.events {
        try await take(event, of: poller, &present, &open, &offlineSince)
        if open.isEmpty { break }
      }
      await poller.stop()
      try Task.checkCancellation()
    }
    return jobs.map { present[$0.id] ?? $0 }
  }

  private func take(
    _ event: JobEvent, of poller: Poller, _ present: inout [Job.ID: Job], _ open: inout Set<Job.ID>,
    _ offlineSince: inout Date?
  ) async throws {
    switch event {
    case .changed(let job) where open.contains(job.id):
      present[job.id] = job
      told(job)
      if !job.state.isUnderWay { open.remove(job.id) }
    case .removed(let id): open.remove(id)
    case .offline(let since, _, let reason):
      // Told once for as long as it lasts.
      if since != offlineSince {
        Output.complain(Output.visible("the service cannot be reached: \(reason); trying again"))
      }
      offlineSince = since
    case .problem(let words):
      Output.complain(Output.visible(words))
    case .keyRefused(_, _, let message):
      // One refusal may be a moment's; a second one ends the waiting, with its exit code.
      guard let job = open.first.flatMap({ present[$0] }) else { return }
      do { _ = try await connection.service.status(job) } catch .wrongKey {
        throw ClientError.wrongKey(message: message)
      } catch {}
      await poller.nudge(job.id)
    case .changed, .online, .keyTaken: break
    }
  }
}

extension ServiceChoice {
  /// Whether answers cost nothing, so that asking often does no harm.
  var isQuick: Bool {
    if case .server(let baseURL, _, _) = self { return baseURL.isLoopback }
    return true
  }
}

/// The jobs that are waited for, in a line.
final class WatchLine: Sendable {
  private let jobs: Locked<[Job]>

  init(_ jobs: [Job]) {
    self.jobs = Locked(jobs)
    show(jobs)
  }

  func take(_ job: Job) {
    show(
      jobs.change { jobs in
        jobs = jobs.map { $0.id == job.id ? job : $0 }
        return jobs
      })
  }

  private func show(_ jobs: [Job]) {
    let open = jobs.filter { $0.state.isUnderWay }
    guard let first = open.first(where: { $0.progress ?? 0 > 0 }) ?? open.first else {
      return ProgressLine.shared.clear()
    }
    let count = jobs.count > 1 ? "\(jobs.count - open.count) of \(jobs.count) ended · " : ""
    let title = first.title.isEmpty ? "" : " · \(first.title)"
    ProgressLine.shared.show(count + JobReport.state(first) + title)
  }
}
