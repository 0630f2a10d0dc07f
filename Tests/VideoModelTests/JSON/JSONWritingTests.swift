import Testing
import VideoModel

@Suite("Writing JSON")
struct JSONWritingTests {
  static let value: JSONValue = [
    "title": "Demo", "caption": false, "fps": 25, "none": .null, "empty": .array([]), "nothing": .object([]),
    "scenes": [["voice": ["pitch": -0.5]], 7],
  ]

  @Test("On one line")
  func compact() {
    #expect(
      Self.value.compactText
        == #"{"title":"Demo","caption":false,"fps":25,"none":null,"empty":[],"nothing":{},"#
        + #""scenes":[{"voice":{"pitch":-0.5}},7]}"#)
  }

  @Test("Over several lines")
  func pretty() {
    #expect(
      Self.value.prettyText == """
        {
          "title": "Demo",
          "caption": false,
          "fps": 25,
          "none": null,
          "empty": [],
          "nothing": {},
          "scenes": [
            {
              "voice": {
                "pitch": -0.5
              }
            },
            7
          ]
        }
        """)
  }

  @Test("Each line knows its value and its pieces")
  func lines() {
    let text = JSONText(Self.value)
    let line = text.lines[10]
    #expect(line.text == #"        "pitch": -0.5"#)
    #expect(line.path == "scenes[0].voice.pitch")
    #expect(line.indent == 8)
    #expect(line.spans.map(\.role) == [.key, .punctuation, .number])
    #expect(text.lines[0].path == .root)
    #expect(text.lines[11].path == "scenes[0].voice")
    #expect(text.lines.map(\.text).joined(separator: "\n") == text.text)
  }

  @Test("A value's line is the one it begins on; an absent value's is that of what is around it")
  func lineOfPath() {
    let text = JSONText(Self.value)
    #expect(text.line(of: "scenes[0].voice") == 9)
    #expect(text.line(of: "scenes[0].voice.speed") == 9)
    #expect(text.line(of: "scenes[4].text.color") == 7)
    #expect(text.line(of: "title") == 1)
    #expect(text.line(of: .root) == 0)
    #expect(text.line(of: "absent") == 0)
  }

  @Test(
    "Characters that could act on a terminal or hide are escaped",
    arguments: [
      ("\u{0}\u{1}\u{1f}\u{1b}", #""\u0000\u0001\u001f\u001b""#),
      ("\u{7f}\u{80}\u{9b}\u{9f}", #""\u007f\u0080\u009b\u009f""#),
      ("\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}", #""\u200e\u200f\u202a\u202e\u2066\u2069""#),
      ("\u{2028}\u{2029}\u{feff}", #""\u2028\u2029\ufeff""#),
      ("\"\\\n\r\t\u{8}\u{c}", #""\"\\\n\r\t\b\f""#),
      ("/é€😀'", #""/é€😀'""#),
      ("\r\n", #""\r\n""#),
      ("\u{a0}\u{200d}", "\"\u{a0}\u{200d}\""),
    ])
  func escapes(string: String, literal: String) throws {
    #expect(JSONValue.quoted(string) == literal)
    #expect(try JSONValue(parsing: literal).string.map { Array($0.utf8) } == Array(string.utf8))
  }

  @Test(
    "Numbers made by the program",
    arguments: [
      (1, "1"), (-0.0, "0"), (0.1, "0.1"), (-50, "-50"), (1920, "1920"), (1e15, "1000000000000000"),
      (1e16, "1e+16"), (1e300, "1e+300"),
      (.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func numbers(value: Double, literal: String) throws {
    #expect(JSONNumber(value).literal == literal)
    #expect(try JSONValue(parsing: literal).double == value)
  }

  @Test("Numbers are equal by value, and beyond Double by their digits")
  func numberEquality() {
    #expect(JSONNumber(literal: "1") == JSONNumber(literal: "1.0"))
    #expect(JSONNumber(literal: "1").hashValue == JSONNumber(literal: "1.0").hashValue)
    #expect(JSONNumber(literal: "1e400") != JSONNumber(literal: "1e401"))
    #expect(JSONNumber(literal: "1e400") == JSONNumber(literal: "1e400"))
  }
}

@Suite("Numbers that JSON has no word for")
struct StrangeNumberTests {
  @Test("They are written as numbers that are read as the same", arguments: [Double.infinity, -.infinity])
  func infinite(value: Double) throws {
    let text = JSONValue.number(JSONNumber(value)).compactText
    #expect(try JSONValue(parsing: text).double.map { abs($0) } == .infinity)
  }
}
