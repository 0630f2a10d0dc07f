import Foundation
import Testing
import VideoModel

@testable import Sandbox

/// Which words are shown when, and how they are written into files.
@Suite struct CueTests {
  static func captions(_ scripts: (script: String, seconds: Double)...) -> Captions {
    Captions(
      scripts.map { script, seconds in
        var scene = Scene()
        var voice = Voice()
        voice.type = .text
        voice.inputText = script
        scene.voice = voice
        return (scene: scene, seconds: seconds)
      })
  }

  private static let joiner = String(Captions.wordJoiner)

  @Test func aBracketWithAMarkOverItIsABracket() {
    #expect(SubStationFile.escaped("{\u{301}\\fs99}gone?") == "\\{\u{301}\\\(Self.joiner)fs99\\}gone?")
  }

  @Test func aWordIsShownForItsShareOfTheCue() throws {
    let captions = Self.captions(("ab abcd", 7))
    let words = try #require(captions.cues.first).words
    #expect(words.map(\.text) == ["ab", "abcd"])
    // Two letters, then a space and four letters, in seven seconds.
    #expect(words.map(\.start) == [0, 2] && words.map(\.end) == [2, 7])
  }

  @Test func cuesFollowEachOtherThroughPausesAndScenes() {
    let captions = Self.captions(("One. <break time=\"1s\"/> Two.", 3), (" \n", 2), ("Three", 1))
    #expect(captions.cues.map(\.text) == ["One.", "Two.", "Three"])
    #expect(captions.cues.map(\.start) == [0, 2, 5])
    #expect(captions.cues.map(\.end) == [1, 3, 6])
  }

  @Test func whatIsSpokenShorterThanItsSceneEndsEarlier() {
    var scene = Scene()
    scene.voice = .fresh
    scene.voice?.inputText = "Hello"
    let captions = Captions([(scene: scene, seconds: 5, spoken: 2), (scene: scene, seconds: 3, spoken: 3)])
    #expect(captions.cues.map(\.start) == [0, 5] && captions.cues.map(\.end) == [2, 8])
  }

  @Test func onlyTextsAreCaptioned() {
    var scene = Scene()
    scene.voice = .fresh
    scene.voice?.type = .audio
    scene.voice?.inputText = "left over"
    #expect(Captions([(scene: scene, seconds: 2)]).isEmpty)
    #expect(Self.captions(("…", 0), ("", 3)).isEmpty)
  }

  @Test func aCueEndsWithASentenceOrWhenItIsFull() {
    let full = Array(repeating: "word", count: 20).joined(separator: " ")
    #expect(
      Self.captions(("He said “no.” Really? \(full)", 9)).cues.map(\.text) == [
        "He said “no.”", "Really?", Array(repeating: "word", count: 16).joined(separator: " "),
        "word word word word",
      ])
  }

  @Test func scriptsWithoutSpacesAreSplitByWidth() {
    let script = String(repeating: "汉字，", count: 30) + "「完」。次"
    let cues = Self.captions((script, 60)).cues
    #expect(cues.map(\.text).joined() == script)
    #expect(cues.allSatisfy { $0.text.reduce(0) { $0 + $1.columns } <= Captions.longest })
    #expect(cues.count == 4 && cues.last?.text == "次")
    // A comma or a closing bracket begins no line, and an opening one ends none.
    let words = cues.flatMap(\.words).map(\.text)
    #expect(words.prefix(2) == ["汉", "字，"] && words.suffix(2) == ["「完」。", "次"])
    #expect(
      Self.captions(("한국어 자막 AI技術です", 5)).cues.first?.words.map(\.text) == [
        "한국어", "자막", "AI", "技", "術", "で", "す",
      ])
  }

  @Test func aWordWithoutEndIsCut() {
    let cues = Self.captions((String(repeating: "x", count: 200), 5)).cues
    #expect(cues.map(\.text.count) == [80, 80, 40])
    #expect(cues.map(\.text).allSatisfy { !$0.contains(" ") })
  }

  @Test func controlCharactersAreSpaces() {
    #expect(
      Self.captions(("a\u{0}b\r\nc\u{1B}[31m\u{7F}\u{85}d\u{2028}e", 5)).cues.map(\.text) == [
        "a b c [31m d e"
      ])
  }

  @Test func subRipHasNoMarkupOfTheScripts() {
    let hostile = #"<i>a</i> {\an8}b \N c \h 00:00:01,000 --> 00:00:02,000 d {Y:i} <b"#
    let file = Self.captions((hostile, 4)).subRip
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[1] == "00:00:00,000 --> 00:00:04,000")
    #expect(lines[2].replacing(Self.joiner, with: "") == hostile)
    for code in ["<i", "</", "{\\", "{Y", "\\N", "\\h", "\\an", "-->", "<b"] {
      #expect(!lines[2].contains(code), "\(code)")
    }
    #expect(Self.captions(("2 < 3 {", 1)).subRip == "1\n00:00:00,000 --> 00:00:01,000\n2 < 3 {\n")
  }

  @Test func subStationHasNoMarkupOfTheScripts() throws {
    let text = Self.captions((#"{\an8\fs200}a \N b\{c} d\"#, 4))
      .advancedSubStation(width: 1920, height: 1080, style: .plain)
    let line = try #require(text.split(separator: "\n").last)
    #expect(
      line == "Dialogue: 0,0:00:00.00,0:00:04.00,Default,"
        + #"\{\~an8\~fs200\}a \~N b\~\{c\} d\~"#.replacing("~", with: Self.joiner))
  }

  @Test func everyWordIsHighlightedInItsTurn() {
    let captions = Self.captions(("ab cd", 2.5))
    let events = captions.advancedSubStation(width: 1920, height: 1080, style: .standard)
      .split(separator: "\n").filter { $0.hasPrefix("Dialogue") }
    #expect(
      events == [
        #"Dialogue: 0,0:00:00.00,0:00:01.00,Default,{\1c&H00D7FF&}ab{\1c&HFFFFFF&} cd"#,
        #"Dialogue: 0,0:00:01.00,0:00:02.50,Default,ab {\1c&H00D7FF&}cd{\1c&HFFFFFF&}"#,
      ])
  }

  @Test func linesAreEvenAndFitTheirWidth() {
    func lines(_ script: String, _ columns: Int) -> [String] {
      CaptionLines(Self.captions((script, 5)).cues.first?.words ?? [], columns: columns).lines.map { line in
        line.enumerated().map { ($0.offset > 0 && $0.element.followsSpace ? " " : "") + $0.element.text }
          .joined()
      }
    }
    #expect(lines("one two three four", 15) == ["one two", "three four"])
    #expect(lines("漢字仮名交文", 8) == ["漢字仮", "名交文"])
    #expect(lines("incomprehensible", 6) == ["incomp", "rehens", "ible"])
    #expect(lines("漢 a", 1) == ["漢", "a"])
    #expect(lines("a", 64) == ["a"])
  }
}
