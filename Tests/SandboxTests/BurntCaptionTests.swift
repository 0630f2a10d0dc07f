import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What is seen of captions that ffmpeg burns into a picture.
@Suite struct BurntCaptionTests {
  @Test func aRequestTellsWhereCaptionsAreShown() throws {
    func plan(_ json: JSONValue, _ kind: RequestKind = .studio) throws -> CaptionPlan {
      CaptionPlan(try VideoRequest(kind: kind, json: json))
    }
    let file = try plan(["caption_mode": "file_only", "caption": true, "subtitles": ["preset_name": "p"]])
    #expect(!file.burnsIn && !file.wantsCaptionedCopy)
    let burnt = try plan(["caption_mode": "burn_in", "caption": true])
    #expect(burnt.burnsIn && !burnt.wantsCaptionedCopy && burnt.style == .standard)
    let copy = try plan(["caption": true])
    #expect(!copy.burnsIn && copy.wantsCaptionedCopy && copy.style == .plain)
    #expect(try !plan([:]).burnsIn && !plan(["caption": false]).wantsCaptionedCopy)
    let styled = try plan([
      "subtitles": [
        "preset_name": "unknown", "alignment": 8, "font_size": 70, "disable_highlight": true,
        "position": ["x": 0.5, "y": 300],
      ]
    ])
    #expect(styled.burnsIn && !styled.wantsCaptionedCopy)
    #expect(styled.style == CaptionStyle(alignment: 8, fontSize: 70, x: 0.5, y: 300, isHighlighted: false))
    let v3 = try plan(["type": "avatar", "caption": ["style": "default"]], .v3)
    #expect(v3.burnsIn && !v3.wantsCaptionedCopy && v3.style == .standard)
    #expect(try !plan(["type": "avatar", "caption": ["file_format": "srt"]], .v3).burnsIn)
  }

  @Test func aStyleIsHeldToTheFrame() {
    var style = CaptionStyle()
    #expect(style.size(width: 1920, height: 1080) == 54 && style.size(width: 1080, height: 1920) == 54)
    style.fontSize = 60
    #expect(style.size(width: 1280, height: 720) == 40)
    style.fontSize = 1e300
    #expect(style.size(width: 1280, height: 720) == 720 && style.columns(width: 16, height: 4096) == 1)
    style.alignment = 77
    #expect(style.anchor(width: 1000, height: 1000) == .init(alignment: 2))
    style.y = 0.25
    #expect(style.anchor(width: 1000, height: 1000) == .init(alignment: 5, point: (500, 250)))
    style = CaptionStyle(alignment: 9, x: 300)
    #expect(style.anchor(width: 1000, height: 1000) == .init(alignment: 8, point: (300, 70)))
    style = CaptionStyle(alignment: 1, y: -1e300)
    #expect(style.anchor(width: 1000, height: 1000) == .init(alignment: 4, point: (50, -1000)))
  }

  @Test func captionsAreSeenBelowAndWhileTheyAreSpoken() throws {
    let captions = CueTests.captions(("Hello there <break time=\"1s\"/>", 2))
    let burnt = try BurntPictures(captions, .standard)
    let spoken = try #require(burnt.drawn(at: 0.5))
    #expect(spoken.top > 250 && spoken.bottom < 340)
    #expect(abs(spoken.left + spoken.right - 640) < 20)
    #expect(burnt.drawn(at: 1.5) == nil)
  }

  @Test func alignmentAndPositionMoveTheLines() throws {
    let captions = CueTests.captions(("Hello there", 1))
    let above = try #require(try BurntPictures(captions, CaptionStyle(alignment: 8)).drawn(at: 0.5))
    #expect(above.bottom < 100)
    let right = try #require(try BurntPictures(captions, CaptionStyle(alignment: 6)).drawn(at: 0.5))
    #expect(right.left > 320 && right.right > 560 && right.top > 150 && right.bottom < 210)
    let placed = try #require(try BurntPictures(captions, CaptionStyle(x: 0.25, y: 90)).drawn(at: 0.5))
    #expect(abs((placed.left + placed.right) / 2 - 160) < 10)
    #expect(abs((placed.top + placed.bottom) / 2 - 90) < 10)
  }

  @Test func aBiggerFontIsBigger() throws {
    let captions = CueTests.captions(("Hello", 1))
    let small = try #require(try BurntPictures(captions, CaptionStyle(fontSize: 50)).drawn(at: 0.5))
    let big = try #require(try BurntPictures(captions, CaptionStyle(fontSize: 150)).drawn(at: 0.5))
    let growth = Double(big.right - big.left) / Double(small.right - small.left)
    #expect((2.7...3.3).contains(growth), "\(growth)")
  }

  @Test func theHighlightGoesFromWordToWord() throws {
    let captions = CueTests.captions(("Hello there", 2))
    let burnt = try BurntPictures(captions, .standard)
    let first = try #require(burnt.drawn(at: 0, where: BurntPictures.isGold))
    let second = try #require(burnt.drawn(at: 1.5, where: BurntPictures.isGold))
    #expect(first.right < 330 && second.left > 300 && first.right < second.left)
    // The lines themselves stand still.
    #expect(burnt.drawn(at: 0) == burnt.drawn(at: 1.5))
    #expect(try BurntPictures(captions, .plain).drawn(at: 0, where: BurntPictures.isGold) == nil)
  }

  @Test func longLinesStayInTheFrame() throws {
    let hostile = String(repeating: #"W{\an8\fs99}\N"#, count: 8)
    for script in [hostile, String(repeating: "漢", count: 40), String(repeating: "mn ", count: 26)] {
      let lines = try #require(try BurntPictures(CueTests.captions((script, 1)), .plain).drawn(at: 0.5))
      #expect(lines.left > 10 && lines.right < 630 && lines.top > 180, "\(script): \(lines)")
    }
  }

  @Test func lettersAreSeenWhereNothingIsBehindThem() throws {
    let captions = CueTests.captions(("Hello", 1))
    let burnt = try BurntPictures(captions, .standard, isTransparent: true)
    let letters = try #require(burnt.drawn(at: 0.5))
    #expect(letters.top > 250)
  }
}

/// Two pictures a second of captions on a blue ground, or on none.
private struct BurntPictures {
  /// Where pixels are drawn.
  struct Extent: Equatable {
    var left, right, top, bottom: Int
  }

  private static let width = 640
  private static let height = 360
  private let pictures: Data
  private let channels: Int

  init(_ captions: Captions, _ style: CaptionStyle, isTransparent: Bool = false) throws {
    let folder = try TemporaryFolder()
    let text = captions.advancedSubStation(width: Self.width, height: Self.height, style: style)
    try folder.write(text, to: CaptionPlan.file)
    let format = isTransparent ? "rgba" : "rgb24"
    let ground =
      "color=c=\(isTransparent ? "black@0" : "0x000080"):s=\(Self.width)x\(Self.height):r=2:d=2,format=\(format),"
    let ffmpeg = ChildProcess(
      program: "ffmpeg",
      arguments: [
        "-v", "error", "-f", "lavfi", "-i", ground + CaptionPlan.filter(isTransparent: isTransparent),
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
