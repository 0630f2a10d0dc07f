import Composer
import Foundation
import HeyGenClient
import Sandbox
import Synchronization
import Terminal
import VideoJobs
import VideoModel

/// What a command works with: the environment, and what is found by it.
struct Surroundings: Sendable {
  let environment: [String: String]

  var places: Places { Places(environment: environment) }

  /// What is configured; what is wrong with it is told on standard error.
  func configuration() throws(ProgramError) -> Configuration {
    let file = ConfigurationFile(environment: environment)
    let configuration = try file.read()
    for line in file.lines(of: configuration.problems.filter { $0.severity == .error }) {
      Output.complain(line)
    }
    return configuration
  }

  func store() throws(ProgramError) -> Store {
    do { return try Store.open(at: places.store) } catch { throw .failed(error.description) }
  }

  /// The services that the arguments, the environment and the configuration lead to.
  func services(_ arguments: Arguments) throws(ProgramError) -> Services {
    Services(
      arguments: arguments, environment: environment, configuration: try configuration(),
      sandbox: EmbeddedSandbox(folder: places.sandbox))
  }

  /// Does asynchronous work until it ends or a signal comes. Then it is cancelled, ends in an orderly way, and the
  /// command fails; a second signal ends the program at once.
  /// - Parameters:
  ///   - services: whose sandbox is stopped when the work has ended, however it did.
  ///   - farewell: what is said after a signal, such as how to go on.
  func work(
    with services: Services? = nil,
    farewell: @escaping @Sendable () -> String = { "interrupted" },
    _ body: @escaping @Sendable () async throws -> Int32
  ) throws(ProgramError) -> Int32 {
    let signal = Mutex<Int32?>(nil)
    let task = Task { () -> Result<Int32, ProgramError> in
      let result: Result<Int32, ProgramError>
      do { result = .success(try await body()) } catch { result = .failure(ProgramError(error)) }
      await services?.sandbox.stop()
      return result
    }
    let watch = SignalWatch([SIGINT, SIGTERM, SIGHUP]) { number in
      let isFirst = signal.withLock { signal in
        defer { signal = signal ?? number }
        return signal == nil
      }
      if !isFirst { _exit(128 + number) }
      task.cancel()
    }
    let result = waitFor { await task.value }
    withExtendedLifetime(watch) {}
    ProgressLine.shared.clear()
    if case .failure = result, let number = signal.withLock({ $0 }) {
      throw .interrupted(number, farewell())
    }
    return try result.get()
  }
}
