import Foundation
import Sandbox
import TestSupport
import Testing
import VideoModel

@testable import HeyGenClient

/// The client and the sandbox were written apart, each by the API's pages: here they speak to each other.
@Suite(.timeLimit(.minutes(1))) struct ClientAndSandboxTests {
  private let folder: TemporaryFolder
  private let server: SandboxServer
  private let client: Client
  /// An id in the service's form that no video has.
  private let noVideo = "00000000000000000000000000000000"

  init() throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(SandboxConfiguration(folder: folder.file("sandbox")))
    client = Client(baseURL: try BaseURL(server.baseURL), key: try #require(Secret(testKey)))
  }

  /// A silent second of 320×180.
  private func request(title: String) -> String {
    let json: JSONValue = [
      "title": .string(title), "dimension": ["width": 320, "height": 180],
      "video_inputs": [["voice": ["type": "silence", "duration": 1]]],
    ]
    return json.compactText
  }

  @Test func `avatars, talking photos and voices are all understood`() async throws {
    let (avatars, photos) = try await client.avatars()
    let voices = try await client.voices()
    let josh = try #require(avatars.first { $0.id == "josh_lite3_20230714" })
    #expect(josh.name == "Josh Lite" && josh.gender == "male")
    #expect(josh.tags == ["business", "half body"])
    #expect(!photos.isEmpty && photos.allSatisfy { !$0.name.isEmpty })
    let voice = try #require(voices.first { $0.id == "1bd001e7e50f421d891986aad5158bc8" })
    #expect(voice.name == "Josh" && voice.language == "English" && voice.gender == "male")
    for ids in [avatars.map(\.id), photos.map(\.id), voices.map(\.id)] {
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func `each avatar's details name a voice that is listed`() async throws {
    let voices = Set(try await client.voices().map(\.id))
    for avatar in try await client.avatars().avatars {
      let details = try await client.avatarDetails(avatar.id)
      #expect(details.id == avatar.id && details.name == avatar.name)
      #expect(voices.contains(try #require(details.defaultVoiceID)), "\(avatar.id)")
    }
  }

  @Test(arguments: ["nobody", "a?b#c&d=e", "ü %2F"])
  func `an avatar that is not there is not found, whatever its id`(id: String) async {
    let error = await failure { () async throws(ClientError) in try await client.avatarDetails(id) }
    #expect(error == .notFound(message: "Avatar \(id) not found or no longer available."))
  }

  @Test func `a refusal names the field as the request has it`() async throws {
    let text = #"{"video_inputs":[{"voice":{"type":"text","input_text":"Hi"}}]}"#
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: text)
    }
    guard case .invalidRequest(let message, let field) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // Without the tag `text`, which is a step in the service's words only.
    #expect(field == FieldPath([.key("video_inputs"), .index(0), .key("voice"), .key("voice_id")]))
    #expect(message.contains("Field required"))
    #expect(try await client.videos().videos.isEmpty)
  }

  @Test func `what is no JSON is refused, and no field is blamed`() async {
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{")
    }
    guard case .invalidRequest(_, nil) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `videos are listed page by page, the newest first, and deleted`() async throws {
    var ids: [String] = []
    for title in ["First", "Zweites ✓", "Third"] {
      ids.append(try await client.generate(kind: .studio, requestText: request(title: title)))
    }
    let page = try await client.videos(limit: 2)
    #expect(page.videos.map(\.title) == ["Third", "Zweites ✓"])
    let age = try #require(page.videos.first?.createdAt).timeIntervalSinceNow
    #expect(abs(age) < 60)
    let token = try #require(page.token)
    let last = try await client.videos(limit: 2, token: token)
    #expect(last.videos.map(\.videoID) == [ids[0]] && last.token == nil)

    try await client.deleteVideo(ids[1])
    #expect(try await client.videos().videos.map(\.videoID) == [ids[2], ids[0]])
    let again = await failure { () async throws(ClientError) in try await client.deleteVideo(ids[1]) }
    #expect(again == .notFound(message: "Video not found"))
  }

  @Test func `an uploaded file's address is told by its id`() async throws {
    let file = try folder.write("ID3 and no sound", to: "a.mp3")
    let asset = try await client.uploadAsset(file, contentType: "audio/mpeg")
    let address = try await client.assetURL(asset.id)
    #expect(address == asset.url)
    try await client.fetchMedia(address, to: folder.file("b.mp3"), largest: 100, within: 20)
    #expect(try folder.read("b.mp3") == "ID3 and no sound")
    for id in ["nothing", "..", "a/b"] {
      guard case .notFound = await failure({ () async throws(ClientError) in try await client.assetURL(id) })
      else {
        Issue.record("\(id) has an address")
        continue
      }
    }
  }

  @Test func `the status of no video is not found`() async {
    let error = await failure { () async throws(ClientError) in try await client.videoStatus(noVideo) }
    #expect(error == .notFound(message: "Video not found"))
  }

  @Test func `a video is rendered, told as completed, and fetched byte by byte`() async throws {
    let id = try await client.generate(kind: .studio, requestText: request(title: "Silence"))
    await server.waitUntilEnded(id)
    let status = try await client.videoStatus(id)
    #expect(status.videoID == id && status.failure == nil && status.progress == 1)
    try #require(status.phase == .completed, "\(status)")
    let result = try #require(status.result)
    #expect(abs(try #require(result.duration) - 1) < 0.2)

    let file = folder.file("films/silence.mp4")
    try await client.download(result.videoURL, to: file)
    let fetched = try Data(contentsOf: file)
    #expect(fetched == (try Data(contentsOf: try rendered(id))))
    #expect(fetched.dropFirst(4).prefix(4) == Data("ftyp".utf8))
    let picture = folder.file("films/silence.jpg")
    try await client.download(try #require(result.thumbnailURL), to: picture)
    #expect(try Data(contentsOf: picture).starts(with: [0xFF, 0xD8]))
  }

  /// The sandbox's own file of a video.
  private func rendered(_ id: String) throws -> URL {
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.file("sandbox").path)
    let name = try #require(all.first { $0.contains(id) && $0.hasSuffix("video.mp4") }, "\(all)")
    return folder.file("sandbox").appending(path: name)
  }

  @Test func `a deleted video's address has expired, and leaves the file that is there`() async throws {
    let id = try await client.generate(kind: .studio, requestText: request(title: "Gone"))
    await server.waitUntilEnded(id)
    let address = try #require(try await client.videoStatus(id).result?.videoURL)
    try await client.deleteVideo(id)
    let file = try folder.write("kept", to: "video.mp4")
    let error = await failure { () async throws(ClientError) in try await client.download(address, to: file) }
    #expect(error == .notFound(message: "the video's address has expired; ask for its status again"))
    #expect(try folder.read("video.mp4") == "kept")
  }

  @Test func `a server that has stopped is offline: surely nothing was sent`() async throws {
    _ = try await client.voices()
    server.stop()
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: request(title: "Late"))
    }
    #expect(error?.surelyNotSent == true, "\(String(describing: error))")
  }
}
