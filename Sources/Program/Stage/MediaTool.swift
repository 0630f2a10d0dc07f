import Foundation
import SystemCalls

/// A child process that reads or plays media. Its standard input is empty, and nothing of it reaches the terminal. It ends
/// with the thread that starts it, and so with this program, however that ends.
final class MediaTool: Sendable {
  /// Where its standard output goes.
  enum Output {
    case nowhere
    /// To `read`.
    case here
  }

  private let child: Child
  private let pipe: PipeEnd?

  /// Starts a program.
  /// - Parameters:
  ///   - program: its path, or its name among the folders of `PATH`.
  ///   - words: the file that takes its standard error; nil to drop it.
  init(
    _ program: String, _ arguments: [String], output: Output = .nowhere, words: URL? = nil,
    environment: [String: String]? = nil
  ) throws(ProgramError) {
    var tool = ChildProgram(program, arguments)
    tool.environment = environment
    tool.endsWithThread = true
    if let words { tool.errors = .file(words.path) }
    do {
      let ends = output == .here ? try PipeEnd.pair() : nil
      if let ends { tool.output = .pipe(ends.writing) }
      child = try tool.start()
      ends?.writing.close()
      pipe = ends?.reading
    } catch {
      throw .failed(error.description)
    }
  }

  var isRunning: Bool { child.isRunning }

  /// Ends it at once.
  func kill() { child.send(SIGKILL) }

  /// Waits until it has ended. Blocks its thread.
  /// - Returns: its exit code; 128 and the number of the signal that ended it.
  @discardableResult
  func wait() -> Int32 { child.wait().code }

  /// Reads so many bytes of its output; fewer at the end of it. Blocks its thread.
  func read(_ count: Int) -> [UInt8] { pipe?.read(count) ?? [] }
}
