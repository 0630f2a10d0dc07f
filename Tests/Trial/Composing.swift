import FaultyServer
import Foundation
import Synchronization
import TestSupport
import VideoJobs
import VideoModel

/// Kills the composer at any moment while somebody types and submits in it, and looks at what is left.
func killComposers(count: Int, seed: Int) async throws {
  say("\(count) composers killed at any moment while one types and submits; seed \(seed).")
  // Two at once, each with a home of its own.
  async let even = try ComposerTrial(seed: UInt64(seed)).run(stride(from: 0, to: count, by: 2))
  async let odd = try ComposerTrial(seed: UInt64(seed) + 1).run(stride(from: 1, to: count, by: 2))
  _ = try await (even, odd)
}

/// What one did in a composer until it was killed.
private struct Session {
  let draft: Draft.ID
  let title: String
  /// How often `^S` was pressed.
  var presses = 0
  /// The words that were seen on the screen, and when.
  var words: [(text: String, at: Date)] = []
  var killedAt = Date.distantFuture
  /// What the composer did not show in time, before it was to be killed.
  var isCutShort = false
}

private final class ComposerTrial: Sendable {
  private let folder: TemporaryFolder
  private let server: FaultyServer
  private let aftermath: Aftermath
  private let program: String
  private let environment: [String: String]

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    server = try .troubled(seed: seed)
    aftermath = Aftermath(folder: folder, server: server)
    program = try BuiltProgram.path
    environment = BuiltProgram.environment(
      home: folder, more: ["HEYGEN_API_KEY": "trial", "HEYGEN_BASE_URL": server.address])
  }

  func run(_ numbers: StrideTo<Int>) async throws {
    let file = folder.file(".local/share/heygen-tui/heygen-tui.sqlite")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    var presses: [String: Int] = [:]
    var typed = 0
    for number in numbers {
      // The store that a killed composer has left must open, every time.
      let store = try Store.open(at: file)
      let draft = try draft(number)
      try await store.save(draft)
      try await store.setSetting("draft", draft.id.rawValue)
      let session = await session(in: draft)
      presses[session.title] = session.presses
      typed += session.words.count
      try await check(session)
    }
    try await aftermath.settle()
    try await aftermath.check { presses[$0] ?? 0 }
    say("  \(typed) words typed, \(presses.values.reduce(0, +)) times submitted, no word lost")
  }

  /// By turns a request that the service knows again by its key, and one that it does not.
  private func draft(_ number: Int) throws -> Draft {
    let title = "Composed \(number)"
    var request: VideoRequest
    if number % 4 < 2 {
      request = try VideoRequest(
        kind: .v3,
        parsing: #"{"type":"avatar","title":"\#(title)","avatar_id":"a","script":"One.","voice_id":"v"}"#)
    } else {
      var video = StudioVideo.example
      video.title = title
      request = .studio(video)
    }
    let now = Date()
    return Draft(
      id: Draft.ID(rawValue: UUID().uuidString.lowercased()), name: title, request: request, createdAt: now,
      updatedAt: now)
  }

  /// Types and submits in a composer, on a thread of its own, until it is killed.
  private func session(in draft: Draft) async -> Session {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: self.compose(draft)) }
    }
  }

  private func compose(_ draft: Draft) -> Session {
    var session = Session(draft: draft.id, title: draft.name)
    do {
      let screen = try PseudoTerminal(
        executable: program, environment: environment, columns: 80, rows: 24)
      let end = Date(timeIntervalSinceNow: Double.random(in: 0.2...5))
      do { try type(into: screen, until: end, &session) } catch { session.isCutShort = true }
      // The rest of the time passes while a request is on its way.
      while Date() < end { try? screen.settle(quiet: .milliseconds(20), timeout: .milliseconds(40)) }
      screen.terminate(signal: SIGKILL)
      session.killedAt = Date()
      _ = try screen.waitForExit()
    } catch {
      say("  \(draft.name): the composer could not be started: \(error)")
    }
    return session
  }

  private func type(into screen: PseudoTerminal, until end: Date, _ session: inout Session) throws {
    func wait(for text: String) throws {
      try screen.waitFor(text: text, timeout: .seconds(max(end.timeIntervalSinceNow, 0.001)))
    }
    try wait(for: "Scenes")
    screen.send(.enter)
    try wait(for: "edit")
    screen.send(.character("/"))
    try wait(for: "Search:")
    screen.send("script")
    try wait(for: "Search: script")
    screen.send([.enter, .enter])
    while true {
      try wait(for: "characters")
      for _ in 0..<Int.random(in: 1...4) {
        let word = "w\(session.words.count)x"
        screen.send(" " + word)
        try wait(for: word)
        session.words.append((word, Date()))
      }
      screen.send(.escape)
      try screen.wait(
        until: "the script is closed", timeout: .seconds(max(end.timeIntervalSinceNow, 0.001))
      ) { !$0.contains("characters") }
      screen.send(.control("s"))
      session.presses += 1
      try wait(for: session.title)
      screen.send(.enter)
    }
  }

  /// The store opens, and holds what was typed more than a second before the kill.
  private func check(_ session: Session) async throws {
    guard let draft = try await aftermath.open().draft(session.draft) else {
      throw TrialFault(description: "“\(session.title)” is not there after the kill")
    }
    let text = draft.request.json.compactText
    for word in session.words where session.killedAt.timeIntervalSince(word.at) > 1 {
      try TrialFault.unless(
        text.contains(word.text), "“\(word.text)” of “\(session.title)” outlives the kill")
    }
  }
}
