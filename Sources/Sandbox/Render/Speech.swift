import Foundation
import VideoModel

/// The sound of a scene as WAV files, spoken by espeak-ng.
struct Speech {
  /// A piece of the sound, in order.
  enum Piece: Equatable {
    /// A WAV file in the work folder.
    case file(String)
    /// Seconds.
    case silence(Double)
  }

  let child: Child
  let folder: URL

  /// A scene is at least as long as this, in seconds.
  static let shortest = 0.5
  /// How long a recording counts that is not fetched, in seconds.
  static let recordingStandIn = 3.0

  /// Makes the pieces of a voice's sound.
  func pieces(of voice: Voice?) throws(RenderError) -> [Piece] {
    switch voice?.type {
    case Voice.Kind.text: return try speak(voice ?? Voice())
    case Voice.Kind.silence: return [.silence(voice?.duration ?? 1)]
    default: return [.silence(Self.recordingStandIn)]
    }
  }

  private func speak(_ voice: Voice) throws(RenderError) -> [Piece] {
    var pieces: [Piece] = []
    for part in Script.parts(of: voice.inputText ?? "") {
      switch part {
      case .pause(let seconds): pieces.append(.silence(min(seconds, 60)))
      case .speech(let words):
        let name = "speech\(pieces.count).wav"
        try child.run("espeak-ng", Self.arguments(voice, output: name), in: folder, input: words + "\n")
        pieces.append(.file(name))
      }
    }
    return pieces.isEmpty ? [.silence(Self.shortest)] : pieces
  }

  /// espeak-ng's options: the text itself comes by standard input, so that nothing in it is taken for one.
  static func arguments(_ voice: Voice, output: String) -> [String] {
    let speaker = SandboxCatalogue.voice(voice.voiceID)
    let wordsPerMinute = min(max(Int((165 * (voice.speed ?? 1)).rounded()), 80), 450)
    let pitch = min(max(speaker.pitch + Int((voice.pitch ?? 0).rounded()), 0), 99)
    let amplitude = min(max(Int(((voice.volume ?? 1) * 100).rounded()), 0), 100)
    return [
      "-v", speaker.speaker, "-s", String(wordsPerMinute), "-p", String(pitch), "-a", String(amplitude), "-b",
      "1",
      "--stdin", "-w", output,
    ]
  }

  /// The length of a WAV file in seconds, from its size: espeak-ng writes a plain header of 44 bytes.
  static func seconds(of file: URL) -> Double {
    guard let handle = try? FileHandle(forReadingFrom: file), let header = try? handle.read(upToCount: 44),
      header.count == 44,
      let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size]) as? Int
    else { return 0 }
    let bytesPerSecond = header[28..<32].reversed().reduce(0) { $0 << 8 | Int($1) }
    return bytesPerSecond > 0 ? Double(size - 44) / Double(bytesPerSecond) : 0
  }
}
