import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// How far a video is, and which videos there are, as `/v2/videos` and v3 tell it.
@Suite struct VideoStatusTests {
  private static let completed = """
    {"id":"v1","status":"completed","title":"T","created_at":1700000000,"completed_at":1700000060,"video_url":"https://f/v.mp4?a=1",
    "captioned_video_url":"https://f/c.mp4","subtitle_url":"https://f/s.srt","thumbnail_url":"https://f/t.jpg","gif_url":null,"duration":12.5,
    "failure_code":null,"failure_message":null}
    """
  private static let result = VideoResult(
    videoURL: "https://f/v.mp4?a=1", thumbnailURL: "https://f/t.jpg", captionURL: "https://f/s.srt",
    captionedVideoURL: "https://f/c.mp4", duration: 12.5)

  @Test func `a finished video of v3`() async throws {
    let script = ScriptedTransport(.answer(200, #"{"data":\#(Self.completed)}"#))
    let status = try await script.client().videoStatusV3("v/1?")
    #expect(status == VideoStatus(videoID: "v/1?", word: "completed", result: Self.result))
    #expect(script.requests.first?.url?.absoluteString == "https://api.heygen.com/v3/videos/v%2F1%3F")
  }

  @Test(arguments: ["1e300", "1e999", "-1", "\"long\"", "null"])
  func `a length that no video has is none`(length: String) async throws {
    let body = Self.completed.replacing("12.5", with: length)
    let result = try await ScriptedTransport(.answer(200, body)).client().videoStatusV3("v1").result
    #expect(result?.videoURL == Self.result.videoURL && result?.duration == nil)
    let old = #"{"data":{"status":"completed","video_url":"https://f/v.mp4","duration":\#(length)}}"#
    let status = try await ScriptedTransport(.answer(200, old)).client().videoStatus("v1")
    #expect(status.result?.videoURL == "https://f/v.mp4" && status.result?.duration == nil)
  }

  @Test(arguments: ["1e300", "-1e300", "1e999", "null"])
  func `a time that no calendar has is none`(time: String) async throws {
    let body = #"{"data":[{"id":"v1","status":"completed","created_at":\#(time)}]}"#
    let videos = try await ScriptedTransport(.answer(200, body)).client().videosV3().videos
    #expect(videos.map(\.videoID) == ["v1"] && videos[0].createdAt == nil)
  }

  @Test func `a finished video of v2, bare or wrapped`() async throws {
    for body in [Self.completed, #"{"error":null,"data":\#(Self.completed)}"#] {
      let script = ScriptedTransport(.answer(200, body))
      #expect(try await script.client().videoStatusV2("v1").result == Self.result)
      #expect(script.requests.first?.url?.absoluteString == "https://api.heygen.com/v2/videos/v1")
    }
  }

  @Test func `a video that v2 does not know is asked for at the old place`() async throws {
    let script = ScriptedTransport(
      .answer(404, #"{"error":{"code":"video_not_found","message":"m"}}"#),
      .answer(200, #"{"code":100,"data":{"status":"processing"}}"#))
    #expect(try await script.client().videoStatusV2("v1").phase == .processing)
    #expect(script.requests.map { $0.url?.path } == ["/v2/videos/v1", "/v1/video_status.get"])
  }

  @Test func `another failure is no reason to ask elsewhere`() async throws {
    let script = ScriptedTransport(.answer(401, ""), .answer(200, #"{"data":{"status":"processing"}}"#))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in try await client.videoStatusV2("v1") }
    #expect(error == .wrongKey(message: "it is empty"))
    #expect(script.requests.count == 1)
  }

  @Test(arguments: [
    (
      #""failure_code":"rendering_failed","failure_message":"No\nluck""#,
      VideoFailure(code: "rendering_failed", message: "No luck")
    ),
    (#""failure_code":40119"#, VideoFailure(code: "40119", message: "")),
    (#""failure_message":"m""#, VideoFailure(code: "", message: "m")),
    (#""failure_code":null,"failure_message":null"#, nil), (#""title":"t""#, nil),
  ])
  func `a failed video says why, or does not`(fields: String, expected: VideoFailure?) async throws {
    let body = #"{"data":{"id":"v1","status":"failed",\#(fields.replacing("\n", with: "\\n"))}}"#
    let status = try await ScriptedTransport(.answer(200, body)).client().videoStatusV3("v1")
    #expect(status.phase == .failed)
    #expect(status.failure == expected)
  }

  @Test func `the sandbox tells progress`() async throws {
    let body = #"{"data":{"id":"v1","status":"processing","sandbox_progress":0.25}}"#
    #expect(try await ScriptedTransport(.answer(200, body)).client().videoStatusV3("v1").progress == 0.25)
  }

  @Test func `the sandbox tells what is not as it should be`() async throws {
    let body = #"{"data":{"id":"v1","status":"completed","sandbox_warnings":["no font has ‘x’",3]}}"#
    for status in [
      try await ScriptedTransport(.answer(200, body)).client().videoStatusV3("v1"),
      try await ScriptedTransport(.answer(200, body)).client().videoStatus("v1"),
    ] {
      #expect(status.warnings == ["no font has ‘x’"])
    }
  }

  @Test(arguments: ["", ".", ".."])
  func `a word that would name another place is no id`(id: String) async throws {
    let script = ScriptedTransport()
    let client = try script.client()
    let errors = [
      await failure { () async throws(ClientError) in try await client.videoStatusV2(id) },
      await failure { () async throws(ClientError) in try await client.videoStatusV3(id) },
      await failure { () async throws(ClientError) in try await client.deleteVideoV3(id) },
    ]
    #expect(errors == errors.map { _ in .notFound(message: "“\(id)” is no id of a video") })
    #expect(script.requests.isEmpty)
  }

  @Test func `many are asked about a hundred at a time`() async throws {
    let script = ScriptedTransport(
      .answer(200, #"{"data":[{"video_id":"v0","status":"completed"},{"status":"lost"},{"id":"v1"}]}"#),
      .answer(
        200,
        #"{"data":[{"id":"v100","status":"processing","sandbox_progress":0.5},{"video_id":"v101","status":"not_found"}]}"#
      ))
    let ids = (0..<102).map { "v\($0)" }
    let statuses = try await script.client().videoStatuses(ids + ["a,b", ""])
    #expect(
      statuses == [
        VideoStatus(videoID: "v0", word: "completed"),
        VideoStatus(videoID: "v100", word: "processing", progress: 0.5),
        VideoStatus(videoID: "v101", word: "not_found"),
      ])
    let asked = script.requests.compactMap { request in
      request.url.flatMap { URLComponents(url: $0, resolvingAgainstBaseURL: false) }?.queryItems?.first
    }
    #expect(asked.map(\.name) == ["video_ids", "video_ids"])
    #expect(asked.last?.value == "v100,v101")
    #expect(asked.first?.value?.split(separator: ",").count == 100)
  }

  @Test func `about no video nothing is asked`() async throws {
    let script = ScriptedTransport()
    #expect(try await script.client().videoStatuses([]) == [])
    #expect(script.requests.isEmpty)
  }

  @Test func `a page of videos of v3, and the next`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"data":[{"id":"v1","status":"completed","title":"One\\u001b","created_at":1700000000},{"title":"no id"}],
        "has_more":true,"next_token":"n+/="}
        """), .answer(200, #"{"data":[],"has_more":false,"next_token":"more"}"#))
    let client = try script.client()
    let page = try await client.videosV3(title: "a&b")
    #expect(
      page.videos == [
        VideoSummary(
          videoID: "v1", status: "completed", title: "One",
          createdAt: Date(timeIntervalSince1970: 1_700_000_000))
      ])
    #expect(page.token == "n+/=")
    #expect(try await client.videosV3(limit: 0, token: page.token).token == nil)
    #expect(script.requests.map { $0.url?.query } == ["limit=100&title=a%26b", "limit=1&token=n%2B%2F%3D"])
    #expect(script.requests.first?.url?.path == "/v3/videos")
  }

  @Test func `deleting from v3 tells when the video stays`() async throws {
    let script = ScriptedTransport(
      .answer(200, #"{"data":{"id":"v1","deleted":true}}"#),
      .answer(200, #"{"data":{"id":"v2","deleted":false}}"#),
      .answer(404, #"{"error":{"code":"video_not_found","message":"gone"}}"#))
    let client = try script.client()
    try await client.deleteVideoV3("v/1")
    #expect(script.requests.first?.httpMethod == "DELETE")
    #expect(script.requests.first?.url?.absoluteString == "https://api.heygen.com/v3/videos/v%2F1")
    let kept = await failure { () async throws(ClientError) in try await client.deleteVideoV3("v2") }
    #expect(kept == .refused(status: 200, code: "", message: "the video was not deleted"))
    let gone = await failure { () async throws(ClientError) in try await client.deleteVideoV3("v3") }
    #expect(gone == .notFound(message: "gone"))
  }
}
