import Foundation
import Testing
import VideoModel

@testable import Sandbox

/// A picture that a request names is the character. One at a time, to leave the other tests some of the machine.
@Suite(.serialized) struct TalkingPictureTests {
  private static let script: [JSONMember] = [
    JSONMember("script", "Hi."), JSONMember("voice_id", "1bd001e7e50f421d891986aad5158bc8"),
    JSONMember("resolution", "720p"),
  ]

  /// A picture twice as wide as high, red on the left and blue on the right.
  private func halves(in client: SandboxClient) throws -> Data {
    let file = client.folder.file("halves.png")
    let graph = "color=red:s=100x100[l];color=blue:s=100x100[r];[l][r]hstack"
    _ = try Tool.run(
      "ffmpeg", ["-v", "error", "-filter_complex", graph, "-frames:v", "1", file.path])
    return try Data(contentsOf: file)
  }

  private func isNear(_ color: RGB, _ red: Int, _ green: Int, _ blue: Int) -> Bool {
    zip([color.red, color.green, color.blue], [red, green, blue]).allSatisfy { abs(Int($0) - $1) < 12 }
  }

  /// Renders a request and looks at points of its frame, by their shares of the width and height.
  private func colors(
    _ client: SandboxClient, _ kind: RequestKind, _ members: [JSONMember], at points: [(Double, Double)]
  ) async throws -> [RGB] {
    let film = try await client.film(of: kind, .object(members + Self.script))
    let stream = try #require(try film.streams().first)
    let (width, height) = (stream["width"]?.integer ?? 0, stream["height"]?.integer ?? 0)
    let frame = try Tool.frame(of: film.file, at: 0.2)
    try #require(frame.count == width * height * 3)
    return points.map { x, y in
      let place = (Int(y * Double(height)) * width + Int(x * Double(width))) * 3
      return RGB(frame[place], frame[place + 1], frame[place + 2])
    }
  }

  @Test func anUploadedPictureTalksWhole() async throws {
    let client = try SandboxClient()
    let uploaded = try await client.send(
      "POST", "/v1/asset", bytes: try halves(in: client),
      headers: ["X-Api-Key": "k", "Content-Type": "image/png"])
    let id = try #require(uploaded.json["data"]?["id"])
    let address = try #require(uploaded.json["data"]?["url"])
    for source in [JSONMember("image_asset_id", id), JSONMember("image_url", address)] {
      let seen = try await colors(
        client, .avatarIV, [source, JSONMember("background", ["type": "color", "value": "#00FF00"])],
        at: [(0.1, 0.5), (0.9, 0.5), (0.5, 0.01), (0.5, 0.99)])
      #expect(isNear(seen[0], 255, 0, 0) && isNear(seen[1], 0, 0, 255), "\(seen)")
      #expect(isNear(seen[2], 0, 255, 0) && isNear(seen[3], 0, 255, 0), "\(seen)")
    }
  }

  @Test func aPictureInTheRequestCoversAnUprightVideo() async throws {
    let client = try SandboxClient()
    let image: JSONValue = [
      "type": "base64", "media_type": "image/png",
      "data": .string(try halves(in: client).base64EncodedString()),
    ]
    let members = [
      JSONMember("type", "image"), JSONMember("image", image), JSONMember("fit", "cover"),
      JSONMember("aspect_ratio", "9:16"),
    ]
    let seen = try await colors(
      client, .v3, members, at: [(0.02, 0.01), (0.98, 0.99), (0.47, 0.5), (0.53, 0.5)])
    #expect(isNear(seen[0], 255, 0, 0) && isNear(seen[1], 0, 0, 255), "\(seen)")
    #expect(isNear(seen[2], 255, 0, 0) && isNear(seen[3], 0, 0, 255), "\(seen)")
  }

  @Test func aVideoMayHaveTheShapeOfItsPicture() async throws {
    let client = try SandboxClient()
    let image: JSONValue = [
      "type": "base64", "media_type": "image/png",
      "data": .string(try halves(in: client).base64EncodedString()),
    ]
    let film = try await client.film(
      of: .v3,
      .object(
        [
          JSONMember("type", "image"), JSONMember("image", image), JSONMember("aspect_ratio", "auto"),
        ] + Self.script))
    let stream = try #require(try film.streams().first)
    #expect(stream["width"] == 1440 && stream["height"] == 720)
  }

  @Test func aPictureTalksInAStudioSceneOfV3() async throws {
    let client = try SandboxClient()
    let image: JSONValue = [
      "type": "base64", "media_type": "image/png",
      "data": .string(try halves(in: client).base64EncodedString()),
    ]
    let input = JSONValue.object(
      [JSONMember("type", "image"), JSONMember("image", image)] + Self.script.prefix(2))
    let film = try await client.film(
      of: .v3,
      ["type": "studio", "resolution": "720p", "scenes": [["type": "avatar_video", "input": input]]])
    let frame = try Tool.frame(of: film.file, at: 0.2)
    let middle = (360 * 1280 + 100) * 3
    #expect(isNear(RGB(frame[middle], frame[middle + 1], frame[middle + 2]), 255, 0, 0))
  }

  @Test func aPictureThatCannotBeHadIsNamed() async throws {
    let client = try SandboxClient()
    let answer = try await client.create(
      .avatarIV, .object([JSONMember("image_asset_id", "a1")] + Self.script))
    let id = try #require(answer.videoID)
    await client.server.waitUntilEnded(id)
    let status = try await client.status(id)
    #expect(status["status"] == "failed")
    #expect(status.compactText.contains("asset a1 cannot be used: there is no such asset"))
  }

  @Test(
    arguments: [
      (1_000, 1, "cover", "crop=2:1"), (1, 700, "cover", "crop=1:2"),
      (1, 1, "contain", "crop=1:1"),
    ] as [(Int, Int, SceneCharacter.Fit, String)])
  func onlyWhatIsSeenIsEnlarged(width: Int, height: Int, fit: SceneCharacter.Fit, crop: String) throws {
    var scene = Scene()
    scene.character = SceneCharacter()
    scene.character?.type = .talkingPhoto
    scene.character?.fit = fit
    let media = LocalMedia(
      url: URL(fileURLWithPath: "/p.png"), media: .image, width: width, height: height, seconds: nil,
      hasSound: false, hash: "")
    let layer = try #require(
      TalkingPictureLayer(media, Composition(scene: scene, width: 1280, height: 720)))
    var graph = SceneGraph(color: RGB(0, 0, 0), width: 1280, height: 720, rate: "25", isTransparent: false)
    layer.lay(on: &graph)
    let filter = graph.filter
    #expect(filter.contains(crop), "\(filter)")
    let scale = try #require(filter.firstMatch(of: #/scale=(\d+):(\d+):flags/#))
    let size = try (#require(Int(scale.1)), #require(Int(scale.2)))
    #expect(size.0 <= 3 * 1280 && size.1 <= 3 * 1280, "\(size)")
  }

  @Test func aPictureOutOfSightIsNotLaid() {
    var scene = Scene()
    scene.character = SceneCharacter()
    scene.character?.offset = Position(x: 9, y: 0)
    let media = LocalMedia(
      url: URL(fileURLWithPath: "/p.png"), media: .image, width: 10, height: 10, seconds: nil,
      hasSound: false,
      hash: "")
    #expect(TalkingPictureLayer(media, Composition(scene: scene, width: 1280, height: 720)) == nil)
  }
}
