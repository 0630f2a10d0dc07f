import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What is heard of a scene, by the real ffmpeg and espeak-ng. One at a time, since each blocks its thread.
@Suite(.serialized) struct SoundTests {
  private static let words = "The quick brown fox jumps over the lazy dog, and then it rests for the day."
  private let folder: TemporaryFolder
  private let sound: SceneSound

  init() throws {
    folder = try TemporaryFolder()
    sound = SceneSound(folder: folder.url, run: RenderRun())
  }

  private func voice(_ script: String, _ change: (inout Voice) -> Void = { _ in }) throws -> VoiceTrack {
    var scene = Scene()
    var voice = Voice.fresh
    voice.voiceID = "1bd001e7e50f421d891986aad5158bc8"
    voice.inputText = script
    change(&voice)
    scene.voice = voice
    return try sound.voice(of: scene, recording: nil, name: "scene-\(UUID().uuidString.prefix(8))")
  }

  private func silence(seconds: Double) throws -> VoiceTrack {
    try voice("") {
      $0.type = .silence
      $0.duration = seconds
    }
  }

  /// Makes a sound file by ffmpeg's sources, such as `sine=d=2`.
  private func recording(_ source: String, as name: String) throws -> URL {
    let file = folder.file(name)
    _ = try Tool.run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", source, file.path])
    return file
  }

  private func heard(_ track: VoiceTrack) throws -> HeardSound {
    try HeardSound(folder.file(try sound.leveled(track, name: "heard")))
  }

  private func mixed(
    _ voice: VoiceTrack, track: (file: URL, audio: AudioTrack)? = nil,
    backdrop: BackdropSound? = nil, seconds: Double
  ) throws -> HeardSound {
    let file = try sound.mix(voice, track: track, backdrop: backdrop, seconds: seconds, name: "scene")
    let mixed = try HeardSound(folder.file(file))
    #expect(mixed.layout.rate == 48_000 && mixed.layout.channels == 2)
    #expect(mixed.frames == Int(seconds * 48_000))
    return mixed
  }

  // MARK: Speech

  @Test func aPauseIsAddedToTheWordsAroundIt() throws {
    let without = try voice("Hello there. How are you today?")
    let with = try voice("Hello there. <break time=\"1.5s\"/> How are you today?")
    #expect(abs(with.seconds - without.seconds - 1.5) < 0.03)
    let samples = try heard(with)
    #expect(samples.layout.rate == 48_000 && samples.layout.channels == 1)
    #expect(abs(samples.seconds - with.seconds) < 0.001)
    #expect(samples.longestSilence > 1.5 && samples.longestSilence < 2)
    #expect(!with.silent)
  }

  @Test func speechIsSetByTheVoice() {
    var voice = Voice.fresh
    voice.voiceID = "1bd001e7e50f421d891986aad5158bc8"
    #expect(
      SceneSound.arguments(voice) == ["-v", "en-us+m3", "-p", "45", "-s", "175", "-a", "70", "-b", "1"])
    voice.emotion = "Excited"
    #expect(SceneSound.arguments(voice)[2...5] == ["-p", "59", "-s", "201"])
    voice.emotion = "of nobody"
    voice.voiceID = "an id of somebody's own"
    voice.pitch = 50
    voice.speed = 1.5
    voice.locale = "de-DE"
    #expect(SceneSound.arguments(voice) == ["-v", "de", "-p", "99", "-s", "263", "-a", "70", "-b", "1"])
    voice.speed = 1e300
    voice.pitch = -1e300
    #expect(SceneSound.arguments(voice)[2...5] == ["-p", "0", "-s", "450"])
  }

  @Test(arguments: [
    ("en-GB", "en-gb+m3"), ("en_gb", "en-gb+m3"), ("en", "en-us+m3"), ("en-US", "en-us+m3"),
    ("pt-PT", "pt+m3"), ("pt-BR", "pt-br+m3"), ("es-MX", "es-419+m3"), ("zh-Hant-HK", "yue+m3"),
    ("xx-YY", "en-us+m3"), ("", "en-us+m3"), ("-", "en-us+m3"), ("../../etc+f1", "en-us+m3"),
  ]) func aLocaleIsAnotherLanguageOfTheSamePerson(locale: String, program: String) {
    let josh = SandboxVoice.speaking("1bd001e7e50f421d891986aad5158bc8")
    #expect(josh.program(in: locale) == program)
  }

  @Test func anAccentIsKeptWhereItIsOfTheLocale() {
    let callum = SandboxVoice.speaking("5e07d3b8a4c94f16b2e8907a6d1c5f43")
    #expect(callum.program(in: "en-GB") == callum.program)
    #expect(callum.program(in: nil) == callum.program)
    let mateo = SandboxVoice.speaking("9e24b1c6d8f74035ab9d6e7f50c2a381")
    #expect(mateo.program(in: "es-ES") == "es+m1")
    #expect(mateo.program(in: "es") == mateo.program)
  }

  @Test func espeakHasEveryLanguageThatALocaleMayMean() throws {
    let known = String(decoding: try Tool.run("espeak-ng", ["--voices"]), as: UTF8.self)
    let names = Set(known.split(separator: "\n").map { $0.split(separator: " ").dropFirst().first ?? "" })
    for name in SandboxVoice.languagesOfLocales { #expect(names.contains(name[...]), "\(name)") }
  }

  @Test func speedShortensSpeech() throws {
    let slow = try voice(Self.words) { $0.speed = 0.5 }
    let fast = try voice(Self.words) { $0.speed = 1.5 }
    #expect((2.2...3.8).contains(slow.seconds / fast.seconds), "\(slow.seconds) s, \(fast.seconds) s")
  }

  @Test func pitchIsHeard() throws {
    let low = try heard(try voice(Self.words) { $0.pitch = -50 })
    let high = try heard(try voice(Self.words) { $0.pitch = 50 })
    #expect(high.fundamental > low.fundamental * 1.3, "\(high.fundamental) Hz, \(low.fundamental) Hz")
  }

  @Test(arguments: SandboxVoice.all.map(\.id)) func everyVoiceHasWhatTheCatalogueSays(id: String) throws {
    let plain = try voice("12 7", { $0.voiceID = id })
    let others = try [
      voice("12 7") {
        $0.voiceID = id
        $0.emotion = "Soothing"
      },
      voice("12 7") {
        $0.voiceID = id
        $0.locale = SandboxVoice.speaking(id).language == "Italian" ? "de-DE" : "it-IT"
      },
      voice("12 <break time=\"1s\"/> 7") { $0.voiceID = id },
    ]
    let samples = try ([plain] + others).map { try Data(contentsOf: folder.file($0.file)) }
    #expect(Set(samples).count == 4)
    // The numbers of another language take another time, and somebody calm takes longer.
    #expect(others[0].seconds > plain.seconds && others[1].seconds != plain.seconds)
    #expect(others[2].seconds > plain.seconds + 0.8)
  }

  @Test func emotionsAreHeard() throws {
    let tracks = try ([nil] + Voice.Emotion.allowed).map { emotion in
      try voice(Self.words) { $0.emotion = emotion }
    }
    #expect(Set(try tracks.map { try Data(contentsOf: folder.file($0.file)) }).count == tracks.count)
    let excited = try voice(Self.words) { $0.emotion = "Excited" }
    let serious = try voice(Self.words) { $0.emotion = "Serious" }
    #expect(excited.seconds < serious.seconds)
    #expect(try heard(excited).fundamental > heard(serious).fundamental * 1.1)
  }

  @Test func volumeIsAShareOfTheLoudness() throws {
    let full = try heard(try voice(Self.words))
    let quiet = try heard(try voice(Self.words) { $0.volume = 0.2 })
    #expect(abs(quiet.level() / full.level() - 0.2) < 0.01)
    let muted = try voice(Self.words) { $0.volume = 0 }
    #expect(muted.silent && muted.seconds > 3)
    #expect(try heard(muted).peak == 0)
  }

  @Test(arguments: SandboxVoice.all.map(\.id)) func everyVoiceIsAboutAsLoud(id: String) throws {
    let samples = try heard(try voice(Self.words) { $0.voiceID = id })
    let decibels = 20 * log10(samples.level())
    #expect((-22.5 ... -19).contains(decibels), "\(decibels) dB")
    #expect(samples.peak <= 0.8913)
  }

  @Test(arguments: [
    #"It's "quoted" \ and 'so'; $(reboot) `ls` %n | & > <"#, "[[h@l'oU]] [[[ [", "<speak>hello</speak>",
    "$(reboot)", "-w /etc/passwd", "🎉🎉👨‍👩‍👧", "\u{1}50P\0\u{1B}[2J", "…", "\u{FEFF}\u{202E}", "<break time=\"",
    "<break time=\"0s\"/>", String(repeating: "a", count: 5000), String(repeating: "[", count: 5000),
  ]) func anyScriptIsSpoken(script: String) throws {
    let track = try voice(script)
    let samples = try #require(try WaveReader(of: folder.file(track.file)))
    #expect(samples.seconds == track.seconds)
    #expect(try Loudness(of: samples).peak <= 0.8913)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == [track.file], "nothing else is left"
    )
  }

  @Test(arguments: ["", " \n ", "<speak>"]) func noWordsAreNoTime(script: String) throws {
    let track = try voice(script)
    #expect(track.silent == (script != "<speak>"))
    #expect((track.seconds == 0) == (script != "<speak>"))
  }

  @Test func phonemesAndCommandsAreWords() {
    let words = SceneSound.speakable("[[[a]] \u{1}5S \0")
    #expect(!words.contains("[[") && !words.unicodeScalars.contains { $0.value < 32 })
  }

  @Test func aPauseLongerThanAnyVideoIsRefused() {
    let tooLong = RenderFailure.tooLong(limit: Renderer.longestVideo)
    #expect(throws: tooLong) { try voice("Hi <break time=\"3601s\"/> there") }
    #expect(throws: tooLong) { try voice("<break time=\"\(String(repeating: "9", count: 400))s\"/>") }
    #expect(throws: tooLong) { try silence(seconds: 1e300) }
  }

  @Test func aSpeakerThatIsNotInstalledIsNamed() {
    let mute = SceneSound(folder: folder.url, run: RenderRun(), speaker: "no-such-program")
    var scene = Scene.fresh
    scene.voice?.inputText = "Hello"
    #expect(throws: RenderFailure.notInstalled(program: "no-such-program")) {
      try mute.voice(of: scene, recording: nil, name: "scene")
    }
  }

  // MARK: Silence and recordings

  @Test func silenceIsAsLongAsAsked() throws {
    let track = try silence(seconds: 2.5)
    #expect(track.seconds == 2.5 && track.silent)
    #expect(try heard(track).peak == 0)
  }

  @Test func aRecordingIsHeardAtTheLoudnessOfSpeech() throws {
    var scene = Scene()
    scene.voice = Voice()
    scene.voice?.type = .audio
    for (source, name) in [
      ("sine=d=2.5:r=22050,volume=8", "loud.mp3"), ("sine=d=2.5,volume=0.1", "soft.flac"),
    ] {
      let file = try recording(source, as: name)
      let track = try sound.voice(of: scene, recording: file, name: name)
      #expect(abs(track.seconds - 2.5) < 0.1 && !track.silent)
      #expect(abs(20 * log10(try heard(track).level()) + 20) < 1)
    }
    let nothing = try recording("anullsrc=d=1", as: "nothing.wav")
    #expect(try sound.voice(of: scene, recording: nothing, name: "nothing").silent)
    let missing = try sound.voice(of: scene, recording: nil, name: "missing")
    #expect(missing.seconds == SceneSound.recordingSeconds && missing.silent)
  }

  @Test func aRecordingWithoutSoundIsAFailure() throws {
    var scene = Scene()
    scene.voice = Voice()
    scene.voice?.type = .audio
    try folder.write("#EXTM3U\n/etc/passwd\n", to: "list.m3u8")
    #expect(throws: RenderFailure.self) {
      try sound.voice(of: scene, recording: folder.file("list.m3u8"), name: "scene")
    }
  }

  // MARK: The mix

  @Test func aVoiceAloneIsWidenedAndFilled() throws {
    let alone = try voice(Self.words)
    let before = try heard(alone)
    let mix = try mixed(alone, seconds: 8)
    #expect(abs(mix.level(0..<alone.seconds) - before.level()) < 0.001)
    #expect(mix.level(alone.seconds..<8) == 0)
    #expect(try mixed(alone, seconds: 1).level() > 0.03)
  }

  @Test func aSecondSoundBeginsAndEndsWhenItShould() throws {
    var audio = AudioTrack()
    audio.volume = 0.5
    audio.timeline = Timeline()
    audio.timeline?.start = 1
    audio.timeline?.duration = 1.5
    audio.duration = 9
    let music = try recording("sine=d=20", as: "music.mp3")
    let mix = try mixed(try silence(seconds: 2), track: (music, audio), seconds: 4)
    #expect(mix.level(0..<0.95) < 0.001)
    #expect(mix.level(1.1..<2.4) > 0.02)
    #expect(mix.level(2.6..<4) < 0.001)

    audio.timeline = nil
    audio.duration = nil
    let whole = try mixed(try silence(seconds: 2), track: (music, audio), seconds: 3)
    #expect(abs(whole.level(0.1..<2.9) - mix.level(1.1..<2.4)) < 0.002)
    audio.timeline = Timeline()
    audio.timeline?.start = 1e300
    #expect(try mixed(try silence(seconds: 2), track: (music, audio), seconds: 2).peak == 0)
  }

  @Test func aBackgroundVideosSoundIsMutedOrRepeated() throws {
    let file = try recording("sine=d=1", as: "video.mka")
    let silence = try silence(seconds: 4)
    #expect(
      try mixed(silence, backdrop: BackdropSound(file: file, volume: 0, loops: true), seconds: 4).peak == 0)
    let once = try mixed(silence, backdrop: BackdropSound(file: file), seconds: 4)
    #expect(once.level(0.1..<0.9) > 0.05 && once.level(1.2..<4) < 0.001)
    let again = try mixed(silence, backdrop: BackdropSound(file: file, loops: true), seconds: 4)
    #expect(again.level(2.1..<3.9) > 0.05)
  }

  @Test(arguments: [0.25, 0.4, 2, 5]) func aStretchedVideosSoundIsAsLongAsItsPicture(tempo: Double) throws {
    let file = try recording("sine=d=1:f=100", as: "video.mka")
    let mix = try mixed(
      try silence(seconds: 5), backdrop: BackdropSound(file: file, tempo: tempo), seconds: 5)
    let end = 1 / tempo
    #expect(mix.level(0.05..<end * 0.9) > 0.05 && mix.level(end * 1.1 + 0.05..<5) < 0.001)
    // Its pitch stays.
    #expect(tempo > 1 || abs(mix.fundamental - 100) < 4, "\(mix.fundamental) Hz")
  }

  @Test func nothingClipsWhereAllIsLoud() throws {
    let loud = try recording("sine=d=4:frequency=90,volume=30", as: "loud.wav")
    var audio = AudioTrack()
    audio.audioURL = "https://example.com/loud.wav"
    let mix = try mixed(
      try voice(Self.words), track: (loud, audio), backdrop: BackdropSound(file: loud, loops: true),
      seconds: 6)
    #expect(mix.peak > 0.8 && mix.peak <= 0.8913)
  }
}

/// The samples of a WAV file.
private struct HeardSound {
  let layout: WaveFile.Layout
  private var samples: [Int16] = []

  init(_ file: URL) throws {
    var reader = try #require(try WaveReader(of: file))
    layout = reader.layout
    while let piece = try reader.next() { samples += piece }
  }

  var frames: Int { samples.count / layout.channels }
  var seconds: Double { Double(frames) / Double(layout.rate) }
  /// 1 is full scale.
  var peak: Double { Double(samples.map { abs(Int($0)) }.max() ?? 0) / 32_768 }

  /// The mean level between those seconds, 1 being full scale.
  func level(_ range: Range<Double> = 0..<(.infinity)) -> Double {
    let last = min(range.upperBound, seconds)
    let part = samples[place(min(range.lowerBound, last))..<place(last)]
    let sum = part.reduce(0.0) { $0 + Double($1) * Double($1) }
    return (sum / Double(max(part.count, 1))).squareRoot() / 32_768
  }

  private func place(_ seconds: Double) -> Int { Int(seconds * Double(layout.rate)) * layout.channels }

  /// How long nothing is heard at most, in seconds.
  var longestSilence: Double {
    var (longest, current) = (0, 0)
    for sample in samples {
      current = abs(Int(sample)) < 60 ? current + 1 : 0
      longest = max(longest, current)
    }
    return Double(longest) / Double(layout.rate * layout.channels)
  }

  /// How often a second the sound repeats itself, where it is spoken: the median over some parts of it.
  var fundamental: Double {
    let reduced = stride(from: 0, to: samples.count, by: 6).map { Double(samples[$0]) }
    // Both channels of a stereo sound are taken for the same.
    let rate = layout.rate * layout.channels / 6
    let size = rate / 25
    let candidates = rate / 400...rate / 60
    let periods = stride(from: 0, to: reduced.count - size * 2, by: size * 3).compactMap { start -> Int? in
      let power = reduced[start..<(start + size)].reduce(0) { $0 + $1 * $1 }
      guard power / Double(size) > 1_000_000 else { return nil }
      let likeness = candidates.map { period in
        (start..<(start + size)).reduce(0) { $0 + reduced[$1] * reduced[$1 + period] }
      }
      return candidates.lowerBound + (likeness.indices.max { likeness[$0] < likeness[$1] } ?? 0)
    }.sorted()
    return periods.isEmpty ? 0 : Double(rate) / Double(periods[periods.count / 2])
  }
}
