import Foundation
import Testing
import VideoModel

@testable import Sandbox

/// Every kind of request, over a real socket to a finished file. One after the other, to leave the other tests some
/// of the machine.
@Suite(.serialized) struct KindRenderTests {
  /// A request, and what its film must be.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var kind: RequestKind
    var json: JSONValue
    var width, height: Int
    var isTransparent = false
    /// Seconds before the speech begins, in the scenes before it.
    var speechStart = 0.0
  }

  private static let voice = "1bd001e7e50f421d891986aad5158bc8"
  private static let script = "Good day. See you."
  static let picture: JSONValue = [
    "type": "base64", "media_type": "image/png",
    "data":
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  ]

  private static func said(_ members: [JSONMember]) -> JSONValue {
    .object(members + [JSONMember("script", .string(script)), JSONMember("voice_id", .string(voice))])
  }

  private static func v3(_ type: String, _ members: JSONMember...) -> JSONValue {
    said([JSONMember("type", .string(type)), JSONMember("resolution", "720p")] + members)
  }

  static let speaking: [Case] = [
    Case(
      testDescription: "v1 webm", kind: .transparent,
      json: [
        "avatar_pose_id": "josh_lite3_20230714", "avatar_style": "normal", "input_text": .string(script),
        "voice_id": .string(voice), "dimension": ["width": 320, "height": 180],
      ], width: 320, height: 180, isTransparent: true),
    Case(
      testDescription: "v2 flat 9:16", kind: .avatarIV,
      json: said([
        JSONMember("avatar_id", "a1"), JSONMember("resolution", "720p"),
        JSONMember("aspect_ratio", "9:16"),
      ]), width: 720, height: 1280),
    Case(
      testDescription: "v3 avatar 1:1", kind: .v3,
      json: v3("avatar", JSONMember("avatar_id", "josh_lite3_20230714"), JSONMember("aspect_ratio", "1:1")),
      width: 720, height: 720),
    Case(
      testDescription: "v3 image 4:5", kind: .v3,
      json: v3("image", JSONMember("image", picture), JSONMember("aspect_ratio", "4:5")),
      width: 720, height: 900),
    Case(
      testDescription: "v3 webm", kind: .v3,
      json: v3(
        "avatar", JSONMember("avatar_id", "josh_lite3_20230714"), JSONMember("output_format", "webm"),
        JSONMember("aspect_ratio", "1:1")),
      width: 720, height: 720, isTransparent: true),
    Case(
      testDescription: "v3 studio", kind: .v3,
      json: [
        "type": "studio", "resolution": "720p", "aspect_ratio": "1:1",
        "scenes": [
          ["type": "image", "source": picture, "duration": 3],
          ["type": "image", "source": picture, "duration": 0.6],
          said([JSONMember("type", "image"), JSONMember("source", picture)]),
        ],
      ], width: 720, height: 720, speechStart: 3.6),
  ]

  @Test(arguments: speaking) func theFilmIsAsLongAsWhatIsSaid(_ test: Case) async throws {
    let client = try SandboxClient()
    let film = try await client.film(of: test.kind, test.json)
    let streams = try film.streams()
    #expect(
      streams.map { $0["codec_name"]?.string } == (test.isTransparent ? ["vp9", "opus"] : ["h264", "aac"]))
    let picture = try #require(streams.first)
    #expect(picture["width"]?.integer == test.width && picture["height"]?.integer == test.height)
    #expect(picture["r_frame_rate"] == "25/1")

    let sound = try film.sound()
    let soundSeconds = Double(sound.count) / Film.soundRate
    let seconds = Film.seconds(ofPicture: picture)
    #expect(abs(soundSeconds - seconds) < 0.1, "sound \(soundSeconds) s, picture \(seconds) s")
    let told = try #require(film.status["duration"]?.double)
    #expect(abs(told - seconds) < 0.05, "told \(told) s, picture \(seconds) s")

    let spoken = try Self.spoken(in: client.folder.file("spoken.wav"))
    let spokenSeconds = Double(spoken.count) / Film.soundRate
    #expect(abs(seconds - test.speechStart - spokenSeconds) < 0.1, "\(seconds) s of \(spokenSeconds) s")
    let end = Film.endOfSpeech(in: sound) - test.speechStart
    #expect(abs(end - Film.endOfSpeech(in: spoken)) < 0.1, "the last word ends at \(end) s")

    guard test.isTransparent else { return }
    #expect(picture["tags"]?["alpha_mode"] == "1" || picture["tags"]?["ALPHA_MODE"] == "1")
    let alpha = try film.alphaRange(at: seconds / 2)
    #expect(alpha == 0...255)
    #expect(try film.alphaRange(at: 0) == 0...255)
  }

  @Test func theSoundOfManyScenesKeepsPaceWithThePicture() async throws {
    let client = try SandboxClient()
    let silent: JSONValue = ["voice": ["type": "silence"]]
    let speaking: JSONValue = [
      "voice": ["type": "text", "voice_id": .string(Self.voice), "input_text": .string(Self.script)]
    ]
    let film = try await client.film(
      of: .studio,
      [
        "dimension": ["width": 128, "height": 128],
        "video_inputs": .array(Array(repeating: silent, count: 6) + [speaking]),
      ])
    let sound = try film.sound()
    let picture = try #require(try film.streams().first)
    #expect(abs(Double(sound.count) / Film.soundRate - Film.seconds(ofPicture: picture)) < 0.1)
    let spoken = try Self.spoken(in: client.folder.file("spoken.wav"))
    #expect(abs(Film.endOfSpeech(in: sound) - 6 - Film.endOfSpeech(in: spoken)) < 0.05)
  }

  /// The script as espeak-ng itself speaks it.
  private static func spoken(in file: URL) throws -> [Int16] {
    var voice = Voice()
    voice.voiceID = Self.voice
    _ = try Tool.run("espeak-ng", SceneSound.arguments(voice) + ["-w", file.path, script])
    return try Film.sound(of: file)
  }

  @Test func aCinematicClipIsSilentAndAsLongAsAskedFor() async throws {
    let client = try SandboxClient()
    let film = try await client.film(
      of: .v3,
      [
        "type": "cinematic_avatar", "prompt": "Walks.", "avatar_id": ["a", "b"], "duration": 4,
        "aspect_ratio": "1:1",
      ])
    let streams = try film.streams()
    let picture = try #require(streams.first)
    #expect(picture["width"] == 720 && picture["height"] == 720)
    #expect(Film.seconds(ofPicture: picture) == 4)
    let sound = try film.sound()
    #expect(abs(Double(sound.count) / Film.soundRate - 4) < 0.1)
    #expect(Film.endOfSpeech(in: sound) == 0)
    #expect(film.status["duration"] == 4)
  }
}
