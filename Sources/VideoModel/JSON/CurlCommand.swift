extension VideoRequest {
  /// The request as a shell command. The key stays a variable of the shell, so that the command can be shared.
  /// - Parameter baseURL: the service's address, without a slash at its end.
  public func curlCommand(baseURL: String) -> String {
    """
    curl -X POST \(Self.shellQuoted(baseURL + kind.endpoint)) \\
      -H "X-Api-Key: $HEYGEN_API_KEY" \\
      -H 'Content-Type: application/json' \\
      -d \(Self.shellQuoted(json.prettyText))
    """
  }

  /// A word that a POSIX shell reads as this very text.
  static func shellQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
