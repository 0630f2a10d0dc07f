import FaultyServer
import Foundation

/// Runs the faulty server in a process of its own, so that what it costs is not counted: COUNT SEED SPEED BASE.
func serve(_ numbers: [Int]) throws {
  guard numbers.count == 4 else { throw TrialFault(description: "serve COUNT SEED SPEED BASE") }
  let clock = FastClock(speed: numbers[2], base: numbers[3])
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
    let counts =
      server.counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
      + server.countsByKey.sorted { $0.key < $1.key }.map { "\($0.value) by \($0.key)" }
      + ["\(server.repeats) about ends that were told before"]
    say(([ends.count, counts.count].map(String.init) + ends + counts).joined(separator: "\n"))
  }
}

/// This program once more, in a process of its own: it is told and tells something by lines.
final class Companion {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ arguments: [String]) throws {
    process.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  func line() -> String {
    var bytes = Data()
    while let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty,
      byte != Data("\n".utf8)
    {
      bytes += byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func tell(_ line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.terminate()
  }
}

/// The server's process.
struct ServerProcess {
  private let companion: Companion
  let address: String

  init(count: Int, seed: Int, clock: FastClock) throws {
    companion = try Companion(
      ["serve", "\(count)", "\(seed)"] + clock.arguments)
    address = "http://127.0.0.1:" + companion.line()
  }

  /// How each video ends, and how often what was asked.
  func facts() throws -> (ends: [String: (word: String, at: Date)], counts: [String]) {
    try companion.tell("counts")
    let sizes = (Int(companion.line()) ?? 0, Int(companion.line()) ?? 0)
    var ends: [String: (word: String, at: Date)] = [:]
    for _ in 0..<sizes.0 {
      let words = companion.line().split(separator: " ")
      guard words.count == 3, let seconds = Double(words[2]) else { continue }
      ends[String(words[0])] = (String(words[1]), Date(timeIntervalSince1970: seconds))
    }
    return (ends, (0..<sizes.1).map { _ in companion.line() })
  }

  func stop() { companion.stop() }
}
