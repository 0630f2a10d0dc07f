/// Names for files, from what people call things.
enum FileName {
  /// A name without separators, control characters or dots at its beginning; never empty, at most 80 characters.
  static func make(from title: String) -> String {
    let safe = title.map { character -> Character in
      let isUnsafe = character.unicodeScalars.contains { scalar in
        scalar.value < 32 || scalar.value == 127 || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
      }
      return isUnsafe ? "-" : character
    }
    let trimmed = String(safe).split(separator: " ").joined(separator: " ").drop { $0 == "." }
    return trimmed.isEmpty ? "video" : String(trimmed.prefix(80))
  }
}
