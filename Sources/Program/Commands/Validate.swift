import Foundation
import VideoModel

/// `heygen-tui validate`: every problem of some files, a line each.
enum Validate {
  static func run(_ words: [String]) throws(ProgramError) -> Int32 {
    let arguments = try Arguments(words, flags: ["--json"], options: ["--kind", "--plan"])
    guard !arguments.files.isEmpty else { throw .usage("validate needs a file") }
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

  private static func report(_ problem: Problem, file: String) -> JSONValue {
    [
      "file": .string(file), "path": .string(problem.path.description),
      "severity": .string(problem.severity.rawValue), "message": .string(problem.sentence),
    ]
  }
}

/// Reading a request from a file.
enum RequestFile {
  /// More than this is no request that the service would take.
  static let largest = 20_000_000

  /// The kind of that name; nil, to recognise it by what a file holds, when there is none.
  static func kind(_ name: String?) throws(ProgramError) -> RequestKind? {
    guard let name else { return nil }
    guard let kind = RequestKind(rawValue: name) else {
      let known = RequestKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("there is no kind \(name); the kinds are \(known)")
    }
    return kind
  }

  /// - Parameter file: a path, or `-` for standard input.
  static func read(_ file: String, kind: RequestKind?) throws(ProgramError) -> VideoRequest {
    let text = try text(of: file)
    do {
      return try VideoRequest(kind: kind, parsing: text)
    } catch .unknownKind {
      // Whatever it is to be, something is missing; the kind with the most fields says what.
      guard let request = try? VideoRequest(kind: .studio, parsing: text) else {
        throw .unreadable(file: file, reason: ImportError.unknownKind.description)
      }
      return request
    } catch {
      throw .unreadable(file: file, reason: error.description)
    }
  }

  /// The text of a file, at most `largest` bytes of UTF-8.
  static func text(of file: String) throws(ProgramError) -> String {
    let data: Data
    do {
      let handle =
        file == "-"
        ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: expanded(file)))
      data = try handle.read(upToCount: largest + 1) ?? Data()
    } catch {
      throw .unreadable(file: file, reason: reason(of: error))
    }
    guard data.count <= largest else {
      throw .unreadable(file: file, reason: "has more than \(largest / 1_000_000) MB; that is no request")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(file: file, reason: "is not UTF-8 text")
    }
    return text
  }

  /// The path with `~` replaced by the home folder.
  static func expanded(_ path: String) -> String { NSString(string: path).expandingTildeInPath }

  /// The system's reason for a file error, in a few words.
  static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(code)))
    }
    return error.localizedDescription
  }
}
