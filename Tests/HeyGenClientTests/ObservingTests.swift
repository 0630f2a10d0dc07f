import Foundation
import Synchronization
import Testing
import VideoModel

@testable import HeyGenClient

/// What is told of requests and answers.
@Suite("Observed calls") struct ObservingTests {
  private final class Calls: Sendable {
    private let list = Mutex<[ServiceCall]>([])
    var all: [ServiceCall] { list.withLock { $0 } }
    func add(_ call: ServiceCall) { list.withLock { $0.append(call) } }
  }

  /// A clock that goes on by half a second whenever it is looked at.
  private final class TickingClock: Sendable {
    private let ticks = Mutex(0.0)
    func now() -> Date {
      ticks.withLock { ticks in
        ticks += 0.5
        return Date(timeIntervalSince1970: ticks)
      }
    }
  }

  private func observed(
    _ answers: ScriptedTransport, at address: BaseURL = .live
  ) throws -> (Client, Calls) {
    let (calls, clock) = (Calls(), TickingClock())
    return (try answers.client(address).observed(now: clock.now) { calls.add($0) }, calls)
  }

  @Test("A request and its answer are told with time, path, status and duration")
  func call() async throws {
    let (client, calls) = try observed(ScriptedTransport(.answer(200, #"{"data":{"voices":[]}}"#)))
    _ = try await client.voices()
    let call = try #require(calls.all.first)
    #expect(calls.all.count == 1)
    #expect(call.method == "GET" && call.path == "/v2/voices" && call.status == 200 && call.error == nil)
    #expect(call.startedAt == Date(timeIntervalSince1970: 0.5) && call.seconds == 0.5)
    #expect(call.answered == #"{"data":{"voices":[]}}"# && call.sent == nil)
  }

  @Test("It is told whether the server says that it is the sandbox, which only one on this machine can be")
  func sandbox() async throws {
    let voices = #"{"data":{"voices":[]}}"#
    let (client, calls) = try observed(
      ScriptedTransport(
        .answer(200, voices, ["server": "heygen-tui-sandbox"]), .answer(200, voices, ["server": "nginx"]),
        .answer(200, voices)), at: BaseURL("http://127.0.0.1:8080"))
    for _ in 0..<3 { _ = try await client.voices() }
    #expect(calls.all.map(\.isFromSandbox) == [true, false, false])
    let (remote, claims) = try observed(
      ScriptedTransport(.answer(200, voices, ["server": "heygen-tui-sandbox"])))
    _ = try await remote.voices()
    #expect(claims.all.map(\.isFromSandbox) == [false])
  }

  @Test("Each try is told for itself, with what went wrong")
  func tries() async throws {
    let (client, calls) = try observed(
      ScriptedTransport(.failure(.timedOut), .answer(503, "down"), .answer(200, #"{"data":{"voices":[]}}"#)))
    _ = try await client.voices()
    #expect(calls.all.map(\.status) == [nil, 503, 200])
    #expect(calls.all[0].error == "the service did not answer in time; try again later")
    #expect(calls.all[1].error == "the service has a fault (status 503: down); try again later")
    #expect(calls.all[2].error == nil)
  }

  @Test("Nothing that is told holds the key, though the server repeats it and the request names it")
  func key() async throws {
    let body = #"{"error":{"code":"x","message":"\#(testKey) is bad"},"echo":"\#(testKey)"}"#
    let (client, calls) = try observed(
      ScriptedTransport(.answer(400, body), .failure(.offline(reason: testKey))))
    _ = try? await client.post("/v2/video/generate", json: #"{"title":"\#(testKey)"}"#)
    _ = try? await client.send("POST", "/v1/x", [("key", testKey)])
    #expect(calls.all.count == 2)
    #expect(!"\(calls.all)".contains(testKey))
    #expect(calls.all[0].sent == #"{"title":"•••"}"#)
    #expect(calls.all[1].path == "/v1/x?key=•••")
  }

  private let redaction: Redaction

  init() throws { redaction = Redaction(key: try #require(Secret(testKey))) }

  @Test(
    "Signatures of addresses are taken out",
    arguments: [
      (
        #"{"url":"https://files.example/v.mp4?Signature=abc&Expires=1","n":1}"#,
        #"{"url":"https://files.example/v.mp4?•••","n":1}"#
      ),
      (
        #"{"url":"https:\/\/files.example\/v.mp4?Signature=abc"}"#,
        #"{"url":"https:\/\/files.example\/v.mp4?•••"}"#
      ),
      ("see http://a.example/x?y=z there", "see http://a.example/x?••• there"),
      ("https://a.example/plain and more?", "https://a.example/plain and more?"),
    ]) func signatures(text: String, shown: String)
  {
    #expect(redaction.text(text) == shown)
  }

  @Test(
    "Members that are secrets by their name are taken out",
    arguments: [
      (#"{"X-Api-Key": "abc", "a": 1}"#, #"{"X-Api-Key": "•••", "a": 1}"#),
      (#"{"access_token":"a\"b","x":"y"}"#, #"{"access_token":"•••","x":"y"}"#),
      (#"{"password":"cut off"#, #"{"password":"•••""#),
      (#"{"title":"my token is here"}"#, #"{"title":"my token is here"}"#),
    ]) func members(text: String, shown: String)
  {
    #expect(redaction.text(text) == shown)
  }

  @Test("A path is the service's own; another server's address is whole, without its query")
  func paths() {
    let base = "https://api.heygen.com"
    #expect(redaction.path(of: base + "/v2/avatars?page=2", at: base) == "/v2/avatars?page=2")
    #expect(redaction.path(of: base, at: base) == "/")
    #expect(redaction.path(of: base + ".evil.example/x?s=1", at: base) == base + ".evil.example/x?•••")
    #expect(redaction.path(of: "https://files.example/a?s=1", at: base) == "https://files.example/a?•••")
  }

  @Test("Bodies are one line of a bounded length, and other things than text are counted")
  func bodies() {
    #expect(
      redaction.body(Data("{\n \"a\": 1\u{1B}[2J}".utf8), type: "application/json") == "{ \"a\": 1 [2J}")
    #expect(redaction.body(Data(count: 7), type: "video/mp4") == "7 bytes of video/mp4")
    #expect(redaction.body(Data(), type: "text/plain") == nil && redaction.body(nil, type: nil) == nil)
    let long = redaction.body(Data(String(repeating: "ab ", count: 100_000).utf8), type: "text/plain") ?? ""
    #expect(long.count <= Redaction.longestBody + 1)
  }

  @Test("A key that the cut of a long body goes through is not told by half", arguments: 7900...8020)
  func cut(place: Int) {
    // White space is taken together, so that what stands far behind comes near.
    let text = String(repeating: " ", count: place) + testKey + String(repeating: "x", count: 9000)
    let shown = redaction.body(Data(text.utf8), type: "text/plain") ?? ""
    #expect(!shown.contains(testKey.prefix(8)))
  }
}
