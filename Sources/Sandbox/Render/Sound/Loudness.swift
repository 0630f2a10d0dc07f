import Foundation

/// How loud a sound is, where it is not silent.
struct Loudness: Equatable {
  /// The mean level of what is heard: 1 is that of a square wave at full scale.
  private(set) var level = 0.0
  /// The largest sample: 1 is full scale.
  private(set) var peak = 0.0

  /// What every voice is brought to: −20 dB below full scale.
  static let target = 0.1
  /// No sample of a voice or a scene is larger: −1 dB below full scale, and a rounding.
  static let ceiling = 0.89
  /// A sound of which no sample is larger is silent: −60 dB below full scale.
  private static let silence = 0.001
  /// Nothing is made louder than that, since noise would grow with it: 26 dB.
  private static let mostGain = 20.0
  /// A part of the sound that is 30 dB below its loudest is a pause.
  private static let pauseShare = 0.001
  /// How long the parts of a sound are that count as heard or as pauses, in seconds.
  private static let window = 0.05

  var isSilent: Bool { peak <= Self.silence }
  /// What a sound is to be multiplied by to reach the target.
  var gain: Double { isSilent || level <= 0 ? 1 : min(Self.target / level, Self.mostGain) }

  /// Measures a sound to its end.
  init(of sound: WaveReader) throws {
    var sound = sound
    let size = max(Int(Double(sound.layout.rate * sound.layout.channels) * Self.window), 1)
    var powers: [Double] = []
    var sum = 0
    var count = 0
    var largest: UInt = 0
    while let samples = try sound.next() {
      for sample in samples {
        let value = Int(sample)
        largest = max(largest, value.magnitude)
        sum += value * value
        count += 1
        if count == size {
          powers.append(Double(sum) / Double(count))
          (sum, count) = (0, 0)
        }
      }
    }
    if count > 0 { powers.append(Double(sum) / Double(count)) }
    peak = Double(largest) / 32_768
    let least = (powers.max() ?? 0) * Self.pauseShare
    let heard = powers.filter { $0 > least }
    level = heard.isEmpty ? 0 : (heard.reduce(0, +) / Double(heard.count)).squareRoot() / 32_768
  }
}
