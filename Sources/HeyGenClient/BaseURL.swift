import Foundation

/// Why something that was configured cannot be used, as one sentence.
public struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// The address of a service: https anywhere, plain http on this machine only, since the key travels with it.
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

  /// Reads an address as it is typed.
  /// - Throws: a sentence that says what is wrong with it.
  public init(_ text: String) throws(ConfigurationError) {
    guard let address = WebAddress(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw ConfigurationError("the base URL is no address; give one such as \(BaseURL.live)")
    }
    // The text is not repeated: user information may hold a password, and a query a token.
    guard !address.hasUser, !address.hasQueryOrFragment else {
      throw ConfigurationError(
        "the base URL may hold only scheme, host, port and path, such as \(BaseURL.live)")
    }
    guard address.scheme == "https" || address.scheme == "http" else {
      throw ConfigurationError("the base URL \(address.origin) is neither https nor http; use https")
    }
    guard address.isEncryptedOrLocal else {
      throw ConfigurationError(
        "the base URL \(address.origin) would send the key unencrypted; use https, or http to 127.0.0.1 only")
    }
    description = address.normalised
    isLoopback = address.isLoopback
  }
}
