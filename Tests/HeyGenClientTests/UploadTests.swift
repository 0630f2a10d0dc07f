import Foundation
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import HeyGenClient

/// Files that are given to the service: what is sent of them, and which are not sent at all.
@Suite struct UploadTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let taken =
    #"{"data":{"asset_id":"as1","url":"https://f/a.png","mime_type":"image/png","size_bytes":3}}"#

  @Test func `a file goes out as a form with one field`() async throws {
    try folder.write("PNG", to: "Grüße.png")
    let script = ScriptedTransport(.answer(200, taken))
    let told = Mutex<[Double]>([])
    let asset = try await script.client().uploadAsset(folder.file("Grüße.png"), contentType: "image/png") {
      part in
      told.withLock { $0.append(part) }
    }
    #expect(asset == UploadedAsset(id: "as1", url: "https://f/a.png"))
    #expect(told.withLock { $0 } == [0, 1])
    let request = try #require(script.requests.first)
    #expect(request.httpMethod == "POST")
    #expect(request.url?.absoluteString == "https://api.heygen.com/v3/assets")
    #expect(request.value(forHTTPHeaderField: "X-Api-Key") == testKey)
    #expect(request.timeoutInterval == 600)
    let type = try #require(request.value(forHTTPHeaderField: "Content-Type"))
    let boundary = try #require(type.components(separatedBy: "multipart/form-data; boundary=").last)
    #expect(
      String(decoding: request.httpBody ?? Data(), as: UTF8.self)
        == "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Grüße.png\"\r\n"
        + "Content-Type: image/png\r\n\r\nPNG\r\n--\(boundary)--\r\n")
  }

  @Test(arguments: [
    (#"a"b.png"#, "a%22b.png"), ("a\r\nX: y", "a%0D%0AX: y"), (#"a\"#, "a%5C"), ("\u{1}\u{7F}", "%01%7F"),
    ("a b;c 👋%.png", "a b;c 👋%.png"),
  ])
  func `a file's name cannot leave its quotation marks`(name: String, quoted: String) async throws {
    let form = UploadForm(name: "file", fileName: name, type: "a\r\nX: y", data: Data([0, 255]))
    let head = String(decoding: form.body, as: UTF8.self)
    #expect(head.contains("filename=\"\(quoted)\"\r\nContent-Type: application/octet-stream\r\n\r\n"))
  }

  private func refusal(_ name: String) async throws -> String {
    let script = ScriptedTransport(.answer(200, taken))
    let client = try script.client()
    let file = folder.file(name)
    let error = await failure { () async throws(ClientError) in
      try await client.uploadAsset(file, contentType: "video/mp4")
    }
    #expect(script.requests.isEmpty)
    guard case .fileFailed(let reason) = error else { return "\(String(describing: error))" }
    #expect(reason.hasPrefix(file.path + ": "))
    return String(reason.dropFirst(file.path.count + 2))
  }

  @Test func `a file that is too large is named with its size and the limit`() async throws {
    let path = folder.file("large.mp4").path
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(truncate(path, off_t(Client.largestAsset + 1)) == 0)
    #expect(try await refusal("large.mp4") == "it has 32.1 MB, and the service takes at most 32 MB")
    #expect(truncate(path, 40_000_000) == 0)
    #expect(try await refusal("large.mp4") == "it has 40.0 MB, and the service takes at most 32 MB")
  }

  @Test func `what is no file with something in it is not sent`() async throws {
    try folder.write("", to: "empty.mp4")
    #expect(try await refusal("empty.mp4") == "it is empty")
    #expect(try await refusal("missing.mp4") == "No such file or directory")
    #expect(mkfifo(folder.file("pipe.mp4").path, 0o600) == 0)
    #expect(try await refusal("pipe.mp4") == "it is no file")
    #expect(mkdir(folder.file("folder.mp4").path, 0o700) == 0)
    #expect(try await refusal("folder.mp4") == "it is no file")
  }

  @Test(arguments: [
    (413, #"{"error":{"code":"payload_too_large","message":"m"}}"#),
    (200, #"{"data":{"url":"https://f/a.png"}}"#), (503, ""),
  ])
  func `a file that is refused is sent once`(status: Int, body: String) async throws {
    try folder.write("PNG", to: "a.png")
    let script = ScriptedTransport(.answer(status, body))
    let client = try script.client()
    let told = Mutex<[Double]>([])
    let error = await failure { () async throws(ClientError) in
      try await client.uploadAsset(folder.file("a.png"), contentType: "image/png") { part in
        told.withLock { $0.append(part) }
      }
    }
    #expect(error != nil)
    #expect(told.withLock { $0 } == [0])
    #expect(script.requests.count == 1)
  }

  @Test func `over a real connection progress is told as the file goes out`() async throws {
    let text = String(repeating: "0123456789abcdef", count: 262_144)
    try folder.write(text, to: "a.mp4")
    let server = try LoopbackServer(.reply(wire(200, [], taken)))
    let client = Client(baseURL: try BaseURL(server.address), key: try #require(Secret(testKey)))
    let told = Mutex<[Double]>([])
    let asset = try await client.uploadAsset(folder.file("a.mp4"), contentType: "video/mp4") { part in
      told.withLock { $0.append(part) }
    }
    #expect(asset.id == "as1")
    let progress = told.withLock { $0 }
    #expect(progress.first == 0 && progress.last == 1 && progress == progress.sorted())
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /v3/assets HTTP/1.1\r\n"))
    #expect(request.contains("\r\n\r\n" + text + "\r\n--heygen-tui-"))
    #expect(!request.lowercased().contains("expect: 100-continue"))
  }
}
