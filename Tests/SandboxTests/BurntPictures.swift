import Foundation
import TestSupport

@testable import Sandbox

/// Two pictures a second of letters on a blue ground, or on none.
struct BurntPictures {
  /// Where pixels are drawn.
  struct Extent: Equatable {
    var left, right, top, bottom: Int
  }

  private static let width = 640
  private static let height = 360
  private let pictures: Data
  private let channels: Int

  init(_ captions: Captions, _ style: CaptionStyle, isTransparent: Bool = false) throws {
    let text = captions.advancedSubStation(width: Self.width, height: Self.height, style: style)
    try self.init(text, file: CaptionPlan.file, isTransparent: isTransparent)
  }

  /// - Parameter text: a file of Advanced SubStation.
  init(_ text: String, file: String, isTransparent: Bool = false) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: file)
    let format = isTransparent ? "rgba" : "rgb24"
    let ground =
      "color=c=\(isTransparent ? "black@0" : "0x000080"):s=\(Self.width)x\(Self.height):r=2:d=2,format=\(format),"
    let ffmpeg = ChildProcess(
      program: "ffmpeg",
      arguments: [
        "-v", "error", "-f", "lavfi", "-i",
        ground + SubStationFile.filter(file: file, isTransparent: isTransparent),
        "-f", "rawvideo", "-pix_fmt", format, "pictures",
      ], folder: folder.url)
    try ffmpeg.run(RenderRun())
    pictures = try Data(contentsOf: folder.file("pictures"))
    channels = isTransparent ? 4 : 3
  }

  /// The highlight, well inside of letters.
  static func isGold(_ pixel: ArraySlice<UInt8>) -> Bool {
    let channels = Array(pixel)
    return channels[0] > 200 && channels[1] > 160 && channels[2] < 80
  }

  /// Where pixels are that differ from the ground, or that are as told, in the picture at that second.
  func drawn(at seconds: Double, where isDrawn: ((ArraySlice<UInt8>) -> Bool)? = nil) -> Extent? {
    let length = Self.width * channels
    let picture = pictures.dropFirst(Int(seconds * 2) * Self.height * length)
    let ground = picture.prefix(length)
    var extent: Extent?
    for y in 0..<Self.height {
      let row = picture.dropFirst(y * length).prefix(length)
      // No letter reaches the first row, and most rows are like it.
      guard row != ground else { continue }
      let (bytes, empty) = ([UInt8](row), [UInt8](ground.prefix(channels)))
      for x in 0..<Self.width {
        let pixel = bytes[x * channels..<(x + 1) * channels]
        guard isDrawn?(pixel) ?? (pixel != empty[...]) else { continue }
        let found = extent ?? Extent(left: x, right: x, top: y, bottom: y)
        extent = Extent(left: min(found.left, x), right: max(found.right, x), top: found.top, bottom: y)
      }
    }
    return extent
  }
}
