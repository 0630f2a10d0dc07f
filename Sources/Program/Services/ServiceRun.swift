import Composer
import Foundation

/// The effect runner of the service that is used now. The main thread's.
final class ServiceRun {
  private var runner: EffectRunner
  private let keys: KeyFinder
  private let configuration: Configuration
  /// The services that were used before, by their profiles: a key is asked for once, and again where it was refused.
  private var known: [String: ServiceChoice]

  init(_ runner: EffectRunner, keys: KeyFinder, configuration: Configuration) {
    self.runner = runner
    self.keys = keys
    self.configuration = configuration
    let first = runner.connection.choice
    known = [first.profileName: first]
  }

  func run(_ effect: Effect) { runner.run(effect) }

  /// A service that can be gone over to.
  struct Found: Sendable {
    let choice: ServiceChoice
    let sandboxURL: String
  }

  /// Whether finding the key of a profile may ask the user something on the terminal.
  func asksOnTerminal(_ name: String) -> Bool {
    guard known[name] == nil, case .command? = configuration.profile(named: name)?.key else { return false }
    return true
  }

  /// Finds a profile's service and its key.
  func find(_ name: String) throws(ProgramError) -> Found {
    let choice = try choice(of: name)
    guard case .sandbox = choice else { return Found(choice: choice, sandboxURL: "") }
    let sandbox = runner.connection.sandbox
    let address: Result<String, ProgramError> = waitFor {
      do throws(ProgramError) { return .success(try await sandbox.address()) } catch {
        return .failure(error)
      }
    }
    return Found(choice: choice, sandboxURL: try address.get())
  }

  private func choice(of name: String) throws(ProgramError) -> ServiceChoice {
    if let choice = known[name] { return choice }
    return try ServiceChoice(profile: name, address: nil, keys: keys, configuration: configuration)
  }

  /// Ends what is done with the present service.
  /// - Parameter isKeyRefused: whether it does not take the key, so that another one is looked for the next time.
  func leave(isKeyRefused: Bool) {
    let runner = runner
    if isKeyRefused { known[runner.connection.choice.profileName] = nil }
    waitFor { await runner.leave() }
  }

  /// Begins with another one.
  func enter(_ found: Found) -> ServiceFacts {
    let connection = Connection(
      choice: found.choice, sandbox: runner.connection.sandbox,
      requestsPerMinute: configuration.preferences.requestsPerMinute)
    known[found.choice.profileName] = found.choice
    runner = runner.successor(for: connection)
    runner.beginService()
    return found.choice.facts(sandboxURL: found.sandboxURL)
  }

  /// Ends everything; every draft is on disk then.
  func finish() {
    let runner = runner
    waitFor { await runner.finish() }
  }
}
