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

/// How requests go out. The live transport is libcurl's; tests script their own.
public struct Transport: Sendable {
  /// Takes a piece of a body, together with the answer's status and headers.
  public typealias TakePiece = @Sendable (HTTPAnswer, Data) throws(ClientError) -> Void

  /// Sends a request and tells the part of its body that has gone out, 0–1.
  public typealias Upload =
    @Sendable (URLRequest, @escaping @Sendable (Double) -> Void) async throws(ClientError) -> HTTPAnswer

  /// Sends a request to the API and collects the answer. Redirects are not followed, and a body of more than
  /// `Client.largestAnswer` bytes is an error.
  public var send: @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer
  /// The same for a request with a large body, and tells the part of it that has gone out, 0–1.
  public var upload: Upload
  /// Fetches a file and hands it over piece by piece, in order; the answer that is returned has no body.
  public var fetch: @Sendable (URLRequest, @escaping TakePiece) async throws(ClientError) -> HTTPAnswer
  /// Waits between tries.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A transport of these closures. Without `upload` of its own it sends uploads as anything else.
  public init(
    send: @escaping @Sendable (URLRequest) async throws(ClientError) -> HTTPAnswer,
    upload: Upload? = nil,
    fetch: @escaping @Sendable (URLRequest, @escaping TakePiece) async throws(ClientError) -> HTTPAnswer,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.send = send
    if let upload {
      self.upload = upload
    } else {
      self.upload = { request, _ async throws(ClientError) in try await send(request) }
    }
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
