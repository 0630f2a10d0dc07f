import Foundation
import VideoModel

/// The captions of a video: what is spoken, in pieces of a line or two, each for as long as it is spoken.
struct Captions {
  /// A piece, and when it is shown, in seconds.
  struct Cue: Equatable {
    var text: String
    var start, end: Double
  }

  private(set) var cues: [Cue] = []
  var isEmpty: Bool { cues.isEmpty }

  /// No piece has more characters, unless a single word does.
  private static let longest = 80

  /// - Parameter scenes: each with its length in seconds.
  init(_ scenes: [(scene: Scene, seconds: Double)]) {
    var start = 0.0
    for (scene, seconds) in scenes {
      if scene.voice?.type == .text { add(scene.voice?.inputText ?? "", from: start, seconds: seconds) }
      start += seconds
    }
  }

  /// Shares the seconds out among the words and pauses of a script.
  private mutating func add(_ script: String, from start: Double, seconds: Double) {
    let parts = Script.parts(of: script)
    let pauses = parts.reduce(0.0) { total, part in
      if case .pause(let length) = part { total + length } else { total }
    }
    let characters = parts.reduce(0) { total, part in
      if case .speech(let words) = part { total + words.count } else { total }
    }
    let perCharacter = max(seconds - pauses, 0) / Double(max(characters, 1))
    var time = start
    for part in parts {
      switch part {
      case .pause(let length): time += length
      case .speech(let words):
        for piece in Self.pieces(of: words) {
          let end = min(time + Double(piece.count + 1) * perCharacter, start + seconds)
          if end > time { cues.append(Cue(text: piece, start: time, end: end)) }
          time = end
        }
      }
    }
  }

  static func pieces(of words: String) -> [String] {
    var pieces: [String] = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      let last = pieces.last ?? ""
      let endsSentence = last.last.map { ".!?。！？".contains($0) } ?? true
      if !last.isEmpty, !endsSentence, last.count + word.count < longest {
        pieces[pieces.count - 1] = last + " " + word
      } else {
        pieces.append(String(word))
      }
    }
    return pieces
  }

  /// The captions as a file of SubRip.
  var subRip: String {
    cues.enumerated().map { index, cue in
      "\(index + 1)\n\(Self.time(cue.start)) --> \(Self.time(cue.end))\n\(cue.text)\n"
    }.joined(separator: "\n")
  }

  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    return String(
      format: "%02d:%02d:%02d,%03d", milliseconds / 3_600_000, milliseconds / 60_000 % 60,
      milliseconds / 1000 % 60,
      milliseconds % 1000)
  }
}
