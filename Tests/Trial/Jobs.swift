import FaultyServer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// Runs the faulty server in a process of its own, so that what it costs is not counted: COUNT SEED SPEED BASE.
func serve(_ numbers: [Int]) throws {
  guard numbers.count == 4 else { throw TrialFault(description: "serve COUNT SEED SPEED BASE") }
  let clock = FastClock(base: Date(timeIntervalSince1970: Double(numbers[3])), speed: Double(numbers[2]))
  var behaviour = FaultyServer.Behaviour()
  behaviour.seed = UInt64(numbers[1])
  behaviour.lengths = 60...1800
  let server = try FaultyServer(behaviour) { clock.now }
  for number in 0..<numbers[0] { _ = server.add(title: "Trial \(number)", isV3: number % 2 == 0) }
  server.set(.some)
  say("\(server.port)")
  // Until the one that started it ends it.
  while let line = readLine() {
    guard line == "counts" else { continue }
    let ends = server.truth.map { "\($0.id) \($0.end) \($0.endsAt.timeIntervalSince1970)" }
    let counts = server.counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
    say(([ends.count, counts.count].map(String.init) + ends + counts).joined(separator: "\n"))
  }
}

/// The server's process.
private final class ServerProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  let address: String

  init(count: Int, seed: Int, clock: FastClock) throws {
    process.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    process.arguments = ["serve", count, seed, Int(clock.speed), Int(clock.base.timeIntervalSince1970)].map {
      "\($0)"
    }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    address = "http://127.0.0.1:" + Self.line(output.fileHandleForReading)
  }

  private static func line(_ handle: FileHandle) -> String {
    var bytes = Data()
    while let byte = try? handle.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) { bytes += byte }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How each video ends, and how often what was asked.
  func facts() throws -> (ends: [String: (word: String, at: Date)], counts: [String]) {
    try input.fileHandleForWriting.write(contentsOf: Data("counts\n".utf8))
    let handle = output.fileHandleForReading
    let sizes = (Int(Self.line(handle)) ?? 0, Int(Self.line(handle)) ?? 0)
    var ends: [String: (word: String, at: Date)] = [:]
    for _ in 0..<sizes.0 {
      let words = Self.line(handle).split(separator: " ")
      guard words.count == 3, let seconds = Double(words[2]) else { continue }
      ends[String(words[0])] = (String(words[1]), Date(timeIntervalSince1970: seconds))
    }
    return (ends, (0..<sizes.1).map { _ in Self.line(handle) })
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.terminate()
  }
}

/// Follows that many renders to their ends, half of them v3, on a server that fails now and then.
func followJobs(count: Int, seed: Int) async throws {
  let budget = RequestGate.usualBudget
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "heygen-tui-trial-\(UUID().uuidString.prefix(8))")
  defer { try? FileManager.default.removeItem(at: folder) }
  let store = try Store.open(at: folder.appending(path: "store.sqlite"))
  try await fill(store, count: count, at: Date())
  let clock = FastClock(
    base: Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down)), speed: 10)
  say(
    "\(count) renders under way; time goes \(Int(clock.speed)) times as fast; \(budget) requests a minute; seed \(seed)."
  )
  let server = try ServerProcess(count: count, seed: seed, clock: clock)
  defer { server.stop() }

  guard let key = Secret("trial") else { throw TrialFault(description: "no key") }
  let gate = RequestGate(perMinute: budget, clock: clock.gateClock)
  let client = Client(baseURL: try BaseURL(server.address), key: key, gate: gate)
  let service = VideoService(name: "trial") { use async throws(ClientError) in client.used(for: use) }
  let poller = Poller(store: store, service: service, clock: clock.jobClock, owner: "\(getpid())-trial")
  let facts = try server.facts()
  let before = Figures.cost
  await poller.start()
  var delays: [String: [Double]] = [:]
  var open = count, offline = 0, problems = 0
  for await event in poller.events {
    switch event {
    case .changed(let job) where job.state.isEnded:
      open -= 1
      let end = facts.ends[job.videoID ?? ""]
      try TrialFault.unless(
        end?.word == job.state.rawValue, "\(job.title) ended as \(end?.word ?? "none"), told \(job.state)")
      delays[job.kind == .v3 ? "v3" : "v1", default: []].append(
        clock.now.timeIntervalSince(end?.at ?? .distantPast))
    case .offline: offline += 1
    case .problem: problems += 1
    case .changed, .removed, .online: break
    }
    if open == 0 { break }
  }
  await poller.stop()
  try await report(store, server, delays, before: before, count: count)
  say("  told: out of reach \(offline) times, \(problems) problems")
}

private func fill(_ store: Store, count: Int, at date: Date) async throws {
  let request =
    #"{"title": "Trial", "video_inputs": [{"voice": {"type": "text", "input_text": "\#(String(repeating: "A word. ", count: 100))"}}]}"#
  for number in 0..<count {
    var job = Job(
      id: Job.ID(rawValue: "job\(number)"), draftID: nil, kind: number % 2 == 0 ? .v3 : .studio,
      title: "Trial \(number)", requestText: request, service: "trial", createdAt: date)
    job.videoID = String(format: "video%06d", number)
    job.state = .waiting
    try await store.insert(job, owner: "0-before")
  }
}

private func report(
  _ store: Store, _ server: ServerProcess, _ delays: [String: [Double]],
  before: (megabytes: Double, seconds: Double),
  count: Int
) async throws {
  let facts = try server.facts()
  let jobs = try await store.jobs(limit: count)
  for job in jobs {
    try TrialFault.unless(
      facts.ends[job.videoID ?? ""]?.word == job.state.rawValue,
      "\(job.title) is in its true state in the store")
  }
  try TrialFault.unless(jobs.count == count, "no job is lost")
  let asked = facts.counts.compactMap { Int($0.split(separator: " ")[0]) }.reduce(0, +)
  let cost = Figures.cost
  say("  all \(count) ended in their true states")
  say(
    "  requests per finished job: \(Figures.text(Double(asked) / Double(count))): \(facts.counts.joined(separator: ", "))"
  )
  say(
    "  peak memory \(Figures.text(cost.megabytes)) MB (\(Figures.text(before.megabytes)) MB before), processor \(Figures.text(cost.seconds - before.seconds)) s"
  )
  for (name, delays) in delays.sorted(by: { $0.key < $1.key }) {
    say("  seconds from the end on the server to the event, \(name): \(Figures.spread(delays))")
  }
}
