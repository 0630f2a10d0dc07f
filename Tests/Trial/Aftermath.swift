import FaultyServer
import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import VideoJobs
import VideoModel

/// What is there after programs were killed: it is settled as the next start would, and looked at.
struct Aftermath {
  /// The home of the programs.
  let folder: TemporaryFolder
  let server: FaultyServer

  /// The next start of the program: whatever was left behind is settled and followed to its end.
  func settle() async throws {
    server.set(.none)
    let store = try open()
    guard let key = Secret("trial") else { throw TrialFault(description: "no key") }
    let client = Client(baseURL: try BaseURL(server.address), key: key)
    let service = VideoService(name: server.address) { use async throws(ClientError) in client.used(for: use)
    }
    let owner = "\(getpid())-settling"
    let submitter = Submitter(store: store, service: service, clock: .live, owner: owner)
    let recovered = try await submitter.recover()
    let open = try await store.jobs(limit: 100_000).count { $0.state == .unconfirmed }
    let settled = Mutex(0)
    try await submitter.settleUnconfirmed { _ in settled.withLock { $0 += 1 } }
    say(
      "  left behind while being sent: \(recovered.count); unconfirmed: \(open), settled: \(settled.withLock { $0 })"
    )
    let poller = Poller(store: store, service: service, clock: .live, owner: owner)
    await poller.start()
    var underWay = try await store.jobsUnderWay(service: service.name).count
    while underWay > 0 {
      try await Task.sleep(for: .milliseconds(200))
      underWay = try await store.jobsUnderWay(service: service.name).count
    }
    await poller.stop()
  }

  /// Opens the store that the killed programs have left.
  func open() throws -> Store { try Store.open(at: try storeInPlace()) }

  private func storeInPlace() throws -> URL {
    let data = folder.file(".local/share/heygen-tui")
    let files = try FileManager.default.contentsOfDirectory(atPath: data.path)
    guard let name = files.first(where: { $0.hasSuffix(".sqlite") || $0.hasSuffix(".db") }) else {
      throw TrialFault(description: "there is no store in \(files)")
    }
    return data.appending(path: name)
  }

  /// - Parameter asked: how often a video of that title was asked for at most.
  func check(asked: (String) -> Int) async throws {
    let jobs = try await open().jobs(limit: 100_000)
    let truth = server.truth
    let made = Dictionary(grouping: truth, by: \.title)
    let written = Dictionary(grouping: jobs, by: \.title)
    for (title, videos) in made {
      let jobs = written[title] ?? []
      try TrialFault.unless(
        jobs.count <= asked(title), "“\(title)” is submitted as often as it was asked for")
      // A job that was refused has no video.
      let sent = jobs.count { $0.state != .refused }
      try TrialFault.unless(videos.count <= sent, "nothing is sent twice: “\(title)”")
    }
    let kept = Set(jobs.compactMap(\.videoID))
    try TrialFault.unless(
      kept.count == jobs.count { $0.videoID != nil }, "no video is that of two jobs")
    let lost = truth.filter { !kept.contains($0.id) }
    for (title, videos) in Dictionary(grouping: lost, by: \.title) {
      let doubted = written[title]?.count { $0.state == .unconfirmed } ?? 0
      try TrialFault.unless(videos.count <= doubted, "no video is lost: “\(title)”")
    }
    let videos = folder.file("videos")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: videos.path)) ?? []
    let whole = names.filter { !$0.hasPrefix(".") }
    for name in whole {
      let size =
        try FileManager.default.attributesOfItem(atPath: videos.appending(path: name).path)[.size] as? Int
      try TrialFault.unless(size == 200_000, "\(name) is whole")
    }
    let states = Dictionary(grouping: jobs, by: \.state.rawValue).mapValues(\.count).sorted {
      $0.key < $1.key
    }
    say("  \(jobs.count) jobs: \(states.map { "\($0.value) \($0.key)" }.joined(separator: ", "))")
    say(
      "  \(truth.count) videos on the server, none twice, \(lost.count) not found again; \(whole.count) files, all whole; \(names.count - whole.count) parts under names of their own"
    )
    say("  \(server.requests) requests")
  }
}
