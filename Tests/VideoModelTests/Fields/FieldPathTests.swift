import Testing
import VideoModel

@Suite("Paths of fields")
struct FieldPathTests {
  @Test(
    "A path reads and prints the same",
    arguments: [
      ("", []),
      ("title", [.key("title")]),
      ("video_inputs[1].voice.pitch", [.key("video_inputs"), .index(1), .key("voice"), .key("pitch")]),
      ("a[0][12]", [.key("a"), .index(0), .index(12)]),
      ("[3].a", [.index(3), .key("a")]),
      ("größe.x y", [.key("größe"), .key("x y")]),
    ] as [(String, [FieldPath.Step])])
  func parseAndPrint(text: String, steps: [FieldPath.Step]) {
    #expect(FieldPath(text)?.steps == steps)
    #expect(FieldPath(steps).description == text)
  }

  @Test(
    "What is no path is refused",
    arguments: [
      ".", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[+1]", "a[1", "a[1]b", "a.[1]", "a[ 1 ]",
      "a[99999999999999999999]",
    ])
  func refused(text: String) {
    #expect(FieldPath(text) == nil)
  }

  @Test("Up, down, and the field's own name")
  func steps() {
    let path: FieldPath = "video_inputs[1].voice"
    #expect(path.appending("pitch").description == "video_inputs[1].voice.pitch")
    #expect(path.parent == "video_inputs[1]")
    #expect(path.parent.appending(3).description == "video_inputs[1][3]")
    #expect(path.parent.key == "video_inputs")
    #expect(path.key == "voice")
    #expect(FieldPath.root.parent == .root)
    #expect(FieldPath.root.key == "")
  }

  @Test("A path lies inside itself and what is above it")
  func inside() {
    let path: FieldPath = "video_inputs[1].voice"
    #expect(path.isInside(path))
    #expect(path.isInside("video_inputs"))
    #expect(path.isInside(.root))
    #expect(!path.isInside("video_inputs[10]"))
    #expect(!path.isInside("video_inputs[1].voice.pitch"))
  }
}
