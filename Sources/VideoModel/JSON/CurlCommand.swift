/// A request as a shell command. The key stays a variable of the shell, so that the command can be shared.
public struct CurlCommand: Equatable, Sendable {
  /// The variable that holds the key, unless a profile names another one.
  public static let usualKeyVariable = "HEYGEN_API_KEY"
  /// No program gets an argument of more than 128 KiB: a body near that goes to its standard input, in bytes.
  static let longestArgument = 100_000

  /// The command, of several lines.
  public let text: String
  /// The line in which the body begins, from 0.
  public let bodyLine: Int

  /// - Parameters:
  ///   - baseURL: the service's address, without a slash at its end.
  ///   - keyVariable: the variable of the shell that holds the key.
  public init(_ request: VideoRequest, baseURL: String, keyVariable: String = usualKeyVariable) {
    var head = [
      "curl -X POST \(Self.shellQuoted(baseURL + request.kind.endpoint)) \\",
      "  -H \"X-Api-Key: $\(keyVariable)\" \\",
      "  -H 'Content-Type: application/json' \\",
    ]
    // Another key with each run, as each submission of the program has its own: the service answers one that it knows as it
    // did before, and makes no video.
    if request.kind.takesIdempotencyKey { head.append(#"  -H "Idempotency-Key: $(date +%s)-$$" \"#) }
    let body = request.json.prettyText
    if body.utf8.count > Self.longestArgument {
      var mark = "END"
      while body.contains(mark) { mark += "_" }
      head.append("  --data-binary @- <<'\(mark)'")
      text = (head + [body, mark]).joined(separator: "\n")
      bodyLine = head.count
    } else {
      text = (head + ["  -d \(Self.shellQuoted(body))"]).joined(separator: "\n")
      bodyLine = head.count
    }
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
