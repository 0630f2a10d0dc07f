import Foundation

/// The `heygen-tui` that was built with the tests, and surroundings in which it touches nothing of the user's.
public enum BuiltProgram {
  /// The executable; it lies beside the program that runs the tests.
  public static var path: String {
    get throws {
      let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = URL(fileURLWithPath: runner).deletingLastPathComponent().appending(path: "heygen-tui").path
      guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
      return path
    }
  }

  /// The environment of a fresh user whose home is `home`: XDG folders inside it, UTF-8, no key, no proxy, and
  /// nothing else of this process but its search path. `more` adds or replaces.
  public static func environment(
    home: TemporaryFolder, terminal: String = "xterm-256color", more: [String: String] = [:]
  ) -> [String: String] {
    let home = home.path
    let environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home,
      "XDG_CONFIG_HOME": home + "/.config",
      "XDG_DATA_HOME": home + "/.local/share",
      "XDG_STATE_HOME": home + "/.local/state",
      "XDG_CACHE_HOME": home + "/.cache",
      "XDG_RUNTIME_DIR": home,
      "LANG": "C.UTF-8",
      "TZ": "UTC",
      "TERM": terminal,
    ]
    return environment.merging(more) { $1 }
  }

  /// There is no executable where it is looked for.
  public struct NotBuilt: Error, CustomStringConvertible {
    let path: String

    /// Where it should be.
    public var description: String { "\(path) is not built; `swift build` makes it" }
  }
}
