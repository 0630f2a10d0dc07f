import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests under way in one URLSession, which calls back by task.
final class Exchanges: NSObject, Sendable {
  /// One request under way.
  private struct Exchange {
    let followsRedirects: Bool
    let take: Transport.TakePiece
    let progress: (@Sendable (Double) -> Void)?
    let continuation: CheckedContinuation<Result<HTTPAnswer, ClientError>, Never>
  }

  private let underWay = Mutex<[Int: Exchange]>([:])
  private let session = Mutex<URLSession?>(nil)

  override init() {
    super.init()
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    // The session holds its delegate until `close`.
    session.withLock { $0 = URLSession(configuration: configuration, delegate: self, delegateQueue: nil) }
  }

  /// Lets go of the connections; what is under way ends first.
  func close() {
    session.withLock { session in
      session?.finishTasksAndInvalidate()
      session = nil
    }
  }

  /// Sends a request and hands the pieces of the answer's body over; of its own body `progress` is told what part has
  /// gone out, 0–1. When the task is cancelled, it returns at once, and no
  /// piece is handed over that has not begun to be.
  func run(
    _ request: URLRequest, followsRedirects: Bool, progress: (@Sendable (Double) -> Void)? = nil,
    _ take: @escaping Transport.TakePiece
  ) async throws(ClientError) -> HTTPAnswer {
    guard !Task.isCancelled else { throw .cancelled }
    guard let task = session.withLock({ $0?.dataTask(with: request) }) else { throw .cancelled }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let exchange = Exchange(
          followsRedirects: followsRedirects, take: take, progress: progress, continuation: continuation)
        underWay.withLock { $0[task.taskIdentifier] = exchange }
        // Cancelled in the meantime: the handler has found nothing to end.
        if Task.isCancelled { end(task, with: .failure(.cancelled)) }
        task.resume()
      }
    } onCancel: {
      end(task, with: .failure(.cancelled))
      task.cancel()
    }
    if case .failure = result { task.cancel() }
    return try result.get()
  }

  private func end(_ task: URLSessionTask, with result: Result<HTTPAnswer, ClientError>) {
    let exchange = underWay.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    exchange?.continuation.resume(returning: result)
  }

  private static func head(of response: URLResponse?) -> HTTPAnswer? {
    guard let response = response as? HTTPURLResponse else { return nil }
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return HTTPAnswer(status: response.statusCode, headers: headers)
  }
}

extension Exchanges: URLSessionDataDelegate {
  /// Follows a file's redirects to where nobody can read along, but never from the network to this machine.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let follows = underWay.withLock { $0[task.taskIdentifier]?.followsRedirects } ?? false
    let from = (task.currentRequest?.url?.absoluteString).flatMap(WebAddress.init)
    let to = (request.url?.absoluteString).flatMap(WebAddress.init)
    guard follows, let from, let to, to.isEncryptedOrLocal, !to.isLoopback || from.isLoopback else {
      return completionHandler(nil)
    }
    completionHandler(request)
  }

  /// Takes a demand for a password as the answer that it is: there is none to give, and left to itself URLSession on
  /// Linux neither asks again nor ends.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    guard let head = Self.head(of: task.response ?? challenge.failureResponse) else {
      return completionHandler(.performDefaultHandling, nil)
    }
    end(task, with: .success(head))
    completionHandler(.cancelAuthenticationChallenge, nil)
  }

  /// Tells what part of the body has gone out.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
    totalBytesExpectedToSend: Int64
  ) {
    guard let progress = underWay.withLock({ $0[task.taskIdentifier]?.progress }) else { return }
    let expected = max(totalBytesExpectedToSend, Int64(task.originalRequest?.httpBody?.count ?? 0))
    if expected > 0 { progress(Double(totalBytesSent) / Double(expected)) }
  }

  /// Hands a piece over.
  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let take = underWay.withLock { $0[dataTask.taskIdentifier]?.take }
    guard let take, let head = Self.head(of: dataTask.response) else { return }
    do throws(ClientError) { try take(head, data) } catch {
      end(dataTask, with: .failure(error))
      dataTask.cancel()
    }
  }

  /// Ends the exchange.
  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error {
      // The code "cannot connect" is also given when one address of a host refused, another took the request, and
      // the connection broke then.
      let sent = task.response != nil || task.countOfBytesSent > 0 || task.countOfBytesReceived > 0
      end(task, with: .failure(Transport.clientError(error, sent: sent)))
    } else if let head = Self.head(of: task.response) {
      end(task, with: .success(head))
    } else {
      end(task, with: .failure(.unreadableAnswer(reason: "it is no HTTP answer")))
    }
  }
}
