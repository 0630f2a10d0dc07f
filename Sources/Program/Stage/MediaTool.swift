import Foundation

/// A child process that reads or plays media. Its standard input is empty, and nothing of it reaches the terminal.
final class MediaTool: Sendable {
  /// Where its standard output goes.
  enum Output {
    case nowhere
    /// To `read`.
    case here
  }

  private let process: Process
  /// Its standard output, to read from; -1 where it goes nowhere.
  private let descriptor: Int32
  private let pipe: Pipe?

  /// Starts a program.
  /// - Parameters:
  ///   - program: its path, or its name among the folders of `PATH`.
  ///   - words: the file that takes its standard error; nil to drop it.
  init(
    _ program: String, _ arguments: [String], output: Output = .nowhere, words: URL? = nil,
    environment: [String: String]? = nil
  ) throws(ProgramError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    pipe = output == .here ? Pipe() : nil
    descriptor = pipe?.fileHandleForReading.fileDescriptor ?? -1
    process.standardOutput = pipe ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      if let words {
        try Data().write(to: words)
        process.standardError = try FileHandle(forWritingTo: words)
      }
      try process.run()
    } catch {
      throw .failed("\(program) cannot be started: \(RequestFile.reason(of: error))")
    }
    try? pipe?.fileHandleForWriting.close()
    self.process = process
  }

  var isRunning: Bool { process.isRunning }

  /// Ends it at once. Signals that this program ignores are ignored by its children too, so it is this one.
  func kill() {
    if process.isRunning { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
  }

  /// Waits until it has ended. Blocks its thread.
  /// - Returns: its exit code, or the number of the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Reads so many bytes of its output; fewer at the end of it. Blocks its thread.
  func read(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let taken = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
      }
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { break }
      done += taken
    }
    return done == count ? bytes : Array(bytes.prefix(done))
  }
}
