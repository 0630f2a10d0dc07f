import Foundation
import Synchronization
import TestSupport

/// A server on 127.0.0.1 that speaks as much of the video API as following renders takes, in words of its own, and does what
/// goes wrong between here and there: by chance, but the same for the same seed. It renders nothing.
public final class FaultyServer: Sendable {
  /// A video as the server knows it.
  public struct Truth: Sendable {
    /// The service's id.
    public let id: String
    /// The title that it was asked for with.
    public let title: String
    /// `completed` or `failed`.
    public let end: String
    /// When it ends.
    public let endsAt: Date
  }

  /// How it behaves.
  public struct Behaviour: Sendable {
    /// What goes wrong.
    public var faults = Faults.none
    /// The seed of chance.
    public var seed: UInt64 = 1
    /// From the request to the video, in seconds.
    public var lengths = 60.0...600
    /// The part of all videos that fail, 0–1.
    public var failing = 0.05
    /// From a request to its answer, in seconds of the computer's own clock; it is carried out in the middle.
    public var latencies = 0.0...0
    /// Pauses between the pieces of a slow answer, in seconds of the computer's own clock.
    public var pause = 0.02

    /// The usual behaviour: everything goes well.
    public init() {}
  }

  /// The port.
  public let port: UInt16
  /// The address.
  public var address: String { "http://127.0.0.1:\(port)" }

  private let behaviour: Behaviour
  private let shelf: VideoShelf
  private struct State {
    var faults: Faults
    var numbers: SeededNumbers
    var counts: [String: Int] = [:]
    var byKey: [String: Int] = [:]
    var isOver = false
  }

  private let state: Mutex<State>
  private let listener: Int32

  /// Starts serving.
  /// - Parameter now: the server's clock.
  public init(_ behaviour: Behaviour = Behaviour(), now: @escaping @Sendable () -> Date = { Date() }) throws {
    self.behaviour = behaviour
    shelf = VideoShelf(
      seed: behaviour.seed &+ 1, lengths: behaviour.lengths, failing: behaviour.failing, now: now)
    state = Mutex(State(faults: behaviour.faults, numbers: SeededNumbers(seed: behaviour.seed)))
    (listener, port) = try LoopbackSocket.listen()
    answerer = Answerer(shelf: shelf, now: now, address: "http://127.0.0.1:\(port)")
    Thread.detachNewThread { self.serve() }
  }

  private let answerer: Answerer

  /// Ends serving.
  public func stop() {
    state.withLock { $0.isOver = true }
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// What goes wrong from now on.
  public func set(_ faults: Faults) { state.withLock { $0.faults = faults } }

  /// Requests so far, by method and first words of the path.
  public var counts: [String: Int] { state.withLock { $0.counts } }

  /// Requests so far, by the key that came with them.
  public var countsByKey: [String: Int] { state.withLock { $0.byKey } }

  /// Questions about single videos whose end such a question had been answered with before.
  public var repeats: Int { answerer.told.repeats }

  /// All requests so far.
  public var requests: Int { counts.values.reduce(0, +) }

  /// Every video, in the order they were asked for.
  public var truth: [Truth] {
    shelf.all.map { video in
      Truth(
        id: video.id, title: video.title, end: video.fails ? "failed" : "completed", endsAt: video.endsAt)
    }
  }

  /// Takes a video on as if it had been submitted.
  /// - Returns: its id.
  public func add(title: String, isV3: Bool) -> String {
    shelf.add(title: title, callbackID: nil, isV3: isV3, key: nil).id
  }

  // MARK: Connections

  private func serve() {
    while !state.withLock({ $0.isOver }) {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      let thread = Thread { self.serve(connection) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var one: Int32 = 1
    setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var reader = RequestReader(connection)
    while let request = reader.next() {
      let fault = state.withLock { state in
        state.counts[Self.name(of: request), default: 0] += 1
        if let key = request.headers["x-api-key"] { state.byKey[key, default: 0] += 1 }
        return state.faults.draw(state.numbers.next())
      }
      guard answer(request, fault, on: connection) else { return }
    }
  }

  private static func name(of request: WireRequest) -> String {
    let path = request.path.split(separator: "/").prefix(2).joined(separator: "/")
    let isOne = request.path.split(separator: "/").count > 2
    return "\(request.method) \(path)\(isOne ? "/…" : "")"
  }

  /// - Returns: whether the connection stays open.
  private func answer(_ request: WireRequest, _ fault: Faults.Kind, on connection: Int32) -> Bool {
    switch fault {
    case .refusal:
      let body = #"{"error":{"code":"rate_limit_exceeded","message":"Too many requests"}}"#
      let wait = state.withLock { $0.faults.retryAfter }
      return Socket.write(wire(429, Data(body.utf8), ["Retry-After: \(wait)"]), to: connection)
    case .error:
      return Socket.write(wire(500, Data("<html>Internal Server Error</html>".utf8), []), to: connection)
    case .none, .drop, .half, .garble, .slow: break
    }
    let latency = state.withLock { state in
      behaviour.latencies.lowerBound
        + (behaviour.latencies.upperBound - behaviour.latencies.lowerBound) * state.numbers.next()
    }
    if latency > 0 { Thread.sleep(forTimeInterval: latency / 2) }
    var (status, body) = answerer.answer(request)
    if fault == .none || fault == .slow { answerer.noteAnswered(request) }
    if latency > 0 { Thread.sleep(forTimeInterval: latency / 2) }
    switch fault {
    case .drop: return false
    // Nobody can tell that of a file whose length is right.
    case .garble where body.first == UInt8(ascii: "{"):
      body = body.prefix(body.count / 2) + Data("\u{0}}{".utf8)
    case .half:
      let whole = wire(status, body, [])
      Socket.write(whole.prefix(whole.count - body.count / 2 - 1), to: connection)
      return false
    case .none, .slow, .garble, .refusal, .error: break
    }
    let whole = wire(status, body, [])
    guard fault == .slow else { return Socket.write(whole, to: connection) }
    for start in stride(from: 0, to: whole.count, by: max(whole.count / 5, 1)) {
      Thread.sleep(forTimeInterval: behaviour.pause)
      let piece = whole[start..<min(start + max(whole.count / 5, 1), whole.count)]
      guard Socket.write(piece, to: connection) else { return false }
    }
    return true
  }

  private func wire(_ status: Int, _ body: Data, _ headers: [String]) -> Data {
    let type = body.first == UInt8(ascii: "{") ? "application/json" : "application/octet-stream"
    let lines =
      [
        "HTTP/1.1 \(status) Answer", "Content-Type: \(type)", "Content-Length: \(body.count)",
        "Server: heygen-tui-sandbox",
      ]
      + headers
    return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
