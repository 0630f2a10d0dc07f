import Composer
import Foundation
import TestSupport
import Testing

@testable import Program

/// The clipboard's programs, and links.
@Suite("The desktop") struct DesktopTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // As the program does when it begins: a tool that ends without reading is no reason to end as well.
    signal(SIGPIPE, SIG_IGN)
  }

  private func install(_ name: String, _ script: String) throws {
    try folder.writeScript(script, to: name)
  }

  private func desktop(_ variables: [String: String] = [:]) -> Desktop {
    Desktop(environment: ["PATH": folder.path].merging(variables) { $1 })
  }

  /// What a program wrote into a named pipe: reading waits until it has, on a thread that no other test needs.
  private func pipe() throws -> (path: String, read: () async throws -> String) {
    let path = folder.file("pipe").path
    #expect(mkfifo(path, 0o600) == 0)
    return (path, { try await Self.read(path) })
  }

  private static func read(_ path: String) async throws -> String {
    let data: Data? = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        // Opened at once, also before anybody writes; a program that never does is no reason to wait for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK)
        var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        guard descriptor >= 0, poll(&polled, 1, 300_000) > 0 else {
          return continuation.resume(returning: nil)
        }
        _ = fcntl(descriptor, F_SETFL, 0)
        let end = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        continuation.resume(returning: try? end.readToEnd() ?? Data())
      }
    }
    return String(decoding: try #require(data), as: UTF8.self)
  }

  @Test(
    "A text goes to the first program that has its display",
    arguments: [
      ("wl-copy", ["WAYLAND_DISPLAY": "w"]), ("xclip", ["DISPLAY": ":0"]), ("xsel", ["DISPLAY": ":0"]),
      ("pbcopy", [:]), ("tmux", ["TMUX": "/tmp/tmux"]),
    ])
  func copy(name: String, variables: [String: String]) async throws {
    let (path, read) = try pipe()
    try install(name, "exec /bin/cat > '\(path)'")
    #expect(desktop(variables).copy("héllo"))
    #expect(try await read() == "héllo")
  }

  @Test("A program that tells of a job's end and is not there is named")
  func noticeCommand() {
    let desktop = Desktop(environment: ["PATH": "/usr/bin:/bin"])
    #expect(
      desktop.start(["no-such-program", "words"])
        == .noticeCommandFailed("there is no program no-such-program"))
    #expect(desktop.start(["true", "words"]) == nil)
  }

  @Test("Without a display nothing is started")
  func noDisplay() throws {
    for name in ["wl-copy", "xclip", "xsel", "tmux"] { try install(name, "exit 0") }
    #expect(!desktop().copy("x"))
    #expect(!desktop(["WAYLAND_DISPLAY": ""]).copy("x"))
    #expect(!Desktop(environment: [:]).copy("x"))
  }

  @Test("What is said of a copy is what is known of it")
  func words() throws {
    func said(_ desktop: Desktop, isSent: Bool) -> Event {
      desktop.copy("x", "The log", isSentToTerminal: isSent)
    }
    try install("xclip", "exit 0")
    let screen = desktop(["DISPLAY": ":0"])
    #expect(said(screen, isSent: true) == .noticed(Notice(.success, "The log is on the clipboard")))
    let sent = Notice(.information, "The log is sent to the terminal's clipboard")
    #expect(said(desktop(), isSent: true) == .noticed(sent))
    guard case .noticed(let notice) = said(desktop(), isSent: false) else { return #expect(Bool(false)) }
    #expect(notice.severity == .warning && notice.text.hasPrefix("The log is not copied"))
  }

  @Test("A program that does not read its input is not waited for")
  func deafProgram() async throws {
    let (path, read) = try pipe()
    // It goes on only when the test has read, which the test does when it has not been held up.
    try install("xclip", "echo there > '\(path)'")
    #expect(desktop(["DISPLAY": ":0"]).copy(String(repeating: "x", count: 1_000_000)))
    #expect(try await read() == "there\n")
  }

  @Test("A link is opened where there is a desktop, and shown whole where there is none")
  func links() async throws {
    let (path, read) = try pipe()
    try install("xdg-open", "echo \"$1\" > '\(path)'")
    let link = "https://files.example/v.mp4?a=b&c=d"
    #expect(desktop().open(link: link) == .linkShown(link))
    #expect(
      desktop().open(file: "/home/me/v.mp4") == .noticed(Notice(.information, "It is at /home/me/v.mp4")))
    #expect(desktop(["DISPLAY": ":0"]).open(link: link) == .noticed(Notice(.information, "Opening \(link)")))
    #expect(try await read() == link + "\n")
  }

  @Test(
    "What a server calls a link and is none is given to no program",
    arguments: [
      "file:///etc/passwd", "/etc/passwd", "--version", "-e", "javascript:alert(1)",
      "http://files.example/v.mp4", "",
      "https://files.example/v.mp4 --version",
    ])
  func noLinks(address: String) throws {
    // Whoever started it would be told so.
    try install("xdg-open", "exit 0")
    guard case .noticed(let notice) = desktop(["DISPLAY": ":0"]).open(link: address) else {
      Issue.record("\(address) is taken for a link")
      return
    }
    #expect(notice.severity == .error && notice.text.contains("is not opened"))
  }
}
