import Composer
import Foundation

/// The programs of a desktop, where there is one.
struct Desktop: Sendable {
  let environment: [String: String]

  /// Whether there is a screen that another program could open a window on.
  private var hasScreen: Bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(environment[$0] ?? "").isEmpty }
  }

  /// Opens a file or an address in the desktop's program for it, or says where it is.
  func open(_ target: String) -> Notice {
    // Without a screen xdg-open would take this terminal for a text browser.
    guard hasScreen, let program = find("xdg-open") else {
      return Notice(.information, "It is at \(target)")
    }
    do {
      try run(program, [target], input: nil)
      return Notice(.information, "Opening \(target)")
    } catch {
      return Notice(.error, "\(target) cannot be opened: \(RequestFile.reason(of: error))")
    }
  }

  /// Hands a text to the desktop's clipboard. Does not wait for it: the terminal is told as well.
  func copy(_ text: String) {
    guard hasScreen else { return }
    let tools = [("wl-copy", [String]()), ("xclip", ["-selection", "clipboard"])]
    for (name, arguments) in tools {
      guard let program = find(name) else { continue }
      if (try? run(program, arguments, input: text)) != nil { return }
    }
  }

  /// The path of a program; nil where there is none of that name.
  func find(_ name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func run(_ program: String, _ arguments: [String], input: String?) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let pipe = input.map { _ in Pipe() }
    process.standardInput = pipe ?? FileHandle.nullDevice
    try process.run()
    if let pipe, let input {
      try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? pipe.fileHandleForWriting.close()
    }
  }
}
