import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

@Suite("The presenter who speaks with the scene's voice")
struct PresenterFilmTests {
  private static let soundRate = 22_050

  /// Seconds of a tone, 0 for silence.
  private func sound(_ parts: [(seconds: Double, level: Double)]) -> WaveFile.Samples {
    var bytes = Data()
    for part in parts {
      for index in 0..<Int(part.seconds * Double(Self.soundRate)) {
        let bits = UInt16(bitPattern: Int16(sin(Double(index) * 0.05) * part.level * 32_000))
        bytes.append(contentsOf: [UInt8(bits & 255), UInt8(bits >> 8)])
      }
    }
    return WaveFile.Samples(bytes: bytes, rate: Self.soundRate)
  }

  private func scene(_ change: (inout SceneCharacter) -> Void = { _ in }) -> Scene {
    var scene = Scene()
    var character = SceneCharacter()
    character.type = .avatar
    character.avatarID = "Ruth_office_20240312"
    change(&character)
    scene.character = character
    return scene
  }

  private func film(
    _ scene: Scene, _ voice: WaveFile.Samples?, frames: Int, rate: Double = 25, in folder: TemporaryFolder
  ) throws -> PresenterFilm? {
    try PresenterFilm(
      Composition(scene: scene, width: 320, height: 180), character: scene.character, voice: voice,
      frames: frames, rate: rate, name: "scene-1", folder: folder.url, run: RenderRun())
  }

  // MARK: Energy

  @Test("A voice that is made louder opens the mouth as one that is loud")
  func gain() {
    var soft = sound([(1, 0.004)])
    soft.gain = 100
    #expect(VoiceEnergy(sound([(1, 0.004)]), frames: 25, rate: 25).loudness[5] == 0)
    #expect(VoiceEnergy(soft, frames: 25, rate: 25).loudness[5] > 0.9)
  }

  @Test("Silence is silent, and so is what is too quiet to be heard")
  func silence() {
    #expect(VoiceEnergy(nil, frames: 5, rate: 25).loudness == [0, 0, 0, 0, 0])
    let quiet = sound([(1, 0), (1, 0.004)])
    #expect(VoiceEnergy(quiet, frames: 50, rate: 25).loudness.allSatisfy { $0 == 0 })
    #expect(VoiceEnergy(quiet, frames: 0, rate: 25).loudness.isEmpty)
  }

  @Test("The mouth opens where the energy is, however loud the voice", arguments: [1.0, 0.1])
  func energy(level: Double) {
    let voice = sound([(1, 0), (1, level), (0.6, level / 4), (1, 0)])
    let loudness = VoiceEnergy(voice, frames: 100, rate: 25).loudness
    #expect(loudness[..<25].allSatisfy { $0 == 0 })
    #expect(loudness[27..<48].allSatisfy { $0 > 0.9 })
    #expect(loudness[52..<63].allSatisfy { $0 > 0.2 && $0 < 0.7 })
    #expect(loudness[66...].allSatisfy { $0 == 0 })
  }

  // MARK: Motion

  private func motion(_ id: String, expressive: Bool = false, _ loudness: [Double]) -> [Presenter.Pose] {
    PresenterMotion(
      id: id, mood: PresenterMood(isExpressive: expressive), loudness: loudness, rate: 25
    ).poses
  }

  @Test(
    "Someone who is silent blinks every few seconds and keeps the mouth closed", arguments: ["a", "b", "c"])
  func blinks(id: String) {
    let poses = motion(id, Array(repeating: 0, count: 25 * 60))
    #expect(poses.allSatisfy { $0.mouth == 0 })
    let starts = poses.indices.dropFirst().filter { poses[$0].blink && !poses[$0 - 1].blink }
    #expect((11...21).contains(starts.count))
    for (one, next) in zip(starts, starts.dropFirst()) { #expect((70...130).contains(next - one)) }
    #expect(poses == motion(id, Array(repeating: 0, count: 25 * 60)))
    #expect(Set(poses.map(\.tilt)).count > 1)
  }

  @Test("An expressive speaker moves more, and there are few different poses all the same")
  func moods() {
    let loudness = (0..<5000).map { Double($0 * 7919 % 101) / 100 }
    let calm = motion("a", loudness)
    let lively = motion("a", expressive: true, loudness)
    for poses in [calm, lively] { #expect(Set(poses).count <= PresenterMotion.mostPoses) }
    func most(_ poses: [Presenter.Pose], _ value: KeyPath<Presenter.Pose, Double>) -> Double {
      poses.map { $0[keyPath: value] }.max() ?? 0
    }
    for value in [\Presenter.Pose.mouth, \.tilt, \.brows] { #expect(most(lively, value) > most(calm, value)) }
  }

  // MARK: Film

  @Test("There is a picture for each number, and a number for each frame")
  func pictures() throws {
    let folder = try TemporaryFolder()
    let film = try #require(
      try film(scene(), sound([(1, 0), (2, 1), (1, 0.3)]), frames: 150, in: folder))
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(pictures.allSatisfy { $0.hasSuffix(".pam") })
    #expect(pictures.count == film.pictureCount && film.pictureCount <= PresenterMotion.mostPoses)
    #expect(film.numbers.count == 150 && Set(film.numbers) == Set(0..<film.pictureCount))
  }

  @Test("ffmpeg reads the pictures as frames of the place's size; the mouth opens with the voice")
  func playing() throws {
    let folder = try TemporaryFolder()
    let film = try #require(
      try film(
        scene { $0.avatarStyle = .closeUp }, sound([(0.4, 0), (0.4, 1)]), frames: 20, in: folder))
    let out = folder.file("out.rgba").path
    try ChildProcess(
      program: "ffmpeg",
      arguments: ["-v", "error", "-nostdin"] + film.arguments + [
        "-vf", "scale=\(film.width):\(film.height),format=rgba", "-f", "rawvideo", "-pix_fmt", "rgba", out,
      ], folder: folder.url
    ).run(RenderRun())
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: out)))
    let size = film.width * film.height * 4
    try #require(bytes.count == film.pictureCount * size)
    let (closed, open) = (film.numbers[9], film.numbers[15])
    #expect(film.numbers[0] == closed && closed != open)
    func picture(_ number: Int) -> ArraySlice<UInt8> { bytes[(number * size)..<((number + 1) * size)] }
    #expect(!picture(closed).elementsEqual(picture(open)))
  }

  @Test("Only what is inside the video is drawn, and nothing where nothing is seen")
  func place() throws {
    let folder = try TemporaryFolder()
    let large = try #require(
      try film(scene { $0.scale = 5 }, nil, frames: 10, in: folder))
    #expect(large.x == 0 && large.y == 0 && large.width == 320 && large.height == 180)
    let away = scene { $0.offset = Position(x: 9, y: 0) }
    #expect(try film(away, nil, frames: 10, in: folder) == nil)
    #expect(try film(Scene(), nil, frames: 10, in: folder) == nil)
    #expect(try film(scene(), nil, frames: 0, in: folder) == nil)
  }

  @Test("A cancelled render draws no more")
  func cancelled() throws {
    let folder = try TemporaryFolder()
    let run = RenderRun()
    run.cancel()
    #expect(throws: RenderFailure.cancelled) {
      try PresenterFilm(
        Composition(scene: scene(), width: 320, height: 180), character: nil, voice: nil, frames: 10,
        rate: 25,
        name: "scene-1", folder: folder.url, run: run)
    }
  }

  @Test("A portrait is a square PNG, different for each id, and leaves no file behind")
  func portrait() throws {
    let folder = try TemporaryFolder()
    let one = try PresenterPortrait.png(of: "a", folder: folder.url, run: RenderRun())
    let other = try PresenterPortrait.png(of: "b", folder: folder.url, run: RenderRun())
    #expect(one.starts(with: [0x89, 0x50, 0x4E, 0x47]) && one != other)
    // The width and the height of the header.
    #expect([UInt8](one[16..<24]) == [0, 0, 2, 0, 0, 0, 2, 0])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
