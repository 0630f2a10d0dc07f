import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// The live transport over real sockets: what is sent, and what each way of failing means.
@Suite struct ConnectionTests {
  private func client(_ address: String, reading: TimeInterval = 300) throws -> Client {
    let key = try #require(Secret(testKey))
    var client = Client(baseURL: try BaseURL(address), key: key)
    client.timeouts = Client.Timeouts(reading: reading, changing: 300, fetching: 300)
    return client
  }

  private let status = wire(
    200, [], #"{"code":100,"data":{"id":"v1","status":"processing"},"message":"Success"}"#)

  @Test func `the request goes out byte by byte as it was written, with its headers`() async throws {
    let server = try LoopbackServer(.reply(wire(200, [], #"{"error":null,"data":{"video_id":"v1"}}"#)))
    let text = "{ \"title\": \"Grüße 👋\",\n  \"speed\": 1.0 }\n"
    #expect(try await client(server.address).generate(kind: .studio, requestText: text) == "v1")
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /v2/video/generate HTTP/1.1\r\n"))
    #expect(request.hasSuffix("\r\n\r\n" + text))
    let header = request.lowercased()
    #expect(header.contains("x-api-key: \(testKey.lowercased())\r\n"))
    #expect(header.contains("content-type: application/json\r\n"))
    #expect(header.contains("accept: application/json\r\n"))
    #expect(header.contains("user-agent: heygen-tui/0.1\r\n"))
  }

  @Test func `a refused connection is offline: surely nothing was sent`() async throws {
    let client = try client("http://127.0.0.1:\(LoopbackServer.closedPort())")
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    #expect(error == .offline(reason: "nothing answers at its address"))
    #expect(error?.surelyNotSent == true)
  }

  @Test func `an address that swallows whatever knocks is offline, too`() async throws {
    let port = try MutePort()
    var client = try client("http://127.0.0.1:\(port.number)")
    client.timeouts.changing = 1
    let error = await failure { [client] () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    #expect(error == .offline(reason: "nothing answers at its address in time"))
    withExtendedLifetime(port) {}
  }

  @Test func `an unknown name is offline`() async throws {
    let client = try client("https://no-such-host.invalid")
    let error = await failure { () async throws(ClientError) in try await client.deleteVideo("v1") }
    #expect(error?.surelyNotSent == true, "\(String(describing: error))")
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `a connection dropped after the request may have made a video, and nothing is sent again`(host: String)
    async throws
  {
    let server = try LoopbackServer(.drop, .drop, .drop)
    let client = try client("http://\(host):\(server.port)")
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    guard case .connectionLost = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.surelyNotSent == false)
    #expect(error?.serverRefused == false)
    #expect(server.requests.count == 1)
  }

  @Test func `a kept connection that closes does not make the request go out twice`() async throws {
    let server = try LoopbackServer(
      .replyAndKeep(status), .drop, .reply(wire(200, [], #"{"data":{"video_id":"second"}}"#)))
    let client = try client(server.address)
    _ = try await client.videoStatus("v1")
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    guard case .connectionLost = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(server.requests.filter { $0.hasPrefix("POST") }.count == 1)
    #expect(server.connections == 2)
  }

  @Test func `a question on a kept connection that closes is answered on another`() async throws {
    let server = try LoopbackServer(.replyAndKeep(status), .drop, .reply(status))
    let client = try client(server.address)
    _ = try await client.videoStatus("v1")
    #expect(try await client.videoStatus("v1").word == "processing")
  }

  @Test func `half an answer is a lost connection, never half a truth`() async throws {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"data\":{\"video_id\":\"v1\"}}"
    let server = try LoopbackServer(.reply(half))
    let client = try client(server.address)
    let error = await failure { () async throws(ClientError) in
      try await client.generate(kind: .studio, requestText: "{}")
    }
    guard case .connectionLost = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a server that stays silent is given up`() async throws {
    let server = try LoopbackServer(.silence)
    var client = try client(server.address)
    client.timeouts.changing = 1
    let error = await failure { [client] () async throws(ClientError) in try await client.deleteVideo("v1") }
    #expect(error == .timedOut)
    #expect(error?.surelyNotSent == false)
  }

  @Test func `a cancelled task returns at once`() async throws {
    let server = try LoopbackServer(.silence)
    let client = try client(server.address)
    let call = Task {
      await failure { () async throws(ClientError) in
        try await client.generate(kind: .studio, requestText: "{}")
      }
    }
    await server.waitForRequests(1)
    call.cancel()
    #expect(await call.value == .cancelled)
  }

  @Test func `a task that is cancelled before sends nothing`() async throws {
    let server = try LoopbackServer(.drop)
    let client = try client(server.address)
    let call = Task {
      // Returns once the task has been cancelled.
      while !Task.isCancelled { await Task.yield() }
      return await failure { () async throws(ClientError) in try await client.videoStatus("v1") }
    }
    call.cancel()
    #expect(await call.value == .cancelled)
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: [301, 302, 307, 308])
  func `a redirect does not carry the key to another server`(code: Int) async throws {
    let other = try LoopbackServer(.reply(status))
    let server = try LoopbackServer(.reply(wire(code, ["Location: \(other.address)/v1/x?video_id=1"])))
    let client = try client(server.address)
    let error = await failure { () async throws(ClientError) in try await client.videoStatus("v1") }
    guard case .refused(code, "", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains(other.address))
    #expect(!message.contains("video_id"))
    #expect(other.requests.isEmpty)
  }

  @Test(arguments: ["//[::1]/x", "//[::1", "//", "http://", "//x y/", "\u{1}", "[", "?", "mailto:a"])
  func `a redirect to what is no address is an answer as any other`(location: String) async throws {
    let server = try LoopbackServer(.reply(wire(302, ["Location: \(location)"])))
    let client = try client(server.address)
    let error = await failure { () async throws(ClientError) in try await client.videoStatus("v1") }
    guard case .refused(302, "", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a demand for a password is a refused key, not a puzzle`() async throws {
    let body = #"{"error":{"code":"unauthorized","message":"Unauthorized"}}"#
    let server = try LoopbackServer(.reply(wire(401, ["WWW-Authenticate: Basic realm=\"x\""], body)))
    let client = try client(server.address)
    let error = await failure { () async throws(ClientError) in try await client.voices() }
    #expect(error == .wrongKey(message: "Unauthorized"))
  }

  @Test func `what is no HTTP is a failure that is told`() async throws {
    let server = try LoopbackServer(.reply("SSH-2.0-OpenSSH_9.2\r\n"))
    let client = try client(server.address)
    let error = await failure { () async throws(ClientError) in try await client.deleteVideo("v1") }
    #expect(error != nil)
    #expect(error?.surelyNotSent == false)
    #expect(error?.serverRefused == false)
  }

  @Test func `cookies are not kept`() async throws {
    let kept = status.replacing("Content-Length", with: "Set-Cookie: a=b; Path=/\r\nContent-Length")
    let server = try LoopbackServer(.reply(kept), .reply(status))
    let client = try client(server.address)
    _ = try await client.videoStatus("v1")
    _ = try await client.videoStatus("v1")
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { !$0.lowercased().contains("cookie:") })
  }

  @Test func `many calls at once each get their own answer`() async throws {
    let answers = (0..<20).map { _ in LoopbackServer.Step.reply(status) }
    let servers = try answers.map { try LoopbackServer($0) }
    try await withThrowingTaskGroup(of: String.self) { group in
      for (number, server) in servers.enumerated() {
        let client = try client(server.address)
        group.addTask { try await client.videoStatus("v\(number)").videoID }
      }
      var ids: Set<String> = []
      for try await id in group { ids.insert(id) }
      #expect(ids.count == 20)
    }
  }
}
