import VideoModel

/// Where a key comes from. The key itself is in no configuration.
public enum KeySource: Equatable, Sendable {
  /// An environment variable.
  case environment(String)
  /// The first line that a program prints; its name and its arguments.
  case command([String])
  /// The first line of a file that only its owner may read.
  case file(String)
}

/// A service under a name, with the place where its key is.
public struct Profile: Equatable, Sendable {
  /// The name of the embedded sandbox, which needs no key and has no settings.
  public static let sandbox = "sandbox"
  /// The name of the service itself.
  public static let live = "live"

  /// The name.
  public let name: String
  /// The address as it is written in the file; nil for that of the live service.
  public internal(set) var baseURL: String?
  /// Where the key is; nil where the file does not say.
  var configuredKey: KeySource?
  /// Where the key is.
  public var key: KeySource { configuredKey ?? .environment(CurlCommand.usualKeyVariable) }
  /// The environment variable that holds the key in a command for others; the usual one where it comes from elsewhere.
  public var keyVariable: String {
    if case .environment(let name) = key { name } else { CurlCommand.usualKeyVariable }
  }
  /// Whether the file says where the key is.
  public var saysWhereKeyIs: Bool { configuredKey != nil }

  /// A profile with the live service's address, and the key in the environment.
  public init(name: String) { self.name = name }

  /// Every setting of a `[profile.NAME]` section.
  public static let table: [ConfigurationSetting<Profile>] = [
    .text(
      "base_url", \.baseURL, allowed: "an address with https, or with http on this machine",
      standard: "https://api.heygen.com", sample: "https://api.heygen.com", help: "The service's address"),
    key(
      "api_key_env", allowed: "the name of an environment variable", standard: "HEYGEN_API_KEY",
      sample: "HEYGEN_API_KEY", help: "The environment variable that holds the key"
    ) { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ? .environment($0) : nil },
    key(
      "api_key_command",
      allowed: "a program and its arguments, quoted where they hold blanks; no shell reads it",
      standard: "none", sample: "pass show heygen", help: "A program whose first line of output is the key"
    ) { CommandWords.split($0).map(KeySource.command) },
    key(
      "api_key_file", allowed: "a file that only you may read (chmod 600)", standard: "none",
      sample: "~/.config/heygen-tui/key", help: "A file whose first line is the key"
    ) { .file($0) },
  ]

  private static func key(
    _ name: String, allowed: String, standard: String, sample: String, help: String,
    source: @escaping @Sendable (String) -> KeySource?
  ) -> ConfigurationSetting<Profile> {
    ConfigurationSetting(name: name, allowed: allowed, standard: standard, sample: sample, help: help) {
      text, profile in
      guard let source = source(text) else { return false }
      profile.configuredKey = source
      return true
    }
  }
}

/// The words of a command line, as a shell would divide it, without anything else that a shell does.
enum CommandWords {
  /// The words; nil when there is none, or a quote is not closed.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil && !isEscaped && words.first?.isEmpty == false ? words : nil
  }
}
