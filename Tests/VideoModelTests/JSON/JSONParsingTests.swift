import Testing
import VideoModel

@Suite("Reading JSON")
struct JSONParsingTests {
  @Test("Every kind of value is read")
  func values() throws {
    let text = #" { "a" : [ 1 , true , false , null , "x" , { } , [ ] ] } "#
    #expect(
      try JSONValue(parsing: text)
        == ["a": [1, true, false, .null, "x", .object([]), .array([])]])
  }

  @Test(
    "A scalar may stand alone",
    arguments: [("7", JSONValue.number(JSONNumber(7))), ("null", .null), (#""""#, "")])
  func scalars(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(
    "Escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"),
      (#""\u0000""#, "\0"),
      (#""\ud83d\ude00""#, "😀"),
      (#""\uD834\uDD1E""#, "𝄞"),
      (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
      (#""é€😀""#, "é€😀"),
      ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
    ])
  func escapes(text: String, string: String) throws {
    #expect(try JSONValue(parsing: text).string == string)
  }

  @Test(
    "A surrogate that stands alone becomes U+FFFD, and takes nothing with it",
    arguments: [
      (#""\ud83d""#, "\u{FFFD}"),
      (#""\ude00""#, "\u{FFFD}"),
      (#""\ud83dx""#, "\u{FFFD}x"),
      (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
      (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    ])
  func loneSurrogates(text: String, string: String) throws {
    #expect(try JSONValue(parsing: text).string == string)
  }

  @Test(
    "Numbers keep their digits and have their value",
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("1.0", 1), ("25.50", 25.5), ("-0.5", -0.5), ("1e3", 1000),
      ("1E+3", 1000), ("2.5e-1", 0.25), ("0e0", 0), ("1e400", .infinity), ("-1e400", -.infinity),
      ("1e-400", 0),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) throws {
    let json = try JSONValue(parsing: text)
    #expect(json.double == value)
    #expect(json.compactText == text)
  }

  @Test("A whole number is an integer however it is written, as far as Int reaches")
  func integers() throws {
    #expect(try JSONValue(parsing: "1920.0").integer == 1920)
    #expect(try JSONValue(parsing: "1.92e3").integer == 1920)
    #expect(try JSONValue(parsing: "1920.5").integer == nil)
    #expect(try JSONValue(parsing: "1e30").integer == nil)
    #expect(try JSONValue(parsing: "1e400").integer == nil)
    #expect(try JSONValue(parsing: #""1920""#).integer == nil)
  }

  @Test("Of members with the same key all are kept, and the last one counts")
  func duplicateKeys() throws {
    let json = try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#)
    #expect(json.members?.map(\.key) == ["a", "b", "a"])
    #expect(json["a"] == 3)
    #expect(json.compactText == #"{"a":1,"b":2,"a":3}"#)
  }

  @Test("The order of members is kept")
  func order() throws {
    let text = #"{"z":1,"a":2,"m":{"y":3,"b":4}}"#
    #expect(try JSONValue(parsing: text).compactText == text)
  }

  @Test("A byte order mark is passed over, in bytes and in text")
  func byteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
    #expect(try JSONValue(parsing: "\u{FEFF}[1]") == [1])
  }

  @Test("Space, tab, line feed and carriage return may stand between everything")
  func whiteSpace() throws {
    #expect(
      try JSONValue(parsing: "\r\n\t {\r\n\"a\"\t:\n1 ,\"b\":[\n1\r,2 ]\n}\r\n") == ["a": 1, "b": [1, 2]])
  }

  @Test("200 levels are read")
  func deepNesting() throws {
    let depth = JSONValue.deepestNesting
    let lists = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    #expect(try JSONValue(parsing: lists).compactText == lists)
    let objects = String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    #expect(try JSONValue(parsing: objects).compactText == objects)
  }

  @Test("What is asked of a value of another kind is nil")
  func accessors() {
    let object: JSONValue = ["a": [10, 20]]
    #expect(object["a"]?[1] == 20)
    #expect(object["a"]?[2] == nil)
    #expect(object["a"]?[-1] == nil)
    #expect(object["b"] == nil)
    #expect(object[0] == nil)
    #expect(object.string == nil && object.double == nil && object.bool == nil && object.array == nil)
    #expect(object[FieldPath([.key("a"), .index(1)])] == 20)
    #expect(object[FieldPath([.key("a"), .key("x")])] == nil)
    #expect(object[.root] == object)
  }
}
