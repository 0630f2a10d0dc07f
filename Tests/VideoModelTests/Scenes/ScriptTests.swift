import Testing
import VideoModel

@Suite("Scripts: words and pauses")
struct ScriptTests {
  @Test(
    "A script is split at its break tags",
    arguments: [
      ("", []),
      ("  \n", []),
      ("Hello", [.speech("Hello")]),
      ("One. <break time=\"1s\"/> Two.", [.speech("One. "), .pause(1), .speech(" Two.")]),
      ("<break time=\"0.5s\"/>", [.pause(0.5)]),
      ("<break time=\".5s\"/>", [.pause(0.5)]),
      ("a <break time=\"250ms\"/> b", [.speech("a "), .pause(0.25), .speech(" b")]),
      ("a<break  time = '2s' >b", [.speech("a"), .pause(2), .speech("b")]),
      ("a <break\ntime=\"1s\" /> b", [.speech("a "), .pause(1), .speech(" b")]),
      ("a <break time=\"1s\"/> <break time=\"1.5s\"/> b", [.speech("a "), .pause(2.5), .speech(" b")]),
      ("a <break time=\"1s\"/>\n", [.speech("a "), .pause(1)]),
    ] as [(String, [ScriptPart])])
  func parts(script: String, parts: [ScriptPart]) {
    #expect(Script.parts(of: script) == parts)
  }

  @Test(
    "What is no well-formed tag stays words",
    arguments: [
      "a < b", "1 < 2 > 0", "<", "<break>", "<break/>", "<break time=1s/>", "<break time=\"1\"/>",
      "<break time=\"1.s\"/>", "<break time=\"-1s\"/>", "<break time=\"1s'/>", "<break time=\"x\"/>",
      "<break time=\"1s\"", "<Break time=\"1s\"/>", "<b>bold</b>",
    ])
  func noTags(script: String) {
    #expect(Script.parts(of: script) == [.speech(script)])
  }

  @Test("Pauses are told with their places, and written as they are read", arguments: [0.25, 0.5, 1, 2, 10])
  func pauses(seconds: Double) throws {
    let tag = Script.breakTag(seconds: seconds)
    let script = "é \(tag) b <break> \(tag)"
    let pauses = Script.pauses(in: script)
    #expect(pauses.map(\.seconds) == [seconds, seconds])
    #expect(pauses.map { String(script[$0.range]) } == [tag, tag])
    #expect(Script.faults(of: "a \(tag) b") == [])
  }

  @Test("A tag behind something that only begins like one is found")
  func tagAfterLessThan() {
    #expect(Script.parts(of: "<break <break time=\"1s\"/>") == [.speech("<break "), .pause(1)])
  }

  @Test("150 words take a minute; pauses are added and not changed by the speed")
  func estimates() {
    let words = String(repeating: "word ", count: 150)
    #expect(Script.estimatedSeconds(of: words) == 60)
    #expect(Script.estimatedSeconds(of: words, speed: 1.5) == 40)
    #expect(Script.estimatedSeconds(of: words + " <break time=\"3s\"/>", speed: 2) == 33)
    #expect(Script.estimatedSeconds(of: "") == 0)
    #expect(Script.estimatedSeconds(of: "… — !?") == 0)
  }

  @Test("A speed that no voice has does not break the estimate", arguments: [0, -1, 1e-300])
  func oddSpeeds(speed: Double) {
    #expect(abs(Script.estimatedSeconds(of: "one", speed: speed) - 4) < 0.001)
  }

  @Test(
    "Words are counted as people say them",
    arguments: [
      ("let's", 1), ("well-known fact", 2), ("3.5 metres", 2), ("a\nb\tc", 3), ("naïve  café", 2),
      ("(one) — two", 2),
    ])
  func wordCount(text: String, count: Int) {
    #expect(abs(Script.estimatedSeconds(of: text) - Double(count) * 0.4) < 0.001)
  }

  @Test(
    "Scripts without spaces are counted by character",
    arguments: [
      ("你好世界", 4), ("こんにちは", 5), ("안녕하세요", 5), ("你好，世界。", 4), ("𠀀𠀁", 2),
    ])
  func ideographs(text: String, count: Int) {
    #expect(abs(Script.estimatedSeconds(of: text) - Double(count) * 60 / 260) < 0.001)
  }

  @Test("Mixed scripts count both ways")
  func mixed() {
    let seconds = Script.estimatedSeconds(of: "你好HeyGen你好")
    #expect(abs(seconds - (0.4 + 4 * 60 / 260)) < 0.001)
  }

  @Test("A scene takes as long as its voice; a recording's length is not known")
  func scenes() throws {
    var scene = Scene.fresh
    scene.voice?.inputText = String(repeating: "word ", count: 15)
    #expect(scene.estimatedSeconds == 6)
    scene.voice?.speed = 1.5
    #expect(scene.estimatedSeconds == 4)
    scene.voice?.type = .silence
    #expect(scene.estimatedSeconds == 1)
    scene.voice?.duration = 12.5
    #expect(scene.estimatedSeconds == 12.5)
    scene.voice?.type = .audio
    #expect(scene.estimatedSeconds == nil)
    scene.voice = nil
    #expect(scene.estimatedSeconds == nil)
  }
}

@Suite("Colours")
struct RGBTests {
  @Test("A colour reads and writes as hex")
  func hex() {
    #expect(RGB(hex: "#1a2B3c") == RGB(0x1A, 0x2B, 0x3C))
    #expect(RGB(0x1A, 0x2B, 0x03).hex == "#1a2b03")
    #expect(RGB(hex: RGB(255, 0, 128).hex) == RGB(255, 0, 128))
  }

  @Test("Luminance goes from 0 to 1, and green is brightest")
  func luminance() {
    #expect(RGB(0, 0, 0).luminance == 0)
    #expect(abs(RGB(255, 255, 255).luminance - 1) < 1e-9)
    #expect(RGB(0, 255, 0).luminance > RGB(255, 0, 0).luminance)
    #expect(RGB(255, 0, 0).luminance > RGB(0, 0, 255).luminance)
  }
}
