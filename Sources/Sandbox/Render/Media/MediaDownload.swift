import Foundation

/// Fetches a file from the web with curl, so that whatever a server answers meets a program that is used to it, and is
/// outside of this one. Blocks its thread; only the render queue's threads fetch.
struct MediaDownload {
  private let name: String
  private let file: URL
  private let limits: MediaLimits

  /// What curl tells of its work, in this order, on one line.
  private static let report = "%{exitcode} %{http_code} %{time_total}\\n"

  /// How curl ended.
  private struct Outcome {
    /// One of curl's exit codes.
    let code: Int
    /// Of the last answer; 0 when there was none.
    let status: Int
    let seconds: Double

    init?(_ line: Substring) {
      let words = line.split(separator: " ")
      guard words.count == 3, let code = Int(words[0]), let status = Int(words[1]),
        let seconds = Double(words[2])
      else { return nil }
      self.code = code
      self.status = status
      self.seconds = seconds
    }
  }

  /// Fetches an address into a file, which is made; after a failure it may hold anything.
  /// - Parameter name: what a failure calls the address.
  static func fetch(
    _ address: URL, name: String, to file: URL, limits: MediaLimits, run: RenderRun
  ) throws(RenderFailure) {
    guard ["http", "https"].contains(address.scheme?.lowercased()), address.host()?.isEmpty == false else {
      throw .source(name, reason: "only addresses with http:// or https:// are fetched")
    }
    try MediaDownload(name: name, file: file, limits: limits).fetch(address, run)
  }

  private init(name: String, file: URL, limits: MediaLimits) {
    self.name = name
    self.file = file
    self.limits = limits
  }

  private func fetch(_ address: URL, _ run: RenderRun) throws(RenderFailure) {
    // Addresses are signed, and a command line can be read by everybody on the machine.
    let configuration = file.deletingPathExtension().appendingPathExtension("address.part")
    defer { try? FileManager.default.removeItem(at: configuration) }
    do {
      try Data().write(to: file)
      try Data("url = \(Self.quoted(address.absoluteString))\n".utf8).write(to: configuration)
    } catch { throw RenderFailure(error) }
    var outcome: Outcome?
    do throws(RenderFailure) {
      // A server need not tell a length: the system ends whoever writes more.
      try ChildProcess(
        program: "prlimit", arguments: ["--fsize=\(limits.bytes + 1)", "--core=0", "curl"] + arguments,
        folder: file.deletingLastPathComponent(), input: configuration.lastPathComponent
      ).run(run) { outcome = Outcome($0) ?? outcome }
    } catch {
      switch error {
      case .notInstalled: throw .notInstalled(program: "curl")
      case .programFailed:
        if size > limits.bytes { throw tooLarge }
        guard let outcome else { throw error }
        throw failure(outcome)
      default: throw error
      }
    }
    guard let outcome, (200..<300).contains(outcome.status) else {
      throw refusal(status: outcome?.status ?? 0)
    }
    guard size <= limits.bytes else { throw tooLarge }
    guard size > 0 else { throw .source(name, reason: "it is empty") }
  }

  private var arguments: [String] {
    let silence = String(limits.silence.components.seconds)
    return [
      // Before all others: nobody's own settings.
      "--disable", "--config", "-", "--silent", "--fail", "--globoff", "--output", file.lastPathComponent,
      "--write-out", Self.report, "--user-agent", "heygen-tui/0.1",
      "--proto", "=http,https", "--proto-redir", "=http,https", "--location",
      "--max-redirs", String(limits.redirects), "--max-filesize", String(limits.bytes),
      "--max-time", String(limits.whole.components.seconds), "--connect-timeout", silence,
      // Less than one byte a second for so long.
      "--speed-limit", "1", "--speed-time", silence,
    ]
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private var size: Int {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int ?? 0
  }

  private var tooLarge: RenderFailure {
    .source(name, reason: "it is larger than \(limits.bytes / 1_000_000) MB")
  }

  private func refusal(status: Int) -> RenderFailure {
    let isRedirect = (300..<400).contains(status)
    return .source(
      name,
      reason: isRedirect
        ? "it is sent on to no address on the web" : "its server answers with status \(status)")
  }

  private func failure(_ outcome: Outcome) -> RenderFailure {
    switch outcome.code {
    case 22: return refusal(status: outcome.status)
    // No address, or one that is not on the web, that it was sent on to.
    case 1, 3:
      guard outcome.status == 0 else { return refusal(status: outcome.status) }
      return .source(name, reason: reason(outcome))
    case 23: return unwritable
    case 63: return tooLarge
    default: return .source(name, reason: reason(outcome))
    }
  }

  private func reason(_ outcome: Outcome) -> String {
    switch outcome.code {
    case 1, 8: "its server's answer is no HTTP"
    case 3: "it is no address"
    case 5, 6: "the name of its server is not known"
    case 7: "nothing answers at its address"
    // Both ends of patience have the same code; the times differ by seconds.
    case 28 where outcome.seconds < Double(limits.whole.components.seconds) - 0.5:
      "its server has sent nothing for \(limits.silence.components.seconds) seconds"
    case 28: "it has not come within \(limits.whole.components.seconds) seconds"
    case 35, 51, 53, 54, 58...60, 66, 77, 80, 82, 83, 90, 91:
      "no secure connection to its server can be made"
    case 47: "it is sent on to another address more than \(limits.redirects) times"
    default: "the connection broke before all of it had come"
    }
  }

  /// Why the file could not be written, which curl does not tell.
  private var unwritable: RenderFailure {
    do {
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(count: 65536))
    } catch { return RenderFailure(error) }
    return .file(reason: "what is fetched could not be written")
  }
}
