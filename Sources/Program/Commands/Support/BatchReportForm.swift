import Foundation
import VideoJobs
import VideoModel

/// How the report of a batch is written.
enum BatchReportForm: String, CaseIterable {
  case table, csv, json

  static let option = Option(
    "-r --report", "FORM", "the report as table, csv or json; a table without",
    .words(allCases.map(\.rawValue)))

  init(_ arguments: Arguments) throws(ProgramError) {
    let name = arguments.value("--report") ?? "table"
    guard let form = BatchReportForm(rawValue: name) else {
      throw .usage("there is no report \(name); there are table, csv and json")
    }
    self = form
  }

  private static let columns = ["row", "title", "state", "id", "video_id", "file", "error"]

  private static func cells(_ entry: BatchEntry) -> [String] {
    [
      String(entry.number), entry.title, entry.state.rawValue, entry.jobID?.rawValue ?? "",
      entry.job?.videoID ?? "", entry.job?.savedTo ?? "", error(entry),
    ]
  }

  private static func error(_ entry: BatchEntry) -> String {
    entry.job?.failure.map { $0.detail ?? $0.message } ?? ""
  }

  func text(of entries: [BatchEntry], _ surroundings: Surroundings) -> String {
    switch self {
    case .csv: ([Self.columns] + entries.map(Self.cells)).map(Self.line).joined(separator: "\r\n")
    case .json: JSONValue.array(entries.map(Self.json)).prettyText
    case .table: Self.table(entries, surroundings)
    }
  }

  /// A record of RFC 4180.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }

  private static func json(_ entry: BatchEntry) -> JSONValue {
    [
      "row": .number(JSONNumber(Double(entry.number))), "title": .string(entry.title),
      "state": .string(entry.state.rawValue), "id": JSONValue(entry.jobID?.rawValue),
      "video_id": JSONValue(entry.job?.videoID), "file": JSONValue(entry.job?.savedTo),
      "error": JSONValue(entry.job?.failure.map { $0.detail ?? $0.message }),
    ]
  }

  private static func table(_ entries: [BatchEntry], _ surroundings: Surroundings) -> String {
    var table = TextTable([
      .init(title: "ROW", isRight: true), .init(title: "TITLE", givesWay: true), .init(title: "STATE"),
      .init(title: "ID"), .init(title: "FILE OR REASON", givesWay: true),
    ])
    for entry in entries {
      let result = entry.job?.savedTo ?? error(entry)
      table.add(
        [
          String(entry.number), entry.title, entry.state.rawValue,
          String(entry.jobID?.rawValue.prefix(8) ?? ""),
          result,
        ], colors: ["", "", color(entry.state)])
    }
    return table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment))
  }

  private static func color(_ state: BatchEntry.State) -> String {
    switch state {
    case .completed: "[32m"
    case .failed: "[31m"
    case .unconfirmed: "[33m"
    case .running: "[36m"
    case .waiting, .gone: "[2m"
    }
  }

  private static func counts(_ entries: [BatchEntry]) -> [(state: BatchEntry.State, count: Int)] {
    BatchEntry.State.allCases.map { state in (state, entries.count { $0.state == state }) }
  }

  /// Such as `12 completed, 3 waiting`.
  static func summary(of entries: [BatchEntry]) -> String {
    counts(entries).filter { $0.count > 0 }.map { "\($0.count) \($0.state.rawValue)" }.joined(separator: ", ")
  }

  /// What is to be decided about rows of which nobody knows whether the service took them; nil where there is none.
  static func advice(on entries: [BatchEntry], of batch: Batch) -> String? {
    let rows = entries.filter { $0.state == .unconfirmed }.map(\.number)
    guard !rows.isEmpty else { return nil }
    let names = rows.prefix(10).map(String.init).joined(separator: ", ") + (rows.count > 10 ? ", …" : "")
    let what =
      rows.count == 1 ? "row \(names) may have been taken" : "rows \(names) may have been taken"
    return
      """
      \(what) by the service, or not: the connection broke. Look for them among its videos; when they are not there,
      heygen-tui batch resume \(batch.id.rawValue) --resend-unconfirmed sends them again. When they are, c in the \
      composer's jobs says which video is whose.
      """
  }

  static func json(_ batch: Batch, _ entries: [BatchEntry]) -> JSONValue {
    let facts: [JSONMember] = [
      JSONMember("id", .string(batch.id.rawValue)), JSONMember("name", .string(batch.name)),
      JSONMember("kind", .string(batch.kind.rawValue)), JSONMember("service", .string(batch.service)),
      JSONMember("created_at", .string(JobReport.time(batch.createdAt))),
      JSONMember("rows", .number(JSONNumber(Double(entries.count)))),
    ]
    return .object(
      facts + counts(entries).map { JSONMember($0.state.rawValue, .number(JSONNumber(Double($0.count)))) })
  }
}
