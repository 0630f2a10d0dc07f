import Testing
import VideoModel

@Suite("Faults in JSON, by line and column")
struct JSONSyntaxErrorTests {
  @Test(
    "Every kind of fault is named where it stands",
    arguments: [
      ("", "line 1, column 1: the text is empty; a JSON object is expected"),
      (" \n ", "line 2, column 2: the text is empty; a JSON object is expected"),
      ("{", "line 1, column 2: a key in double quotes is expected, not the end of the text"),
      ("[", "line 1, column 2: a value is expected, but the text ends here"),
      ("{\n  a: 1}", "line 2, column 3: a key in double quotes is expected, not “a”"),
      ("{'a': 1}", "line 1, column 2: a key in double quotes is expected, not “'”"),
      (#"{"a" 1}"#, #"line 1, column 6: a colon is expected after "a", not “1”"#),
      (#"{"a":}"#, "line 1, column 6: a value is expected, not “}”"),
      (#"{"a":1,}"#, "line 1, column 8: a key in double quotes is expected, not “}”"),
      ("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3: a comma or } is expected, not “\"”"),
      (#"{"a":1"#, "line 1, column 7: a comma or } is expected, not the end of the text"),
      ("[1,]", "line 1, column 4: a value is expected, not “]”"),
      ("[1 2]", "line 1, column 4: a comma or ] is expected, not “2”"),
      ("[1}", "line 1, column 3: a comma or ] is expected, not “}”"),
      ("[1] x", "line 1, column 5: unexpected “x” after the end of the JSON value"),
      ("{}{}", "line 1, column 3: unexpected “{” after the end of the JSON value"),
      ("tru", "line 1, column 1: a value is expected, not “t”"),
      ("nul]", "line 1, column 1: a value is expected, not “n”"),
      ("True", "line 1, column 1: a value is expected, not “T”"),
      ("NaN", "line 1, column 1: a value is expected, not “N”"),
      ("// comment", "line 1, column 1: a value is expected, not “/”"),
      ("[01]", "line 1, column 3: a number must not begin with 0"),
      ("[-]", "line 1, column 3: a digit is expected, not “]”"),
      ("[+1]", "line 1, column 2: a value is expected, not “+”"),
      ("[.5]", "line 1, column 2: a value is expected, not “.”"),
      ("[1.]", "line 1, column 4: a digit is expected, not “]”"),
      ("[1e]", "line 1, column 4: a digit is expected, not “]”"),
      ("1e+", "line 1, column 4: a digit is expected, not the end of the text"),
      (#"["abc"#, "line 1, column 2: the string that begins here is not closed"),
      (#"["abc\"#, "line 1, column 7: an escape is expected, but the text ends here"),
      (#"["a\x"]"#, "line 1, column 5: a backslash followed by “x” is no escape that JSON knows"),
      (#"["a\é"]"#, "line 1, column 5: a backslash followed by “é” is no escape that JSON knows"),
      (
        "[\"a\\\nb\"]",
        "line 1, column 5: a backslash followed by the end of the line is no escape that JSON knows"
      ),
      (#"["\u12"]"#, #"line 1, column 5: four hexadecimal digits are expected after \u"#),
      (#"["\u+123"]"#, #"line 1, column 5: four hexadecimal digits are expected after \u"#),
      (#"["\ud83d\uzzzz"]"#, #"line 1, column 11: four hexadecimal digits are expected after \u"#),
      (
        "[\"a\nb\"]",
        #"line 1, column 4: a control character in a string must be escaped, such as \n for a line break"#
      ),
      (
        "[\"a\tb\"]",
        #"line 1, column 4: a control character in a string must be escaped, such as \n for a line break"#
      ),
    ])
  func fault(text: String, sentence: String) {
    #expect(error(in: text)?.description == sentence)
  }

  @Test("Columns count characters, not bytes")
  func columnsOfCharacters() {
    #expect(error(in: #"["äöü€😀" x"#)?.column == 10)
  }

  @Test("Lines may end with CRLF")
  func carriageReturns() {
    let fault = error(in: "{\r\n  \"a\": 1,\r\n  b\r\n}")
    #expect(fault?.line == 3)
    #expect(fault?.column == 3)
  }

  @Test("A byte order mark takes no column")
  func byteOrderMark() {
    let fault = error(in: "\u{FEFF}[x]")
    #expect(fault?.line == 1)
    #expect(fault?.column == 2)
  }

  @Test("A control character of the text is not passed on to the terminal")
  func controlCharacters() {
    #expect(
      error(in: "[\u{1b}[2J]")?.description == #"line 1, column 2: a value is expected, not “\u001b”"#)
    #expect(
      error(in: #"{"\u001b[2J" 1}"#)?.description
        == #"line 1, column 14: a colon is expected after "\u001b[2J", not “1”"#)
  }

  @Test(
    "Nesting deeper than 200 levels is refused where it begins, however deep it goes",
    arguments: [201, 100_000])
  func nesting(depth: Int) {
    #expect(
      error(in: String(repeating: "[", count: depth))?.description
        == "line 1, column 201: nested deeper than 200 levels")
    #expect(
      error(in: String(repeating: "{\"a\":\n", count: depth))?.description
        == "line 201, column 1: nested deeper than 200 levels")
  }

  @Test(
    "Bytes that are not UTF-8 are named where they begin",
    arguments: [
      ([0xFF], 1, 1),
      (Array("{\n \"é".utf8) + [0xC3, 0x28], 2, 4),
      (Array("[\"€".utf8) + [0xE2, 0x82], 1, 4),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1, 2),
      ([0x22, 0xC0, 0x80, 0x22], 1, 2),
    ] as [([UInt8], Int, Int)])
  func notUTF8(bytes: [UInt8], line: Int, column: Int) {
    let fault = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    #expect(fault?.line == line)
    #expect(fault?.column == column)
    #expect(fault?.reason == "the text is not UTF-8 from here on")
  }

  private func error(in text: String) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSONValue(parsing: text)
      return nil
    } catch { return error }
  }
}
