import Cells
import Composer
import Foundation
import VideoModel

/// Times what a key press costs: the change of the state, and the frame that follows it. Prints medians, and how they grow
/// with what the program holds.
func benchmarkKeys() {
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
  print("A key typed into the search of a list of voices, changed and drawn; medians of 50, in microseconds.")
  let few = pickerKey(voices: 20)
  for voices in [20, 2000] {
    let cost = pickerKey(voices: voices)
    let ratio = format((cost.update + cost.draw) / (few.update + few.draw))
    print(
      "  \(voices) voices: update \(format(cost.update)), draw \(format(cost.draw)), \(ratio) times the first"
    )
  }
  print(
    "The palette opened, and a key typed into its search, changed and drawn; medians of 20, in microseconds.")
  let small = palette(scenes: 3, jobs: 0)
  for (scenes, jobs) in [(3, 0), (50, 0), (3, 5000), (50, 5000)] {
    let cost = palette(scenes: scenes, jobs: jobs)
    let open = "open \(format(cost.open)), \(format(cost.open / small.open)) times the first"
    let key = "key \(format(cost.key)), \(format(cost.key / small.key)) times the first"
    print("  \(scenes) scenes, \(jobs) jobs: \(open); \(key)")
  }
}

func palette(scenes: Int, jobs: Int) -> (open: Double, key: Double) {
  var state = bench(scenes: scenes, jobs: jobs)
  let opened = medians(of: 20) { _ in
    press(&state, ["Esc"])
    return ({ press(&state, ["^P"]) }, { _ = view(state, size: state.size) })
  }
  let typed = medians(of: 20) { number in
    ({ press(&state, [number % 8 == 7 ? "^U" : "e"]) }, { _ = view(state, size: state.size) })
  }
  return (opened.update + opened.draw, typed.update + typed.draw)
}

func pickerKey(voices: Int) -> (update: Double, draw: Double) {
  var state = bench(StudioVideo.example)
  let listing = CatalogueListing(
    avatars: (0..<voices / 2).map { AvatarListing(id: "avatar_\($0)", name: "Avatar \($0)") },
    voices: (0..<voices).map {
      VoiceListing(id: "voice_\($0)", name: "Voice \($0)", language: "Language \($0 % 40)")
    })
  _ = update(&state, .catalogueLoaded(listing, fetchedAt: state.now))
  press(&state, ["Enter", "v", "Enter"])
  return medians(of: 50) { number in
    (
      { _ = update(&state, .input(.key(number % 8 == 7 ? .control("u") : .character("e")))) },
      { _ = view(state, size: state.size) }
    )
  }
}

/// The medians of what two pieces of work cost, done after each other so many times.
func medians(of count: Int, _ work: (Int) -> (change: () -> Void, draw: () -> Void)) -> (
  update: Double, draw: Double
) {
  let clock = ContinuousClock()
  var updates: [Double] = [], draws: [Double] = []
  for number in 0..<count {
    let (change, draw) = work(number)
    updates.append(clock.measure(change).microseconds)
    draws.append(clock.measure(draw).microseconds)
  }
  return (updates.sorted()[count / 2], draws.sorted()[count / 2])
}

func press(_ state: inout State, _ keys: [String]) {
  for key in keys {
    if let chord = KeyChord(name: key) { _ = update(&state, .input(.key(chord))) }
  }
}

/// The composer with a draft of that video open.
func bench(_ video: StudioVideo) -> State {
  let now = Date(timeIntervalSince1970: 1_800_000_000)
  let draft = Draft(
    id: Draft.ID(rawValue: "bench"), name: "Bench", request: .studio(video), createdAt: now, updatedAt: now)
  return State(
    draft: draft,
    service: ServiceFacts(
      profile: "sandbox", name: "sandbox", label: "SANDBOX", isLive: false, baseURL: "http://127.0.0.1"),
    size: Size(160, 50), now: now, downloadFolder: "/", seed: 1)
}

/// The composer with the example's scenes over and over, and so many jobs.
func bench(scenes: Int, jobs: Int) -> State {
  var video = StudioVideo.example
  video.scenes = ObjectList((0..<scenes).map { video.scenes[$0 % 3] })
  var state = bench(video)
  let listed = (0..<jobs).map { number in
    Job(
      id: Job.ID(rawValue: "\(number)"), draftID: nil, kind: .studio, title: "Job \(number)",
      requestText: "{}",
      service: "sandbox", createdAt: state.now)
  }
  _ = update(&state, .jobsLoaded(listed))
  return state
}

func keyPress(scenes: Int, jobs: Int) -> (update: Double, draw: Double) {
  var state = bench(scenes: scenes, jobs: jobs)
  press(&state, ["Enter", "v", "Down", "Enter"])
  return medians(of: 200) { _ in
    ({ _ = update(&state, .input(.key(.character("x")))) }, { _ = view(state, size: state.size) })
  }
}

func format(_ value: Double) -> String { String(format: "%.1f", value) }

extension Duration {
  /// The duration in microseconds.
  var microseconds: Double { Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12 }
}
