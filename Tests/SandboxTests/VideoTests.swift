import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// A video's way through the endpoints.
@Suite struct VideoTests {
  @Test func aVideoIsListedShownAndDeleted() async throws {
    let client = try SandboxClient()
    var ids: [String] = []
    for title in ["First", "Second", "Third"] {
      ids.append(try await client.submit(SandboxClient.silentVideo(title: title)))
    }
    #expect(Set(ids).count == 3)

    let page = try await client.get("/v1/video.list?limit=2").json["data"]
    #expect(page?["videos"]?.array?.map { $0["video_title"] } == ["Third", "Second"])
    let token = try #require(page?["token"]?.string)
    let last = try await client.get("/v1/video.list?limit=2&token=\(token)").json["data"]
    #expect(last?["videos"]?.array?.map { $0["video_id"]?.string } == [ids[0]])
    #expect(last?["token"] == .null)
    #expect(try await client.get("/v1/video.list?limit=0").status == 400)
    #expect(try await client.get("/v1/video.list?token=x").status == 400)

    let deleted = try await client.send("DELETE", "/v1/video.delete?video_id=\(ids[2])")
    #expect(deleted.json["data"]?["Deleted"] == [.string(ids[2])])
    #expect(try await client.get("/v1/video_status.get?video_id=\(ids[2])").status == 404)
    #expect(try await client.send("DELETE", "/v1/video.delete?video_id=\(ids[2])").status == 404)
    #expect(!FileManager.default.fileExists(atPath: client.folder.file(ids[2]).path))
    await client.server.waitUntilEnded(ids[2])
  }

  @Test func aStatusHasEveryKey() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(SandboxClient.silentVideo(title: "T"))
    let status = try await client.status(id)
    #expect(
      status.members?.map(\.key) == [
        "id", "status", "duration", "error", "video_url", "video_url_caption", "caption_url", "gif_url",
        "thumbnail_url", "callback_id", "created_at", "sandbox_progress", "sandbox_warnings",
      ])
    #expect(try await client.get("/v1/video_status.get").status == 400)
  }

  @Test func mediaAreServedInRangesAndWithoutAKey() async throws {
    let client = try SandboxClient()
    let id = try await client.submit(SandboxClient.silentVideo(title: "T"))
    await client.server.waitUntilEnded(id)
    let status = try await client.status(id)
    let address = try #require(status["video_url"]?.string)
    let whole = try await client.send("GET", address, headers: [:])
    #expect(whole.status == 200 && whole.headers["content-type"] == "video/mp4")
    #expect(whole.headers["content-length"] == String(whole.body.count))
    for (range, expected) in [
      ("bytes=4-7", whole.body[4..<8]), ("bytes=\(whole.body.count - 2)-", whole.body.suffix(2)),
      ("bytes=-3", whole.body.suffix(3)),
    ] {
      let part = try await client.send("GET", address, headers: ["Range": range])
      #expect(part.status == 206 && part.body == Data(expected), "\(range)")
    }
    #expect(try await client.send("GET", address, headers: ["Range": "bytes=99999999-"]).status == 416)
    let thumbnail = try await client.send("GET", try #require(status["thumbnail_url"]?.string), headers: [:])
    #expect(thumbnail.headers["content-type"] == "image/jpeg")
    #expect(thumbnail.body.starts(with: [0xFF, 0xD8]))
  }

  @Test func videosOutliveTheServer() async throws {
    let folder = try TemporaryFolder()
    let ids: [String]
    do {
      let client = try SandboxClient(folder)
      let done = try await client.submit(SandboxClient.silentVideo(title: "Done"))
      await client.server.waitUntilEnded(done)
      // More than are rendered at once, so that some are stopped in the queue and some under way.
      var all = [done]
      for number in 0...ProcessInfo.processInfo.activeProcessorCount {
        all.append(try await client.submit(SandboxClient.silentVideo(title: "\(number)")))
      }
      ids = all
      client.server.stop()
      client.server.stop()
    }
    let client = try SandboxClient(folder)
    #expect(try await client.status(ids[0])["status"] == "completed")
    for id in ids {
      await client.server.waitUntilEnded(id)
      #expect(try await client.status(id)["status"] == "completed")
    }
  }

  @Test func aVideoThatIsTooLongFails() async throws {
    let client = try SandboxClient()
    let id = try await client.submit([
      "video_inputs": [
        ["voice": ["type": "text", "voice_id": "v", "input_text": "A <break time=\"3599.9s\"/> B"]],
        ["voice": ["type": "silence", "duration": 100]],
      ]
    ])
    await client.server.waitUntilEnded(id)
    let answer = try await client.get("/v1/video_status.get?video_id=\(id)")
    #expect(answer.status == 200)
    #expect(answer.json["data"]?["status"] == "failed")
    #expect(answer.json["data"]?["error"]?["code"] == 40119)
    #expect(answer.json["data"]?["error"]?["message"] == "Video is too long")
  }

  @Test func aVideoThatCannotBePutInPlaceFails() async throws {
    // A server takes up what the last one on its folder left, here with a folder where the video is to be put: it cannot
    // be replaced by a file.
    let folder = try TemporaryFolder()
    let id = "left"
    try VideoFolder(url: folder.url).write(
      VideoRecord(
        id: id, sequence: 1, kind: .studio,
        request: [
          "dimension": ["width": 128, "height": 128], "video_inputs": [["voice": ["type": "silence"]]],
        ], createdAt: Date(), token: "t"))
    try folder.write("", to: "\(id)/video.mp4/in the way")
    let client = try SandboxClient(folder)
    await client.server.waitUntilEnded(id)
    let status = try await client.status(id)
    #expect(status["status"] == "failed")
    #expect(status["error"]?["code"] == "rendering_failed")
    #expect(status["error"]?["message"]?.string?.hasPrefix("The video could not be rendered: ") == true)
    #expect(status["video_url"] == .null)
  }
}
