import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Transport {
  /// URLSession without cookies and cache. Requests to the API are never redirected, so that the key goes nowhere
  /// else; files are, to where nobody on the way can read them.
  public static let live: Transport = {
    keepLoopbackOffProxies()
    let reading = Exchanges()
    return Transport(
      send: { request async throws(ClientError) in
        // libcurl sends a request again by itself when a connection that it kept turns out to be closed. What
        // makes or deletes something must not be sent twice, so it gets a connection of its own.
        guard request.httpMethod == "GET" else { return try await sendAlone(request) }
        return try await collect(request, over: reading)
      },
      upload: { request, progress async throws(ClientError) in try await sendAlone(request, progress) },
      fetch: { request, take async throws(ClientError) in
        // A file is written where its pieces arrive, which must not hold up the answers of the API.
        let exchanges = Exchanges()
        defer { exchanges.close() }
        return try await exchanges.run(request, followsRedirects: true, take)
      },
      sleep: { try await Task.sleep(for: $0) })
  }()

  /// Sends a request over a connection that nothing else uses.
  private static func sendAlone(
    _ request: URLRequest, _ progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) -> HTTPAnswer {
    let exchanges = Exchanges()
    defer { exchanges.close() }
    return try await collect(request, over: exchanges, progress)
  }

  private static func collect(
    _ request: URLRequest, over exchanges: Exchanges, _ progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) -> HTTPAnswer {
    let body = Mutex(Data())
    var answer = try await exchanges.run(request, followsRedirects: false, progress: progress) {
      _, piece throws(ClientError) in
      let count = body.withLock { body in
        body.append(piece)
        return body.count
      }
      guard count <= Client.largestAnswer else { throw Client.tooLarge }
    }
    answer.body = body.withLock { $0 }
    return answer
  }

  /// libcurl takes the proxy from the environment for loopback addresses too, where no proxy can reach the
  /// server that is meant. Done once, before the first request.
  private static func keepLoopbackOffProxies() {
    let environment = ProcessInfo.processInfo.environment
    let hasProxy = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].contains {
      environment[$0]?.isEmpty == false
    }
    let exempt = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    guard hasProxy, exempt != "*" else { return }
    let names = exempt.isEmpty ? [] : [exempt]
    setenv("no_proxy", (names + ["localhost", "127.0.0.0/8", "127.0.0.1", "::1"]).joined(separator: ","), 1)
  }

  /// What a failure of URLSession means for the caller: above all, whether the request can have been sent.
  /// - Parameter sent: whether a connection was made, as far as it is known; without one nothing was sent.
  static func clientError(_ error: any Error, sent: Bool = false) -> ClientError {
    if let error = error as? ClientError { return error }
    if error is CancellationError { return .cancelled }
    guard let error = error as? URLError else { return .connectionLost(reason: "\(type(of: error))") }
    switch error.code {
    case .cancelled: return .cancelled
    case .timedOut: return .timedOut
    case .cannotFindHost, .dnsLookupFailed: return .offline(reason: "its name is not known here")
    case .cannotConnectToHost where !sent: return .offline(reason: "nothing answers at its address")
    case .notConnectedToInternet where !sent: return .offline(reason: "there is no network")
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      return .offline(reason: "no secure connection can be made")
    // On Linux this is libcurl's "empty reply from server".
    case .badServerResponse: return .connectionLost(reason: "the server closed it without an answer")
    // An address has been looked at before; on Linux this is an answer that does not begin as HTTP does.
    case .unsupportedURL, .badURL, .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData:
      return .unreadableAnswer(reason: "it is no HTTP answer")
    default:
      let told = error.userInfo[NSLocalizedDescriptionKey] as? String
      return .connectionLost(reason: PlainText.line(told ?? "the network failed (\(error.code.rawValue))"))
    }
  }
}
