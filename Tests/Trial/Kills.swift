import FaultyServer
import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import VideoJobs
import VideoModel

/// Kills the program at any moment while it submits, follows and saves, and looks at what is left.
func killPrograms(count: Int, seed: Int) async throws {
  say("\(count) programs killed at any moment; seed \(seed).")
  let trial = try KillTrial(seed: UInt64(seed))
  // Two at once on one store.
  async let even: Void = trial.kill(stride(from: 0, to: count, by: 2))
  async let odd: Void = trial.kill(stride(from: 1, to: count, by: 2))
  _ = await (even, odd)
  try await trial.settle()
  try await trial.check(count: count)
}

private final class KillTrial: Sendable {
  let folder: TemporaryFolder
  let server: FaultyServer
  let program: String
  let environment: [String: String]
  private let chance: Mutex<SystemRandomNumberGenerator> = Mutex(SystemRandomNumberGenerator())

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    var behaviour = FaultyServer.Behaviour()
    behaviour.seed = seed
    behaviour.lengths = 0.2...1.5
    behaviour.latencies = 0...0.4
    server = try FaultyServer(behaviour)
    var faults = Faults.some
    faults.retryAfter = 1
    server.set(faults)
    program = try BuiltProgram.path
    environment = BuiltProgram.environment(
      home: folder, more: ["HEYGEN_API_KEY": "trial", "HEYGEN_BASE_URL": server.address])
  }

  private func random(_ range: ClosedRange<Double>) -> Double {
    chance.withLock { Double.random(in: range, using: &$0) }
  }

  /// Kills one program after the other, on a thread of its own.
  func kill(_ numbers: StrideTo<Int>) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        for number in numbers { self.kill(number) }
        continuation.resume()
      }
    }
  }

  /// Every fifth is the composer, which only follows; the others submit, wait and save.
  func kill(_ number: Int) {
    do {
      if number % 5 == 4 {
        let screen = try PseudoTerminal(executable: program, environment: environment, columns: 100, rows: 30)
        Thread.sleep(forTimeInterval: random(0.05...1.5))
        return withExtendedLifetime(screen) {}
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [
        "submit", "--wait", "--download", folder.file("videos").path, try request(number).path,
      ]
      process.environment = environment
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Half of them within what a submission takes.
      Thread.sleep(forTimeInterval: random(0...(number % 4 < 2 ? 0.6 : 5)))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    } catch {
      say("  \(number) could not be started: \(error)")
    }
  }

  private func title(_ number: Int) -> String { "Killed \(number)" }

  /// By turns a request that the service knows again by its key, and one that it does not.
  private func request(_ number: Int) throws -> URL {
    var request: VideoRequest
    if number % 2 == 0 {
      request = try VideoRequest(
        kind: .v3,
        parsing:
          #"{"type":"avatar","title":"\#(title(number))","avatar_id":"a","script":"One.","voice_id":"v"}"#)
    } else {
      var video = StudioVideo.example
      video.title = title(number)
      request = .studio(video)
    }
    return try folder.write(request.json.compactText, to: "requests/\(number).json")
  }

  private var storeFile: URL { folder.file(".local/share/heygen-tui/heygen-tui.sqlite") }

  /// The next start of the program: whatever was left behind is settled and followed to its end.
  func settle() async throws {
    server.set(.none)
    let store = try Store.open(at: try storeInPlace())
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

  private func storeInPlace() throws -> URL {
    let data = folder.file(".local/share/heygen-tui")
    let files = try FileManager.default.contentsOfDirectory(atPath: data.path)
    guard let name = files.first(where: { $0.hasSuffix(".sqlite") || $0.hasSuffix(".db") }) else {
      throw TrialFault(description: "there is no store in \(files)")
    }
    return data.appending(path: name)
  }

  func check(count: Int) async throws {
    let jobs = try await Store.open(at: try storeInPlace()).jobs(limit: 100_000)
    let truth = server.truth
    let made = Dictionary(grouping: truth, by: \.title)
    let twice = made.filter { $0.value.count > 1 }
    try TrialFault.unless(twice.isEmpty, "nothing is sent twice: \(twice.keys.sorted())")
    let kept = Set(jobs.compactMap(\.videoID))
    let lost = truth.filter { !kept.contains($0.id) }
    let doubted = Set(jobs.filter { $0.state == .unconfirmed }.map(\.title))
    try TrialFault.unless(
      lost.allSatisfy { doubted.contains($0.title) }, "no video is lost: \(lost.map(\.title))")
    for job in jobs where job.state == .refused {
      try TrialFault.unless(made[job.title] == nil, "“\(job.title)” was refused, and has no video")
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
