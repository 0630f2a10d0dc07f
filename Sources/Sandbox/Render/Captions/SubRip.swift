import Foundation

extension Captions {
  /// The captions as a file of SubRip, one line a piece.
  var subRip: String {
    cues.enumerated().map { index, cue in
      "\(index + 1)\n\(Self.time(cue.start)) --> \(Self.time(cue.end))\n\(Self.subRipText(cue.text))\n"
    }.joined(separator: "\n")
  }

  /// Stands between two characters that a player would take for markup together, and is not seen.
  static let wordJoiner: Character = "\u{2060}"

  /// SubRip has no way to write markup as text, so what players know as tags, codes and times is taken apart without
  /// being seen.
  private static func subRipText(_ text: String) -> String {
    var escaped = ""
    for character in text.replacing("-->", with: "--\(wordJoiner)>") {
      if let last = escaped.last, "<{\\".contains(last), !character.isWhitespace {
        escaped.append(wordJoiner)
      }
      escaped.append(character)
    }
    return escaped
  }

  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    return String(
      format: "%02d:%02d:%02d,%03d", milliseconds / 3_600_000, milliseconds / 60_000 % 60,
      milliseconds / 1000 % 60,
      milliseconds % 1000)
  }
}
