import Cells
import Foundation
import VideoModel

@testable import Composer

/// The application as a test drives it: keys by their names in, screen and effects out.
struct Session {
  var state: State
  private(set) var effects: [Effect] = []

  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  init(
    _ request: VideoRequest = .studio(.example), width: Int = 160, height: Int = 50, isLive: Bool = false,
    terminal: TerminalFacts = TerminalFacts(), configuration: Configuration = Configuration()
  ) {
    let draft = Draft(
      id: Draft.ID(rawValue: "draft"), name: "Product demo", request: request, createdAt: Self.start,
      updatedAt: Self.start)
    let service = ServiceFacts(
      profile: isLive ? "live" : "sandbox", name: "sandbox", label: isLive ? "LIVE" : "SANDBOX",
      isLive: isLive, baseURL: "https://api.heygen.com")
    state = State(
      draft: draft, service: service, size: Size(width, height), now: Self.start, downloadFolder: "/home/me",
      seed: 1, terminal: terminal, configuration: configuration)
    state.hasReadJobs = true
  }

  mutating func send(_ event: Event) { effects += update(&state, event) }

  /// Presses keys by their names, such as "Enter", "^S", "Down", "a".
  mutating func press(_ names: String...) {
    for name in names {
      guard let chord = KeyChord(name: name) else { fatalError("no key is called \(name)") }
      send(.input(.key(chord)))
    }
  }

  /// Types a text, a character after the other.
  mutating func type(_ text: String) {
    for character in text { send(.input(.key(character == "\n" ? .plain(.enter) : .character(character)))) }
  }

  /// Takes the effects that came since the last call.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  var screen: String { view(state, size: state.size).lines().joined(separator: "\n") }

  func value(_ path: String) -> JSONValue? { FieldPath(path).flatMap { state.draft.request.value(at: $0) } }

  static func job(_ id: String, state: Job.State = .waiting, at seconds: Double = 0) -> Job {
    var job = Job(
      id: Job.ID(rawValue: id), draftID: nil, kind: .studio, title: "Job \(id)",
      requestText: VideoRequest.studio(.example).json.prettyText, service: "sandbox",
      createdAt: start.addingTimeInterval(seconds))
    job.state = state
    job.videoID = "video-\(id)"
    if state == .completed { job.result = VideoResult(videoURL: "http://127.0.0.1:1/v.mp4", duration: 12) }
    return job
  }
}
