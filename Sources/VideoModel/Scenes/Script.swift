/// A piece of a script: words to speak, or a pause.
public enum ScriptPart: Equatable, Sendable {
  /// Words, as they stand in the script.
  case speech(String)
  /// A pause in seconds, written `<break time="1.5s"/>`.
  case pause(Double)
}

/// What is said in a scene.
public enum Script {
  /// Words a minute at speed 1, as people read aloud.
  static let wordsPerMinute = 150.0
  /// Characters a minute at speed 1 in scripts that are written without spaces between words.
  static let charactersPerMinute = 260.0

  /// Splits a script at its break tags. Tags that are not well formed stay words. Neighbouring pauses add up.
  public static func parts(of script: String) -> [ScriptPart] {
    var parts: [ScriptPart] = []
    var start = script.startIndex
    for pause in pauses(in: script) {
      append(.speech(String(script[start..<pause.range.lowerBound])), to: &parts)
      append(.pause(pause.seconds), to: &parts)
      start = pause.range.upperBound
    }
    append(.speech(String(script[start...])), to: &parts)
    return parts
  }

  /// The well-formed break tags of a script, in its order, and how long each is in seconds.
  public static func pauses(in script: String) -> [(range: Range<String.Index>, seconds: Double)] {
    var pauses: [(range: Range<String.Index>, seconds: Double)] = []
    var rest = script[...]
    while let start = rest.firstIndex(of: "<") {
      guard let (seconds, end) = breakTag(in: rest[start...]) else {
        rest = rest[rest.index(after: start)...]
        continue
      }
      pauses.append((start..<end, seconds))
      rest = script[end...]
    }
    return pauses
  }

  /// The break tag of a pause of so many seconds, as the API's pages write it.
  public static func breakTag(seconds: Double) -> String {
    "<break time=\"\(JSONNumber(seconds).literal)s\"/>"
  }

  private static func append(_ part: ScriptPart, to parts: inout [ScriptPart]) {
    switch (parts.last, part) {
    case (_, .speech(let words)) where words.allSatisfy(\.isWhitespace): return
    case (.pause(let before), .pause(let seconds)): parts[parts.count - 1] = .pause(before + seconds)
    default: parts.append(part)
    }
  }

  /// The tag that `text` begins with: its seconds, and where it ends.
  static func breakTag(in text: Substring) -> (seconds: Double, end: String.Index)? {
    // A pattern is compiled at every use, which costs more than all the rest of a key press.
    guard text.hasPrefix("<break") else { return nil }
    let pattern = #/<break\s+time\s*=\s*(?:"([0-9]*\.?[0-9]+)(ms|s)"|'([0-9]*\.?[0-9]+)(ms|s)')\s*/?>/#
    guard let match = text.prefixMatch(of: pattern),
      let amount = (match.1 ?? match.3).flatMap({ Double($0) })
    else { return nil }
    return ((match.2 ?? match.4) == "ms" ? amount / 1000 : amount, match.range.upperBound)
  }

  /// How long a script takes to speak, in seconds: an estimate from its words, its pauses and the speed.
  public static func estimatedSeconds(of script: String, speed: Double = 1) -> Double {
    parts(of: script).reduce(0) { total, part in
      switch part {
      case .pause(let seconds): total + seconds
      case .speech(let words): total + spokenMinutes(of: words) * 60 / max(speed, 0.1)
      }
    }
  }

  private static func spokenMinutes(of words: String) -> Double {
    var wordCount = 0
    var ideographs = 0
    var isInWord = false
    for scalar in words.unicodeScalars {
      if isSpokenAlone(scalar) {
        ideographs += 1
        isInWord = false
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if !isInWord { wordCount += 1 }
        isInWord = true
      } else if scalar.properties.isWhitespace {
        isInWord = false
      }
    }
    return Double(wordCount) / wordsPerMinute + Double(ideographs) / charactersPerMinute
  }

  /// Ideographs, kana and syllables, each of which is about a syllable.
  private static func isSpokenAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}

extension Scene {
  /// How long the scene is, in seconds: an estimate for speech, exact for silence, and nil for a recording, whose
  /// length only the service knows.
  public var estimatedSeconds: Double? {
    switch voice?.type {
    case Voice.Kind.text:
      Script.estimatedSeconds(of: voice?.inputText ?? "", speed: voice?.speed ?? 1)
    case Voice.Kind.silence: voice?.duration ?? 1
    default: nil
    }
  }
}
