import Foundation
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import HeyGenClient

/// Files that go on where they broke off, under names that take nothing away.
@Suite struct SavingTests {
  private let folder: TemporaryFolder
  private let client: Client

  init() throws {
    folder = try TemporaryFolder()
    var transport = Transport.live
    transport.sleep = { _ in }
    var client = Client(baseURL: .live, key: try #require(Secret(testKey)), transport: transport)
    client.timeouts.fetching = 600
    self.client = client
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @discardableResult
  private func save(_ server: LoopbackServer, _ taken: TakenName = .refuse) async throws(ClientError)
    -> String
  {
    try await client.save(server.address + "/v.mp4?sig=1", to: folder.file("video.mp4"), taken)
      .lastPathComponent
  }

  private let tag = #"ETag: "v1""#
  private var half: LoopbackServer.Step {
    .reply("HTTP/1.1 200 OK\r\n\(tag)\r\nContent-Length: 10\r\n\r\n01234")
  }

  private func rest(_ range: String, _ body: String) -> LoopbackServer.Step {
    .reply(wire(206, [tag, "Content-Range: bytes \(range)"], body))
  }

  @Test func `what broke off goes on where it was`() async throws {
    let server = try LoopbackServer(half, .drop, rest("5-9/10", "56789"))
    #expect(try await save(server) == "video.mp4")
    #expect(try folder.read("video.mp4") == "0123456789")
    #expect(try names == ["video.mp4"])
    #expect(server.requests[0].contains("Range:") == false)
    for request in server.requests.dropFirst() {
      #expect(request.contains("Range: bytes=5-\r\n") && request.contains("If-Range: \"v1\"\r\n"))
    }
  }

  @Test func `a line that breaks again and again is gone on with as long as it brings something`()
    async throws
  {
    let pieces = (1..<10).map { number in
      LoopbackServer.Step.reply(
        "HTTP/1.1 206 Part\r\n\(tag)\r\nContent-Range: bytes \(number)-9/10\r\nContent-Length: \(10 - number)\r\n\r\n\(number)"
      )
    }
    let first = LoopbackServer.Step.reply("HTTP/1.1 200 OK\r\n\(tag)\r\nContent-Length: 10\r\n\r\n0")
    let server = try LoopbackServer(script: [first] + pieces)
    try await save(server)
    #expect(try folder.read("video.mp4") == "0123456789")
  }

  @Test func `what is given up is gone on with the next time, by another program too`() async throws {
    let broken = try LoopbackServer(half, .drop, .drop, .drop, .drop, .drop)
    guard case .connectionLost = await failure({ () async throws(ClientError) in try await save(broken) })
    else {
      Issue.record("it did not break")
      return
    }
    #expect(try names.count == 1 && names[0].hasSuffix(".part"))
    let server = try LoopbackServer(rest("5-9/10", "56789"))
    try await save(server)
    #expect(server.requests[0].contains("Range: bytes=5-"))
    #expect(try folder.read("video.mp4") == "0123456789")
    #expect(try names == ["video.mp4"])
  }

  @Test func `another version takes the place of what had come of the first`() async throws {
    let server = try LoopbackServer(half, .reply(wire(200, [#"ETag: "v2""#], "abc")))
    try await save(server)
    #expect(try folder.read("video.mp4") == "abc")
  }

  @Test func `without a sign of the version nothing is gone on with`() async throws {
    let plain = LoopbackServer.Step.reply(
      "HTTP/1.1 200 OK\r\nETag: W/\"weak\"\r\nContent-Length: 10\r\n\r\n01234")
    let server = try LoopbackServer(plain, .reply(wire(200, [], "0123456789")))
    try await save(server)
    #expect(server.requests[1].contains("Range:") == false)
    let broken = try LoopbackServer(plain, plain, plain)
    _ = await failure { () async throws(ClientError) in try await save(broken, .replace) }
    #expect(broken.requests.count == 3)
    #expect(try names == ["video.mp4"])
  }

  @Test func `a part that is whole already only gets its name`() async throws {
    try KeptPart.leave("0123456789", of: folder.file("video.mp4"))
    let whole = try LoopbackServer(.reply(wire(416, ["Content-Range: bytes */10"])))
    try await save(whole)
    #expect(try folder.read("video.mp4") == "0123456789")
  }

  @Test func `a part that is longer than the file is begun anew`() async throws {
    try KeptPart.leave("0123456789 and more", of: folder.file("video.mp4"))
    let server = try LoopbackServer(
      .reply(wire(416, ["Content-Range: bytes */10"])), .reply(wire(200, [tag], "0123456789")))
    try await save(server)
    #expect(try folder.read("video.mp4") == "0123456789")
  }

  @Test func `a part of another version is not put behind what there is`() async throws {
    let other = LoopbackServer.Step.reply(
      wire(206, [#"ETag: "v2""#, "Content-Range: bytes 5-9/10"], "abcde"))
    let server = try LoopbackServer(half, other, .reply(wire(200, [tag], "0123456789")))
    try await save(server)
    #expect(try folder.read("video.mp4") == "0123456789")
    #expect(server.requests[2].contains("Range:") == false)
  }

  @Test func `another part than was asked for is not taken`() async throws {
    let server = try LoopbackServer(half, rest("7-9/10", "789"), .reply(wire(200, [tag], "0123456789")))
    try await save(server)
    #expect(try folder.read("video.mp4") == "0123456789")
  }

  @Test(arguments: [403, 404, 410])
  func `an expired address is renewed once, and what has come is kept`(status: Int) async throws {
    try KeptPart.leave("01234", of: folder.file("video.mp4"))
    let expired = try LoopbackServer(.reply(wire(status)), .reply(wire(status)), .reply(wire(status)))
    let fresh = try LoopbackServer(rest("5-9/10", "56789"))
    let asked = Mutex(0)
    let file = try await client.save(
      expired.address, to: folder.file("video.mp4"), .refuse,
      renew: {
        asked.withLock { $0 += 1 }
        return fresh.address
      })
    #expect(file.lastPathComponent == "video.mp4" && asked.withLock { $0 } == 1)
    #expect(try folder.read("video.mp4") == "0123456789")
    let error = await failure { () async throws(ClientError) in
      try await client.save(expired.address, to: folder.file("b.mp4"), .refuse, renew: { expired.address })
    }
    guard case .notFound = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try names == ["video.mp4"])
  }

  @Test func `a name that is taken is refused before anything is fetched, with one that is free`()
    async throws
  {
    try folder.write("mine", to: "video.mp4")
    try folder.write("mine too", to: "video-2.mp4")
    let server = try LoopbackServer(.reply(wire(200, [], "video")))
    let error = await failure { () async throws(ClientError) in try await save(server) }
    #expect(
      error
        == .fileFailed(reason: "\(folder.path)/video.mp4 exists; video-3.mp4 is free"))
    #expect(server.requests.isEmpty)
    #expect(try await save(server, .nextFree) == "video-3.mp4")
    #expect(try folder.read("video.mp4") == "mine" && folder.read("video-3.mp4") == "video")
    let again = try LoopbackServer(.reply(wire(200, [], "new")))
    #expect(try await save(again, .replace) == "video.mp4")
    #expect(try folder.read("video.mp4") == "new")
  }

  @Test func `a name that is taken meanwhile is not written over, and the file need not come again`()
    async throws
  {
    let place = folder.file("video.mp4")
    let writing = try FileInTheMaking(for: place, resumes: true)
    try writing.begin(validator: #""v1""#)
    try writing.append(Data("0123456789".utf8))
    try folder.write("mine", to: "video.mp4")
    let error = await failure { () async throws(ClientError) in try await writing.finish(.refuse) }
    guard case .fileFailed(let reason) = error else {
      Issue.record("written over")
      return
    }
    #expect(reason.contains("video-2.mp4 is free"))
    #expect(try await writing.finish(.nextFree).lastPathComponent == "video-2.mp4")
    #expect(try folder.read("video.mp4") == "mine" && folder.read("video-2.mp4") == "0123456789")
  }

  @Test func `of two that save the same file one does`() throws {
    let first = try FileInTheMaking(for: folder.file("video.mp4"), resumes: true)
    #expect(throws: ClientError.self) {
      _ = try FileInTheMaking(for: folder.file("video.mp4"), resumes: true)
    }
    first.discard()
    _ = try FileInTheMaking(for: folder.file("video.mp4"), resumes: true)
    #expect(try names.isEmpty)
  }

  @Test func `a full disk is told with a way out, and half a file has no name`() throws {
    let writing = try FileInTheMaking(for: folder.file("video.mp4"), resumes: true) {
      descriptor, bytes, count in
      errno = ENOSPC
      return -1
    }
    try writing.begin(validator: #""v1""#)
    let error = #expect(throws: ClientError.self) { try writing.append(Data("video".utf8)) }
    #expect(
      error?.description.hasSuffix("video.mp4: the disk is full; make room, or choose another folder") == true
    )
    writing.keep()
    #expect(try names.isEmpty)
  }

  @Test func `a validator is strong, or a time long enough ago`() {
    func validator(_ headers: [String: String]) -> String? {
      Arrival.validator(HTTPAnswer(status: 200, headers: headers))
    }
    let date = "Sat, 21 Nov 2026 10:00:00 GMT"
    #expect(validator(["etag": #""a""#]) == #""a""#)
    #expect(validator(["etag": #"W/"a""#]) == nil)
    #expect(validator(["last-modified": "Sat, 21 Nov 2026 09:58:00 GMT", "date": date]) != nil)
    #expect(validator(["last-modified": "Sat, 21 Nov 2026 09:59:59 GMT", "date": date]) == nil)
    #expect(validator(["last-modified": date]) == nil)
  }

  @Test(
    arguments: [
      ("bytes 5-9/10", 5, 10), ("bytes */10", nil, 10), ("bytes 0-0/*", 0, nil),
    ] as [(String, Int?, Int?)])
  func `a content range is read`(header: String, start: Int?, total: Int?) {
    #expect(ContentRange(header)?.start == start && ContentRange(header)?.total == total)
    #expect(ContentRange("items 5-9/10") == nil && ContentRange(nil) == nil && ContentRange("bytes 5") == nil)
  }
}

/// A part as a program leaves it that was ended.
private enum KeptPart {
  static func leave(_ text: String, of file: URL) throws {
    let writing = try FileInTheMaking(for: file, resumes: true)
    try writing.begin(validator: #""v1""#)
    try writing.append(Data(text.utf8))
    writing.keep()
  }
}
