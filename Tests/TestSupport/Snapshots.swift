import Foundation
import Testing

/// Compares `text` with the file `Snapshots/NAME.txt` beside the test's source file, and records an issue with the
/// lines that differ, or when there is no such file.
///
/// With `UPDATE_SNAPSHOTS=1` in the environment (`make snapshots`) the file is written instead; what changed is then
/// read with `git diff`.
public func expectSnapshot(
  _ text: String, named name: String, fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line,
  column: Int = #column
) {
  let snapshot = Snapshot(
    file: URL(fileURLWithPath: filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt"))
  let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  do {
    guard let problem = try isUpdating ? snapshot.update(text) : snapshot.compare(text) else { return }
    let place = SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column)
    Issue.record(Comment(rawValue: problem), sourceLocation: place)
  } catch {
    Issue.record(error, sourceLocation: .init(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

/// One snapshot file.
struct Snapshot {
  let file: URL

  /// Writes the text, unless it is there already. Has the form of `compare` and never finds a problem.
  func update(_ text: String) throws -> String? {
    if try compare(text) == nil { return nil }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
    return nil
  }

  /// Says how the text differs from the file; nil when it does not.
  func compare(_ text: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: file.path) else {
      return
        "There is no snapshot \(file.lastPathComponent); `make snapshots` writes it. The text is:\n\(text)"
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    // Scalars, not characters: canonically equivalent texts are not the same bytes on a screen.
    if Array(expected.utf8) == Array(text.utf8) { return nil }
    return """
      Differs from the snapshot \(file.lastPathComponent) (- expected, + found); `make snapshots` takes the new text.
      \(Self.difference(from: expected, to: text))
      """
  }

  /// The lines that differ, each after its line number; those of the old text begin with `-`, of the new with `+`.
  static func difference(from old: String, to new: String) -> String {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    var rows: [(line: Int, isNew: Bool, text: String)] = []
    for change in newLines.difference(from: oldLines) {
      switch change {
      case .remove(let offset, let line, _):
        rows.append((offset + 1, false, String(decoding: line, as: UTF8.self)))
      case .insert(let offset, let line, _):
        rows.append((offset + 1, true, String(decoding: line, as: UTF8.self)))
      }
    }
    rows.sort { ($0.line, $0.isNew ? 1 : 0) < ($1.line, $1.isNew ? 1 : 0) }
    return rows.map { "\($0.isNew ? "+" : "-")\($0.line): \($0.text)" }.joined(separator: "\n")
  }
}
