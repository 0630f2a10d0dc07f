import Composer
import Foundation
import HeyGenClient

/// Which service a command talks to.
enum ServiceChoice: Sendable {
  /// The sandbox inside this program.
  case sandbox
  /// A server at an address, with a key.
  case server(BaseURL, Secret)

  static let flags: Set<String> = ["--sandbox"]
  static let options: Set<String> = ["--base-url", "--profile"]

  /// Decides by the command line, then the environment: an address needs a key; a key alone means the live service;
  /// with neither it is the sandbox.
  init(_ arguments: Arguments, environment: [String: String]) throws(ProgramError) {
    let profile = arguments.value("--profile")
    if let profile, !["sandbox", "live"].contains(profile) {
      throw .usage("there is no profile \(profile); the profiles are sandbox and live")
    }
    if arguments.has("--sandbox") || profile == "sandbox" {
      self = .sandbox
      return
    }
    let key = environment["HEYGEN_API_KEY"].flatMap(Secret.init)
    let address =
      arguments.value("--base-url") ?? environment["HEYGEN_BASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
    let baseURL: BaseURL
    do { baseURL = try address.map { text throws(ConfigurationError) in try BaseURL(text) } ?? .live } catch {
      throw .usage(error.description)
    }
    guard let key else {
      guard address == nil, profile == nil else { throw .keyMissing(service: baseURL.description) }
      self = .sandbox
      return
    }
    self = .server(baseURL, key)
  }

  /// The name that jobs are kept under: an address, or `sandbox`, whose address changes with every run.
  var name: String {
    switch self {
    case .sandbox: "sandbox"
    case .server(let baseURL, _): baseURL.description
    }
  }

  /// What the screen shows of it.
  func facts(sandboxURL: String) -> ServiceFacts {
    switch self {
    case .sandbox: ServiceFacts(label: "SANDBOX", isLive: false, baseURL: sandboxURL)
    case .server(let baseURL, _):
      ServiceFacts(
        label: baseURL == .live ? "LIVE" : baseURL.description, isLive: !baseURL.isLoopback,
        baseURL: baseURL.description)
    }
  }
}
