import Foundation
import VideoModel

/// A scene's voice as a file, in its own loudness, and what makes it as loud as it is to be heard.
struct VoiceTrack: Equatable, Sendable {
  /// The file's name in the work folder: a WAV file, mono, of 16 bits, of any rate.
  let file: String
  /// How long it is; 0 where nothing is said at all.
  let seconds: Double
  /// What makes it as loud as every other voice.
  let gain: Double
  /// What the scene asks for after that, 0–1.
  let volume: Double
  /// Whether nothing is heard in it.
  let silent: Bool
}

/// Makes the sound of a scene: espeak-ng speaks the words, and ffmpeg brings in what was recorded.
struct SceneSound {
  /// The work folder.
  let folder: URL
  let run: RenderRun
  /// The program that speaks.
  var speaker = "espeak-ng"

  /// How long a recording is taken to be that is not there, in seconds.
  static let recordingSeconds = 3.0

  /// Makes the voice of a scene: its script, its recording or its silence.
  /// - Parameters:
  ///   - recording: the file of a voice that is a recording; nil gives `recordingSeconds` of silence.
  ///   - name: what the names of the files begin with.
  /// - Throws: also `.tooLong`, when it is longer than any video may be.
  func voice(of scene: Scene, recording: URL?, name: String) throws(RenderFailure) -> VoiceTrack {
    let voice = SandboxVoice.cast(for: scene)
    let file = "\(name)-voice.wav"
    switch voice?.type {
    case Voice.Kind.text:
      try speak(voice ?? Voice(), to: file, name: name)
      return try measured(file, volume: voice?.volume)
    case Voice.Kind.silence: return try silence(seconds: voice?.duration ?? 1, file: file)
    default:
      guard let recording else { return try silence(seconds: Self.recordingSeconds, file: file) }
      try decode(recording, to: file)
      return try measured(file)
    }
  }

  private func silence(seconds: Double, file: String) throws(RenderFailure) -> VoiceTrack {
    guard seconds <= Renderer.longestVideo else { throw .tooLong(limit: Renderer.longestVideo) }
    return try filing {
      var sound = try WaveWriter(to: folder.appending(path: file), rate: WaveFile.rate)
      try sound.appendSilence(seconds: max(seconds, 0))
      try sound.finish()
      return VoiceTrack(file: file, seconds: sound.seconds, gain: 1, volume: 1, silent: true)
    }
  }

  /// Turns a recording, or the sound of a video, into a WAV file.
  private func decode(_ recording: URL, to file: String) throws(RenderFailure) {
    // A second more than a video may have tells a recording that is too long from one that just fits.
    try ffmpeg(
      Self.source(recording) + [
        "-map", "0:a:0", "-t", String(Int(Renderer.longestVideo) + 1), "-ac", "1", "-ar",
        String(WaveFile.rate), "-c:a", "pcm_s16le", file,
      ])
  }

  /// A voice in a file of the work folder.
  /// - Parameter volume: what the scene asks for; nil is 1.
  func measured(_ file: String, volume: Double? = nil) throws(RenderFailure) -> VoiceTrack {
    try filing {
      guard let sound = try WaveReader(of: folder.appending(path: file)) else {
        throw RenderFailure.programFailed(program: "ffmpeg", words: "the sound is not of 16 bits")
      }
      guard sound.seconds <= Renderer.longestVideo else {
        throw RenderFailure.tooLong(limit: Renderer.longestVideo)
      }
      let loudness = try Loudness(of: sound)
      let volume = min(max(volume ?? 1, 0), 1)
      return VoiceTrack(
        file: file, seconds: sound.seconds, gain: loudness.gain, volume: volume,
        silent: loudness.isSilent || volume <= 0)
    }
  }

  /// Writes a voice alone as it is heard to a WAV file: mono, of 16 bits and `WaveFile.rate`.
  /// - Returns: the file's name in the work folder.
  func leveled(_ voice: VoiceTrack, name: String) throws(RenderFailure) -> String {
    let file = "\(name)-leveled.wav"
    try ffmpeg(
      Self.source(folder.appending(path: voice.file))
        + ["-af", Self.leveling(voice), "-ac", "1", "-c:a", "pcm_s16le", file])
    return file
  }

  /// The filters that give a voice `WaveFile.rate` and the loudness in which it is heard.
  static func leveling(_ voice: VoiceTrack) -> String {
    "aresample=\(WaveFile.rate),volume=\(decimal(voice.gain)),\(limiter),volume=\(decimal(voice.volume))"
  }

  /// Keeps every sample below `Loudness.ceiling`, and changes nothing else.
  static var limiter: String { "alimiter=limit=\(Loudness.ceiling):level=disabled" }

  /// A number as ffmpeg's filters read it.
  static func decimal(_ value: Double) -> String { String(format: "%.6f", value) }

  /// A file as ffmpeg's input; what is in it can name no other place.
  static func source(_ file: URL) -> [String] {
    ["-protocol_whitelist", "file", "-i", "file:" + file.path]
  }

  func ffmpeg(_ arguments: [String]) throws(RenderFailure) {
    let common = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
    try ChildProcess(program: "ffmpeg", arguments: common + arguments, folder: folder).run(run)
  }

  /// Tells errors of the file system as failures of the render.
  func filing<Result>(_ body: () throws -> Result) throws(RenderFailure) -> Result {
    do { return try body() } catch let failure as RenderFailure {
      throw failure
    } catch {
      throw RenderFailure(error)
    }
  }
}
