import Foundation
import Testing
import VideoModel

@testable import Sandbox

/// The captions that come with a video.
@Suite struct CaptionTests {
  private static let script = "One. <break time=\"0.3s\"/> Two and three."

  /// The cues of a SubRip file: a number, from when to when in seconds, and words.
  private static func cues(_ text: String) throws -> [(start: Double, end: Double, words: String)] {
    try text.split(separator: "\n\n").enumerated().map { index, block in
      let lines = block.split(separator: "\n")
      try #require(lines.count == 3)
      #expect(lines[0] == "\(index + 1)")
      let times = try lines[1].components(separatedBy: " --> ").map { time in
        let match = try #require(try /(\d\d):(\d\d):(\d\d),(\d\d\d)/.wholeMatch(in: time)).output
        let numbers = [match.1, match.2, match.3, match.4].compactMap { Double($0) }
        return numbers[0] * 3600 + numbers[1] * 60 + numbers[2] + numbers[3] / 1000
      }
      return (times[0], times[1], String(lines[2]))
    }
  }

  @Test func subtitlesAreInOrderAndWithinTheVideo() async throws {
    let client = try SandboxClient()
    let film = try await client.film(
      of: .v3,
      [
        "type": "studio", "resolution": "720p", "aspect_ratio": "1:1",
        "scenes": [
          ["type": "image", "source": KindRenderTests.picture, "duration": 0.6],
          [
            "type": "avatar_video",
            "input": ["type": "avatar", "avatar_id": "a", "script": .string(Self.script)],
          ],
        ],
      ])
    let shown = try await client.get("/v3/videos/\(film.id)").json["data"]
    let address = try #require(shown?["subtitle_url"]?.string)
    #expect(film.status["caption_url"]?.string == address && film.status["video_url_caption"] == .null)
    let answer = try await client.send("GET", address, headers: [:])
    #expect(answer.status == 200 && answer.headers["content-type"] == "application/x-subrip")
    let cues = try Self.cues(String(decoding: answer.body, as: UTF8.self))
    #expect(cues.map(\.words) == ["One.", "Two and three."])
    let duration = try #require(film.status["duration"]?.double)
    var end = 0.6
    for cue in cues {
      #expect(cue.start >= end - 0.002 && cue.end > cue.start && cue.end <= duration + 0.002, "\(cue)")
      end = cue.end
    }
    // Between the two there is the pause.
    #expect(abs(cues[1].start - cues[0].end - 0.3) < 0.002)
  }

  @Test(arguments: [
    (#""caption":true"#, true), (#""caption_mode":"file_only""#, true), (#""caption":false"#, false),
  ])
  func aStatusOfV1HasCaptionsWhereTheyWereAskedFor(member: String, isAsked: Bool) async throws {
    let client = try SandboxClient()
    let voice = #"{"type":"text","voice_id":"v","input_text":"Hi"}"#
    let body =
      #"{\#(member),"dimension":{"width":128,"height":128},"video_inputs":[{"voice":\#(voice)}]}"#
    let film = try await client.film(of: .studio, try JSONValue(parsing: body))
    #expect((film.status["caption_url"]?.string != nil) == isAsked)
    let shown = try await client.get("/v3/videos/\(film.id)").json["data"]
    #expect(shown?["subtitle_url"]?.string?.hasSuffix("/captions.srt") == true)
  }

  @Test func aVideoWithCaptionsInItIsTheCaptionedOneForEveryGeneration() async throws {
    let client = try SandboxClient()
    let film = try await client.film(
      of: .studio,
      [
        "caption_mode": "burn_in", "dimension": ["width": 128, "height": 128],
        "video_inputs": [["voice": ["type": "text", "voice_id": "v", "input_text": "Hi"]]],
      ])
    let address = try #require(film.status["video_url"]?.string)
    #expect(film.status["video_url_caption"]?.string == address)
    let shown = try await client.get("/v3/videos/\(film.id)").json["data"]
    #expect(shown?["captioned_video_url"]?.string == address)
  }

  @Test func whatIsNotSpokenHasNoCaptions() async throws {
    let client = try SandboxClient()
    var json = SandboxClient.silentVideo(title: "T")
    json = .object((json.members ?? []) + [JSONMember("caption", true)])
    let film = try await client.film(of: .studio, json)
    #expect(film.status["caption_url"] == .null)
    let shown = try await client.get("/v3/videos/\(film.id)").json["data"]
    #expect(shown?["subtitle_url"] == .null)
  }
}
