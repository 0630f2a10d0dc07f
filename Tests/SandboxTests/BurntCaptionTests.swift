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
