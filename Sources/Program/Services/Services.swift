import Composer
import Foundation
import HeyGenClient
import Synchronization
import VideoModel

/// The services of a command: the one that is chosen, and those that jobs were sent to. Each is found once, so that its key
/// is asked for once, and all requests to it pass one gate.
final class Services: Sendable {
  private struct Known {
    /// What the arguments, the environment and the configuration lead to.
    var chosen: Connection?
    /// By the names that jobs are kept under.
    var named: [String: Connection] = [:]
  }

  let arguments: Arguments
  let environment: [String: String]
  let configuration: Configuration
  let sandbox: EmbeddedSandbox
  private let known = Mutex(Known())

  init(
    arguments: Arguments, environment: [String: String], configuration: Configuration,
    sandbox: EmbeddedSandbox
  ) {
    self.arguments = arguments
    self.environment = environment
    self.configuration = configuration
    self.sandbox = sandbox
  }

  /// The service that is chosen.
  func chosen() throws(ProgramError) -> Connection {
    try known.withLock { known throws(ProgramError) in
      if let chosen = known.chosen { return chosen }
      let choice = try ServiceChoice(arguments, environment: environment, configuration: configuration)
      let chosen = known.named[choice.name] ?? connection(choice)
      known.chosen = chosen
      known.named[choice.name] = chosen
      return chosen
    }
  }

  private func connection(_ choice: ServiceChoice) -> Connection {
    Connection(
      choice: choice, sandbox: sandbox, requestsPerMinute: configuration.preferences.requestsPerMinute)
  }

  /// The service that a job was sent to: the one that is chosen, or that of another profile.
  func connection(for job: Job) throws(ProgramError) -> Connection {
    try connection(toService: job.service, of: "“\(job.title)”")
  }

  /// The service of a name that jobs are kept under.
  /// - Parameter what: what was sent to it, as the beginning of a sentence.
  func connection(toService service: String, of what: String) throws(ProgramError) -> Connection {
    try known.withLock { known throws(ProgramError) in
      if let connection = known.named[service] { return connection }
      let connection = connection(try choice(ofService: service, of: what))
      known.named[service] = connection
      return connection
    }
  }

  private func choice(ofService service: String, of what: String) throws(ProgramError) -> ServiceChoice {
    if service == Profile.sandbox { return .sandbox }
    let address = arguments.value("--base-url")
    let names = [arguments.value("--profile")].compactMap { $0 } + configuration.profileNames
    for name in names {
      guard let profile = configuration.profile(named: name),
        let baseURL = try? ServiceChoice.baseURL(of: profile, address: address, environment: environment),
        ServiceChoice.name(of: profile, at: baseURL) == service
      else { continue }
      return try ServiceChoice(
        profile: name, address: address, keys: KeyFinder(environment: environment),
        configuration: configuration)
    }
    throw .usage(
      Output.visible("\(what) was sent to \(service), which no profile is; name its address by --base-url"))
  }
}

extension [Option] {
  /// Which service is used.
  static let service: [Option] = [
    Option("--sandbox", nil, "use the sandbox inside the program"),
    Option(
      "--profile", "NAME", "use a profile of the configuration: sandbox, live, or one of its own",
      .words([Profile.sandbox, Profile.live])),
    Option("--base-url", "URL", "use a service at another address: https, or http on this machine"),
  ]

  /// For machines.
  static let json = [Option("--json", nil, "print JSON, for programs")]
}
