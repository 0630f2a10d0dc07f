import Testing

@testable import VideoModel

@Suite("Tables") struct BatchTableTests {
  private func fields(_ text: String) throws -> [[String]] { try CommaSeparated(text).records.map(\.fields) }

  @Test(
    "Every form of RFC 4180 is read",
    arguments: [
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a\rb\r", [["a"], ["b"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), (",\n,,", [["", ""], ["", "", ""]]), ("\"a,b\",c", [["a,b", "c"]]),
      ("\"a\"\"b\"", [["a\"b"]]), ("\"\",x", [["", "x"]]),
      ("\"two\nlines\",x\ny,z", [["two\nlines", "x"], ["y", "z"]]),
      ("\"two\r\nlines\"", [["two\r\nlines"]]), (" a , b ", [[" a ", " b "]]), ("a\n\n\nb", [["a"], ["b"]]),
      ("", []),
      ("日本,é\u{301}\n👩‍🚀,\u{202E}", [["日本", "é\u{301}"], ["👩‍🚀", "\u{202E}"]]), ("\"a\"", [["a"]]),
      ("\"a\"\r\nb", [["a"], ["b"]]),
    ] as [(String, [[String]])])
  func forms(text: String, records: [[String]]) throws {
    #expect(try fields(text) == records)
  }

  @Test("Lines are counted through quotes and blank lines")
  func lines() throws {
    let records = try CommaSeparated("a\n\n\"b\r\nb\rb\nb\"\nc\r\n\r\nd").records
    #expect(records.map(\.line) == [1, 3, 7, 9])
  }

  @Test(arguments: [
    (
      "a\nb\"c\n", 2,
      "has a quote inside a field; put the whole field into quotes, and write \"\" for each inside"
    ),
    ("a\n\"b\nc", 2, "has a quote that is never closed"),
    ("\"a\" b", 1, "has text behind a closing quote; write \"\" for a quote inside a field"),
    ("\"a\nb\"c", 2, "has text behind a closing quote; write \"\" for a quote inside a field"),
  ])
  func faults(text: String, line: Int, sentence: String) {
    #expect(throws: TableFault(line: line, sentence: sentence)) { try CommaSeparated(text) }
  }

  @Test("A row is told by the names of the columns")
  func rows() {
    let table = BatchTable(" name ,city\nAnn,Paris\n\n\"B\nC\",\nlast,x", .csv)
    #expect(table.faults.isEmpty && table.columns == ["name", "city"])
    #expect(table.rows.map(\.number) == [1, 2, 3] && table.rows.map(\.line) == [2, 4, 6])
    #expect(table.rows[1].values == ["name": "B\nC", "city": ""])
  }

  @Test("Every fault of a table is told with its line")
  func tableFaults() {
    func told(_ text: String, _ format: BatchTable.Format = .csv) -> [String] {
      BatchTable(text, format).faults.map(\.description)
    }
    #expect(
      told("a,b\n1\n1,2,3\n1,2") == [
        "line 2: has 1 field, and the first row names 2 columns",
        "line 3: has 3 fields, and the first row names 2 columns",
      ])
    #expect(told("a,,a\n1,2,3") == ["line 1: column 2 has no name", "line 1: two columns are called “a”"])
    #expect(told("a;b\n1;2") == ["line 1: parts its columns by semicolons; part them by commas"])
    #expect(told("a\tb\n1\t2") == ["line 1: parts its columns by tabs; part them by commas"])
    #expect(told("") == ["line 1: the table is empty; its first row names the columns"])
    #expect(told("a,b\n") == ["line 1: the table has no rows"])
    #expect(told("a\n\"b") == ["line 2: has a quote that is never closed"])
  }

  @Test("JSON lines are read: texts, numbers as they are written, switches, and nothing")
  func jsonLines() {
    let table = BatchTable("\u{FEFF}{\"a\":\"x\",\"n\":1.50}\r\n\n{\"b\":true,\"a\":null}\n", .jsonl)
    #expect(table.faults.isEmpty && table.columns == ["a", "n", "b"])
    #expect(table.rows.map(\.values) == [["a": "x", "n": "1.50"], ["b": "true", "a": ""]])
    #expect(table.rows.map(\.line) == [1, 3])
    let faults = BatchTable("[1]\n{\"a\":[]}\n{\"a\"\n{\"a\":1}", .jsonl).faults.map(\.description)
    #expect(faults.count == 3)
    #expect(faults[0] == "line 1: is a list; each line is an object")
    #expect(faults[1] == "line 2: “a” is a list; a value is a text, a number, true or false")
    #expect(faults[2].hasPrefix("line 3: is no JSON: "))
    #expect(BatchTable("", .jsonl).faults.map(\.description) == ["line 1: the table has no rows"])
  }

  @Test("A line of JSON ends where JSON says", arguments: ["\u{2028}", "\u{2029}", "\u{85}"])
  func separatorsInTexts(separator: String) {
    let table = BatchTable("{\"a\":\"x\(separator)y\"}\n{\"a\":\"z\"}\r\n", .jsonl)
    #expect(table.faults.isEmpty && table.rows.map(\.line) == [1, 2])
    #expect(table.rows.map(\.values) == [["a": "x\(separator)y"], ["a": "z"]])
  }

  @Test(arguments: [
    ("a.csv", "{}", BatchTable.Format.csv), ("a.JSONL", "x", .jsonl), ("a.ndjson", "x", .jsonl),
    ("-", "\n {\"a\":1}", .jsonl),
    ("-", "a,b", .csv), ("table.txt", "\u{FEFF}{", .jsonl), ("-", "", .csv),
  ])
  func formats(name: String, text: String, format: BatchTable.Format) {
    #expect(BatchTable.Format(fileName: name, text: text) == format)
  }
}
