import Foundation
import VideoModel

extension CommandDescription {
  static let validate = CommandDescription(
    "validate", .requests, "Names every problem of requests, a line each",
    operands: [Operand("FILE", .some, "a request as JSON; - is standard input", .files)],
    options: [
      RequestFile.kindOption,
      Option(
        "--plan", "PLAN", "warn of scripts that are too long for the account's plan",
        .words(Plan.allCases.map(\.rawValue))),
    ] + .json,
    details: """
      A line for each problem: FILE: PATH: error or warning: what is wrong, and what is allowed. The
      exit code is 0 when no file has an error, 1 when one has, and 2 when a file cannot be read or is
      no JSON.

      With --json an array of objects: file, path, severity, message.
      """,
    examples: [
      Example("heygen-tui validate *.json", "before they are submitted"),
      Example("jq .request job.json | heygen-tui validate -", "what another program made"),
    ],
    run: Validate.run)
}

/// `heygen-tui validate`: every problem of some files, a line each.
enum Validate {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let plan = try plan(arguments.value("--plan"))
    var code = ExitCode.done
    var reports: [JSONValue] = []
    for file in arguments.files {
      do {
        let request = try RequestFile.read(file, kind: kind)
        let problems = request.problems(scriptLimit: plan.scriptLimit)
        if arguments.has("--json") {
          reports += problems.map { report($0, file: file) }
        } else {
          for problem in problems { Output.print(line(problem, file: file)) }
        }
        if code == ExitCode.done, problems.contains(where: { $0.severity == .error }) {
          code = ExitCode.failed
        }
      } catch {
        Output.complain(Output.visible(error.description))
        code = error.exitCode
      }
    }
    if arguments.has("--json") { Output.print(JSONValue.array(reports).prettyText) }
    return code
  }

  private static func plan(_ name: String?) throws(ProgramError) -> Plan {
    guard let name else { return .enterprise }
    guard let plan = Plan(rawValue: name) else {
      let known = Plan.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("there is no plan \(name); the plans are \(known)")
    }
    return plan
  }

  /// `FILE: PATH: error: what is wrong; what is allowed`. The request itself is called `request`.
  static func line(_ problem: Problem, file: String) -> String {
    Output.visible(
      "\(file): \(problem.path == .root ? "request" : problem.path.description): \(problem.severity.rawValue): \(problem.sentence)"
    )
  }

  static func report(_ problem: Problem, file: String) -> JSONValue {
    [
      "file": .string(file), "path": .string(problem.path.description),
      "severity": .string(problem.severity.rawValue), "message": .string(problem.sentence),
    ]
  }
}
