import Composer
import Foundation
import HeyGenClient

/// Which service a command talks to.
enum ServiceChoice: Sendable {
  /// The sandbox inside this program.
  case sandbox
  /// A server at an address, with a key, and the profile that it is.
  case server(BaseURL, Secret, Profile)

  /// Decides by the command line, then an address in the environment, then the configuration; where none of them says
  /// anything, it is the live service when there is a key for it, else the sandbox.
  init(
    _ arguments: Arguments, environment: [String: String], configuration: Configuration = Configuration()
  ) throws(ProgramError) {
    let address = arguments.value("--base-url") ?? Self.address(in: environment)
    let asked = arguments.has("--sandbox") ? Profile.sandbox : arguments.value("--profile")
    let hasKey = environment["HEYGEN_API_KEY"].flatMap(Secret.init) != nil
    let isLiveKnown = configuration.profile(named: Profile.live)?.saysWhereKeyIs == true || hasKey
    let name =
      asked ?? (address == nil ? configuration.preferences.profile : Profile.live)
      ?? (isLiveKnown ? Profile.live : Profile.sandbox)
    try self.init(
      profile: name, address: arguments.value("--base-url"), keys: KeyFinder(environment: environment),
      configuration: configuration)
  }

  /// The service of a profile.
  /// - Parameter address: the address to use in place of the profile's own. For `live`, the environment can name one too.
  init(
    profile name: String, address: String?, keys: KeyFinder, configuration: Configuration
  ) throws(ProgramError) {
    guard name != Profile.sandbox else {
      self = .sandbox
      return
    }
    guard let profile = configuration.profile(named: name) else {
      let known = configuration.profileNames.joined(separator: ", ")
      throw .usage("there is no profile \(name); the profiles are \(known)")
    }
    let baseURL = try Self.baseURL(of: profile, address: address, environment: keys.environment)
    guard let key = try keys.key(of: profile) else {
      guard case .environment(let variable) = profile.key else { throw .usage("the profile has no key") }
      throw .keyMissing(service: baseURL.description, variable: variable)
    }
    self = .server(baseURL, key, profile)
  }

  /// Where a profile's service is.
  /// - Parameter address: the address to use in place of the profile's own.
  static func baseURL(
    of profile: Profile, address: String?, environment: [String: String]
  ) throws(ProgramError) -> BaseURL {
    let other = address ?? (profile.name == Profile.live ? Self.address(in: environment) : nil)
    do {
      return try (other ?? profile.baseURL).map { text throws(ConfigurationError) in try BaseURL(text) }
        ?? .live
    } catch {
      throw .usage(error.description)
    }
  }

  private static func address(in environment: [String: String]) -> String? {
    environment["HEYGEN_BASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The name of the profile.
  var profileName: String {
    guard case .server(_, _, let profile) = self else { return Profile.sandbox }
    return profile.name
  }

  /// The name that jobs are kept under: an address, of the user's own profiles with their names, since two accounts
  /// may be at one address; or `sandbox`, whose address changes with every run.
  var name: String {
    switch self {
    case .sandbox: Profile.sandbox
    case .server(let baseURL, _, let profile): Self.name(of: profile, at: baseURL)
    }
  }

  /// The name that the jobs of a profile are kept under.
  static func name(of profile: Profile, at baseURL: BaseURL) -> String {
    profile.name == Profile.live ? baseURL.description : "\(profile.name) (\(baseURL))"
  }

  /// Where the key comes from, in words; nil for the sandbox.
  var keyOrigin: String? {
    guard case .server(_, _, let profile) = self else { return nil }
    return switch profile.key {
    case .environment(let name): "the environment variable \(name)"
    case .command(let words): "“\(words.joined(separator: " "))”"
    case .file(let path): path
    }
  }

  /// What the screen shows of it. A server on this machine may be the way to one that costs money, so it counts as live until
  /// it says of itself that it is the sandbox.
  func facts(sandboxURL: String) -> ServiceFacts {
    switch self {
    case .sandbox:
      ServiceFacts(
        profile: Profile.sandbox, name: name, label: "SANDBOX", isLive: false, baseURL: sandboxURL)
    case .server(let baseURL, _, let profile):
      ServiceFacts(
        profile: profile.name, name: name, label: Self.label(of: profile, at: baseURL),
        isLive: true, baseURL: baseURL.description, keyVariable: profile.keyVariable)
    }
  }

  private static func label(of profile: Profile, at baseURL: BaseURL) -> String {
    guard profile.name == Profile.live else { return profile.name.uppercased() }
    return baseURL == .live ? "LIVE" : baseURL.description
  }
}
