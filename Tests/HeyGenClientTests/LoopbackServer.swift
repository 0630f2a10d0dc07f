import Foundation
import Synchronization
import TestSupport

/// A server on 127.0.0.1 that answers each request with the next step of its script, whatever is asked. It can do
/// what no well-behaved server does: break off, send half, stay silent.
final class LoopbackServer: Sendable {
  /// What is done with a request, after all of it has been read.
  enum Step: Sendable {
    /// These very bytes; the connection closes.
    case reply(String)
    /// These very bytes; the connection stays open for another request.
    case replyAndKeep(String)
    /// The connection closes without a byte.
    case drop
    /// Nothing, and the connection stays open.
    case silence
  }

  private struct State {
    var script: [Step]
    var requests: [String] = []
    var connections = 0
    var waiting: [(count: Int, CheckedContinuation<Void, Never>)] = []
  }

  /// What the thread and the test share; the thread holds no more, so that the server can go.
  private final class Shared: Sendable {
    let state: Mutex<State>
    init(_ script: [Step]) { state = Mutex(State(script: script)) }
  }

  let port: UInt16
  private let shared: Shared
  private let stop: Int32

  /// The address by number.
  var address: String { "http://127.0.0.1:\(port)" }
  /// All requests so far, each as it came: line, header and body.
  var requests: [String] { shared.state.withLock { $0.requests } }

  /// How many connections were made.
  var connections: Int { shared.state.withLock { $0.connections } }

  convenience init(_ script: Step...) throws { try self.init(script: script) }

  init(script: [Step]) throws {
    let (listener, port) = try LoopbackSocket.listen()
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    self.port = port
    stop = ends[1]
    shared = Shared(script)
    let (shared, woken) = (shared, ends[0])
    Thread.detachNewThread { Self.serve(listener, until: woken, shared) }
  }

  deinit { close(stop) }

  /// A port on which nothing listens.
  static func closedPort() throws -> UInt16 {
    let (listener, port) = try LoopbackSocket.listen()
    close(listener)
    return port
  }

  /// Returns once that many requests have come in.
  func waitForRequests(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = shared.state.withLock { state in
        if state.requests.count >= count { return true }
        state.waiting.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  private static func serve(_ listener: Int32, until woken: Int32, _ shared: Shared) {
    var connections: [Int32] = []
    while true {
      var ready = ([woken, listener] + connections).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&ready, nfds_t(ready.count), -1) > 0, ready[0].revents == 0 else { break }
      if ready[1].revents != 0 {
        connections.append(accept(listener, nil, nil))
        shared.state.withLock { $0.connections += 1 }
      }
      for connection in ready.dropFirst(2) where connection.revents != 0 {
        if !answer(connection.fd, shared) {
          close(connection.fd)
          connections.removeAll { $0 == connection.fd }
        }
      }
    }
    for descriptor in connections + [listener, woken] { close(descriptor) }
  }

  /// - Returns: whether the connection is to stay open.
  private static func answer(_ connection: Int32, _ shared: Shared) -> Bool {
    guard let request = read(connection) else { return false }
    let (step, woken) = shared.state.withLock { state in
      state.requests.append(request)
      let count = state.requests.count
      let woken = state.waiting.filter { $0.count <= count }
      state.waiting.removeAll { $0.count <= count }
      return (state.script.isEmpty ? .drop : state.script.removeFirst(), woken)
    }
    for (_, continuation) in woken { continuation.resume() }
    switch step {
    case .reply(let text), .replyAndKeep(let text):
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let sent = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard sent > 0 else { return false }
        bytes = bytes.dropFirst(sent)
      }
      if case .replyAndKeep = step { return true }
      return false
    case .drop: return false
    case .silence: return true
    }
  }

  /// One request; nil at the end of the connection.
  private static func read(_ connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let header = text[..<end.lowerBound].lowercased()
        let length = header.components(separatedBy: "content-length: ").dropFirst().first.flatMap {
          Int($0.prefix { $0.isNumber })
        }
        if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }
}

/// An HTTP answer as it goes over the wire.
func wire(_ status: Int, _ headers: [String] = [], _ body: String = "") -> String {
  (["HTTP/1.1 \(status) Word", "Content-Length: \(body.utf8.count)"] + headers).joined(separator: "\r\n")
    + "\r\n\r\n" + body
}
