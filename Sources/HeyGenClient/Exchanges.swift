import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests by libcurl, each on a thread of its own. URLSession will not do: on Linux an answer that redirects to
/// certain addresses ends the program inside of it, before anybody is asked.
final class Exchanges: Sendable {
  private let keepsConnections: Bool
  private let idle = Mutex<[CurlHandle]>([])

  /// Handles that are kept, with a connection or more each.
  private static let mostIdle = 8
  private static let mostRedirects = 10

  /// - Parameter keepsConnections: whether a connection serves further requests. libcurl then sends a request again
  ///   by itself when a connection that it kept turns out to be closed.
  init(keepsConnections: Bool) { self.keepsConnections = keepsConnections }

  /// Sends a request and hands the pieces of the answer's body over; of its own body `progress` is told what part has
  /// gone out, 0–1. When the task is cancelled, it returns at once, and no
  /// piece is handed over that has not begun to be.
  func run(
    _ request: URLRequest, followsRedirects: Bool, progress: (@Sendable (Double) -> Void)? = nil,
    _ take: @escaping Transport.TakePiece
  ) async throws(ClientError) -> HTTPAnswer {
    guard !Task.isCancelled else { throw .cancelled }
    let exchange = Exchange()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchange.wait(with: continuation)
        Thread.detachNewThread {
          exchange.end(with: self.perform(request, exchange, followsRedirects, progress, take))
        }
      }
    } onCancel: {
      exchange.end(with: .failure(.cancelled))
    }
    return try result.get()
  }

  /// Follows a file's redirects to where nobody can read along, but never from the network to this machine.
  private func perform(
    _ request: URLRequest, _ exchange: Exchange, _ followsRedirects: Bool,
    _ progress: (@Sendable (Double) -> Void)?, _ take: @escaping Transport.TakePiece
  ) -> Result<HTTPAnswer, ClientError> {
    guard var address = request.url?.absoluteString, let handle = takeHandle() else {
      return .failure(.offline(reason: "its address cannot be used"))
    }
    defer { giveBack(handle) }
    for _ in 0...Self.mostRedirects {
      guard !exchange.isOver else { return .failure(.cancelled) }
      let transfer = Transfer(
        handle, request, to: address, isOver: { exchange.isOver }, progress: progress
      ) { head, piece throws(ClientError) in
        // What a redirect says beside its address is for nobody.
        if !followsRedirects || !(300..<400).contains(head.status) { try take(head, piece) }
      }
      let result = transfer.run()
      guard followsRedirects, case .success = result, let next = transfer.redirect,
        Self.leads(from: address, to: next)
      else { return result }
      address = next
    }
    return .failure(.unreadableAnswer(reason: "it redirects more than \(Self.mostRedirects) times"))
  }

  private static func leads(from: String, to: String) -> Bool {
    guard let from = WebAddress(from), let to = WebAddress(to) else { return false }
    return to.isEncryptedOrLocal && (to.isNamed || from.isLoopback)
  }

  private func takeHandle() -> CurlHandle? { idle.withLock { $0.popLast() } ?? CurlHandle() }

  private func giveBack(_ handle: CurlHandle) {
    guard keepsConnections else { return }
    idle.withLock { if $0.count < Self.mostIdle { $0.append(handle) } }
  }
}

/// A request under way, between the task that waits for it and the thread that carries it out. Its first end counts.
private final class Exchange: Sendable {
  private typealias Waiting = CheckedContinuation<Result<HTTPAnswer, ClientError>, Never>

  private enum State {
    case begun
    case waiting(Waiting)
    case ended(Result<HTTPAnswer, ClientError>)
  }

  private let state = Mutex(State.begun)

  var isOver: Bool {
    state.withLock { if case .ended = $0 { true } else { false } }
  }

  func wait(with continuation: CheckedContinuation<Result<HTTPAnswer, ClientError>, Never>) {
    let result = state.withLock { state -> Result<HTTPAnswer, ClientError>? in
      // Cancelled in the meantime.
      if case .ended(let result) = state { return result }
      state = .waiting(continuation)
      return nil
    }
    if let result { continuation.resume(returning: result) }
  }

  func end(with result: Result<HTTPAnswer, ClientError>) {
    let waiting = state.withLock { state -> Waiting? in
      if case .ended = state { return nil }
      defer { state = .ended(result) }
      if case .waiting(let continuation) = state { return continuation }
      return nil
    }
    waiting?.resume(returning: result)
  }
}
