import FaultyServer
import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

/// Jobs against a server over the wire that refuses, fails, breaks off and garbles by chance. Time goes three hundred times
/// as fast as the computer's.
@Suite("Jobs on a faulty server", .timeLimit(.minutes(5)))
struct FaultyServiceTests {
  private let start = Date()
  private static let speed = 300.0
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var clock: @Sendable () -> Date {
    let start = start
    return { start + Date().timeIntervalSince(start) * Self.speed }
  }

  private var jobClock: JobClock {
    JobClock(
      now: clock, sleep: { try await Task.sleep(for: .seconds($0 / .seconds(1) / Self.speed)) },
      random: { 0.5 })
  }

  private func service(_ server: FaultyServer) throws -> VideoService {
    let (clock, start) = (clock, start)
    let gate = RequestGate(
      perMinute: 2000,
      clock: .init(seconds: { clock().timeIntervalSince(start) }, sleep: jobClock.sleep))
    let key = try #require(Secret("key"))
    let sleep = jobClock.sleep
    let live = Transport.live
    let transport = Transport(send: live.send, upload: live.upload, fetch: live.fetch, sleep: sleep)
    let client = Client(baseURL: try BaseURL(server.address), key: key, transport: transport, gate: gate)
    return VideoService(name: "faulty") { use async throws(ClientError) in client.used(for: use) }
  }

  private func server(seed: UInt64) throws -> FaultyServer {
    var behaviour = FaultyServer.Behaviour()
    behaviour.seed = seed
    behaviour.lengths = 30...600
    return try FaultyServer(behaviour, now: clock)
  }

  @Test("Three hundred renders end in their true states, with fewer requests than look-ups would take")
  func renders() async throws {
    let server = try server(seed: 7)
    defer { server.stop() }
    let store = try Store.open(at: folder.file("store.sqlite"))
    for number in 0..<300 {
      var job = Example.job(
        "\(number)", at: clock(), service: "faulty", kind: number % 2 == 0 ? .studio : .v3)
      job.videoID = server.add(title: "Video \(number)", isV3: number % 2 == 1)
      job.state = .waiting
      try await store.insert(job, owner: Example.dead)
    }
    server.set(.some)
    let truth = Dictionary(uniqueKeysWithValues: server.truth.map { ($0.id, $0.end) })
    let poller = Poller(store: store, service: try service(server), clock: jobClock, owner: Example.living)
    await poller.start()
    var ended: [String: String] = [:]
    for await event in poller.events {
      if case .changed(let job) = event, job.state.isEnded {
        ended[job.videoID ?? ""] = job.state.rawValue
        if ended.count == truth.count { break }
      }
    }
    await poller.stop()
    #expect(ended == truth)
    #expect(try await store.jobsUnderWay(service: "faulty").isEmpty)
    // One by one each would be asked about at least five times.
    #expect(server.requests < 1000)
  }

  @Test("No submission is made twice, and none is lost", arguments: [3, 4])
  func submissions(seed: UInt64) async throws {
    let server = try server(seed: seed)
    defer { server.stop() }
    var faults = Faults.some
    faults.drops = 0.15
    faults.garbles = 0.1
    server.set(faults)
    let store = try Store.open(at: folder.file("store.sqlite"))
    let submitter = Submitter(
      store: store, service: try service(server), clock: jobClock, owner: Example.living)
    for number in 0..<60 {
      let kind: RequestKind = number % 2 == 0 ? .v3 : .studio
      _ = try await submitter.submit(
        draftID: nil, kind: kind, title: "Video \(number)",
        requestText: #"{"type":"avatar","title":"Video \#(number)","video_inputs":[]}"#)
    }
    server.set(.none)
    #expect(try await store.jobs().contains { $0.state == .unconfirmed })
    try await submitter.settleUnconfirmed { _ in }
    let made = Dictionary(grouping: server.truth, by: \.title)
    #expect(made.allSatisfy { $0.value.count == 1 })
    for job in try await store.jobs() {
      let video = made[job.title]?.first
      switch job.state {
      case .refused, .unconfirmed: #expect(video == nil, "\(job.title) has a video")
      default: #expect(video?.id == job.videoID)
      }
    }
  }
}
