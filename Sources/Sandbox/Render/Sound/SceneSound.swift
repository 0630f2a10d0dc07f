import Foundation
import VideoModel

/// A scene's voice as a file.
struct VoiceTrack: Equatable, Sendable {
  /// The file's name in the work folder: a WAV file, mono, of 16 bits and `WaveFile.rate`.
  let file: String
  /// How long it is; 0 where nothing is said at all.
  let seconds: Double
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

  /// Makes the voice of a scene: its script, its recording or its silence, as loud as every other voice, and then at
  /// the volume that the scene asks for.
  /// - Parameters:
  ///   - recording: the file of a voice that is a recording; nil gives `recordingSeconds` of silence.
  ///   - name: what the names of the files begin with.
  /// - Throws: also `.tooLong`, when it is longer than any video may be.
  func voice(of scene: Scene, recording: URL?, name: String) throws(RenderFailure) -> VoiceTrack {
    let voice = SandboxVoice.cast(for: scene)
    let raw = "\(name)-raw.wav"
    defer { try? FileManager.default.removeItem(at: folder.appending(path: raw)) }
    switch voice?.type {
    case Voice.Kind.text:
      try speak(voice ?? Voice(), to: raw, name: name)
      return try level(raw, volume: voice?.volume ?? 1, name: name)
    case Voice.Kind.silence: return try silence(seconds: voice?.duration ?? 1, name: name)
    default:
      guard let recording else { return try silence(seconds: Self.recordingSeconds, name: name) }
      try decode(recording, to: raw)
      return try level(raw, volume: 1, name: name)
    }
  }

  private func silence(seconds: Double, name: String) throws(RenderFailure) -> VoiceTrack {
    guard seconds <= Renderer.longestVideo else { throw .tooLong(limit: Renderer.longestVideo) }
    return try filing {
      let file = "\(name)-voice.wav"
      var sound = try WaveWriter(to: folder.appending(path: file), rate: WaveFile.rate)
      try sound.appendSilence(seconds: max(seconds, 0))
      try sound.finish()
      return VoiceTrack(file: file, seconds: sound.seconds, silent: true)
    }
  }

  /// Turns a recording, or the sound of a video, into a WAV file.
  private func decode(_ recording: URL, to raw: String) throws(RenderFailure) {
    // A second more than a video may have tells a recording that is too long from one that just fits.
    try ffmpeg(
      Self.source(recording) + [
        "-map", "0:a:0", "-t", String(Int(Renderer.longestVideo) + 1), "-ac", "1", "-ar",
        String(WaveFile.rate), "-c:a", "pcm_s16le", raw,
      ])
  }

  /// Makes a voice as loud as every other, and then as loud as asked for.
  private func level(_ raw: String, volume: Double, name: String) throws(RenderFailure) -> VoiceTrack {
    let loudness = try filing { () throws -> Loudness? in
      guard let sound = try WaveReader(of: folder.appending(path: raw)) else {
        throw RenderFailure.programFailed(program: "ffmpeg", words: "the sound is not of 16 bits")
      }
      guard sound.seconds <= Renderer.longestVideo else {
        throw RenderFailure.tooLong(limit: Renderer.longestVideo)
      }
      return sound.byteCount == 0 ? nil : try Loudness(of: sound)
    }
    guard let loudness else { return try silence(seconds: 0, name: name) }
    let file = "\(name)-voice.wav"
    let filters = [
      "aresample=\(WaveFile.rate)", "volume=\(Self.decimal(loudness.gain))", Self.limiter,
      "volume=\(Self.decimal(min(max(volume, 0), 1)))",
    ]
    try ffmpeg(
      Self.source(folder.appending(path: raw))
        + ["-af", filters.joined(separator: ","), "-ac", "1", "-c:a", "pcm_s16le", file])
    return try filing {
      let made = try WaveReader(of: folder.appending(path: file))
      return VoiceTrack(file: file, seconds: made?.seconds ?? 0, silent: loudness.isSilent || volume <= 0)
    }
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
