import Foundation

/// Where files are, by the XDG base directory specification.
struct Places: Sendable {
  /// The folder of all that the program keeps.
  let data: URL
  /// Drafts and jobs.
  let store: URL
  /// The sandbox's videos.
  let sandbox: URL
  /// The configuration file.
  let configuration: URL

  init(environment: [String: String]) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    func folder(_ variable: String, else standard: String) -> URL {
      let xdg = environment[variable] ?? ""
      // The specification says to ignore relative paths.
      let base = xdg.hasPrefix("/") ? xdg : home + standard
      return URL(fileURLWithPath: base, isDirectory: true).appendingPathComponent(
        "heygen-tui", isDirectory: true)
    }
    data = folder("XDG_DATA_HOME", else: "/.local/share")
    configuration = folder("XDG_CONFIG_HOME", else: "/.config").appendingPathComponent("config")
    store = data.appendingPathComponent("heygen-tui.sqlite")
    sandbox = data.appendingPathComponent("sandbox", isDirectory: true)
  }
}
