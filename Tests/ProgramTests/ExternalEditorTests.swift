import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Composer
@testable import Program

/// The user's own editor, which is a script here.
@Suite struct ExternalEditorTests {
  private let folder: TemporaryFolder
  private let text = EditedText(subject: .request(Draft.ID(rawValue: "d")), text: "one\n")

  init() throws { folder = try TemporaryFolder() }

  /// Writes a script that is run as the editor.
  private func script(_ commands: String, named name: String = "editor") throws -> String {
    try folder.writeScript(commands, to: name).path
  }

  private func editor(_ command: String, visual: String? = nil) -> ExternalEditor {
    var environment = ["PATH": "/usr/bin:/bin", "EDITOR": command, "OUT": folder.file("out").path]
    environment["VISUAL"] = visual
    return ExternalEditor(environment: environment)
  }

  private func failure(_ editor: ExternalEditor) -> String? {
    #expect(throws: ProgramError.self) { try editor.edit(text) }?.description
  }

  @Test func `what the editor writes comes back`() throws {
    let path = try script("printf 'two\\n' >> \"$1\"\n")
    let edited = try editor(path).edit(text)
    #expect(edited.text == "one\ntwo\n")
    #expect(edited.subject == text.subject)
  }

  @Test func `the editor gets a file of its own with the text's ending, which is gone afterwards`() throws {
    let path = try script(
      "printf '%s' \"$1\" > \"$OUT\"; ls -ld \"$(dirname \"$1\")\" | cut -c1-10 >> \"$OUT\"\n")
    _ = try editor(path).edit(text)
    let told = try folder.read("out")
    #expect(told.contains(".jsondrwx------"))
    let file = String(told.prefix(while: { $0 != "\n" }).dropLast("drwx------".count))
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(
      !FileManager.default.fileExists(atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path))
  }

  @Test(.timeLimit(.minutes(1)))
  func `what happens while the editor has the terminal is taken at once`() throws {
    let pipe = folder.file("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let mailbox = try Mailbox()
    var editor = editor(try script("read line < '\(pipe)'; printf '%s' \"$line\" > \"$1\"\n"))
    editor.foreground.mailbox = mailbox
    mailbox.post(.cameOnline)
    var told: [Event] = []
    let edited = try editor.edit(text) { event in
      told.append(event)
      // The editor waits for this line.
      FileHandle(forWritingAtPath: pipe)?.write(Data("told\n".utf8))
    }
    #expect(edited.text == "told" && told == [.cameOnline])
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func `a script is a text file`() throws {
    let path = try script("printf '%s' \"$1\" > \"$OUT\"\n")
    let script = EditedText(subject: .field(.root, Draft.ID(rawValue: "d")), text: "Hello")
    #expect(try editor(path).edit(script).text == "Hello")
    #expect(try folder.read("out").hasSuffix(".txt"))
  }

  @Test func `a fault's line is told to the editor before the file`() throws {
    let path = try script("printf '%s|' \"$@\" > \"$OUT\"\n")
    var again = text
    again.line = 12
    _ = try editor(path).edit(again)
    #expect(try folder.read("out").hasPrefix("+12|/"))
  }

  @Test func `the command may have arguments, and a path with spaces in quotes`() throws {
    let path = try script("printf '%s|' \"$@\" > \"$OUT\"\n", named: "my editors/ed it.sh")
    _ = try editor("'\(path)' --wait \"two words\"").edit(text)
    #expect(try folder.read("out").hasPrefix("--wait|two words|/"))
    _ = try editor(path.replacing(" ", with: "\\ ") + " -n").edit(text)
    #expect(try folder.read("out").hasPrefix("-n|/"))
  }

  @Test func `VISUAL comes before EDITOR, unless it is blank`() throws {
    let one = try script("printf one > \"$1\"\n", named: "one")
    let two = try script("printf two > \"$1\"\n", named: "two")
    #expect(try editor(two, visual: one).edit(text).text == "one")
    #expect(try editor(two, visual: "  ").edit(text).text == "two")
  }

  /// The text of the file that words end with, which is then deleted.
  private func kept(_ words: String?) throws -> Data {
    let path = try #require(words?.components(separatedBy: "; what you wrote is in ").last)
    defer { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test func `an editor that fails is told with its code, and where its text is`() throws {
    let path = try script("printf mine > \"$1\"; exit 3\n")
    let words = failure(editor(path))
    #expect(
      words?.hasPrefix("the editor \(path) ended with 3; set EDITOR to another; what you wrote") == true)
    #expect(try kept(words) == Data("mine".utf8))
  }

  @Test func `of an editor that fails and has written nothing, nothing is left`() throws {
    let path = try script("printf '%s' \"$1\" > \"$OUT\"; exit 3\n")
    #expect(failure(editor(path)) == "the editor \(path) ended with 3; set EDITOR to another")
    #expect(!FileManager.default.fileExists(atPath: try folder.read("out")))
  }

  @Test func `an editor that does not exist is told`() {
    let words = failure(editor("/nowhere/no-such-editor"))
    #expect(words == "the editor /nowhere/no-such-editor ended with 127; set EDITOR to another")
  }

  @Test func `a file that the editor took away, or that is no text, is told`() throws {
    let gone = failure(editor(try script("rm \"$1\"\n", named: "gone")))
    #expect(gone?.hasPrefix("what the editor wrote cannot be read: ") == true)
    let odd = failure(editor(try script("printf '\\377\\376\\377' > \"$1\"\n", named: "odd")))
    #expect(odd?.hasPrefix("what the editor wrote cannot be read: it is not UTF-8 text; ") == true)
    #expect(try kept(odd) == Data([0xFF, 0xFE, 0xFF]))
  }
}
