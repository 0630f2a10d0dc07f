import Foundation
import TestSupport
import Testing
import VideoModel

/// The commands that list, follow and save jobs, one behind the other as a user runs them.
@Suite struct JobCommandTests {
  private let home: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    home = try TemporaryFolder()
    environment = BuiltProgram.environment(home: home)
  }

  private func heygen(_ arguments: String..., input: String = "") throws -> FinishedProgram {
    try FinishedProgram.run(BuiltProgram.path, arguments, environment: environment, input: input)
  }

  private func json(_ answer: FinishedProgram) throws -> JSONValue {
    #expect(answer.code == 0, "\(answer.errors)")
    return try JSONValue(parsing: answer.output)
  }

  private func request(_ title: String) -> String {
    #"{"title":"\#(title)","video_inputs":[{"voice":{"type":"silence","duration":1}}],"#
      + #""dimension":{"width":128,"height":128}}"#
  }

  @Test func `a job is listed, followed, saved, sent again and deleted`() throws {
    let sent = try json(try heygen("--sandbox", "submit", "--json", "-", input: request("日本語 clip")))
    let id = try #require(sent["id"]?.string)
    let video = try #require(sent["video_id"]?.string)
    let list = try heygen("jobs")
    #expect(list.output.contains(id.prefix(8)) && list.output.contains("日本語 clip"))
    #expect(try heygen("jobs", "nothing like it").output.isEmpty)

    let watched = try heygen("watch", String(id.prefix(8)))
    #expect(watched.code == 0 && watched.errors.isEmpty, "\(watched.errors)")
    #expect(watched.output.hasPrefix(video))
    #expect(try json(try heygen("jobs", "--state", "completed", "--json"))[0]?["id"]?.string == id)
    #expect(try json(try heygen("status", video, "--json"))[0]?["state"]?.string == "completed")

    let folder = home.path + "/videos"
    let saved = try heygen("download", id, "-o", folder + "/")
    #expect(saved.output == "\(folder)/日本語 clip-\(video.prefix(8)).mp4\n", "\(saved.errors)")
    #expect(try heygen("download", id, "-o", folder).output.hasSuffix("-\(video.prefix(8))-2.mp4\n"))
    let file = folder + "/named.mp4"
    #expect(try heygen("download", id, "-o", file).code == 0)
    let refused = try heygen("download", id, "-o", file)
    #expect(refused.code == 1 && refused.errors.contains("named-2.mp4 is free"))
    #expect(try heygen("download", id, "-o", file, "--force").code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 3 && !names.contains { $0.hasSuffix(".part") })
    #expect(try heygen("download", id, "--captions", "-o", folder).errors.contains("no captions"))

    let again = try heygen("resubmit", id, "--wait")
    #expect(again.code == 0 && again.output.count == 33, "\(again.errors)")
    #expect(try heygen("cancel", id).errors.contains("nothing to cancel"))
    #expect(try heygen("delete", id).code == 2)
    #expect(try heygen("delete", id, "--yes").output.contains("deleted"))
    #expect(try json(try heygen("status", id, "--json"))[0]?["state"]?.string == "deleted")
    let unknown = try heygen("status", "ffffffffffffffffffffffffffffffff")
    #expect(unknown.code == 1 && unknown.errors.contains("there is no job"))
  }

  @Test func `a draft is made, shown, exported, rendered and submitted`() throws {
    let id = try heygen("draft", "new", "--name", "Übung", "-", input: request("T")).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try json(try heygen("draft", "list", "--json"))[0]?["name"]?.string == "Übung")
    #expect(try heygen("draft", "show", "übung").output.contains("studio · POST /v2/video/generate"))
    let exported = try VideoRequest(kind: nil, parsing: try heygen("export", id).output)
    #expect(exported == (try VideoRequest(kind: nil, parsing: request("T"))))
    let curl = try heygen("export", "Übung", "--curl", "--base-url", "http://127.0.0.1:9").output
    #expect(curl.contains("http://127.0.0.1:9/v2/video/generate") && curl.contains("$HEYGEN_API_KEY"))
    let file = home.path + "/draft.mp4"
    #expect(try heygen("draft", "render", "Übung", "-o", file).output == file + "\n")
    #expect(try probe(URL(fileURLWithPath: file), environment: environment).contains("width=128"))
    #expect(try heygen("draft", "render", "Übung", "-o", file).errors.contains("--force"))
    #expect(try heygen("draft", "show", "Ubung").errors.contains("did you mean Übung?"))
    #expect(try heygen("draft", "render", "Übung", "--scene", "2").code == 2)
    // Nothing of a rendered draft is a job.
    #expect(try heygen("jobs").output.isEmpty)
    #expect(try heygen("submit", "Übung", "--wait").code == 0)
    #expect(try json(try heygen("jobs", "--draft", "Übung", "--json"))[0]?["draft_id"]?.string == id)
  }

  @Test func `who can be seen and heard is listed, also when the service is out of reach`() throws {
    let voices = try json(try heygen("voices", "--json", "german")).array ?? []
    #expect(!voices.isEmpty && voices.allSatisfy { $0["language"]?.string == "German" })
    #expect(try heygen("avatars", "josh").output.contains("josh_lite3_20230714"))
    #expect(try heygen("avatars", "--cached", "josh").output.contains("josh_lite3_20230714"))
    #expect(try heygen("avatars", "nobody-is-called-so").errors.contains("nobody"))
    let offline = try FinishedProgram.run(
      BuiltProgram.path, ["voices"],
      environment: environment.merging(["HEYGEN_BASE_URL": "http://127.0.0.1:9", "HEYGEN_API_KEY": "k"]) {
        $1
      })
    #expect(offline.code == 7)
  }

  @Test func `of what the service may have taken it is said so, and it is not sent again without a word`()
    throws
  {
    let (listener, port) = try LoopbackSocket.listen()
    // Takes every request, and hangs up without an answer.
    let server = Thread {
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        var bytes = [UInt8](repeating: 0, count: 4096)
        _ = recv(connection, &bytes, bytes.count, 0)
        close(connection)
      }
    }
    server.start()
    defer { shutdown(listener, Int32(SHUT_RDWR)) }
    let elsewhere = environment.merging([
      "HEYGEN_BASE_URL": "http://127.0.0.1:\(port)", "HEYGEN_API_KEY": "k",
    ]) { $1 }
    func run(_ arguments: String...) throws -> FinishedProgram {
      try FinishedProgram.run(
        BuiltProgram.path, arguments, environment: elsewhere, input: request("Perhaps"))
    }
    let sent = try run("submit", "-")
    #expect(sent.code == 8 && sent.errors.contains("not known whether the service took"), "\(sent.errors)")
    let id = try #require(try json(try run("jobs", "--json"))[0]?["id"]?.string)
    let again = try run("resubmit", id)
    #expect(again.code == 8 && again.errors.contains("--resend-unconfirmed"), "\(again.errors)")
    #expect(try json(try run("jobs", "--json")).array?.count == 1)
    #expect(try run("resubmit", id, "--resend-unconfirmed").code == 8)
    #expect(try json(try run("jobs", "--json")).array?.count == 2)
  }

  @Test func `help and completions need nothing, and a closed pipe ends quietly`() throws {
    #expect(try heygen("--help").code == 0 && heygen("batch", "--help").output.contains("--at-once"))
    #expect(try heygen("help", "draft", "render").output.contains("--scene"))
    #expect(try heygen("completion", "fish").output.contains("complete -c heygen-tui"))
    #expect(try heygen("__complete", "jobs").output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home.path + "/.local/share/heygen-tui"))
    let piped = try FinishedProgram.run(
      "/bin/sh", ["-c", "\"$0\" fields | head -n 1", BuiltProgram.path], environment: environment)
    #expect(piped.code == 0 && piped.errors.isEmpty && piped.output.hasPrefix("studio"))
  }
}
