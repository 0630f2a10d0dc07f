import Cells
import Composer
import Foundation
import VideoModel

runBenchmarks()

/// Times what a key press costs: the change of the state, and the frame that follows it. Prints medians, and how they grow
/// with what the program holds.
func runBenchmarks() {
  print("A key typed into a script, changed and drawn at 160×50; medians of 200, in microseconds.")
  // The first run pays for what every later one finds warm.
  _ = keyPress(scenes: 3, jobs: 0)
  let base = keyPress(scenes: 3, jobs: 0)
  for (scenes, jobs) in [(3, 0), (50, 0), (3, 500), (50, 500)] {
    let cost = keyPress(scenes: scenes, jobs: jobs)
    let update = format(cost.update), draw = format(cost.draw)
    let ratio = format((cost.update + cost.draw) / (base.update + base.draw))
    print("  \(scenes) scenes, \(jobs) jobs: update \(update), draw \(draw), \(ratio) times the first")
  }
}

func keyPress(scenes: Int, jobs: Int) -> (update: Double, draw: Double) {
  var video = StudioVideo.example
  video.scenes = (0..<scenes).map { video.scenes[$0 % 3] }
  let now = Date(timeIntervalSince1970: 1_800_000_000)
  let draft = Draft(
    id: Draft.ID(rawValue: "bench"), name: "Bench", request: .studio(video), createdAt: now, updatedAt: now)
  var state = State(
    draft: draft, service: ServiceFacts(label: "SANDBOX", isLive: false, baseURL: "http://127.0.0.1"),
    size: Size(160, 50), now: now, downloadFolder: "/", seed: 1)
  let listed = (0..<jobs).map { number in
    Job(
      id: Job.ID(rawValue: "\(number)"), draftID: nil, kind: .studio, title: "Job \(number)",
      requestText: "{}",
      service: "sandbox", createdAt: now)
  }
  _ = update(&state, .jobsLoaded(listed))
  for key in ["Enter", "v", "Down", "Down", "Enter"] {
    if let chord = KeyChord(name: key) { _ = update(&state, .input(.key(chord))) }
  }
  let clock = ContinuousClock()
  var updates: [Double] = [], draws: [Double] = []
  for _ in 0..<200 {
    updates.append(clock.measure { _ = update(&state, .input(.key(.character("x")))) }.microseconds)
    draws.append(clock.measure { _ = view(state, size: state.size) }.microseconds)
  }
  return (updates.sorted()[100], draws.sorted()[100])
}

func format(_ value: Double) -> String { String(format: "%.1f", value) }

extension Duration {
  /// The duration in microseconds.
  var microseconds: Double { Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12 }
}
