import Foundation

/// How loud a voice is in every frame of a scene.
struct VoiceEnergy: Equatable {
  /// 0 is silence, 1 as loud as the voice usually gets. One for each frame.
  let loudness: [Double]

  /// Sound that is quieter than this is silence, as a share of the full scale.
  private static let quietest = 0.006
  /// Below that share of the voice's usual loudness there is silence too.
  private static let threshold = 0.08
  /// The share of the frames with sound that are no louder than what counts as loud.
  private static let usual = 0.9
  /// Samples measured in a frame at most; more tell nothing new of its energy.
  private static let mostSamples = 300

  /// Measures a voice.
  /// - Parameters:
  ///   - voice: nil for none, which is silence. Frames after its end are silent.
  ///   - frames: of the scene.
  ///   - rate: frames a second; above 0.
  init(_ voice: WaveFile.Samples?, frames: Int, rate: Double) {
    let measured = voice.map { Self.levels($0, frames: frames, rate: rate) } ?? []
    let levels = measured + Array(repeating: 0, count: max(frames - measured.count, 0))
    let heard = levels.filter { $0 > Self.quietest }.sorted()
    guard !heard.isEmpty else {
      loudness = Array(repeating: 0, count: max(frames, 0))
      return
    }
    let loud = heard[Int(Double(heard.count - 1) * Self.usual)]
    let floor = max(Self.quietest, loud * Self.threshold)
    loudness = Self.smooth(levels.map { $0 > floor ? min($0 / loud, 1).squareRoot() : 0 })
  }

  /// The mean energy of each frame's sound, as a share of the full scale.
  private static func levels(_ voice: WaveFile.Samples, frames: Int, rate: Double) -> [Double] {
    let perFrame = Double(voice.rate) / rate
    return voice.bytes.withUnsafeBytes { bytes in
      (0..<max(frames, 0)).map { frame in
        let end = min(Int(Double(frame + 1) * perFrame), bytes.count / 2)
        let start = min(Int(Double(frame) * perFrame), end)
        let step = max((end - start) / Self.mostSamples, 1)
        var (sum, count) = (0.0, 0.0)
        for index in stride(from: start, to: end, by: step) {
          let bits = UInt16(bytes[index * 2]) | UInt16(bytes[index * 2 + 1]) << 8
          let sample = Double(Int16(bitPattern: bits)) / 32_768
          sum += sample * sample
          count += 1
        }
        return count > 0 ? (sum / count).squareRoot() * voice.gain : 0
      }
    }
  }

  /// Rounds off what would flicker. A frame without sound stays silent.
  private static func smooth(_ levels: [Double]) -> [Double] {
    levels.indices.map { index in
      guard levels[index] > 0 else { return 0 }
      let before = levels[max(index - 1, 0)]
      let after = levels[min(index + 1, levels.count - 1)]
      return before / 4 + levels[index] / 2 + after / 4
    }
  }
}
