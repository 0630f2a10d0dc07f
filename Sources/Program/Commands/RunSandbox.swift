import Foundation
import Sandbox
import Terminal

/// `heygen-tui sandbox`: the sandbox alone, until it is interrupted.
enum RunSandbox {
  static func run(_ words: [String], environment: [String: String]) throws(ProgramError) -> Int32 {
    let arguments = try Arguments(words, flags: [], options: ["--port", "--quota"])
    guard arguments.files.isEmpty else { throw .usage("sandbox takes no file") }
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
    let folder = Places(environment: environment).sandbox.deletingLastPathComponent()
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
