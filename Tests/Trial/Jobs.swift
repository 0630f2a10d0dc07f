import Foundation
import HeyGenClient
import Synchronization
import VideoJobs
import VideoModel

/// A program that follows the renders of a store, on a clock that goes faster.
struct Follower {
  let poller: Poller

  /// - Parameter key: tells the server which of several programs asks.
  init(_ store: Store, address: String, clock: FastClock, key: String) throws {
    guard let secret = Secret(key) else { throw TrialFault(description: "no key") }
    let gate = RequestGate(perMinute: RequestGate.usualBudget, clock: clock.gateClock)
    let client = Client(baseURL: try BaseURL(address), key: secret, gate: gate)
    let service = VideoService(name: "trial") { use async throws(ClientError) in client.used(for: use) }
    poller = Poller(store: store, service: service, clock: clock.jobClock, owner: "\(getpid())-\(key)")
  }
}

/// Follows the renders of a store that another program follows, too, until its input ends: STORE ADDRESS SPEED BASE.
func follow(_ words: [String]) async throws {
  guard words.count == 4, let speed = Int(words[2]), let base = Int(words[3]) else {
    throw TrialFault(description: "follow STORE ADDRESS SPEED BASE")
  }
  let store = try Store.open(at: URL(fileURLWithPath: words[0]))
  let follower = try Follower(
    store, address: words[1], clock: FastClock(speed: speed, base: base), key: "second")
  let ends = Mutex(Set<Job.ID>())
  let listening = Task {
    for await case .changed(let job) in follower.poller.events where job.state.isEnded {
      ends.withLock { _ = $0.insert(job.id) }
    }
  }
  await follower.poller.start()
  say("started")
  let finished = Task.detached { _ = readLine() }
  await finished.value
  await follower.poller.stop()
  await listening.value
  let cost = Figures.cost
  say(
    "\(ends.withLock { $0.count }) ends told; peak memory \(Figures.text(cost.megabytes)) MB, processor \(Figures.text(cost.seconds)) s"
  )
}

/// What is told of the jobs, and how long after it was so.
private struct Delays {
  private let ends: [String: (word: String, at: Date)]
  private var ended: Set<Job.ID> = []
  private var located: Set<Job.ID> = []
  private var seconds: [String: [Double]] = [:]
  /// Failed videos have no place.
  private var unlocated: Int
  var offline = 0
  var problems = 0

  init(_ ends: [String: (word: String, at: Date)]) {
    self.ends = ends
    unlocated = ends.values.count { $0.word == "completed" }
  }

  /// Whether everything has been told.
  var isOver: Bool { ended.count == ends.count && unlocated == 0 }

  mutating func take(_ event: JobEvent, at now: Date) throws {
    switch event {
    case .changed(let job) where job.state.isEnded: try take(job, at: now)
    case .offline: offline += 1
    case .problem, .keyRefused: problems += 1
    case .changed, .removed, .online, .keyTaken: break
    }
  }

  private mutating func take(_ job: Job, at now: Date) throws {
    let end = ends[job.videoID ?? ""]
    let kind = job.kind == .v3 ? "v3" : "v1"
    let delay = now.timeIntervalSince(end?.at ?? .distantPast)
    if ended.insert(job.id).inserted {
      try TrialFault.unless(
        end?.word == job.state.rawValue, "\(job.title) ended as \(end?.word ?? "none"), told \(job.state)")
      seconds["\(kind), that it ended", default: []].append(delay)
    }
    if job.result != nil, located.insert(job.id).inserted {
      unlocated -= 1
      seconds["\(kind), where it is", default: []].append(delay)
    }
  }

  func report() {
    for (name, seconds) in seconds.sorted(by: { $0.key < $1.key }) {
      say("  seconds from the end on the server to the event, \(name): \(Figures.spread(seconds))")
    }
    say("  told: out of reach \(offline) times, \(problems) problems")
  }
}

/// Follows that many renders to their ends, half of them v3, on a server that fails now and then.
/// - Parameter isPair: whether a second program follows them on the same store.
func followJobs(count: Int, seed: Int, isPair: Bool = false) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "heygen-tui-trial-\(UUID().uuidString.prefix(8))")
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "store.sqlite")
  let store = try Store.open(at: file)
  try await fill(store, count: count, at: Date())
  let clock = FastClock(speed: 10, base: Int(Date().timeIntervalSince1970))
  say(
    "\(count) renders under way, followed by \(isPair ? "two programs" : "one program"); time goes \(Int(clock.speed)) times as fast; \(RequestGate.usualBudget) requests a minute; seed \(seed)."
  )
  let server = try ServerProcess(count: count, seed: seed, clock: clock)
  defer { server.stop() }
  let follower = try Follower(store, address: server.address, clock: clock, key: "first")
  let second = isPair ? try Companion(["follow", file.path, server.address] + clock.arguments) : nil
  defer { second?.stop() }
  if let second { say("  the second program \(second.line())") }
  var delays = Delays(try server.facts().ends)
  let before = Figures.cost
  await follower.poller.start()
  for await event in follower.poller.events {
    try delays.take(event, at: clock.now)
    if delays.isOver { break }
  }
  await follower.poller.stop()
  try await report(store, server, before: before, count: count)
  delays.report()
  if let second {
    try second.tell("end")
    say("  the second program: \(second.line())")
  }
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
  _ store: Store, _ server: ServerProcess, before: (megabytes: Double, seconds: Double), count: Int
) async throws {
  let facts = try server.facts()
  let jobs = try await store.jobs(limit: count)
  for job in jobs {
    try TrialFault.unless(
      facts.ends[job.videoID ?? ""]?.word == job.state.rawValue,
      "\(job.title) is in its true state in the store")
  }
  try TrialFault.unless(jobs.count == count, "no job is lost")
  let asked = facts.counts.filter { $0.contains("×") }
    .compactMap { Int($0.split(separator: " ")[0]) }.reduce(0, +)
  let cost = Figures.cost
  say("  all \(count) ended in their true states")
  say(
    "  requests per finished job: \(Figures.text(Double(asked) / Double(count))): \(facts.counts.joined(separator: ", "))"
  )
  say(
    "  peak memory \(Figures.text(cost.megabytes)) MB (\(Figures.text(before.megabytes)) MB before), processor \(Figures.text(cost.seconds - before.seconds)) s"
  )
}
