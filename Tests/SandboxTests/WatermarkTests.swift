import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// The mark over the whole video.
@Suite struct WatermarkTests {
  private func plan(_ json: JSONValue, _ kind: RequestKind = .studio) throws -> WatermarkPlan? {
    WatermarkPlan(try VideoRequest(kind: kind, json: json))
  }

  private func image(_ more: [JSONMember] = []) throws -> WatermarkPlan {
    let watermark: JSONValue = .object(
      [JSONMember("image", ["type": "asset_id", "asset_id": "a"])] + more)
    return try #require(try plan(["type": "avatar", "watermark": watermark], .v3))
  }

  @Test func aRequestTellsItsMark() throws {
    #expect(try plan(["test": true, "enable_watermark": true])?.words == "SANDBOX DRAFT")
    #expect(try plan(["test": false, "enable_watermark": true])?.words == "SANDBOX")
    #expect(try plan(["test": false]) == nil)
    #expect(try plan(["type": "avatar", "watermark": ["opacity": 0.5]], .v3) == nil)
    #expect(try image().image?.assetID == "a" && image().words == nil)
  }

  @Test func aPictureStandsInItsCorner() throws {
    func box(_ more: [JSONMember]) throws -> PixelBox? {
      guard case .image(let mark) = try image(more) else { return nil }
      return mark.box(width: 1000, height: 500, imageWidth: 100, imageHeight: 40)
    }
    #expect(try box([]) == PixelBox(x: 890, y: 450, width: 100, height: 40))
    let upper: JSONValue = ["position": "top_left", "offset_x": 0.1, "offset_y": -0.02]
    #expect(
      try box([JSONMember("scale", 0.5), JSONMember("placement", upper)])
        == PixelBox(x: 110, y: 0, width: 50, height: 20))
    #expect(
      try box([
        JSONMember("scale", 1e300), JSONMember("placement", ["position": "bottom_left", "offset_x": 9]),
      ])
        == PixelBox(x: 1010, y: 410, width: 200, height: 80))
  }

  @Test func aTextIsDrawnLowerRightAndHalfTransparent() throws {
    let mark = try #require(try plan(["test": true]))
    let folder = try TemporaryFolder()
    try folder.write(mark.words ?? "", to: WatermarkPlan.textFile)
    let picture = try Self.picture(mark.filter(width: 640, height: 360), in: folder)
    let drawn = (0..<640 * 360).filter { picture[$0 * 3] != picture[0] }
    let columns = drawn.map { $0 % 640 }
    let rows = drawn.map { $0 / 640 }
    #expect(try #require(columns.min()) > 400 && #require(columns.max()) < 640)
    #expect(try #require(rows.min()) > 320 && #require(rows.max()) < 356)
    // White over black, of which half is seen.
    #expect((100...160).contains(try #require(picture.max())))
  }

  @Test func aPictureIsDrawnWithItsOpacity() throws {
    let mark = try image([JSONMember("opacity", 0.5), JSONMember("scale", 2)])
    let folder = try TemporaryFolder()
    // The source is a picture without an extension in its name.
    try Self.ffmpeg(["-f", "lavfi", "-i", "color=c=white:s=20x10", "-frames:v", "1", "mark.png"], in: folder)
    try FileManager.default.moveItem(
      at: folder.file("mark.png"), to: folder.file(WatermarkPlan.imageFile))
    let filter = mark.filter(width: 640, height: 360, imageWidth: 20, imageHeight: 10)
    let picture = try Self.picture(filter, in: folder)
    func red(_ x: Int, _ y: Int) -> Int { Int(picture[(y * 640 + x) * 3]) }
    #expect((120...135).contains(red(613, 343)) && red(591, 343) < 3 && red(635, 343) < 3)
    #expect((120...135).contains(red(595, 334)) && red(613, 330) < 3 && red(613, 355) < 3)
  }

  /// The second of two pictures of the filter after a black ground.
  private static func picture(_ filter: String, in folder: TemporaryFolder) throws -> [UInt8] {
    let graph = "color=c=black:s=640x360:r=2:d=1,format=rgb24\(filter),format=rgb24"
    try ffmpeg(["-f", "lavfi", "-i", graph, "-f", "rawvideo", "pictures"], in: folder)
    return Array([UInt8](try Data(contentsOf: folder.file("pictures"))).suffix(640 * 360 * 3))
  }

  private static func ffmpeg(_ arguments: [String], in folder: TemporaryFolder) throws {
    try ChildProcess(program: "ffmpeg", arguments: ["-v", "error"] + arguments, folder: folder.url)
      .run(RenderRun())
  }
}
