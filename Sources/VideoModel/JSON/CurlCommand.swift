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

  /// A word that a POSIX shell reads as this very text. Quotes are found by scalar: one that carries a combining
  /// mark is another Character than `'`, and still ends the word for the shell.
  static func shellQuoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += #"'\''"# } else { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "'"
  }
}
