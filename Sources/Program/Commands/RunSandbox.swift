import Foundation
import Sandbox
import Terminal

extension CommandDescription {
  static let sandbox = CommandDescription(
    "sandbox", .service, "Runs the sandbox alone until it is interrupted",
    options: [
      Option("-p --port", "N", "listen on this port of 127.0.0.1; a free one without"),
      Option("--quota", "SECONDS", "how much video the account may have; without end without"),
    ],
    details: """
      A server on this machine that behaves like the API and renders drafts with ffmpeg and espeak-ng.
      It takes any key. Its first line of output is “listening on http://127.0.0.1:N”.

      An avatar or a voice with one of these ids fails as the service does, to try what follows:

      \(SandboxServer.provokedFaults.map { "\($0.id): \($0.effect)" }.joined(separator: "\n\n"))
      """,
    examples: [
      Example(
        "heygen-tui sandbox --port 8080",
        "then elsewhere: HEYGEN_BASE_URL=http://127.0.0.1:8080 HEYGEN_API_KEY=any heygen-tui")
    ],
    run: RunSandbox.run)
}

/// `heygen-tui sandbox`: the sandbox alone, until it is interrupted.
enum RunSandbox {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    var port: UInt16?
    if let text = arguments.value("--port") {
      guard let number = UInt16(text), number > 0 else {
        throw .usage("\(text) is no port; a port is 1 to 65535")
      }
      port = number
    }
    let quota = try arguments.value("--quota").map { text throws(ProgramError) in
      guard let seconds = Double(text), seconds.isFinite, seconds >= 0 else {
        throw .usage("\(text) is no quota; a quota is a number of seconds")
      }
      return seconds
    }
    // A folder of its own: the one that composers share is locked by whichever of them runs the sandbox.
    let folder = surroundings.places.sandbox.deletingLastPathComponent()
      .appendingPathComponent("sandbox-alone", isDirectory: true)
    let mailbox = try Mailbox()
    let signals = SignalWatch([SIGTERM, SIGHUP, SIGINT]) { mailbox.post(.signal($0)) }
    let server: SandboxServer
    do {
      server = try SandboxServer.start(SandboxConfiguration(folder: folder, port: port, quotaSeconds: quota))
    } catch {
      throw .failed(error.description)
    }
    Output.print("listening on \(server.baseURL)")
    var descriptor = pollfd(fd: mailbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0)
    while poll(&descriptor, 1, -1) < 0 && errno == EINTR {}
    server.stop()
    withExtendedLifetime(signals) {}
    return ExitCode.done
  }
}
