import Foundation
import TestSupport
import Testing
import VideoJobs
import VideoModel

@testable import Composer
@testable import Program

/// Requests that are read from files and folders, and written into them.
@Suite struct RequestFilesTests {
  private let folder: TemporaryFolder
  private let mailbox: Mailbox
  private let runner: EffectRunner

  init() throws {
    folder = try TemporaryFolder()
    mailbox = try Mailbox()
    runner = EffectRunner(
      mailbox: mailbox, store: try Store.inMemory(),
      connection: Connection(choice: .sandbox, sandbox: EmbeddedSandbox(folder: folder.file("sandbox"))),
      desktop: Desktop(environment: [:]), drawer: folder.file("drawer"), owner: "test")
  }

  /// The events that were posted since the last call.
  private func events() -> [Event] {
    mailbox.takeAll().compactMap { message in
      if case .event(let event) = message { event } else { nil }
    }
  }

  /// The one notice that was posted since the last call.
  private func notice() -> Notice? {
    let events = events()
    #expect(events.count == 1)
    guard case .noticed(let notice)? = events.first else { return nil }
    return notice
  }

  /// Why the path that was given last cannot be used; nothing else was posted since the last call.
  private func refusal(of path: String) -> String? {
    let events = events()
    #expect(events.count == 1)
    guard case .pathAnswered(path, let refusal)? = events.first else { return nil }
    return refusal
  }

  /// What is posted when something has come of a path.
  private func done(_ path: String, _ words: String) -> [Event] {
    [.pathAnswered(path, refusal: nil), .noticed(Notice(.success, words))]
  }

  @Test func `a file is read by its name without the ending`() throws {
    let file = try folder.write("{}", to: "My request.v2.json")
    runner.readFile(file.path)
    #expect(events() == [.fileRead(name: "My request.v2", text: "{}")])
  }

  @Test func `a folder's requests are read in the order of their names, and nothing else`() throws {
    for name in ["b.json", "a.JSON", "notes.txt", "below/c.json"] { try folder.write(name, to: "in/" + name) }
    runner.readFile(folder.file("in").path)
    #expect(
      events() == [
        .pathAnswered(folder.file("in").path, refusal: nil), .fileRead(name: "a", text: "a.JSON"),
        .fileRead(name: "b", text: "b.json"),
      ])
  }

  @Test func `what cannot be read is told`() throws {
    let missing = folder.file("missing.json").path
    runner.readFile(missing)
    #expect(refusal(of: missing)?.hasPrefix(missing + ": ") == true)
    try folder.write("x", to: "empty/notes.txt")
    runner.readFile(folder.file("empty").path)
    #expect(
      refusal(of: folder.file("empty").path)?.hasSuffix("holds no file whose name ends in .json") == true)
    let odd = folder.file("odd.json")
    try Data([0xFF, 0xFE]).write(to: odd)
    runner.readFile(odd.path)
    #expect(refusal(of: odd.path) == "\(odd.path): is not UTF-8 text")
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe, which might never end, is neither read nor uploaded`() async {
    let pipe = folder.file("pipe.json").path
    #expect(mkfifo(pipe, 0o600) == 0)
    runner.readFile(pipe)
    #expect(refusal(of: pipe) == "\(pipe): is no file")
    await runner.upload(pipe, .image, as: 1)
    #expect(events() == [.uploadFailed(1, "The file is not uploaded: \(pipe): is no file")])
  }

  @Test func `what is written last is there when everything has ended`() async throws {
    runner.run(.putBy(name: "Demo.json", text: "{ broken"))
    await runner.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("drawer/put-by").path).count == 1)
  }

  @Test func `a request is written to a new file, and never over another`() throws {
    let file = folder.file("request.json").path
    runner.writeFile(file, "one")
    #expect(events() == done(file, "Written to \(file)"))
    runner.writeFile(file, "two")
    #expect(refusal(of: file) == "\(file) exists; choose another name")
    #expect(try folder.read("request.json") == "one")
    let nowhere = folder.file("nowhere/request.json").path
    runner.writeFile(nowhere, "one")
    #expect(refusal(of: nowhere)?.hasPrefix("\(nowhere) is not written: ") == true)
  }

  @Test func `drafts are written into a folder that is made, and those that are there are left`() throws {
    let out = folder.file("a/b").path
    runner.writeFolder(out, [NamedText(name: "one", text: "1"), NamedText(name: "two", text: "2")])
    #expect(events() == done(out, "2 drafts are written to \(out)"))
    #expect(try folder.read("a/b/two.json") == "2")
    runner.writeFolder(out, [NamedText(name: "one", text: "new"), NamedText(name: "three", text: "3")])
    let words = refusal(of: out)
    #expect(words?.contains("1 of 2 drafts are written") == true)
    #expect(words?.contains("one.json exists") == true)
    #expect(try folder.read("a/b/one.json") == "1")
    #expect(try folder.read("a/b/three.json") == "3")
  }

  @Test func `a folder that cannot be made is told`() throws {
    let file = try folder.write("x", to: "file")
    let path = file.appending(path: "in").path
    runner.writeFolder(path, [NamedText(name: "one", text: "1")])
    #expect(refusal(of: path)?.contains("cannot be made") == true)
  }

  @Test func `what is exported can be imported again`() throws {
    let text = VideoRequest.studio(.example).json.prettyText + "\n"
    runner.writeFolder(folder.file("out").path, [NamedText(name: "Product demo", text: text)])
    _ = events()
    runner.readFile(folder.file("out").path)
    #expect(events().last == .fileRead(name: "Product demo", text: text))
  }

  @Test func `a text that is no request is kept where it is told`() throws {
    runner.putBy("Demo.json", "{ broken")
    let words = try #require(notice())
    let path = try #require(words.text.split(separator: " ").last.map(String.init))
    #expect(words.severity == .information)
    #expect(path.hasPrefix(folder.file("drawer/put-by").path + "/"))
    #expect(path.hasSuffix("-Demo.json"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{ broken")
  }

  @Test func `two texts that are put by at once are both kept`() throws {
    runner.putBy("Demo.json", "one")
    runner.putBy("Demo.json", "two")
    #expect(events().count == 2)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.file("drawer/put-by").path)
    #expect(kept.count == 2)
  }

  @Test func `a file that is no picture is not uploaded, and the field is told`() async throws {
    let file = try folder.write("hello", to: "a.png").path
    await runner.upload(file, .image, as: 1)
    let reason = "is no PNG, JPEG, MP4, WebM, MP3 or WAV, which the service takes"
    #expect(events() == [.uploadFailed(1, "The file is not uploaded: \(file): \(reason)")])
  }

  @Test func `a file that the service has is not sent again`() async throws {
    let file = folder.file("a.png").path
    try Data([0x89, 0x50, 0x4E, 0x47]).write(to: URL(fileURLWithPath: file))
    let hash = try #require(try AssetFile(file, media: .image).sha256())
    let asset = UploadedAsset(id: "asset-1", url: nil)
    try await runner.store.noteUpload(asset, sha256: hash, service: "sandbox", at: Date())
    await runner.upload(file, .image, as: 1)
    #expect(events() == [.pathAnswered(file, refusal: nil), .uploaded(asset, 1, wasThere: true)])
  }
}
