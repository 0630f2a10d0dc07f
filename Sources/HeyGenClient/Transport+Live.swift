import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Transport {
  /// libcurl without cookies and cache. Requests to the API are never redirected, so that the key goes nowhere
  /// else; files are, to where nobody on the way can read them.
  public static let live: Transport = {
    let reading = Exchanges(keepsConnections: true)
    // What makes or deletes something must not be sent twice, so it gets a connection of its own.
    let alone = Exchanges(keepsConnections: false)
    return Transport(
      send: { request async throws(ClientError) in
        try await collect(request, over: request.httpMethod == "GET" ? reading : alone)
      },
      upload: { request, progress async throws(ClientError) in
        try await collect(request, over: alone, progress)
      },
      fetch: { request, take async throws(ClientError) in
        try await alone.run(request, followsRedirects: true, take)
      },
      sleep: { try await Task.sleep(for: $0) })
  }()

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
}
