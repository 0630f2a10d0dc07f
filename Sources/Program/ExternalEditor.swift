import Composer
import Foundation

/// The user's own editor, which takes the terminal until it ends.
struct ExternalEditor {
  let environment: [String: String]

  /// `$VISUAL`, else `$EDITOR`, else vi; the value may hold arguments, as in `code --wait`.
  private var command: String {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
  }

  /// Lets the user edit a text. The terminal must have been given back.
  func edit(_ edited: EditedText) throws(ProgramError) -> EditedText {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heygen-tui-\(UUID().uuidString)")
    let file = folder.appendingPathComponent("request.\(edited.fileExtension)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(edited.text.utf8).write(to: file)
    } catch {
      throw .failed("the text cannot be given to the editor: \(RequestFile.reason(of: error))")
    }
    try run(file, line: edited.line)
    var changed = edited
    do { changed.text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw .failed("what the editor wrote cannot be read: \(RequestFile.reason(of: error))")
    }
    return changed
  }

  private func run(_ file: URL, line: Int?) throws(ProgramError) {
    // The shell takes the user's own command apart; the file's name goes to it as an argument.
    let place = line.map { ["+\($0)"] } ?? []
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \(command) \"$@\"", "editor"] + place + [file.path]
    process.environment = environment
    do { try process.run() } catch {
      throw .failed("the editor \(command) cannot be started: \(RequestFile.reason(of: error))")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw .failed("the editor \(command) ended with \(process.terminationStatus); set EDITOR to another")
    }
  }
}
