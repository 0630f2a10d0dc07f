import Composer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

extension CommandDescription {
  private static let running: [Option] =
    [
      Option("-j --at-once", "K", "at most so many videos under way at once; 3 without"),
      Option("-d --download", "DIR", "save each video in a folder when it is ready", .folders),
      BatchReportForm.option, Option("--retry-failed", nil, "send rows again whose videos failed"),
      Option(
        "--resend-unconfirmed", nil,
        "send rows again of which it is not known whether the service took them: look among its videos first"),
    ] + .service

  static let batch = CommandDescription(
    "batch", .jobs, "Makes a video of each row of a table, by a draft with places such as {{name}}",
    operands: [NamedRequest.operand],
    options: [
      Option(
        "-t --table", "FILE",
        "the table: CSV with a row of names, or a JSON object on each line; - is standard input", .files),
      Option("-p --preview", "N", "print the request of row N, and send nothing"),
      Option("-n --dry-run", nil, "say what is wrong, and send nothing"), RequestFile.kindOption,
      Option("--again", nil, "begin anew, although these very rows were sent before"),
    ] + running,
    details: """
      Every text of the draft, its title too, may hold {{places}}, which each row fills by its columns.
      Everything that is wrong with any row is told before the first is sent: its number, the field, and
      what is allowed; the exit code is 6 then.

      The rows and what becomes of them are written down. ^C stops: the videos under way go on, and the
      same command again, or batch resume, goes on with the rest. No row is sent twice, whatever
      happens. Of one whose connection broke while it was sent, v3 says what became of it; with v1 and
      v2 it is looked for in the service's list. Where it stays “unconfirmed”, it is not sent again
      unless --resend-unconfirmed says so.

      At the end the report says what became of each row: as a table, CSV or JSON. The exit code is 0
      when every video is there, and 1 when one is not.
      """,
    examples: [
      Example("heygen-tui batch \"Welcome\" --table people.csv --preview 1", "see what the first row makes"),
      Example(
        "heygen-tui batch welcome.json --table people.csv --at-once 5 --download videos",
        "make and save them all"),
      Example(
        "heygen-tui batch Welcome -t people.csv --report csv > report.csv", "and keep what became of each"),
    ],
    run: BatchCommands.begin)

  static let batchResume = CommandDescription(
    "batch resume", .jobs, "Goes on with a batch that was stopped",
    operands: [Operand("BATCH", .optional, "the batch; the newest without", .batches)], options: running,
    examples: [Example("heygen-tui batch resume --download videos", "after ^C, or a power cut")],
    run: BatchCommands.resume)

  static let batchReport = CommandDescription(
    "batch report", .jobs, "Says what became of each row of a batch",
    operands: [Operand("BATCH", .optional, "the batch; the newest without", .batches)],
    options: [BatchReportForm.option] + .json,
    details: """
      Nothing is asked of any service. --json is --report json: an array of objects: row, title, state
      (waiting, running, completed, failed, unconfirmed or gone), id, video_id, file, error.
      """,
    examples: [
      Example("heygen-tui batch report --report csv", "row, title, state, id, video_id, file, error")
    ],
    run: BatchCommands.report)

  static let batchList = CommandDescription(
    "batch list", .jobs, "Lists the batches, the newest first", options: .json,
    details: """
      With --json an array of objects: id, name, kind, service, created_at, rows, and how many of them
      are waiting, running, completed, failed, unconfirmed and gone.
      """,
    examples: [Example("heygen-tui batch list", "what there is to go on with")], run: BatchCommands.list)
}

/// `heygen-tui batch`, `batch resume`, `batch report` and `batch list`.
enum BatchCommands {
  static func begin(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let preview = try arguments.number("--preview", in: 1...Int.max)
    let run = try BatchRun(arguments, surroundings)
    guard let file = arguments.value("--table") else { throw .usage("--table is missing") }
    guard file != "-" || arguments.files[0] != "-" else {
      throw .usage("standard input can be the draft or the table, not both")
    }
    let table = try table(file)
    return try surroundings.work(farewell: run.farewell) {
      let source = try await NamedRequest.read(arguments.files[0], kind: kind, run.store)
      let plan = BatchPlan(draft: source.request, name: source.name, table: table)
      if let preview { return try show(preview, of: plan, file: file, source.place) }
      let lines = plan.faults.map { line($0, file: file, source.place) }
      guard plan.canBeSent else {
        throw ProgramError.invalidRequest((["nothing was sent"] + lines).joined(separator: "\n"))
      }
      for line in lines { Output.complain(line) }
      guard !arguments.has("--dry-run") else {
        Output.print("\(plan.rows.count) \(plan.rows.count == 1 ? "row" : "rows"), and nothing is wrong")
        return ExitCode.done
      }
      let services = run.services
      let batch = try await batch(of: plan, source, services, run.store, isNew: arguments.has("--again"))
      return try await run.perform(batch, try services.chosen())
    }
  }

  static func table(_ file: String) throws(ProgramError) -> BatchTable {
    let text = try RequestFile.text(of: file)
    let table = BatchTable(text, BatchTable.Format(fileName: file, text: text))
    guard table.faults.isEmpty else {
      let lines = table.faults.map { Output.visible("\(file):\($0.line): \($0.sentence)") }
      throw .unreadable(file: file, reason: "the table cannot be used\n" + lines.joined(separator: "\n"))
    }
    return table
  }

  /// `people.csv: row 3: video_inputs[0].voice.input_text: error: what is wrong, and what is allowed`.
  static func line(_ fault: BatchPlan.Fault, file: String, _ draft: String) -> String {
    let rows =
      switch fault.rows.count {
      case 0: ""
      case 1: "row \(fault.rows[0]): "
      default: "every row: "
      }
    let path = fault.path == .root ? "" : "\(fault.path): "
    return Output.visible(
      "\(rows.isEmpty ? draft : file): \(rows)\(path)\(fault.severity.rawValue): \(fault.sentence)")
  }

  private static func show(
    _ number: Int, of plan: BatchPlan, file: String, _ draft: String
  ) throws(ProgramError) -> Int32 {
    guard let row = plan.rows.first(where: { $0.number == number }) else {
      throw .usage("there is no row \(number); the table has \(plan.rows.count)")
    }
    for fault in plan.faults where fault.rows.isEmpty || fault.rows.contains(number) {
      Output.complain(line(fault, file: file, draft))
    }
    Output.print(row.request.json.prettyText)
    return ExitCode.done
  }

  /// The batch of these very rows, or a new one.
  private static func batch(
    of plan: BatchPlan, _ source: NamedRequest, _ services: Services, _ store: Store, isNew: Bool
  ) async throws -> Batch {
    let entries = plan.rows.map {
      BatchEntry(number: $0.number, title: $0.title, requestText: $0.request.json.prettyText)
    }
    let service = try services.chosen().choice.name
    let kind = source.request.kind
    if !isNew, let known = try await store.batch(like: entries, kind: kind, service: service) { return known }
    let batch = Batch(
      id: .random, name: source.name, kind: kind, service: service, createdAt: Date())
    try await store.insert(batch, entries)
    return batch
  }

  static func resume(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let run = try BatchRun(arguments, surroundings)
    return try surroundings.work(farewell: run.farewell) {
      let batch = try await run.store.batch(of: arguments.files.first)
      let connection = try run.services.connection(
        toService: batch.service, of: "The batch \(batch.id.rawValue)")
      return try await run.perform(batch, connection)
    }
  }

  static func report(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let form = arguments.has("--json") ? .json : try BatchReportForm(arguments)
    let store = try surroundings.store()
    return try surroundings.work {
      let batch = try await store.batch(of: arguments.files.first)
      let entries = try await store.entries(of: batch.id)
      Output.print(form.text(of: entries, surroundings))
      if let advice = BatchReportForm.advice(on: entries, of: batch) { Output.complain(advice) }
      return ExitCode.done
    }
  }

  static func list(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    return try surroundings.work {
      var table = TextTable([
        .init(title: "ID"), .init(title: "NAME", givesWay: true), .init(title: "ROWS", isRight: true),
        .init(title: "STATE"), .init(title: "BEGUN"),
      ])
      var reports: [JSONValue] = []
      for batch in try await store.batches() {
        let entries = try await store.entries(of: batch.id)
        table.add([
          batch.id.rawValue, batch.name, String(entries.count), BatchReportForm.summary(of: entries),
          Age.ago(batch.createdAt, now: Date()),
        ])
        reports.append(BatchReportForm.json(batch, entries))
      }
      if arguments.has("--json") {
        Output.print(JSONValue.array(reports).prettyText)
      } else if reports.isEmpty {
        Output.complain("no batch yet")
      } else {
        Output.print(
          table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment)))
      }
      return ExitCode.done
    }
  }
}
