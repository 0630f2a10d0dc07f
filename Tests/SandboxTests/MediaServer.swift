import Foundation
import Synchronization

@testable import Sandbox

/// A server on 127.0.0.1 that answers as its test says, and as no well-behaved server does.
final class MediaServer: Sendable {
  enum Answer: Sendable {
    /// A whole answer with that body.
    case file(Data)
    /// These very bytes; the connection closes.
    case wire(String)
    /// The body goes out when the server is opened.
    case gated(Data)
    /// A body without an end.
    case endless
    /// A byte of the body from time to time, without an end.
    case dripping
    /// Nothing, and the connection stays open.
    case silent
  }

  /// What the threads and the test share; the threads hold no more, so that the server can go.
  private final class Shared: Sendable {
    let answers = Mutex<[String: Answer]>([:])
    let requests = Mutex<[String]>([])
    let asked = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    let stop: Int32
    init(stop: Int32) { self.stop = stop }
  }

  private let shared: Shared
  private let stopping: Int32
  private let port: UInt16

  /// The paths that were asked for, in order.
  var requests: [String] { shared.requests.withLock { $0 } }

  init(_ answers: [String: Answer] = [:]) throws {
    let socket = try ListeningSocket(port: nil)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    shared = Shared(stop: ends[0])
    stopping = ends[1]
    port = socket.port
    shared.answers.withLock { $0 = answers }
    let (shared, listener) = (shared, socket.descriptor)
    Thread.detachNewThread {
      while Self.isReady(listener, shared) {
        let connection = accept(listener, nil, nil)
        if connection >= 0 { Thread.detachNewThread { Self.serve(connection, shared) } }
      }
      close(listener)
    }
  }

  deinit { close(stopping) }

  func answer(_ path: String, with answer: Answer) { shared.answers.withLock { $0[path] = answer } }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Waits on a thread of its own until one more request has come.
  func waitForRequest() async { await onThread { [shared] in shared.asked.wait() } }

  /// Lets one gated answer go.
  func open() { shared.gate.signal() }

  /// Waits until there is something to read, up to that many milliseconds.
  /// - Returns: false when the server stops, or the time is over.
  private static func isReady(_ descriptor: Int32, _ shared: Shared, within time: Int32 = -1) -> Bool {
    var polled = [shared.stop, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    return poll(&polled, nfds_t(polled.count), time) > 0 && polled[0].revents == 0
  }

  private static func serve(_ connection: Int32, _ shared: Shared) {
    defer { close(connection) }
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      head += buffer[..<count]
    }
    let path = String(decoding: head, as: UTF8.self).split(separator: " ").dropFirst().first ?? ""
    shared.requests.withLock { $0.append(String(path)) }
    shared.asked.signal()
    let answer = shared.answers.withLock { $0[String(path)] } ?? .wire(missing)
    give(answer, to: connection, shared)
  }

  private static let missing = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone"
  private static let open = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

  private static func give(_ answer: Answer, to connection: Int32, _ shared: Shared) {
    switch answer {
    case .file(let data), .gated(let data):
      if case .gated = answer { shared.gate.wait() }
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(data.count)\r\nConnection: close\r\n\r\n"
      _ = send(Data(head.utf8) + data, connection)
    case .wire(let text): _ = send(Data(text.utf8), connection)
    case .endless:
      _ = send(Data(open.utf8), connection)
      while send(Data(count: 65536), connection) {}
    case .dripping:
      _ = send(Data(open.utf8), connection)
      var sent = true
      while sent, !isReady(connection, shared, within: 30) { sent = send(Data("x".utf8), connection) }
    case .silent: _ = isReady(connection, shared)
    }
  }

  private static func send(_ data: Data, _ connection: Int32) -> Bool {
    var left = data[...]
    while !left.isEmpty {
      let sent = left.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      left = left.dropFirst(sent)
    }
    return true
  }
}

/// Runs what blocks on a thread of its own, so that other tests go on.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}
