import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HeyGenClient

/// Files are fetched over real sockets and written to a real folder.
@Suite struct DownloadTests {
  private let folder: TemporaryFolder
  private let client: Client
  private let waits = ScriptedTransport()

  init() throws {
    folder = try TemporaryFolder()
    var transport = Transport.live
    transport.sleep = waits.transport.sleep
    var client = Client(baseURL: .live, key: try #require(Secret(testKey)), transport: transport)
    // Nothing is given up because the machine is busy.
    client.timeouts.fetching = 600
    self.client = client
  }

  private func fetch(_ address: String, _ progress: (@Sendable (Double) -> Void)? = nil) async -> ClientError?
  {
    await failure { () async throws(ClientError) in
      try await client.download(address, to: folder.file("video.mp4"), progress: progress)
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func `the file takes its place, and no key goes to its server`() async throws {
    try folder.write("old and longer than the new one", to: "video.mp4")
    let body = String(repeating: "video ", count: 50_000)
    let server = try LoopbackServer(.reply(wire(200, ["Content-Type: video/mp4"], body)))
    let told = Mutex<[Double]>([])
    let error = await fetch("\(server.address)/v.mp4?sig=%2Fa%3D") { fraction in
      told.withLock { $0.append(fraction) }
    }
    #expect(error == nil)
    #expect(try folder.read("video.mp4") == body)
    #expect(try names == ["video.mp4"])
    let progress = told.withLock { $0 }
    #expect(progress == progress.sorted() && progress.last == 1)
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("GET /v.mp4?sig=%2Fa%3D HTTP/1.1"))
    #expect(!request.contains(testKey))
    #expect(request.lowercased().contains("accept-encoding: identity"))
  }

  @Test func `a file of which half comes is fetched again, and given up after the third time`() async throws {
    try folder.write("old", to: "video.mp4")
    let half = LoopbackServer.Step.reply("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    let server = try LoopbackServer(half, half, half)
    let error = await fetch(server.address + "/v.mp4")
    guard case .connectionLost = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(server.requests.count == 3)
    #expect(try folder.read("video.mp4") == "old")
    #expect(try names == ["video.mp4"])
  }

  @Test func `the second try begins from the start`() async throws {
    let server = try LoopbackServer(
      .reply("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), .reply(wire(503)),
      .reply(wire(200, [], "whole")))
    #expect(await fetch(server.address + "/v.mp4") == nil)
    #expect(try folder.read("video.mp4") == "whole")
    #expect(waits.waits == [.seconds(1), .seconds(2)])
  }

  @Test(arguments: [403, 404, 410])
  func `an address that has expired says so, and leaves what is there`(status: Int) async throws {
    try folder.write("old", to: "video.mp4")
    let server = try LoopbackServer(.reply(wire(status, [], "<Error><Code>AccessDenied</Code></Error>")))
    #expect(
      await fetch(server.address)
        == .notFound(message: "the video's address has expired; ask for its status again"))
    #expect(try folder.read("video.mp4") == "old")
    #expect(try names == ["video.mp4"])
  }

  @Test(arguments: [wire(200), wire(200, ["Content-Type: text/html; charset=utf-8"], "<html>Log in</html>")])
  func `nothing, or a web page, is no video`(answer: String) async throws {
    let server = try LoopbackServer(.reply(answer))
    guard case .unreadableAnswer = await fetch(server.address) else {
      Issue.record("taken for a video")
      return
    }
    #expect(try names.isEmpty)
  }

  @Test func `a file's redirect is followed on this machine`() async throws {
    let other = try LoopbackServer(.reply(wire(200, [], "video")))
    let server = try LoopbackServer(.reply(wire(302, ["Location: \(other.address)/there"])))
    #expect(await fetch(server.address) == nil)
    #expect(try folder.read("video.mp4") == "video")
  }

  @Test func `a file's redirects are followed with their body dropped, up to ten`() async throws {
    let round = (0..<10).map { LoopbackServer.Step.reply(wire(302, ["Location: /\($0)?a=%2F"], "moved")) }
    let server = try LoopbackServer(script: round + [.reply(wire(200, [], "video"))])
    #expect(await fetch(server.address + "/deep/a") == nil)
    #expect(try folder.read("video.mp4") == "video")
    #expect(server.requests.last?.hasPrefix("GET /9?a=%2F HTTP/1.1") == true)
    let endless = try LoopbackServer(script: round + round)
    guard case .unreadableAnswer(let reason) = await fetch(endless.address) else {
      Issue.record("followed")
      return
    }
    #expect(reason == "it redirects more than 10 times")
  }

  @Test func `a download that is cancelled behind a redirect ends at once`() async throws {
    let silent = try LoopbackServer(.silence)
    let server = try LoopbackServer(.reply(wire(302, ["Location: \(silent.address)/there"])))
    let call = Task { await fetch(server.address) }
    await silent.waitForRequests(1)
    call.cancel()
    #expect(await call.value == .cancelled)
    #expect(try names.isEmpty)
  }

  @Test(arguments: ["//[::1", "//", "http://", "//x y/", "file:///etc/passwd"])
  func `a redirect to what is no address on the web leads nowhere`(location: String) async throws {
    let server = try LoopbackServer(.reply(wire(302, ["Location: \(location)"])))
    guard case .unreadableAnswer = await fetch(server.address) else {
      Issue.record("followed")
      return
    }
    #expect(try names.isEmpty)
  }

  @Test func `but not to where others could read along`() async throws {
    let server = try LoopbackServer(.reply(wire(302, ["Location: http://example.com/there"], "moved")))
    guard case .unreadableAnswer(let reason) = await fetch(server.address) else {
      Issue.record("followed")
      return
    }
    #expect(reason.contains("redirects"))
    #expect(try names.isEmpty)
  }

  @Test(arguments: [
    "", "video.mp4", "file:///etc/passwd", "http://example.com/v.mp4", "ftp://127.0.0.1/x",
    "https://user:pw@example.com/v.mp4",
  ])
  func `an address that may not be fetched is not`(address: String) async throws {
    guard case .unreadableAnswer = await fetch(address) else {
      Issue.record("fetched")
      return
    }
    #expect(try names.isEmpty)
  }

  @Test func `a place that cannot be written is named`() async throws {
    try folder.write("a file, no folder", to: "blocked")
    let server = try LoopbackServer(.reply(wire(200, [], "video")))
    let error = await failure { () async throws(ClientError) in
      try await client.download(server.address, to: folder.file("blocked/video.mp4"))
    }
    guard case .fileFailed(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("blocked"))
    #expect(server.requests.isEmpty)
  }

  @Test func `cancelling leaves nothing behind`() async throws {
    let server = try LoopbackServer(.replyAndKeep("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))
    let (arrived, arrival) = AsyncStream.makeStream(of: Double.self)
    let call = Task { await fetch(server.address) { arrival.yield($0) } }
    for await _ in arrived { break }
    call.cancel()
    #expect(await call.value == .cancelled)
    #expect(try names.isEmpty)
    #expect(server.requests.count == 1)
  }

  // MARK: Pictures and videos that a request names

  private func fetchMedia(_ address: String, largest: Int = 100, within seconds: Double = 600) async
    -> ClientError?
  {
    await failure { () async throws(ClientError) in
      try await client.fetchMedia(address, to: folder.file("picture"), largest: largest, within: seconds)
    }
  }

  @Test func `a picture is taken up to its largest size, and no key goes to its server`() async throws {
    let server = try LoopbackServer(.reply(wire(200, ["Content-Type: image/png"], "0123456789")))
    #expect(await fetchMedia(server.address + "/a.png", largest: 10) == nil)
    #expect(try folder.read("picture") == "0123456789")
    #expect(server.requests.first?.contains(testKey) == false)
  }

  @Test(arguments: [
    wire(200, [], String(repeating: "x", count: 2_000_001)),
    "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\nx",
    "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 2_000_001),
  ])
  func `a larger one is not, whether its length is told or not`(answer: String) async throws {
    let server = try LoopbackServer(.replyAndKeep(answer))
    #expect(
      await fetchMedia(server.address, largest: 2_000_000)
        == .unreadableAnswer(reason: "it has more than 2 MB"))
    #expect(try names.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `a server that stands still is given up`() async throws {
    let server = try LoopbackServer(.silence)
    #expect(await fetchMedia(server.address, within: 0.05) == .timedOut)
    #expect(try names.isEmpty)
  }

  @Test func `a picture that is not there is not told of as a video`() async throws {
    let server = try LoopbackServer(.reply(wire(404)))
    #expect(
      await fetchMedia(server.address) == .notFound(message: "there is no file at its address, or no longer"))
    #expect(
      await fetchMedia("file:///etc/hostname")
        == .unreadableAnswer(reason: "the file's address is neither https nor on this machine"))
  }
}
