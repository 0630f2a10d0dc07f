/// The rows that fill the places of a draft, a video each.
public struct BatchTable: Equatable, Sendable {
  /// How a table is written.
  public enum Format: String, CaseIterable, Sendable {
    /// Comma-separated values with a row of names.
    case csv
    /// A JSON object on each line.
    case jsonl

    /// The format of a file, by its name's ending, or else by its text.
    public init(fileName: String, text: String) {
      let ending = fileName.lowercased().split(separator: ".").last.map(String.init) ?? ""
      switch ending {
      case "csv": self = .csv
      case "jsonl", "ndjson": self = .jsonl
      default: self = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{" ? .jsonl : .csv
      }
    }
  }

  /// A row.
  public struct Row: Equatable, Sendable {
    /// Its number, from 1; the row of names has none.
    public var number: Int
    /// The line that it begins on, from 1.
    public var line: Int
    /// What it says, by the names of the columns.
    public var values: [String: String]
  }

  /// The names of the columns, in the order of their first appearance.
  public private(set) var columns: [String] = []
  /// The rows.
  public private(set) var rows: [Row] = []
  /// What is wrong with the table, in the order of the lines; a table with faults is not to be used.
  public private(set) var faults: [TableFault] = []

  /// Reads a table.
  public init(_ text: String, _ format: Format) {
    switch format {
    case .csv: readCSV(text)
    case .jsonl: readLines(text)
    }
    if rows.isEmpty, faults.isEmpty { complain(1, "the table has no rows") }
  }

  private mutating func complain(_ line: Int, _ sentence: String) {
    faults.append(TableFault(line: line, sentence: sentence))
  }

  // MARK: Comma-separated values

  private mutating func readCSV(_ text: String) {
    let records: [CommaSeparated.Record]
    do { records = try CommaSeparated(text).records } catch {
      faults = [error]
      return
    }
    guard let head = records.first else {
      return complain(1, "the table is empty; its first row names the columns")
    }
    readNames(head)
    for record in records.dropFirst() {
      guard record.fields.count == columns.count else {
        complain(
          record.line,
          "has \(Self.counted(record.fields.count, "field")), and the first row names \(Self.counted(columns.count, "column"))"
        )
        continue
      }
      add(record.line, Dictionary(zip(columns, record.fields)) { $1 })
    }
  }

  private mutating func readNames(_ head: CommaSeparated.Record) {
    columns = head.fields.map(\.trimmingBlanks)
    for (index, name) in columns.enumerated() {
      if name.isEmpty { complain(head.line, "column \(index + 1) has no name") }
      if !name.isEmpty, columns[..<index].contains(name) {
        complain(head.line, "two columns are called “\(name)”")
      }
    }
    if columns.count == 1, let parting = columns[0].first(where: { $0 == ";" || $0 == "\t" }) {
      let sign = parting == ";" ? "semicolons" : "tabs"
      complain(head.line, "parts its columns by \(sign); part them by commas")
    }
  }

  private mutating func add(_ line: Int, _ values: [String: String]) {
    rows.append(Row(number: rows.count + 1, line: line, values: values))
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: JSON lines

  private mutating func readLines(_ text: String) {
    // Other characters that part lines may stand within a text as they are.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 == "\u{FEFF}" || $0.isWhitespace }
      if !content.isEmpty { readObject(String(content), line: index + 1) }
    }
  }

  private mutating func readObject(_ text: String, line: Int) {
    let json: JSONValue
    do { json = try JSONValue(parsing: text) } catch {
      return complain(line, "is no JSON: \(error)")
    }
    guard let members = json.members else {
      return complain(line, "is \(json.kindName); each line is an object")
    }
    var values: [String: String] = [:]
    for member in members {
      guard let value = Self.text(of: member.value) else {
        complain(
          line, "“\(member.key)” is \(member.value.kindName); a value is a text, a number, true or false")
        continue
      }
      values[member.key] = value
      if !columns.contains(member.key) { columns.append(member.key) }
    }
    add(line, values)
  }

  private static func text(of value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .null: ""
    case .array, .object: nil
    }
  }
}
