import Foundation
import VideoModel

/// The voice of a scene with what is heard beside it.
extension SceneSound {
  /// Mixes the sound of a scene into a WAV file: stereo, of 16 bits and `WaveFile.rate`, and of exactly that length.
  /// What is longer is cut, and nothing clips.
  /// - Parameters:
  ///   - track: a second sound; it begins and ends as the request says, and is not repeated.
  ///   - backdrop: the sound of the background video, from the scene's beginning.
  ///   - name: what the file's name begins with.
  /// - Returns: the file's name in the work folder.
  func mix(
    _ voice: VoiceTrack, track: (file: URL, audio: AudioTrack)?,
    backdrop: BackdropSound?, seconds: Double, name: String
  ) throws(RenderFailure) -> String {
    let file = Self.mixFile(name)
    let length = Self.samples(seconds)
    let besides = [
      track.flatMap { Beside(track: $0.audio, at: $0.file, length: length) },
      backdrop.flatMap { Beside($0) },
    ].compactMap(\.self)
    if besides.isEmpty, voice.silent {
      try filing { try writeSilence(to: file, length: length) }
    } else {
      let sources = voice.silent ? [] : Self.source(folder.appending(path: voice.file))
      try ffmpeg(
        sources + besides.flatMap(\.input) + [
          "-filter_complex", Self.filter(voice, besides, length: length), "-map", "[mix]", "-c:a",
          "pcm_s16le", file,
        ])
    }
    return file
  }

  /// The name of the mixed file in the work folder.
  static func mixFile(_ name: String) -> String { "\(name)-sound.wav" }

  private static func samples(_ seconds: Double) -> Int {
    Int((min(max(seconds, 0), Renderer.longestVideo) * Double(WaveFile.rate)).rounded())
  }

  /// The filter that mixes the voice, which is the first input unless it is silent, with the others.
  private static func filter(_ voice: VoiceTrack, _ besides: [Beside], length: Int) -> String {
    let exactly = "apad=whole_len=\(length),atrim=end_sample=\(length)"
    // Both sides as loud as the one channel: ffmpeg itself would turn it down.
    let heard = "[0:a]\(leveling(voice)),pan=stereo|c0=c0|c1=c0,\(exactly)"
    let spoken = voice.silent ? "anullsrc=r=\(WaveFile.rate):cl=stereo,atrim=end_sample=\(length)" : heard
    guard !besides.isEmpty else { return "\(spoken)[mix]" }
    var chains = ["\(spoken)[voice]"]
    for (index, beside) in besides.enumerated() {
      chains += beside.chains(input: index + (voice.silent ? 0 : 1), name: "beside\(index)")
    }
    let inputs = "[voice]" + besides.indices.map { "[beside\($0)]" }.joined()
    chains.append(
      "\(inputs)amix=inputs=\(besides.count + 1):duration=first:normalize=0,\(limiter),\(exactly)[mix]")
    return chains.joined(separator: ";")
  }

  private func writeSilence(to file: String, length: Int) throws {
    var sound = try WaveWriter(to: folder.appending(path: file), rate: WaveFile.rate, channels: 2)
    try sound.appendSilence(frames: length)
    try sound.finish()
  }
}

/// The sound of a background video.
struct BackdropSound {
  /// It has sound.
  let file: URL
  /// 0–1.
  var volume = 1.0
  /// Whether it begins again until the scene's end.
  var loops = false
  /// How much faster than its own it is played; above 0.
  var tempo = 1.0
}

/// A sound beside the voice.
private struct Beside {
  /// Below it, ffmpeg's tempo would have to be set by several filters.
  private static let slowest = 0.5
  /// Above it, ffmpeg leaves samples out instead of joining them.
  private static let fastest = 2.0

  let file: URL
  /// 0–1.
  let volume: Double
  var loops = false
  var tempo = 1.0
  /// When it begins and how long it is heard, in samples of `WaveFile.rate`; nil is to its end.
  var start = 0
  var length: Int?

  /// The second sound of a scene; nil when nothing of it is heard.
  init?(track: AudioTrack, at file: URL, length: Int) {
    let begin = max(track.timeline?.start ?? 0, 0) * Double(WaveFile.rate)
    guard begin < Double(length) else { return nil }
    (self.file, volume) = (file, min(max(track.volume ?? 1, 0), 1))
    guard volume > 0 else { return nil }
    start = Int(begin)
    // Not longer than the scene either, whatever number the request has.
    let asked = (track.timeline?.duration ?? track.duration).map { max($0, 0) * Double(WaveFile.rate) }
    self.length = Int(min(asked ?? .infinity, Double(length - start)))
    if self.length == 0 { return nil }
  }

  /// The sound of a background video; nil when it is muted.
  init?(_ backdrop: BackdropSound) {
    guard backdrop.volume > 0 else { return nil }
    (file, volume) = (backdrop.file, min(backdrop.volume, 1))
    (loops, tempo) = (backdrop.loops, backdrop.tempo)
  }

  /// The filters that set the tempo and leave the pitch.
  private var pace: String {
    var (filters, rest) = ("", tempo)
    while rest < Self.slowest || rest > Self.fastest {
      let step = rest < Self.slowest ? Self.slowest : Self.fastest
      filters += "atempo=\(step),"
      rest /= step
    }
    if rest != 1 { filters += "atempo=\(SceneSound.decimal(rest))," }
    // Its end would not reach the mixer, which would wait for ever; silence without end is cut with the voice.
    return filters.isEmpty ? "" : filters + "apad,"
  }

  var input: [String] { (loops ? ["-stream_loop", "-1"] : []) + SceneSound.source(file) }

  /// The chains that make it ready to be mixed.
  /// - Parameter name: of what comes out of them.
  func chains(input: Int, name: String) -> [String] {
    let form = "aresample=\(WaveFile.rate),aformat=sample_fmts=fltp:channel_layouts=stereo"
    let end = length.map { "atrim=end_sample=\($0)," } ?? ""
    let sound = "[\(input):a:0]\(form),\(pace)\(end)volume=\(SceneSound.decimal(volume))"
    guard start > 0 else { return ["\(sound)[\(name)]"] }
    // Silence before it instead of a delay, which ffmpeg would keep in memory.
    return [
      "anullsrc=r=\(WaveFile.rate):cl=stereo,atrim=end_sample=\(start),aformat=sample_fmts=fltp[\(name)-gap]",
      "\(sound)[\(name)-late]", "[\(name)-gap][\(name)-late]concat=n=2:v=0:a=1[\(name)]",
    ]
  }
}
