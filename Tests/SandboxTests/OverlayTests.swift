import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What is seen of a text overlay, in pixels.
@Suite struct OverlayTests {
  private static let nasty = #"It's 100%: "a\b" %{n} $(ls) [x],;'q' <b>ü</b> 漢 🙂"#

  private func layer(_ text: String, _ change: (inout TextOverlay) -> Void = { _ in }) throws -> OverlayLayer
  {
    var scene = Scene()
    var overlay = TextOverlay.fresh
    overlay.text = text
    overlay.fontSize = 120
    change(&overlay)
    scene.text = overlay
    let composition = Composition(scene: scene, width: 640, height: 360)
    return OverlayLayer(
      composition: composition, text: try #require(composition.text), family: "DejaVu Sans",
      file: "scene-1-text.ass")
  }

  /// Where letters are in the picture; nil where none are.
  private func drawn(
    _ text: String, _ change: (inout TextOverlay) -> Void = { _ in },
    where isDrawn: ((ArraySlice<UInt8>) -> Bool)? = nil
  ) throws -> BurntPictures.Extent? {
    // Turned once round, it is drawn where it would be in the whole picture.
    let layer = try layer(text) {
      change(&$0)
      $0.rotate = $0.rotate ?? 0.001
    }
    guard let file = layer.subStation else { return nil }
    return try BurntPictures(file.text, file: layer.file).drawn(at: 0.5, where: isDrawn)
  }

  @Test func aTextIsDrawnAsItIsWritten() throws {
    let events = try #require(try layer(Self.nasty + "\n\n-\tlast").subStation).events.map(\.text)
    #expect(
      events.map { $0.drop { $0 != "}" }.dropFirst() } == [
        Substring(Self.nasty.replacing("\\", with: "\\\u{2060}").replacing("{n}", with: "\\{n\\}")), "- last",
      ])
    // What could be a code is seen.
    let plain = try #require(try drawn("n"))
    let braces = try #require(try drawn(#"{\an8}\N"#))
    #expect(braces.right - braces.left > (plain.right - plain.left) * 6)
    #expect(braces.top > 140 && braces.bottom < 220)
  }

  @Test func aTextStandsWhereThePlacementHasIt() throws {
    let middle = try #require(try drawn("HHH"))
    #expect(abs(middle.left + middle.right - 640) < 6 && abs(middle.top + middle.bottom - 360) < 8)
    let corner = try #require(try drawn("HHH") { $0.position = Position(x: 0.5, y: -0.5) })
    #expect(abs(corner.left - middle.left - 160) < 2 && abs(middle.top - corner.top - 90) < 2)
    let box = try #require(
      try drawn("H") {
        ($0.width, $0.height, $0.textAlign) = (900, 900, .left)
      })
    #expect(abs(box.left - 170) < 8 && box.top < 60)
    let right = try #require(
      try drawn("H") {
        ($0.width, $0.textAlign) = (900, .right)
      })
    #expect(abs(right.right - 470) < 8)
  }

  @Test func sizesAndScalesAreSeen() throws {
    func size(_ change: (inout TextOverlay) -> Void) throws -> (width: Double, height: Double) {
      let extent = try #require(try drawn("HHH", change))
      return (Double(extent.right - extent.left), Double(extent.bottom - extent.top))
    }
    let plain = try size { _ in }
    // Capitals are about 0.7 of a font's size.
    #expect((0.6...0.8).contains(plain.height / 40))
    let wide = try size { $0.scaleX = 2 }
    #expect(abs(wide.width / plain.width - 2) < 0.1 && abs(wide.height - plain.height) < 3)
    let high = try size { $0.transformScaleY = 2 }
    #expect(abs(high.height / plain.height - 2) < 0.1 && abs(high.width - plain.width) < 3)
    #expect(try drawn("HHH") { $0.scaleX = 0 } == nil)
  }

  @Test func aTextTurnsClockwiseAboutItsMiddle() throws {
    let lying = try #require(try drawn("HHHHH"))
    let standing = try #require(try drawn("HHHHH") { $0.rotate = 90 })
    #expect(abs((standing.bottom - standing.top) - (lying.right - lying.left)) < 6)
    #expect(abs(standing.top + standing.bottom - 360) < 8)
    // The second line comes to lie to the left of the first.
    let second = try #require(try drawn("H\nHHHHH") { $0.rotate = 90 })
    #expect(second.left < standing.left - 10)
  }

  @Test func theColourIsThatOfTheOverlay() throws {
    let red = try drawn("H") {
      $0.color = "#FF0000"
    } where: {
      $0.first ?? 0 > 240 && $0.dropFirst().allSatisfy { $0 < 20 }
    }
    #expect(red != nil)
  }

  @Test(
    "Letters that the family does not have come from another font",
    arguments: ["漢字", "한국어", "🙂🚀", "ภาษาไทย", "हिन्दी", "שלום", "مرحبا"]) func scripts(text: String) throws
  {
    // This one is in no font, and shows what is drawn for letters that are missing.
    let missing = try #require(try drawn(String(repeating: "\u{10FFFD}", count: text.unicodeScalars.count)))
    let letters = try #require(try drawn(text))
    #expect(letters != missing)
  }

  @Test(arguments: [
    ("DejaVu Serif", "DejaVu Serif"), ("dejavu sans mono", "DejaVu Sans Mono"), ("", "DejaVu Sans"),
    ("monospace", "DejaVu Sans Mono"), ("DejaVu-Serif:bold,x\\{\\an8}\n", "DejaVu"),
  ]) func aFamilyIsAnInstalledOne(asked: String, found: String) throws {
    let folder = try TemporaryFolder()
    let family = try OverlayFont(family: asked, folder: folder.url, run: RenderRun()).family
    #expect(family.hasPrefix(found) && family.allSatisfy { $0.isLetter || $0 == " " }, "\(family)")
  }

  @Test func onlyTheRowsOfALyingTextAreLaid() throws {
    func place(_ change: (inout TextOverlay) -> Void) throws -> String {
      let layer = try layer("A", change)
      var graph = SceneGraph(
        color: layer.composition.background, width: 640, height: 360, rate: "25", isTransparent: false)
      layer.lay(on: &graph)
      return graph.filter
    }
    #expect(try place { _ in }.contains("s=640x176"))
    #expect(try place { $0.rotate = 45 }.contains("s=640x360"))
    #expect(try layer("A") { $0.position = Position(x: 0, y: 9) }.subStation == nil)
  }
}
