import Foundation
import VideoModel

/// espeak-ng speaks the words of a script, and its pauses are silence.
extension SceneSound {
  /// What espeak-ng's formant voices give, in samples a second.
  private static let speechRate = 22_050
  /// espeak-ng's words a minute at speed 1.
  private static let wordsPerMinute = 175.0
  /// The words a minute that espeak-ng holds to.
  private static let speeds = 80.0...450.0

  /// Writes a script as it is spoken to a WAV file, at espeak-ng's own rate and loudness.
  func speak(_ voice: Voice, to file: String, name: String) throws(RenderFailure) {
    try filing {
      var sound = try WaveWriter(to: folder.appending(path: file), rate: Self.speechRate)
      for (index, part) in Script.parts(of: voice.inputText ?? "").enumerated() {
        switch part {
        case .pause(let seconds):
          try refuseMore(than: Renderer.longestVideo, sound.seconds + seconds)
          try sound.appendSilence(seconds: seconds)
        case .speech(let words):
          try speak(words, voice, to: &sound, name: "\(name)-part-\(index)")
          try refuseMore(than: Renderer.longestVideo, sound.seconds)
        }
      }
      try sound.finish()
    }
  }

  private func refuseMore(than limit: Double, _ seconds: Double) throws(RenderFailure) {
    guard seconds <= limit else { throw .tooLong(limit: limit) }
  }

  private func speak(_ words: String, _ voice: Voice, to sound: inout WaveWriter, name: String) throws {
    let (text, spoken) = (folder.appending(path: "\(name).txt"), folder.appending(path: "\(name).wav"))
    defer { for file in [text, spoken] { try? FileManager.default.removeItem(at: file) } }
    try Data(Self.speakable(words).utf8).write(to: text)
    let program = ChildProcess(
      program: speaker, arguments: Self.arguments(voice) + ["--stdin", "-w", "\(name).wav"], folder: folder,
      input: "\(name).txt")
    try program.run(run)
    // Where there is nothing to speak, as in "…", espeak-ng writes no file.
    guard FileManager.default.fileExists(atPath: spoken.path) else { return }
    guard var part = try WaveReader(of: spoken), part.layout.rate == Self.speechRate,
      part.layout.channels == 1
    else {
      throw RenderFailure.programFailed(
        program: speaker, words: "the sound is not mono of \(Self.speechRate) Hz")
    }
    while let samples = try part.next() { try sound.append(samples) }
  }

  /// The words without what espeak-ng would take as an end, a command or phonemes.
  static func speakable(_ words: String) -> String {
    let plain = words.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }
    // A space after every one, since "[[[" would be left with a pair otherwise.
    return plain.joined().replacing("[", with: "[ ")
  }

  /// How espeak-ng is to speak. The volume is not its own, since every voice is first made as loud as the others.
  static func arguments(_ voice: Voice?) -> [String] {
    let speaker = SandboxVoice.speaking(voice?.voiceID ?? "")
    let mood = Mood(voice?.emotion)
    // A request's −50…50 is espeak-ng's 0…99, about the voice's own pitch.
    let pitch = min(max(speaker.pitch + (voice?.pitch ?? 0) * 0.99 + mood.pitch, 0), 99)
    let speed = wordsPerMinute * (voice?.speed ?? 1) * mood.speed
    return [
      "-v", speaker.program(in: voice?.locale), "-p", String(Int(pitch.rounded())),
      "-s", String(Int(min(max(speed, speeds.lowerBound), speeds.upperBound).rounded())),
      // Below its default of 100, at which some voices reach full scale.
      "-a", "70", "-b", "1",
    ]
  }
}
