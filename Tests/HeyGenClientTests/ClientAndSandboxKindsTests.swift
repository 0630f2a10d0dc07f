import Foundation
import Sandbox
import TestSupport
import Testing
import VideoModel

@testable import HeyGenClient

/// The client and the sandbox in the newer endpoints, and in every kind of request.
@Suite(.timeLimit(.minutes(1))) struct ClientAndSandboxKindsTests {
  private let folder: TemporaryFolder
  private let server: SandboxServer
  private let client: Client

  init() throws { try self.init(quotaSeconds: nil) }

  private init(quotaSeconds: Double?) throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(
      SandboxConfiguration(folder: folder.file("sandbox"), quotaSeconds: quotaSeconds))
    client = Client(baseURL: try BaseURL(server.baseURL), key: try #require(Secret(testKey)))
  }

  /// A script that is not rendered: its video fails at once, since it would be too long.
  private static let endless = #"Hi <break time=\"9000s\"/> there"#

  /// A script as each kind asks for it, rendered small where the kind allows it.
  private static func word(_ kind: RequestKind, title: String = "T", script: String = "Hi") -> String {
    let size = #""dimension":{"width":128,"height":128}"#
    return switch kind {
    case .studio:
      #"{"title":"\#(title)",\#(size),"video_inputs":[{"voice":{"type":"text","voice_id":"v","input_text":"\#(script)"}}]}"#
    case .transparent:
      #"{"avatar_pose_id":"a","avatar_style":"normal","input_text":"\#(script)","voice_id":"v",\#(size)}"#
    case .avatarIV:
      #"{"title":"\#(title)","avatar_id":"a","script":"\#(script)","voice_id":"v","resolution":"720p"}"#
    case .v3:
      #"{"title":"\#(title)","type":"avatar","avatar_id":"a","script":"\#(script)","resolution":"720p","aspect_ratio":"1:1"}"#
    }
  }

  @Test(arguments: RequestKind.allCases)
  func `a request is taken, told by every status, and fetched`(kind: RequestKind) async throws {
    let submitted = try await client.submit(endpoint: kind.endpoint, requestText: Self.word(kind))
    let id = submitted.videoID
    #expect((submitted.deprecation != nil) == (kind != .v3))
    if kind != .v3 { #expect(submitted.deprecation?.sunset == "2026-10-31") }

    let early = try await client.videoStatusV3(id)
    if early.phase != .completed { #expect(early.result == nil && early.failure == nil) }
    await server.waitUntilEnded(id)
    let statuses = [
      try await client.videoStatus(id), try await client.videoStatusV2(id),
      try await client.videoStatusV3(id),
      try #require(try await client.videoStatuses([id]).first),
    ]
    for status in statuses {
      #expect(status.videoID == id && status.phase == .completed && status.progress == 1)
      #expect(status.failure == nil)
    }
    let results = try statuses.map { try #require($0.result) }
    let duration = try #require(results[0].duration)
    #expect((0.3...2).contains(duration))
    #expect(results.allSatisfy { $0.duration == duration && $0.videoURL == results[0].videoURL })
    #expect(results.allSatisfy { $0.thumbnailURL != nil })
    // v1 tells of captions only where they were asked for, which videos of v3 need not do.
    #expect(results.map { $0.captionURL != nil } == [kind == .v3, true, true, true])

    let isWebM = kind == .transparent
    #expect(results[0].videoURL.hasSuffix(isWebM ? ".webm" : ".mp4"))
    let file = folder.file("film")
    try await client.download(results[0].videoURL, to: file)
    let start = try Data(contentsOf: file).prefix(8)
    #expect(
      isWebM ? start.prefix(4) == Data([0x1A, 0x45, 0xDF, 0xA3]) : start.suffix(4) == Data("ftyp".utf8))
    let captions = folder.file("captions.srt")
    try await client.download(try #require(results[2].captionURL), to: captions)
    #expect(try String(contentsOf: captions, encoding: .utf8).contains("Hi"))
  }

  @Test func `many statuses are asked for at once, and what is not there is left out`() async throws {
    var ids: [String] = []
    for kind in RequestKind.allCases {
      let text = Self.word(kind, script: Self.endless)
      ids.append(try await client.submit(endpoint: kind.endpoint, requestText: text).videoID)
    }
    let nobody = (0..<120).map { "nobody\($0)" }
    let statuses = try await client.videoStatuses([ids[0]] + nobody + ids.dropFirst())
    #expect(statuses.map(\.videoID) == ids)
  }

  @Test func `a failure is told alike by every status`() async throws {
    let id = try await client.generate(kind: .v3, requestText: Self.word(.v3, script: Self.endless))
    await server.waitUntilEnded(id)
    for status in [
      try await client.videoStatus(id), try await client.videoStatusV2(id),
      try await client.videoStatusV3(id),
      try #require(try await client.videoStatuses([id]).first),
    ] {
      #expect(status.phase == .failed && status.result == nil)
      #expect(status.failure?.code == "40119" && status.failure?.message == "Video is too long")
    }
  }

  @Test func `the same key makes one video`() async throws {
    let text = Self.word(.v3, script: Self.endless)
    let first = try await client.submit(endpoint: "/v3/videos", requestText: text, idempotencyKey: "k-1")
    let again = try await client.submit(endpoint: "/v3/videos", requestText: text, idempotencyKey: "k-1")
    let other = try await client.submit(endpoint: "/v3/videos", requestText: text, idempotencyKey: "k-2")
    #expect(first == again && first.videoID != other.videoID)
    #expect(try await client.videosV3().videos.map(\.videoID) == [other.videoID, first.videoID])
  }

  @Test func `videos of v3 are listed page by page and by title, and deleted`() async throws {
    var ids: [String] = []
    for (kind, title) in [(RequestKind.v3, "Erste ü&b"), (.studio, "Second"), (.avatarIV, "Third")] {
      let text = Self.word(kind, title: title, script: Self.endless)
      ids.append(try await client.submit(endpoint: kind.endpoint, requestText: text).videoID)
    }
    let page = try await client.videosV3(limit: 2)
    #expect(page.videos.map(\.title) == ["Third", "Second"])
    #expect(abs(try #require(page.videos.first?.createdAt).timeIntervalSinceNow) < 60)
    let token = try #require(page.token)
    let last = try await client.videosV3(limit: 2, token: token)
    #expect(last.videos.map(\.videoID) == [ids[0]] && last.token == nil)
    #expect(try await client.videosV3(title: "ü&b").videos.map(\.videoID) == [ids[0]])

    try await client.deleteVideoV3(ids[0])
    let again = await failure { () async throws(ClientError) in try await client.deleteVideoV3(ids[0]) }
    #expect(again == .notFound(message: "Video not found"))
    let shown = await failure { () async throws(ClientError) in try await client.videoStatusV2(ids[0]) }
    #expect(shown == .notFound(message: "Video not found"))
    #expect(try await client.videoStatuses([ids[0]]).isEmpty)
  }

  @Test func `a refusal of v3 names the parameter`() async throws {
    let text =
      #"{"type":"studio","scenes":[{"type":"avatar_video","input":{"type":"avatar","script":"Hi"}}]}"#
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .v3, requestText: text)
    }
    guard case .invalidRequest(let message, let field) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(field == FieldPath([.key("scenes"), .index(0), .key("input"), .key("avatar_id")]))
    #expect(message.contains("Field required"))
  }

  @Test func `looks and voices of v3 are those of v2, all pages`() async throws {
    let (avatars, photos) = try await client.avatars()
    let looks = try await client.looks()
    #expect(looks.map(\.id) == avatars.map(\.id) + photos.map(\.id))
    #expect(looks.allSatisfy { !$0.name.isEmpty && !$0.kind.isEmpty && $0.engines.contains("avatar_iv") })
    let voices = try await client.voicesV3()
    #expect(Set(voices.map(\.id)) == Set(try await client.voices().map(\.id)))
    #expect(looks.compactMap(\.defaultVoiceID).allSatisfy { id in voices.contains { $0.id == id } })
    let josh = try #require(voices.first { $0.id == "1bd001e7e50f421d891986aad5158bc8" })
    #expect(josh.name == "Josh" && josh.language == "English" && josh.gender == "male")
  }

  @Test func `an account without a limit tells nothing, one with a quota its seconds`() async throws {
    #expect(try await client.account() == Account(name: "Sandbox", email: "sandbox@localhost"))
    let limited = try ClientAndSandboxKindsTests(quotaSeconds: 90)
    #expect(
      try await limited.client.account()
        == Account(
          remainingSeconds: 90, balance: "90.00 SECONDS", name: "Sandbox", email: "sandbox@localhost"))
    limited.server.stop()
  }

  @Test(arguments: RequestKind.allCases)
  func `a quota that is used up is told so`(kind: RequestKind) async throws {
    let limited = try ClientAndSandboxKindsTests(quotaSeconds: 0)
    let error = await failure { () async throws(ClientError) in
      try await limited.client.submit(endpoint: kind.endpoint, requestText: Self.word(kind))
    }
    guard case .noCredits = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `an uploaded file comes back byte by byte`() async throws {
    var bytes = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    for number in 0..<300_000 { bytes.append(UInt8(truncatingIfNeeded: number &* 31 + number / 251)) }
    bytes += Data("\r\n--boundary--\r\n".utf8)
    let picture = folder.file("ü \"face\".png")
    try bytes.write(to: picture)
    let uploaded = try await client.uploadAsset(picture, contentType: "image/png")
    let back = folder.file("back.png")
    try await client.download(try #require(uploaded.url), to: back)
    #expect(try Data(contentsOf: back) == bytes)
    // The id is of the kind that requests take.
    let text =
      #"{"type":"image","image":{"type":"asset_id","asset_id":"\#(uploaded.id)"},"script":"\#(Self.endless)","voice_id":"v"}"#
    #expect(!(try await client.generate(kind: .v3, requestText: text)).isEmpty)
  }

  @Test func `a file that is none of the kinds is refused`() async throws {
    let file = try folder.write("no picture", to: "face.png")
    let error = await failure { () async throws(ClientError) in
      try await client.uploadAsset(file, contentType: "image/png")
    }
    guard case .invalidRequest = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
