import Foundation
import HeyGenClient
import VideoJobs

/// Why the program cannot go on. Each is one sentence: the thing, the reason and the way out.
enum ProgramError: Error, CustomStringConvertible {
  /// The command line is not understood; the command whose help says more.
  case usage(String, help: String = "")
  /// A file cannot be read, or holds no request.
  case unreadable(file: String, reason: String)
  /// There is no key for a service that needs one.
  case keyMissing(service: String, variable: String)
  /// A profile's key cannot be had from where it is said to be.
  case keyUnusable(profile: String, reason: String)
  /// The request has errors.
  case invalidRequest(String)
  /// The video failed, or something else did.
  case failed(String)
  /// The wait has ended, the job goes on.
  case stillRendering(String)
  /// The service takes nothing more for now; the exit code that says why.
  case stopped(String, code: Int32)
  /// A signal ended the work, by its number; what there is to know.
  case interrupted(Int32, String)
  /// The service said no.
  case client(ClientError)
  /// A system call failed.
  case system(String, Int32)

  var description: String {
    switch self {
    case .usage(let text, let command):
      "\(text); heygen-tui \(command)\(command.isEmpty ? "" : " ")--help shows how it is used"
    case .unreadable(let file, let reason): "\(file): \(reason)"
    case .keyMissing(let service, let variable):
      "no key for \(service): set \(variable), or use --sandbox, which needs none"
    case .keyUnusable(let profile, let reason): "no key for the profile \(profile): \(reason)"
    case .invalidRequest(let text), .failed(let text), .stillRendering(let text), .interrupted(_, let text),
      .stopped(let text, _):
      text
    case .client(let error): error.description
    case .system(let call, let code): "\(call) failed: \(String(cString: strerror(code)))"
    }
  }

  /// The exit code; those of the official command line where it has one.
  var exitCode: Int32 {
    switch self {
    case .usage, .unreadable: ExitCode.usage
    case .keyMissing, .keyUnusable: ExitCode.key
    case .invalidRequest: ExitCode.invalid
    case .failed, .system: ExitCode.failed
    case .stillRendering: ExitCode.timedOut
    case .interrupted(let signal, _): 128 + signal
    case .stopped(_, let code): code
    case .client(let error): error.exitCode
    }
  }
}

/// The exit codes that scripts depend on.
enum ExitCode {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  static let key: Int32 = 3
  static let timedOut: Int32 = 4
  static let limits: Int32 = 5
  static let invalid: Int32 = 6
  static let offline: Int32 = 7
  static let unconfirmed: Int32 = 8

  /// What they mean, for the documentation.
  static let all: [(code: String, meaning: String)] = [
    ("0", "done"), ("1", "the job, the request or a part of the work failed"),
    ("2", "usage or unreadable input"), ("3", "key missing or refused"),
    ("4", "timed out waiting (the job goes on)"), ("5", "limits or credits"),
    ("6", "refused as invalid"), ("7", "offline"),
    ("8", "not known whether the service took the request"),
    ("128 and the signal's number", "interrupted, such as 130 by ^C"),
  ]
}

extension ProgramError {
  /// Any error as one of the program's.
  init(_ error: any Error) {
    switch error {
    case let error as ProgramError: self = error
    case let error as ClientError: self = .client(error)
    case VideoDeletion.Failure.service(let error): self = .client(error)
    default: self = .failed("\(error)")
    }
  }
}

extension ClientError {
  /// The exit code of a command that ended with this error.
  var exitCode: Int32 {
    switch self {
    case .wrongKey: ExitCode.key
    case .noCredits, .rateLimited: ExitCode.limits
    case .invalidRequest: ExitCode.invalid
    case .offline, .connectionLost: ExitCode.offline
    case .timedOut: ExitCode.timedOut
    case .notFound, .requestInProgress, .refused, .serverFault, .unreadableAnswer, .fileFailed, .cancelled:
      ExitCode.failed
    }
  }
}
