import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// An answer over HTTP.
public struct HTTPAnswer: Equatable, Sendable {
  /// The status, such as 200.
  public var status: Int
  /// The header fields, names in lower case.
  public var headers: [String: String]
  /// The body; empty where it is handed over piece by piece.
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
  /// Takes a piece of a body, together with the answer's status and headers.
  public typealias TakePiece = @Sendable (HTTPAnswer, Data) throws(ClientError) -> Void

  /// Sends a request to the API and collects the answer. Redirects are not followed, and a body of more than
  /// `Client.largestAnswer` bytes is an error.
  public var send: @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer
  /// Fetches a file and hands it over piece by piece, in order; the answer that is returned has no body.
  public var fetch: @Sendable (URLRequest, @escaping TakePiece) async throws(ClientError) -> HTTPAnswer
  /// Waits between tries.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A transport of these closures.
  public init(
    send: @escaping @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer,
    fetch: @escaping @Sendable (URLRequest, @escaping TakePiece) async throws(ClientError) -> HTTPAnswer,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.send = send
    self.fetch = fetch
    self.sleep = sleep
  }

  /// A transport that fetches files as it sends requests, the body in one piece.
  public init(
    send: @escaping @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.init(
      send: send,
      fetch: { request, take async throws(ClientError) in
        var answer = try await send(request)
        let body = answer.body
        answer.body = Data()
        try take(answer, body)
        return answer
      },
      sleep: sleep)
  }
}
