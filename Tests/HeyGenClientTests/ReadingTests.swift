import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// What is read from the service, what is asked for it, and when it is asked again.
@Suite struct ReadingTests {
  @Test func `a finished video`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"code":100,"data":{"id":"v1","status":"completed","duration":41.5,"error":null,"video_url":"https://f/v.mp4?a=1&b=2",
        "video_url_caption":null,"caption_url":"https://f/c.ass","gif_url":"","thumbnail_url":"https://f/t.jpg"},"message":"Success"}
        """))
    let status = try await script.client().videoStatus("a b+c&d")
    #expect(status.videoID == "a b+c&d")
    #expect(status.phase == .completed)
    #expect(
      status.result
        == VideoResult(
          videoURL: "https://f/v.mp4?a=1&b=2", thumbnailURL: "https://f/t.jpg", captionURL: "https://f/c.ass",
          duration: 41.5))
    let request = try #require(script.requests.first)
    #expect(
      request.url?.absoluteString == "https://api.heygen.com/v1/video_status.get?video_id=a%20b%2Bc%26d")
    #expect(request.value(forHTTPHeaderField: "X-Api-Key") == testKey)
    #expect(request.timeoutInterval == 30)
  }

  @Test(arguments: [
    (
      #"{"code":40119,"message":"too long","detail":"3600 s"}"#,
      VideoFailure(code: "40119", message: "too long", detail: "3600 s")
    ),
    (#""words""#, VideoFailure(code: "", message: "words")), ("{}", VideoFailure(code: "", message: "")),
    ("null", nil),
  ])
  func `a failed video says why, or does not`(error: String, expected: VideoFailure?) async throws {
    let body = #"{"code":100,"data":{"status":"failed","error":\#(error)}}"#
    let status = try await ScriptedTransport(.answer(200, body)).client().videoStatus("v1")
    #expect(status.phase == .failed)
    #expect(status.failure == expected)
    #expect(status.result == nil)
  }

  @Test func `the sandbox tells progress`() async throws {
    let body = #"{"code":100,"data":{"status":"processing","video_url":null,"sandbox_progress":1.5}}"#
    #expect(try await ScriptedTransport(.answer(200, body)).client().videoStatus("v1").progress == 1)
  }

  @Test func `avatars and talking photos, with whatever is missing`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"error":null,"data":{"avatars":[{"avatar_id":"a1","avatar_name":"Josh\\n Lite","gender":"Male","preview_image_url":"https://f/a.jpg",
        "tags":["NEW",null,3],"default_voice_id":"vo1"},{"avatar_id":"a2","tags":null},{"avatar_name":"no id"},{"avatar_id":"\\u001b"}],
        "talking_photos":[{"talking_photo_id":"p1","talking_photo_name":"Ann"},{}]}}
        """))
    let (avatars, photos) = try await script.client().avatars()
    #expect(
      avatars == [
        AvatarListing(
          id: "a1", name: "Josh Lite", gender: "male", previewImageURL: "https://f/a.jpg",
          defaultVoiceID: "vo1",
          tags: ["NEW"]), AvatarListing(id: "a2", name: "a2"),
      ])
    #expect(photos == [TalkingPhotoListing(id: "p1", name: "Ann")])
    #expect(script.requests.first?.url?.path == "/v2/avatars")
  }

  @Test func `an avatar's id cannot leave its place in the path`() async throws {
    let script = ScriptedTransport(.answer(200, #"{"data":{"id":"x","name":"X"}}"#))
    let client = try script.client()
    #expect(try await client.avatarDetails("../a/b?c#d%").name == "X")
    #expect(
      script.requests.first?.url?.absoluteString
        == "https://api.heygen.com/v2/avatar/..%2Fa%2Fb%3Fc%23d%25/details")
    for id in ["", ".", ".."] {
      let error = await failure { () async throws(ClientError) in try await client.avatarDetails(id) }
      guard case .notFound = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(script.requests.count == 1)
  }

  @Test func `voices`() async throws {
    let body = """
      {"data":{"voices":[{"voice_id":"vo1","language":"English","gender":"Female","name":"Ann","preview_audio":"https://f/a.mp3",
      "support_pause":true,"emotion_support":true,"support_locale":false}]}}
      """
    let voices = try await ScriptedTransport(.answer(200, body)).client().voices()
    #expect(
      voices == [
        VoiceListing(
          id: "vo1", name: "Ann", language: "English", gender: "female", previewAudioURL: "https://f/a.mp3",
          supportsPause: true, supportsEmotion: true)
      ])
  }

  @Test func `a page of videos, and the next`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"code":100,"data":{"token":"n+/=","videos":[{"video_id":"v1","status":"completed","video_title":"One","created_at":1700000000}]}}
        """), .answer(200, #"{"code":100,"data":{"token":"","videos":[]}}"#))
    let client = try script.client()
    let page = try await client.videos()
    #expect(page.videos.map(\.title) == ["One"])
    #expect(page.videos.first?.createdAt == Date(timeIntervalSince1970: 1_700_000_000))
    let last = try await client.videos(limit: 1000, token: page.token)
    #expect(last.token == nil)
    #expect(
      script.requests.map { $0.url?.query } == ["limit=100", "limit=100&token=n%2B%2F%3D"])
  }

  @Test func `deleting tells when the video stays`() async throws {
    let script = ScriptedTransport(
      .answer(200, #"{"code":100,"data":{"Deleted":["v1"],"Failed":[]}}"#),
      .answer(200, #"{"code":100,"data":{"Deleted":[],"Failed":["v2"]}}"#))
    let client = try script.client()
    try await client.deleteVideo("v1")
    #expect(script.requests.first?.httpMethod == "DELETE")
    #expect(script.requests.first?.url?.query == "video_id=v1")
    #expect(await failure { () async throws(ClientError) in try await client.deleteVideo("v2") } != nil)
  }

  private static let good = #"{"code":100,"data":{"status":"waiting"}}"#

  @Test(arguments: [
    (Result<HTTPAnswer, ClientError>.answer(503, ""), Duration.seconds(1)),
    (.failure(.connectionLost(reason: "x")), .seconds(1)), (.failure(.timedOut), .seconds(1)),
    (.answer(429, "", ["retry-after": "30"]), .seconds(30)),
  ])
  func `a fault that may pass is asked again`(fault: Result<HTTPAnswer, ClientError>, wait: Duration)
    async throws
  {
    let script = ScriptedTransport(fault, .answer(200, Self.good))
    #expect(try await script.client().videoStatus("v1").word == "waiting")
    #expect(script.waits == [wait])
  }

  @Test(arguments: [
    Result<HTTPAnswer, ClientError>.answer(429, "", ["retry-after": "31"]), .answer(429, ""),
    .answer(404, ""),
    .answer(401, ""), .answer(200, "no JSON"), .failure(.offline(reason: "x")), .failure(.cancelled),
  ])
  func `what will not pass soon is not`(fault: Result<HTTPAnswer, ClientError>) async throws {
    let script = ScriptedTransport(fault, .answer(200, Self.good))
    let client = try script.client()
    #expect(await failure { () async throws(ClientError) in try await client.videoStatus("v1") } != nil)
    #expect(script.requests.count == 1)
    #expect(script.waits.isEmpty)
  }

  @Test func `after three tries it is given up`() async throws {
    let script = ScriptedTransport(
      .answer(500, ""), .answer(502, ""), .answer(503, ""), .answer(200, Self.good))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in try await client.videoStatus("v1") }
    #expect(error == .serverFault(status: 503, message: "it is empty"))
    #expect(script.requests.count == 3)
    #expect(script.waits == [.seconds(1), .seconds(2)])
  }

  @Test func `what changes something is never sent again`() async throws {
    let script = ScriptedTransport(.answer(503, ""), .answer(200, Self.good))
    let client = try script.client()
    #expect(await failure { () async throws(ClientError) in try await client.deleteVideo("v1") } != nil)
    #expect(script.requests.count == 1)
    #expect(script.requests.first?.timeoutInterval == 120)
  }

  @Test func `an answer beyond all measure is not read`() async throws {
    let answer = HTTPAnswer(status: 200, body: Data(count: Client.largestAnswer + 1))
    let client = try ScriptedTransport(.success(answer)).client()
    let error = await failure { () async throws(ClientError) in try await client.voices() }
    #expect(error == .unreadableAnswer(reason: "it has more than 64 MB"))
  }
}
