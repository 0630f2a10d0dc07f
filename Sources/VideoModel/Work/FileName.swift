/// Names for files, from what people call things.
public enum FileName {
  /// The most bytes of a name that is made here: with an ending and a number it stays below the 255 that file systems
  /// take.
  public static let longest = 160
  /// The most characters of such a name.
  static let mostCharacters = 80

  /// A name that any file system and any shell takes well: without separators, characters that steer or hide, and dots
  /// or dashes at its beginning; never empty, at most 160 bytes and 80 characters.
  public static func make(from title: String) -> String {
    let safe = String(title.map { isSafe($0) ? $0 : "-" })
    let trimmed = safe.split(separator: " ").joined(separator: " ").drop {
      $0 == "." || $0 == "-" || $0 == " "
    }
    let cut = cut(String(trimmed.prefix(mostCharacters)), toBytes: longest)
    return cut.isEmpty ? "video" : cut
  }

  /// The name itself, then `name-2`, `name-3` and so on before its ending.
  /// - Parameter number: from 1.
  public static func alternative(_ number: Int, to name: String) -> String {
    guard number > 1 else { return name }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(number)" }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }

  /// The beginning of a text, of whole characters.
  static func cut(_ text: String, toBytes most: Int) -> String {
    var bytes = 0
    return String(
      text.prefix { character in
        bytes += character.utf8.count
        return bytes <= most
      })
  }

  private static func isSafe(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      guard !"/\\:*?\"<>|".unicodeScalars.contains(scalar) else { return false }
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
      // Joiners shape scripts and emoji; the other format characters turn or hide text.
      case .format: return scalar.value == 0x200C || scalar.value == 0x200D
      default: return true
      }
    }
  }
}

/// What is done where the name of a file that is to be written is taken.
public enum TakenName: Equatable, Sendable {
  /// Nothing is written.
  case refuse
  /// The file that is there is replaced.
  case replace
  /// The next name that is free is taken, as `FileName.alternative` makes them.
  case nextFree
}
