import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The service's API over HTTP.
public struct Client: Sendable {
  let baseURL: BaseURL
  private let key: Secret
  let transport: Transport

  /// More than this is no answer that the API gives.
  static let largestAnswer = 64_000_000
  /// Tries after the first one, of requests that change nothing.
  static let retries = 2

  /// A client.
  public init(baseURL: BaseURL, key: Secret, transport: Transport = .live) {
    self.baseURL = baseURL
    self.key = key
    self.transport = transport
  }

  /// Reads from the service; a fault that may pass is tried again.
  func get(_ path: String, _ query: [(String, String?)] = []) async throws(ClientError) -> JSONValue {
    var tries = 0
    while true {
      do { return try await answer(try request("GET", path, query, timeout: 30)) } catch {
        tries += 1
        guard error.isWorthRetrying, tries <= Self.retries, let wait = Self.wait(after: error, tries) else {
          throw error
        }
        do { try await transport.sleep(wait) } catch { throw .cancelled }
      }
    }
  }

  /// How long to wait before the next try; nil when that is too long to wait here.
  private static func wait(after error: ClientError, _ tries: Int) -> Duration? {
    if case .rateLimited(let asked) = error {
      let wait = asked ?? .seconds(2)
      return wait > .seconds(30) ? nil : wait
    }
    // What is not there now will not be there in a second; the caller decides how to go on.
    return error.surelyNotSent ? nil : .seconds(tries)
  }

  /// Sends what changes something, once.
  func send(
    _ method: String, _ path: String, _ query: [(String, String?)] = [], body: String? = nil
  ) async throws(ClientError) -> JSONValue {
    var request = try request(method, path, query, timeout: 120)
    if let body {
      request.httpBody = Data(body.utf8)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    return try await answer(request)
  }

  private func answer(_ request: URLRequest) async throws(ClientError) -> JSONValue {
    let answer = try await transport.send(request)
    guard answer.body.count <= Self.largestAnswer else {
      throw .unreadableAnswer(reason: "it has more than \(Self.largestAnswer / 1_000_000) MB")
    }
    return try Envelope.data(of: answer)
  }

  private func request(
    _ method: String, _ path: String, _ query: [(String, String?)], timeout: TimeInterval
  ) throws(ClientError) -> URLRequest {
    var parts = URLComponents(string: baseURL.description + path)
    let items = query.compactMap { name, value in value.map { URLQueryItem(name: name, value: $0) } }
    if !items.isEmpty { parts?.queryItems = items }
    guard let url = parts?.url else { throw .offline(reason: "its address cannot be used") }
    var request = URLRequest(url: url, timeoutInterval: timeout)
    request.httpMethod = method
    request.setValue(key.value, forHTTPHeaderField: "X-Api-Key")
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    request.setValue("heygen-tui/0.1", forHTTPHeaderField: "User-Agent")
    return request
  }

  /// A word as a part of a path.
  static func escaped(_ word: String) -> String {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: "/?#%")
    return word.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }
}
