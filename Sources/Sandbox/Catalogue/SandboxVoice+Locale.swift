extension SandboxVoice {
  /// The espeak-ng voice that speaks for this one in a locale such as `de-DE`: the same person in another language.
  /// A locale that espeak-ng does not speak changes nothing.
  func program(in locale: String?) -> String {
    let words = (locale ?? "").lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    let parts = program.split(separator: "+", maxSplits: 1)
    guard let language = Self.language(of: words), let own = parts.first, own != language else {
      return program
    }
    // Somebody from Scotland speaks British English anyway, and every Spaniard Spanish: they keep the accent.
    let keepsAccent = words.count == 1 ? own.hasPrefix(words[0] + "-") : own.hasPrefix(language + "-")
    if keepsAccent, words.count == 1 || language.contains("-") { return program }
    return ([language[...]] + parts.dropFirst()).joined(separator: "+")
  }

  /// espeak-ng's name for what is spoken in a locale; nil for one that it does not speak.
  /// - Parameter words: of the locale: a language, and perhaps a script and a region, in lower case.
  private static func language(of words: [String]) -> String? {
    guard let language = words.first else { return nil }
    for region in words.dropFirst() {
      if let name = regions["\(language)-\(region)"] { return name }
    }
    return languages.contains(language) ? language : others[language]
  }

  /// All of espeak-ng's names that a locale may mean.
  static var languagesOfLocales: Set<String> { languages.union(others.values).union(regions.values) }

  /// What is spoken in a region, where it is not what `others` or `languages` say.
  private static let regions = [
    "en-us": "en-us", "en-ca": "en-us", "en-ph": "en-us", "en-jm": "en-029", "es-es": "es", "fr-be": "fr-be",
    "fr-ch": "fr-ch", "pt-br": "pt-br", "zh-hk": "yue",
  ]

  /// Languages that espeak-ng has by another name or by several, as in the regions that are not named.
  private static let others = [
    "en": "en-gb", "es": "es-419", "fr": "fr-fr", "no": "nb", "zh": "cmn",
  ]

  /// Languages that espeak-ng has by the same name.
  private static let languages: Set<String> = [
    "af", "ar", "bg", "bn", "ca", "cmn", "cs", "cy", "da", "de", "el", "et", "eu", "fa", "fi", "ga", "gu",
    "he",
    "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mr",
    "ms",
    "mt", "my", "nb", "ne", "nl", "pa", "pl", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw",
    "ta",
    "te", "th", "tr", "uk", "ur", "uz", "vi", "yue",
  ]
}
