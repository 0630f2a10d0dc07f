import Foundation

/// Why something that was configured cannot be used, as one sentence.
public struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// The address of a service: https anywhere, plain http on this machine only.
public struct BaseURL: Equatable, Sendable, CustomStringConvertible {
  /// The address, without a slash at its end.
  public let description: String
  /// Whether it is on this machine.
  public let isLoopback: Bool

  /// The live service.
  public static let live = BaseURL(description: "https://api.heygen.com", isLoopback: false)

  private init(description: String, isLoopback: Bool) {
    self.description = description
    self.isLoopback = isLoopback
  }

  /// Reads an address.
  /// - Throws: a sentence that says what is wrong with it.
  public init(_ text: String) throws(ConfigurationError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty
    else { throw ConfigurationError("the base URL is no address; give one such as \(BaseURL.live)") }
    guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
      throw ConfigurationError(
        "the base URL may hold only scheme, host, port and path, such as \(BaseURL.live)")
    }
    isLoopback = Self.isLoopback(host: host)
    guard scheme == "https" || scheme == "http" && isLoopback else {
      throw ConfigurationError(
        "the base URL \(scheme)://\(host) would send the key unencrypted; use https, or http to 127.0.0.1 only"
      )
    }
    var address = trimmed
    while address.hasSuffix("/") { address.removeLast() }
    description = address
  }

  /// Whether a host is this machine by its name or number.
  static func isLoopback(host: String) -> Bool {
    let name = host.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    if name == "localhost" || name == "::1" { return true }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }
}
