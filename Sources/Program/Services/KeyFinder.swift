import Composer
import Foundation
import HeyGenClient
import SystemCalls

/// Finds the key of a profile where the configuration says that it is.
struct KeyFinder {
  let environment: [String: String]
  /// Runs the programs that hand out keys.
  var foreground = Foreground()

  /// The key; nil where an environment variable is not set.
  /// - Throws: why a program or a file gives none.
  func key(of profile: Profile) throws(ProgramError) -> Secret? {
    let reason: String
    switch profile.key {
    case .environment(let name): return environment[name].flatMap(Secret.init)
    case .command(let words):
      switch firstLine(printedBy: words) {
      case .success(let line):
        if let key = Secret(line) { return key }
        reason = "the first line that “\(words[0])” prints is no key"
      case .failure(let failure): reason = failure.reason
      }
    case .file(let path):
      switch firstLine(in: RequestFile.expanded(path)) {
      case .success(let line):
        if let key = Secret(line) { return key }
        reason = "the first line of \(path) is no key"
      case .failure(let failure): reason = "\(path) \(failure.reason)"
      }
    }
    throw .keyUnusable(profile: profile.name, reason: reason)
  }

  private struct Failure: Error {
    let reason: String
  }

  /// Runs a program once, without a shell. It may ask for a password on the terminal.
  private func firstLine(printedBy words: [String]) -> Result<String, Failure> {
    let name = RequestFile.expanded(words[0])
    let path = name.contains("/") ? name : Desktop(environment: environment).find(name)
    guard let path else { return .failure(Failure(reason: "there is no program \(words[0])")) }
    var program = ChildProgram(path, Array(words.dropFirst()))
    program.environment = environment
    let outcome: Foreground.Outcome
    do throws(ChildStartError) { outcome = try foreground.run(program, readsOutput: true) } catch {
      return .failure(Failure(reason: "\(words[0]) cannot be started: \(error.reason)"))
    }
    guard outcome.ending == .exited(0) else {
      let code = outcome.ending.code
      return .failure(
        Failure(reason: "“\(words.joined(separator: " "))” ended with \(code); run it in a shell to see why"))
    }
    return .success(Self.firstLine(of: outcome.output))
  }

  /// The first line of a file that is the user's alone.
  private func firstLine(in path: String) -> Result<String, Failure> {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      return .failure(Failure(reason: "cannot be read: \(String(cString: strerror(errno)))"))
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { return .failure(Failure(reason: "is no file")) }
    guard facts.st_uid == geteuid() else {
      return .failure(Failure(reason: "belongs to another user, who could change it"))
    }
    guard facts.st_mode & 0o077 == 0 else {
      return .failure(Failure(reason: "can be read by others; chmod 600 \(path) keeps it to you"))
    }
    do { return .success(Self.firstLine(of: try Data(contentsOf: URL(fileURLWithPath: path)))) } catch {
      return .failure(Failure(reason: "cannot be read: \(RequestFile.reason(of: error))"))
    }
  }

  private static func firstLine(of bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

extension Configuration {
  /// The environment variables that may hold keys.
  var keyVariables: Set<String> {
    let configured: [String] = profiles.compactMap {
      if case .environment(let name) = $0.key { name } else { nil }
    }
    return Set(configured + ["HEYGEN_API_KEY"])
  }
}

extension [String: String] {
  /// The environment that other programs get: a key leaves this one in the header of a request alone.
  func withoutKeys(of configuration: Configuration) -> [String: String] {
    let secret = configuration.keyVariables
    return filter { !secret.contains($0.key) }
  }
}
