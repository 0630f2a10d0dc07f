import FaultyServer
import Foundation
import Synchronization
import TestSupport
import VideoModel

/// Kills the program at any moment while it submits, follows and saves, and looks at what is left.
func killPrograms(count: Int, seed: Int) async throws {
  say("\(count) programs killed at any moment; seed \(seed).")
  let trial = try KillTrial(seed: UInt64(seed))
  // Two at once on one store.
  async let even: Void = trial.kill(stride(from: 0, to: count, by: 2))
  async let odd: Void = trial.kill(stride(from: 1, to: count, by: 2))
  _ = await (even, odd)
  let aftermath = Aftermath(folder: trial.folder, server: trial.server)
  try await aftermath.settle()
  try await aftermath.check { _ in 1 }
}

private final class KillTrial: Sendable {
  let folder: TemporaryFolder
  let server: FaultyServer
  let program: String
  let environment: [String: String]
  private let chance: Mutex<SystemRandomNumberGenerator> = Mutex(SystemRandomNumberGenerator())

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    server = try .troubled(seed: seed)
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
}
