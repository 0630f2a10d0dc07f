import Foundation

/// Where files are, by the XDG base directory specification.
struct Places: Sendable {
  /// The folder of all that the program keeps.
  let data: URL
  /// Drafts and jobs.
  let store: URL
  /// The sandbox's videos.
  let sandbox: URL

  init(environment: [String: String]) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    let xdg = environment["XDG_DATA_HOME"] ?? ""
    // The specification says to ignore relative paths.
    let base = xdg.hasPrefix("/") ? xdg : home + "/.local/share"
    data = URL(fileURLWithPath: base, isDirectory: true).appendingPathComponent(
      "heygen-tui", isDirectory: true)
    store = data.appendingPathComponent("heygen-tui.sqlite")
    sandbox = data.appendingPathComponent("sandbox", isDirectory: true)
  }
}
