/// What every request must pass before it is looked at.
enum RequestGuard {
  /// Whether a `Host` header names this machine's loopback. A web page that makes its own name point to 127.0.0.1
  /// (DNS rebinding) sends that name here, and is refused.
  static func isLoopback(host: String?) -> Bool {
    guard let host = host?.lowercased() else { return false }
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == "127.0.0.1" || parts.first == "localhost" else { return false }
    return parts.count == 1 || UInt16(parts[1]) != nil
  }

  /// Whether a key was sent, or a bearer's token, which v3 takes too. The sandbox takes any that is not blank.
  static func hasKey(_ request: HTTPRequest, _ envelope: Envelope) -> Bool {
    if !(request.headers["x-api-key"] ?? "").allSatisfy(\.isWhitespace) { return true }
    guard envelope == .v3, let authorization = request.headers["authorization"] else { return false }
    let words = authorization.split(whereSeparator: \.isWhitespace)
    return words.count == 2 && words[0].lowercased() == "bearer"
  }
}
