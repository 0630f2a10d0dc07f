import Cells
import Foundation

/// Writing to the standard streams. What came from a file or a server is made visible first.
enum Output {
  static func print(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

  static func complain(_ text: String) { write("heygen-tui: " + text + "\n", to: FileHandle.standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe is no reason to crash: whoever read has had enough.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// The text on one line, control characters shown as signs.
  static func visible(_ text: String) -> String { displayGlyphs(text).map(\.text).joined() }
}
