import Composer
import Foundation
import HeyGenClient
import SystemCalls

/// The programs of a desktop, where there is one.
struct Desktop: Sendable {
  let environment: [String: String]

  /// Whether there is a screen that another program could open a window on.
  private var hasScreen: Bool { has("DISPLAY") || has("WAYLAND_DISPLAY") }

  private func has(_ variable: String) -> Bool { !(environment[variable] ?? "").isEmpty }

  /// Opens an address in the desktop's browser, or shows it. It came from a server: what is no address of the web, such as
  /// a file of this computer or an option of a program, is given to nobody.
  func open(link: String) -> Event {
    guard let address = WebAddress(link), address.isEncryptedOrLocal else {
      let reason = "the service gave it as a link, and it is no address that begins with https://"
      return .noticed(Notice(.error, "\(link) is not opened: \(reason)"))
    }
    return open(link) ?? .linkShown(link)
  }

  /// Opens a file of this computer in the desktop's program for it, or tells where it is.
  func open(file: String) -> Event {
    let path = URL(fileURLWithPath: file).path
    return open(path) ?? .noticed(Notice(.information, "It is at \(path)"))
  }

  /// - Returns: what is told; nil where there is nothing to open it with.
  private func open(_ target: String) -> Event? {
    // Without a screen xdg-open would take this terminal for a text browser.
    guard hasScreen, let program = find("xdg-open") else { return nil }
    do throws(ChildStartError) {
      try run(program, [target], input: nil)
      return .noticed(Notice(.information, "Opening \(target)"))
    } catch {
      return .noticed(Notice(.error, "\(target) cannot be opened: \(error.reason)"))
    }
  }

  /// Starts a program, and does not wait for it.
  /// - Returns: what is said when that cannot be done.
  func start(_ words: [String]) -> Event? {
    guard let name = words.first else { return nil }
    guard let program = name.contains("/") ? RequestFile.expanded(name) : find(name) else {
      return .noticeCommandFailed("there is no program \(name)")
    }
    do throws(ChildStartError) {
      try run(program, Array(words.dropFirst()), input: nil)
      return nil
    } catch {
      return .noticeCommandFailed("\(name) cannot be started: \(error.reason)")
    }
  }

  /// Hands a text to the clipboard.
  /// - Parameter isSentToTerminal: whether the terminal has been sent it, which does not say whether it takes it.
  /// - Returns: what is said of it.
  func copy(_ text: String, _ what: String, isSentToTerminal: Bool) -> Event {
    if copy(text) { return .noticed(Notice(.success, "\(what) is on the clipboard")) }
    if isSentToTerminal {
      return .noticed(Notice(.information, "\(what) is sent to the terminal's clipboard"))
    }
    let words = "\(what) is not copied: neither the terminal nor a program here takes it for the clipboard"
    return .noticed(Notice(.warning, words))
  }

  /// Hands a text to the desktop's clipboard, and does not wait for it.
  /// - Returns: whether there is a program that takes it.
  func copy(_ text: String) -> Bool {
    for tool in ClipboardTool.all where tool.display.map(has) ?? true {
      guard let program = find(tool.name) else { continue }
      if (try? run(program, tool.arguments, input: text)) != nil { return true }
    }
    return false
  }

  /// The path of a program; nil where there is none of that name.
  func find(_ name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func run(_ program: String, _ arguments: [String], input: String?) throws(ChildStartError) {
    var child = ChildProgram(program, arguments)
    child.environment = environment
    child.place = .detached
    let pipe = input == nil ? nil : try PipeEnd.pair()
    if let pipe { child.input = .pipe(pipe.reading) }
    let running = try child.start()
    pipe?.reading.close()
    // A program that does not read lets whoever writes more than a pipe holds wait for ever.
    Thread.detachNewThread {
      pipe?.writing.write(input ?? "")
      pipe?.writing.close()
      running.wait()
    }
  }
}

/// A program that puts its standard input on the clipboard.
private struct ClipboardTool {
  let name: String
  let arguments: [String]
  /// The variable that names the display, or the server, that it needs; nil where it needs none.
  let display: String?

  static let all = [
    ClipboardTool(name: "wl-copy", arguments: [], display: "WAYLAND_DISPLAY"),
    ClipboardTool(name: "xclip", arguments: ["-selection", "clipboard"], display: "DISPLAY"),
    ClipboardTool(name: "xsel", arguments: ["--clipboard", "--input"], display: "DISPLAY"),
    ClipboardTool(name: "pbcopy", arguments: [], display: nil),
    // Its own buffer, and from there the terminal's clipboard, which tmux keeps from the programs inside it.
    ClipboardTool(name: "tmux", arguments: ["load-buffer", "-w", "-"], display: "TMUX"),
  ]
}
