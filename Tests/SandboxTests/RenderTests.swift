import Foundation
import Sandbox
import Testing
import VideoModel

/// Renders by the real ffmpeg and espeak-ng.
@Suite struct RenderTests {
  static let twoScenes: JSONValue = [
    "title": "Two scenes", "dimension": ["width": 320, "height": 180],
    "video_inputs": [
      [
        "voice": [
          "type": "text", "voice_id": "1bd001e7e50f421d891986aad5158bc8",
          "input_text": "Hello there. <break time=\"1s\"/> Welcome.",
        ],
        "background": ["type": "color", "value": "#204060"],
      ],
      [
        "voice": ["type": "silence", "duration": 1.5],
        "background": ["type": "color", "value": "#F0C020"],
        "text": [
          "type": "text", "text": "It's 100%: \"a\\b\" %{n}\n[x],;'q' ü 漢", "line_height": 1.2,
          "font_size": 90,
          "color": "#000000",
        ],
      ],
    ],
  ]

  @Test func twoScenesBecomeOnePlayableVideo() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(Self.twoScenes)
    await client.server.waitUntilEnded(id)
    let status = try await client.status(id)
    #expect(status["status"] == "completed", "\(status.compactText)")
    #expect(status["sandbox_progress"] == 1)

    let address = try #require(status["video_url"]?.string)
    let video = try await client.send("GET", address, headers: [:])
    let file = client.folder.file("downloaded.mp4")
    try video.body.write(to: file)
    let probed = try Tool.run(
      "ffprobe", ["-v", "error", "-show_streams", "-show_format", "-of", "json", file.path])
    let facts = try JSONValue(parsing: probed)
    let streams = try #require(facts["streams"]?.array)
    #expect(streams.map { $0["codec_name"]?.string } == ["h264", "aac"])
    #expect(streams[0]["width"] == 320 && streams[0]["height"] == 180)
    #expect(streams[0]["pix_fmt"] == "yuv420p" && streams[0]["r_frame_rate"] == "25/1")
    #expect(streams[1]["sample_rate"] == "48000")

    // A second of words, a second's pause, a word; then a second and a half of silence.
    let seconds = try #require(facts["format"]?["duration"]?.string.flatMap(Double.init))
    #expect((3.5...5.5).contains(seconds), "\(seconds) s")
    let told = try #require(status["duration"]?.double)
    #expect(abs(told - seconds) < 0.1)

    #expect(try Tool.pixel(of: file, at: 0.5).isClose(to: RGB(0x20, 0x40, 0x60)))
    #expect(try Tool.pixel(of: file, at: seconds - 0.5).isClose(to: RGB(0xF0, 0xC0, 0x20)))
    // The overlay is black, in the second scene only.
    #expect(try Tool.frame(of: file, at: seconds - 0.5).chunks(of: 3).contains { $0.allSatisfy { $0 < 60 } })
    #expect(try !Tool.frame(of: file, at: 0.5).chunks(of: 3).contains { $0.allSatisfy { $0 < 30 } })
  }

  @Test func whatWasRenderedBeforeIsNotMadeAgain() async throws {
    let client = try SandboxClient()
    /// Files that are one have one number.
    func files(of scenes: [JSONValue]) async throws -> [String: UInt64] {
      let id = try await client.submit([
        "title": "Silence", "dimension": ["width": 320, "height": 180], "video_inputs": .array(scenes),
      ])
      await client.server.waitUntilEnded(id)
      #expect(try await client.status(id)["status"] == "completed")
      return try ["video.mp4", "thumbnail.jpg", "preview.gif"].reduce(into: [:]) { numbers, name in
        let facts = try FileManager.default.attributesOfItem(atPath: client.folder.file("\(id)/\(name)").path)
        numbers[name] = (facts[.systemFileNumber] as? NSNumber)?.uint64Value
      }
    }
    func scene(_ color: String) -> JSONValue {
      [
        "voice": ["type": "silence", "duration": 3.2],
        "background": ["type": "color", "value": .string(color)],
      ]
    }
    let first = try await files(of: [scene("#204060"), scene("#402060")])
    #expect(Set(first.values).count == 3)
    #expect(try await files(of: [scene("#204060"), scene("#402060")]) == first)
    // The moving picture ends before the scene that is another one, of which the still picture is.
    let changed = try await files(of: [scene("#204060"), scene("#604020")])
    #expect(changed["preview.gif"] == first["preview.gif"])
    #expect(
      changed["video.mp4"] != first["video.mp4"] && changed["thumbnail.jpg"] != first["thumbnail.jpg"])
  }
}

extension RGB {
  /// Equal but for what is lost by the video's coding.
  func isClose(to other: RGB) -> Bool {
    zip([red, green, blue], [other.red, other.green, other.blue]).allSatisfy { abs(Int($0) - Int($1)) <= 4 }
  }
}

extension Array {
  fileprivate func chunks(of count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
