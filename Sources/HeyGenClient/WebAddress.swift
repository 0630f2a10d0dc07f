import Foundation

/// An http(s) address taken apart strictly: what is not plainly a loopback address is none.
public struct WebAddress: Equatable, Sendable {
  let scheme: String
  let host: String
  let port: Int?
  let path: String
  let hasUser: Bool
  let hasQueryOrFragment: Bool

  /// Nil when the text is no address with a scheme and a host, or has characters that parsers read differently.
  public init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"\\\"<>^`{|}".utf8.contains(byte)
    }
    guard isPlain, let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let host = parts.percentEncodedHost?.lowercased(), Self.isHost(host),
      text.contains("://"), parts.port.map({ (1...65535).contains($0) }) ?? true
    else { return nil }
    self.scheme = scheme
    self.host = host
    let isDefaultPort = (scheme == "https" && parts.port == 443) || (scheme == "http" && parts.port == 80)
    port = isDefaultPort ? nil : parts.port
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
    hasUser = parts.percentEncodedUser != nil || parts.percentEncodedPassword != nil
    hasQueryOrFragment = parts.percentEncodedQuery != nil || parts.percentEncodedFragment != nil
  }

  /// Scheme, host and port: what a person recognises a service by.
  var origin: String { scheme + "://" + host + (port.map { ":\($0)" } ?? "") }

  /// The origin and the path, without a slash at the end.
  var normalised: String { origin + path }

  /// Whether the host is this machine: 127.0.0.0/8 in four decimal numbers, ::1 or localhost. Shorter and
  /// octal spellings are not taken, since resolvers read them differently.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 4, numbers[0] == "127" else { return false }
    return numbers.allSatisfy { number in UInt8(number).map(String.init) == String(number) }
  }

  /// Whether the host is a name in the network. Of a number it can be written in many ways that it is this machine's.
  var isNamed: Bool {
    let labels = host.split(separator: ".")
    return labels.last.map { $0 != "localhost" && $0.first?.isLetter == true } ?? false
  }

  /// Whether nobody on the way can read what is sent and fetched: https, or a server on this machine.
  public var isEncryptedOrLocal: Bool { scheme == "https" || (scheme == "http" && isLoopback) }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = host.dropFirst().dropLast()
      return inner.contains(":") && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return !host.isEmpty
      && host.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-_".utf8.contains($0) }
  }
}
