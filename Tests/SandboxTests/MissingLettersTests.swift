import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// Letters that no font has are told before somebody wonders about boxes.
@Suite struct MissingLettersTests {
  private let latin = InstalledLetters(charsets: "20-7e a0-17f\n30-39 2010 4e00-4e02\n")

  @Test func fontconfigsRangesAreRead() {
    for letter in " a~\u{A0}ſ‐\u{4E01}\u{4E02}".unicodeScalars { #expect(latin.has(letter), "\(letter)") }
    for letter in "\u{180}\u{4E03}\u{4DFF}😀".unicodeScalars { #expect(!latin.has(letter), "\(letter)") }
    #expect(!InstalledLetters(charsets: "").has("é") && !InstalledLetters(charsets: "x 7e-20 -").has("~"))
  }

  @Test func whatIsNotDrawnIsNotMissing() {
    for letter in "\n\u{200D}\u{FE0F}\u{3000}\u{7}".unicodeScalars { #expect(latin.has(letter)) }
  }

  @Test func theSentenceNamesLettersAndPackage() {
    let missing = MissingLetters(["été 世界世 😀", "कखगघङचछ \u{2603}"], latin)
    #expect(
      missing.sentences == [
        "no installed font has ‘世’, ‘界’, and boxes stand in their place; apt-get install fonts-noto-cjk",
        "no installed font has ‘😀’, and boxes stand in their place; apt-get install fonts-symbola",
        "no installed font has ‘क’, ‘ख’, ‘ग’, ‘घ’, ‘ङ’ and 3 more, and boxes stand in their place; "
          + "apt-get install fonts-noto-core",
      ])
    #expect(MissingLetters(["all's well"], InstalledLetters(charsets: "")).sentences.isEmpty)
  }

  @Test func onlyWhatIsSeenIsLookedAt() {
    var video = StudioVideo.example
    video.scenes[0].text?.text = "heading"
    #expect(MissingLetters.texts(of: .studio(video)) == ["heading", "The dashboard", "Try it today"])
    video.captionMode = "burn_in"
    #expect(MissingLetters.texts(of: .studio(video)).contains("Thanks for watching! Try it today."))
  }

  @Test func theStatusTellsThem() async throws {
    let client = try SandboxClient()
    func status(text: String) async throws -> JSONValue? {
      let id = try await client.submit([
        "dimension": ["width": 128, "height": 128],
        "video_inputs": [
          [
            "voice": ["type": "silence", "duration": 1.0],
            "text": ["type": "text", "text": .string(text), "line_height": 1.2],
          ]
        ],
      ])
      await client.server.waitUntilEnded(id)
      return try await client.status(id)["sandbox_warnings"]
    }
    #expect(try await status(text: "All's well") == [])
    // A letter of no script, which no font has.
    let warnings = try await status(text: "\u{EFFF0}\u{EFFF1}")?.array?.compactMap(\.string)
    #expect(warnings?.count == 1 && warnings?[0].hasSuffix("apt-get install fonts-noto-core") == true)
  }
}
