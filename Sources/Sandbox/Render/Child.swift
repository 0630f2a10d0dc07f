import Foundation
import Synchronization

/// Runs programs one after another, without a shell, and ends the one that runs when it is told to.
final class Child: Sendable {
  private struct Work {
    var running: Process?
    var isCancelled = false
  }

  private let work = Mutex(Work())

  func cancel() {
    let running = work.withLock { work in
      work.isCancelled = true
      return work.running
    }
    running?.terminate()
  }

  /// Runs a program to its end.
  /// - Parameters:
  ///   - input: what it reads.
  ///   - folder: the folder that it works in; file names in arguments are relative to it.
  ///   - onLine: told of each line that it prints.
  func run(
    _ name: String, _ arguments: [String], in folder: URL, input: String = "",
    onLine: @escaping @Sendable (Substring) -> Void = { _ in }
  ) throws(RenderError) {
    guard let program = Self.find(name) else { throw .programMissing(name) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Input and errors go by files: a pipe that nobody empties would hold the program up.
    let inputFile = folder.appendingPathComponent("input.txt")
    let errorFile = folder.appendingPathComponent("errors.txt")
    let output = Pipe()
    do {
      try Data(input.utf8).write(to: inputFile)
      try Data().write(to: errorFile)
      process.standardInput = try FileHandle(forReadingFrom: inputFile)
      process.standardError = try FileHandle(forWritingTo: errorFile)
      process.standardOutput = output
      try start(process)
    } catch let error as RenderError {
      throw error
    } catch {
      throw .cannotWrite(reason: error.localizedDescription)
    }
    readLines(of: output.fileHandleForReading, onLine)
    process.waitUntilExit()
    let isCancelled = work.withLock { work in
      work.running = nil
      return work.isCancelled
    }
    if isCancelled { throw .cancelled }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .programFailed(name, reason: Self.lastLines(of: errorFile))
    }
  }

  private func start(_ process: Process) throws {
    try work.withLock { work in
      if work.isCancelled { throw RenderError.cancelled }
      try process.run()
      work.running = process
    }
  }

  private func readLines(of handle: FileHandle, _ onLine: (Substring) -> Void) {
    var rest = ""
    while let data = try? handle.read(upToCount: 4096), !data.isEmpty {
      rest += String(decoding: data, as: UTF8.self)
      let lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
      lines.dropLast().forEach(onLine)
      rest = String(lines.last ?? "")
    }
  }

  /// What a program said last, which is where ffmpeg says why.
  private static func lastLines(of file: URL) -> String {
    let text = (try? Data(contentsOf: file)).map { String(decoding: $0.suffix(2000), as: UTF8.self) } ?? ""
    let lines = text.split(whereSeparator: \.isNewline).suffix(2)
    return lines.isEmpty ? "it gives no reason" : lines.joined(separator: "; ")
  }

  private static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
