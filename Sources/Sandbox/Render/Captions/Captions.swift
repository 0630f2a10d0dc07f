import Foundation
import VideoModel

/// The captions of a video: what is spoken, in pieces of a line or two, each for as long as it is spoken.
struct Captions: Equatable {
  /// A word, and when it is spoken, in seconds.
  struct Word: Equatable {
    var text: String
    /// Whether a space is before it, when it is not the first of its line.
    var followsSpace: Bool
    var start, end: Double
  }

  /// A piece: words that follow each other without a gap.
  struct Cue: Equatable {
    /// Never empty.
    var words: [Word]

    /// The words as they are written, on one line.
    var text: String {
      words.enumerated().reduce(into: "") { text, word in
        text += (word.offset > 0 && word.element.followsSpace ? " " : "") + word.element.text
      }
    }
    /// When it is shown, in seconds.
    var start: Double { words.first?.start ?? 0 }
    /// When it ends, in seconds.
    var end: Double { words.last?.end ?? 0 }
  }

  private(set) var cues: [Cue] = []
  var isEmpty: Bool { cues.isEmpty }

  /// No piece takes more columns, of which a letter takes one and an ideograph two.
  static let longest = 80

  /// Which moment of a frame counts for what is shown in it, as a share of the frame: one that never is a whole number of
  /// hundredths of a second, which is how the files of captions tell times, at any usual frame rate.
  static let timeInFrame = 1.0 / 3

  /// The frames that may show something else than the one before them.
  /// - Parameter rate: frames a second.
  func changes(rate: Double) -> Set<Int> {
    let times = cues.flatMap { cue in cue.words.flatMap { [$0.start, $0.end] } }
    return Set(times.map { Int((($0 * 100).rounded() / 100 * rate - Self.timeInFrame).rounded(.up)) })
  }

  /// - Parameter scenes: each with its length in seconds; they are spoken from their first second to their last.
  init(_ scenes: [(scene: Scene, seconds: Double)]) {
    self.init(scenes.map { ($0.scene, $0.seconds, $0.seconds) })
  }

  /// - Parameter scenes: each with its length, and how long it is spoken from its beginning, in seconds.
  init(_ scenes: [(scene: Scene, seconds: Double, spoken: Double)]) {
    var start = 0.0
    for (scene, seconds, spoken) in scenes {
      if scene.voice?.type == .text { add(scene.voice?.inputText ?? "", from: start, seconds: spoken) }
      start += seconds
    }
  }

  /// Shares the seconds out among the words and pauses of a script: the longer a word is, the more it gets.
  private mutating func add(_ script: String, from start: Double, seconds: Double) {
    let parts = Script.parts(of: script)
    var pauses = 0.0
    var length = 0
    for part in parts {
      switch part {
      case .pause(let seconds): pauses += seconds
      case .speech(let words):
        length += TextWord.words(of: words, longest: Self.longest).reduce(0) { $0 + $1.length }
      }
    }
    let perColumn = max(seconds - pauses, 0) / Double(max(length, 1))
    var time = start
    for part in parts {
      switch part {
      case .pause(let length): time += length
      case .speech(let words):
        for piece in Self.pieces(of: words) {
          let cue = Cue(words: piece.map { Self.timed($0, &time, perColumn, before: start + seconds) })
          if cue.end > cue.start { cues.append(cue) }
        }
      }
    }
  }

  private static func timed(
    _ word: TextWord, _ time: inout Double, _ perColumn: Double, before limit: Double
  ) -> Word {
    let start = time
    time = max(min(time + Double(word.length) * perColumn, limit), start)
    return Word(text: word.text, followsSpace: word.followsSpace, start: start, end: time)
  }

  /// The words of the pieces. A piece ends with a sentence, or before the word that makes it too long.
  static func pieces(of speech: String) -> [[TextWord]] {
    var pieces: [[TextWord]] = []
    var length = 0
    for word in TextWord.words(of: speech, longest: longest) {
      if let last = pieces.last?.last, !last.endsSentence, length + word.length <= longest {
        pieces[pieces.count - 1].append(word)
        length += word.length
      } else {
        pieces.append([word])
        length = word.columns
      }
    }
    return pieces
  }
}
