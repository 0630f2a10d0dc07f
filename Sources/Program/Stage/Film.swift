import Cells
import Foundation
import Synchronization

/// A film under way, and the way to end it.
final class Film: Sendable {
  private struct State {
    var isStopped = false
    var tools: [MediaTool] = []
  }

  /// Frames a second.
  static let rate = 15

  private let state = Mutex(State())
  private let stopping = DispatchSemaphore(value: 0)

  /// Ends it at once; nothing is shown any more.
  func stop() {
    let tools = state.withLock { state in
      state.isStopped = true
      return state.tools
    }
    for tool in tools { tool.kill() }
    stopping.signal()
  }

  /// Plays a video. Blocks its thread until the video has ended or is stopped.
  /// - Parameters:
  ///   - columns: of pixels.
  ///   - rows: of pixels, two to a row of the terminal.
  ///   - sound: starts the sound, when the first frame is there.
  ///   - show: takes every frame at its time; one that is late is left out.
  func play(
    _ file: URL, columns: Int, rows: Int, sound: () -> MediaTool?, show: (Pixels) -> Void
  ) throws(ProgramError) {
    let reader = try MediaTool(
      "ffmpeg",
      [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "file", "-i",
        "file:\(file.path)", "-an", "-vf",
        "fps=\(Self.rate),scale=\(columns):\(rows):flags=area,format=rgb24", "-f", "rawvideo",
        "pipe:1",
      ], output: .here)
    adopt(reader)
    defer { end(reader) }
    var player: MediaTool?
    defer { player.map(end) }
    var start = DispatchTime.now()
    var number = 0
    while !isStopped {
      let bytes = reader.read(columns * rows * 3)
      guard let pixels = Pixels(width: columns, height: rows, rgb: bytes) else { break }
      if number == 0 {
        player = sound()
        player.map(adopt)
        start = .now()
      }
      let time = start + .milliseconds(number * 1000 / Self.rate)
      let isLate = DispatchTime.now() > time + .milliseconds(1000 / Self.rate)
      if !isLate || number == 0, pause(until: time) { show(pixels) }
      number += 1
    }
    if number == 0, !isStopped { throw .failed("the draft holds no picture") }
    // The sound began a little after the picture, and ends after it.
    for _ in 0..<10 where player?.isRunning == true { _ = pause(until: .now() + .milliseconds(100)) }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// - Returns: whether the film still plays.
  private func pause(until time: DispatchTime) -> Bool {
    guard stopping.wait(timeout: time) == .timedOut else {
      // Whoever waits next is not to wait either.
      stopping.signal()
      return false
    }
    return !isStopped
  }

  private func adopt(_ tool: MediaTool) {
    let isStopped = state.withLock { state in
      state.tools.append(tool)
      return state.isStopped
    }
    if isStopped { tool.kill() }
  }

  private func end(_ tool: MediaTool) {
    tool.kill()
    tool.wait()
  }
}
