import Composer
import Foundation
import SystemCalls

/// The user's own editor, which takes the terminal until it ends.
struct ExternalEditor {
  let environment: [String: String]
  var foreground = Foreground()

  /// `$VISUAL`, else `$EDITOR`, else vi; the value may hold arguments, as in `code --wait`.
  private var command: String {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
  }

  /// Lets the user edit a text. The terminal must have been given back.
  /// - Parameter meanwhile: told of what happens until the editor ends.
  /// - Returns: the text as it was saved, also when this program is told to end meanwhile.
  /// - Throws: why there is none; what the user wrote stays in a file then, which is named.
  func edit(
    _ edited: EditedText, meanwhile: ((Event) -> Void)? = nil
  ) throws(ProgramError) -> EditedText {
    let file = try write(edited)
    do {
      let interruption = try run(file, line: edited.line, meanwhile)
      var changed = edited
      changed.text = try text(of: file)
      remove(file, keepsOthers: interruption != nil)
      return changed
    } catch {
      let written = try? Data(contentsOf: file)
      guard let written, !written.isEmpty, written != Data(edited.text.utf8) else {
        remove(file, keepsOthers: false)
        throw error
      }
      throw .failed("\(error.description); what you wrote is in \(file.path)")
    }
  }

  private func write(_ edited: EditedText) throws(ProgramError) -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heygen-tui-\(UUID().uuidString)")
    let file = folder.appendingPathComponent("request.\(edited.fileExtension)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(edited.text.utf8).write(to: file)
      return file
    } catch {
      throw .failed("the text cannot be given to the editor: \(RequestFile.reason(of: error))")
    }
  }

  private func text(of file: URL) throws(ProgramError) -> String {
    do {
      guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
        throw ProgramError.failed("what the editor wrote cannot be read: it is not UTF-8 text")
      }
      return text
    } catch {
      throw (error as? ProgramError)
        ?? .failed("what the editor wrote cannot be read: \(RequestFile.reason(of: error))")
    }
  }

  /// - Parameter keepsOthers: whether what the editor put beside the file stays: an editor that is ended saves there what
  ///   was not written yet.
  private func remove(_ file: URL, keepsOthers: Bool) {
    let folder = file.deletingLastPathComponent()
    guard keepsOthers else {
      try? FileManager.default.removeItem(at: folder)
      return
    }
    unlink(file.path)
    rmdir(folder.path)
  }

  /// - Returns: the signal that ended the editor before its time.
  private func run(
    _ file: URL, line: Int?, _ meanwhile: ((Event) -> Void)?
  ) throws(ProgramError) -> Int32? {
    // The shell takes the user's own command apart; the file's name goes to it as an argument.
    let place = line.map { ["+\($0)"] } ?? []
    var program = ChildProgram("/bin/sh", ["-c", "exec \(command) \"$@\"", "editor"] + place + [file.path])
    program.environment = environment
    let outcome: Foreground.Outcome
    do { outcome = try foreground.run(program, meanwhile: meanwhile) } catch {
      throw .failed("the editor \(command) cannot be started: \(error.reason)")
    }
    guard outcome.ending == .exited(0) || outcome.interruption != nil else {
      throw .failed("the editor \(command) ended with \(outcome.ending.code); set EDITOR to another")
    }
    return outcome.interruption
  }
}
