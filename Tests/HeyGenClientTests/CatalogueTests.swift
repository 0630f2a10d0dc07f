import Foundation
import Synchronization
import Testing
import VideoModel

@testable import HeyGenClient

/// Lists of v3, which come in pages.
@Suite struct CatalogueTests {
  @Test func `looks of all pages, with whatever is missing`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"data":[{"id":"l1","name":"Josh\\n Lite","avatar_type":"studio_avatar","group_id":"g","default_voice_id":"vo1","gender":"Male",
        "preview_image_url":"https://f/a.jpg","preview_video_url":null,"supported_api_engines":["avatar_iv",3,"avatar_v\\u001b"],"tags":["NEW"]},
        {"name":"no id"}],"has_more":true,"next_token":"n+/="}
        """),
      .answer(200, #"{"data":[{"id":"l2","avatar_type":null}],"has_more":false,"next_token":null}"#))
    let looks = try await script.client().looks()
    #expect(
      looks == [
        AvatarListing(
          id: "l1", name: "Josh Lite", gender: "male", previewImageURL: "https://f/a.jpg",
          defaultVoiceID: "vo1", tags: ["NEW"], kind: "studio_avatar", engines: ["avatar_iv", "avatar_v"]),
        AvatarListing(id: "l2", name: "l2"),
      ])
    #expect(script.requests.map { $0.url?.path } == ["/v3/avatars/looks", "/v3/avatars/looks"])
    #expect(script.requests.map { $0.url?.query } == ["limit=50", "limit=50&token=n%2B%2F%3D"])
  }

  @Test func `voices of all pages`() async throws {
    let script = ScriptedTransport(
      .answer(
        200,
        """
        {"data":[{"voice_id":"vo1","name":"Ann","language":"English","gender":"Female","type":"public","preview_audio_url":"https://f/a.mp3",
        "support_pause":true,"support_locale":true}],"next_token":"n"}
        """), .answer(200, #"{"data":[{"voice_id":"vo2"}],"next_token":""}"#))
    let voices = try await script.client().voicesV3()
    #expect(
      voices == [
        VoiceListing(
          id: "vo1", name: "Ann", language: "English", gender: "female", previewAudioURL: "https://f/a.mp3",
          supportsPause: true, supportsLocale: true), VoiceListing(id: "vo2", name: "vo2", language: ""),
      ])
    #expect(script.requests.map { $0.url?.query } == ["limit=100", "limit=100&token=n"])
    #expect(script.requests.first?.url?.path == "/v3/voices")
  }

  private func page(_ number: Int, next token: String) -> Result<HTTPAnswer, ClientError> {
    .answer(200, #"{"data":[{"voice_id":"vo\#(number)"}],"has_more":true,"next_token":"\#(token)"}"#)
  }

  @Test func `a server that goes in circles is left`() async throws {
    let script = ScriptedTransport(
      page(1, next: "a"), page(2, next: "b"), page(3, next: "a"), page(4, next: "c"))
    #expect(try await script.client().voicesV3().map(\.id) == ["vo1", "vo2", "vo3"])
    #expect(script.requests.count == 3)
  }

  @Test func `a list without end is ended`() async throws {
    let count = Mutex(0)
    let transport = Transport(send: { _ in
      let number = count.withLock { count in
        count += 1
        return count
      }
      let body = #"{"data":[{"id":"l\#(number)"}],"has_more":true,"next_token":"t\#(number)"}"#
      return HTTPAnswer(status: 200, body: Data(body.utf8))
    })
    let client = Client(baseURL: .live, key: try #require(Secret(testKey)), transport: transport)
    #expect(try await client.looks().count == 200)
  }

  @Test func `a page that fails fails the list, after it was asked for again`() async throws {
    let script = ScriptedTransport(
      page(1, next: "a"), .answer(503, ""), .answer(429, "", ["retry-after": "90"]))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in try await client.voicesV3() }
    #expect(error == .rateLimited(retryAfter: .seconds(90)))
    #expect(script.requests.count == 3)
  }

  @Test(arguments: [#"{"data":{}}"#, #"{"data":"none"}"#, "{}"])
  func `an answer without a list is no empty list`(body: String) async throws {
    let client = try ScriptedTransport(.answer(200, body)).client()
    let error = await failure { () async throws(ClientError) in try await client.looks() }
    #expect(error == .unreadableAnswer(reason: "it lists no looks"))
  }
}
