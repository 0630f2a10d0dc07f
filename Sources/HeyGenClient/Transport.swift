import Foundation
import Synchronization
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// An answer over HTTP.
public struct HTTPAnswer: Sendable {
  /// The status, such as 200.
  public var status: Int
  /// The header fields, names in lower case.
  public var headers: [String: String]
  /// The body.
  public var body: Data

  /// An answer.
  public init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// How requests go out. The live transport is URLSession's; tests script their own.
public struct Transport: Sendable {
  /// Sends a request and collects the answer.
  public var send: @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer
  /// Fetches a file to a place that the caller removes; the answer has no body.
  public var fetch:
    @Sendable (URLRequest, _ progress: (@Sendable (Double) -> Void)?) async throws(ClientError) -> (
      HTTPAnswer, URL
    )
  /// Waits between tries.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A transport of these closures.
  public init(
    send: @escaping @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer,
    fetch:
      @escaping @Sendable (URLRequest, (@Sendable (Double) -> Void)?) async throws(ClientError) -> (
        HTTPAnswer, URL
      ),
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.send = send
    self.fetch = fetch
    self.sleep = sleep
  }

  /// URLSession without cookies, cache and redirects, so that the key goes nowhere else.
  public static let live: Transport = {
    let session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
    return Transport(
      send: { request async throws(ClientError) in
        do {
          let (body, response) = try await session.data(for: request)
          return try answer(response, body: body)
        } catch { throw clientError(error) }
      },
      fetch: { request, progress async throws(ClientError) in
        do { return try await Download(progress: progress).run(request, configuration: configuration) } catch
        {
          throw clientError(error)
        }
      },
      sleep: { try await Task.sleep(for: $0) })
  }()

  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    return configuration
  }

  static func answer(_ response: URLResponse?, body: Data) throws(ClientError) -> HTTPAnswer {
    guard let response = response as? HTTPURLResponse else {
      throw .unreadableAnswer(reason: "it is no HTTP answer")
    }
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return HTTPAnswer(status: response.statusCode, headers: headers, body: body)
  }

  /// What a failure of URLSession means for the caller: above all, whether the request can have been sent.
  static func clientError(_ error: any Error) -> ClientError {
    if let error = error as? ClientError { return error }
    if error is CancellationError { return .cancelled }
    guard let error = error as? URLError else { return .connectionLost(reason: "\(type(of: error))") }
    switch error.code {
    case .cancelled: return .cancelled
    case .timedOut: return .timedOut
    case .cannotFindHost, .dnsLookupFailed: return .offline(reason: "its name is not known here")
    case .cannotConnectToHost: return .offline(reason: "nothing answers at its address")
    case .notConnectedToInternet: return .offline(reason: "there is no network")
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      return .offline(reason: "no secure connection can be made")
    case .unsupportedURL, .badURL: return .offline(reason: "its address cannot be used")
    case .badServerResponse, .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData:
      return .unreadableAnswer(reason: "it is no HTTP answer")
    case .cannotWriteToFile, .cannotCreateFile: return .fileFailed(reason: "the disk may be full")
    default: return .connectionLost(reason: "the network failed (\(error.code.rawValue))")
    }
  }
}

/// Refuses redirects: the API has none, and a redirect would carry the key to another server.
private final class NoRedirects: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}

/// One file being fetched, with its progress.
private final class Download: NSObject, URLSessionDownloadDelegate {
  private let progress: (@Sendable (Double) -> Void)?
  private let waiting = Mutex<CheckedContinuation<(HTTPAnswer, URL), any Error>?>(nil)
  private let saved = Mutex<Result<URL, any Error>?>(nil)

  init(progress: (@Sendable (Double) -> Void)?) { self.progress = progress }

  func run(_ request: URLRequest, configuration: URLSessionConfiguration) async throws -> (HTTPAnswer, URL) {
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.downloadTask(with: request)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiting.withLock { $0 = continuation }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didWriteData written: Int64,
    totalBytesWritten total: Int64, totalBytesExpectedToWrite expected: Int64
  ) {
    if expected > 0 { progress?(Double(total) / Double(expected)) }
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    // The file is gone when this returns, so it moves to a name of ours.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heygen-tui-\(UUID().uuidString)")
    let moved = Result { try FileManager.default.moveItem(at: location, to: place) }.map { place }
    saved.withLock { $0 = moved }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard
      let continuation = waiting.withLock({ waiting in
        defer { waiting = nil }
        return waiting
      })
    else { return }
    continuation.resume(
      with: Result {
        if let error { throw error }
        guard let file = try saved.withLock({ $0 })?.get() else {
          throw ClientError.fileFailed(reason: "nothing was saved")
        }
        return (try Transport.answer(task.response, body: Data()), file)
      })
  }
}
