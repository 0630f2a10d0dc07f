import Foundation
import VideoModel

/// Makes the sound of a scene: espeak-ng speaks the words, and the script's pauses are silence.
///
/// A voice that is a recording gives `recordingSeconds` of silence, since its source is not fetched.
struct SceneSound {
  /// The work folder.
  let folder: URL
  let run: RenderRun

  /// What espeak-ng's formant voices give, in samples a second.
  private static let rate = 22_050
  /// espeak-ng's words a minute at speed 1.
  private static let wordsPerMinute = 175.0
  /// How long a recording is taken to be, in seconds.
  static let recordingSeconds = 3.0

  /// Writes the sound of a scene to a WAV file.
  /// - Returns: its length in seconds.
  func write(_ voice: Voice?, to name: String) throws(RenderFailure) -> Double {
    do {
      var sound = try WaveWriter(to: folder.appending(path: name), rate: Self.rate)
      switch voice?.type {
      case Voice.Kind.text:
        for (index, part) in Script.parts(of: voice?.inputText ?? "").enumerated() {
          try write(part, voice, to: &sound, name: "\(name)-\(index)")
        }
      case Voice.Kind.silence: try sound.appendSilence(seconds: voice?.duration ?? 1)
      default: try sound.appendSilence(seconds: Self.recordingSeconds)
      }
      try sound.finish()
      return sound.seconds
    } catch let failure as RenderFailure {
      throw failure
    } catch {
      throw .file(reason: error.localizedDescription)
    }
  }

  private func write(_ part: ScriptPart, _ voice: Voice?, to sound: inout WaveWriter, name: String) throws {
    switch part {
    case .pause(let seconds):
      guard sound.seconds + seconds <= Renderer.longestVideo else {
        throw RenderFailure.tooLong(limit: Renderer.longestVideo)
      }
      try sound.appendSilence(seconds: seconds)
    case .speech(let words):
      let spoken = folder.appending(path: name + ".wav")
      defer { try? FileManager.default.removeItem(at: spoken) }
      try Data(Self.speakable(words).utf8).write(to: folder.appending(path: name + ".txt"))
      let program = ChildProcess(
        program: "espeak-ng", arguments: Self.arguments(voice) + ["--stdin", "-w", name + ".wav"],
        folder: folder, input: name + ".txt")
      try program.run(run)
      // Where there is nothing to speak, as in "…", espeak-ng writes no file.
      guard FileManager.default.fileExists(atPath: spoken.path) else { return }
      guard let samples = WaveFile.samples(in: try Data(contentsOf: spoken)), samples.rate == Self.rate else {
        throw RenderFailure.programFailed(
          program: "espeak-ng", words: "the sound is not mono of \(Self.rate) Hz")
      }
      try sound.append(samples.bytes)
    }
  }

  /// The words without what espeak-ng would take as an end or as phonemes.
  private static func speakable(_ words: String) -> String {
    words.replacing("\0", with: " ").replacing("[[", with: "[ [")
  }

  static func arguments(_ voice: Voice?) -> [String] {
    let speaker = SandboxVoice.speaking(voice?.voiceID ?? "")
    // A request's −50…50 is espeak-ng's 0…99, about the voice's own pitch.
    let pitch = min(max(speaker.pitch + (voice?.pitch ?? 0) * 0.99, 0), 99)
    return [
      "-v", speaker.program, "-p", String(Int(pitch.rounded())),
      "-s", String(Int((wordsPerMinute * (voice?.speed ?? 1)).rounded())),
      "-a", String(Int(((voice?.volume ?? 1) * 100).rounded())), "-b", "1",
    ]
  }
}
